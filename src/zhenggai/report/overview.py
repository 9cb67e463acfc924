"""The unit tree as lines of cells, with what every figure means: what people read of a roll-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.figures.base import Figures, Metric
from zhenggai.figures.groups import ISSUE_GROUPS, NAMES, in_order, value_name
from zhenggai.figures.metrics import METRICS, Measured
from zhenggai.figures.rates import BY_ID, ratios
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import CAMPAIGN
from zhenggai.report.view import Column, FigureLine, Line, Overview, RateLine
from zhenggai.rollup import Node, Share
from zhenggai.words import Lang, Text

_COUNTS: Final = {
    "opinions": ("opinions.records", Text("意见", "opinions")),
    "replied": ("opinions.replied", Text("已答复", "replied")),
    "issues": ("issues.total", Text("问题", "issues")),
    "resolved": ("issues.resolved", Text("已整改", "resolved")),
    "overdue": ("issues.overdue", Text("逾期", "overdue")),
}
_RATES: Final = ("completion", "reply", "implementation", "satisfaction_broad")
_COUNTED: Final = ("units", "opinions.records", "issues.total", "measures.total")
_ALL: Final = Text("全部单位", "all units")
_ITSELF: Final = Text("本级", "itself")
_UNREAD: Final = Text("（读不了，未计入）", " (cannot be read: not counted)")


@dataclass(frozen=True, slots=True)
class Occasion:
    """For which campaign, day and language, and by what the figures are grouped."""

    campaign: Campaign
    day: dt.date
    lang: Lang
    by: str = ""

    def say(self, text: Text) -> str:
        """Return words in the language of the report."""
        return text.to(self.lang)


def overview(root: Node, shown: Node, occasion: Occasion) -> Overview:
    """Prepare a report of `shown`, the tree `root` down to the depth that is wanted."""
    say, campaign = occasion.say, occasion.campaign
    day = day_text(occasion.day)
    return Overview(
        "zh-CN" if occasion.lang == "zh" else "en",
        say(Text(f"{campaign.name}整改汇总", f"{campaign.name}: roll-up of rectification")),
        say(Text(f"截至{day.zh}", f"as of {day.en}")),
        say(_head(occasion)),
        tuple(_columns(occasion)),
        tuple(_lines(shown, occasion, 0)),
        tuple(say(text) for text in _remarks(root, shown, occasion)),
        say(Text("比率", "Rates")),
        tuple(say(text) for text in _RATE_HEADS),
        tuple(_rate_lines(root.total, occasion)),
        say(Text("数字", "Counts")),
        tuple(say(text) for text in _FIGURE_HEADS),
        tuple(_figure_lines(root.total, occasion)),
    )


_RATE_HEADS: Final = (
    Text("比率", "rate"),
    Text("值", "value"),
    Text("分子", "numerator"),
    Text("分母", "denominator"),
    Text("算法", "formula"),
)
_FIGURE_HEADS: Final = (Text("项目", "what is counted"), Text("合计", "total"))


def _head(occasion: Occasion) -> Text:
    if not occasion.by:
        return Text("单位", "unit")
    by = NAMES[occasion.by]
    return Text(f"单位 · {by.zh}", f"unit · {by.en}")


def _columns(occasion: Occasion) -> Iterator[Column]:
    for name, (_, text) in _COUNTS.items():
        yield Column(name, occasion.say(text), rate=False)
    for name in _RATES:
        yield Column(name, occasion.say(BY_ID[name].name), rate=True)


def _cells(figures: Figures) -> tuple[str, ...]:
    counts = [str(figures.of(metric)) for metric, _ in _COUNTS.values()]
    return (*counts, *(str(BY_ID[name].of(figures)) for name in _RATES))


def _lines(node: Node, occasion: Occasion, depth: int) -> Iterator[Line]:
    yield Line(depth, unit_name(node, occasion), "unit", _cells(node.total))
    for value, figures in _groups(node, occasion, everything=depth == 0):
        name = occasion.say(value_name(value, occasion.by, occasion.campaign))
        yield Line(depth + 1, name, "group", _cells(figures))
    if node.children and node.own.of("units") and not occasion.by:
        yield Line(depth + 1, occasion.say(_ITSELF), "itself", _cells(node.own))
    for child in node.children:
        yield from _lines(child, occasion, depth + 1)


def _groups(node: Node, occasion: Occasion, *, everything: bool) -> Iterator[tuple[str, Figures]]:
    """Go through the groups of a node that a table shows.

    At the root every word of a list, for what nothing was found is news too. Owners with most
    issues come first; those with personal issues only are left to the machine formats.
    """
    if not occasion.by:
        return
    values = in_order(node.by, occasion.by, occasion.campaign)
    figures = {value: node.by.get(value, Share()).total for value in values}
    if occasion.by == "owner":
        values.sort(key=lambda value: -figures[value].of("issues.total"))
    for value in values:
        if (everything and occasion.by != "owner") or any(map(figures[value].of, _COUNTED)):
            yield value, figures[value]


def unit_name(node: Node, occasion: Occasion) -> str:
    """Return what a node is called in a table."""
    if node.row.id == CAMPAIGN and not node.row.kind:
        return occasion.say(_ALL)
    name = node.row.name or node.row.id
    return name if node.row.read else f"{name}{occasion.say(_UNREAD)}"


def _remarks(root: Node, shown: Node, occasion: Occasion) -> Iterator[Text]:
    units = root.total.of("units")
    yield Text(
        f"共{units}个单位。各行是本级加所属单位的合计；共性问题只计入牵头单位。",
        f"{units} units. Each row is the unit itself plus all units below it; a shared issue"
        " counts at its lead only.",
    )
    outside = root.total.of("issues.outside")
    if outside:
        yield Text(
            f"另有转办、归并、撤销的问题{outside}条，不计入问题数。",
            f"Issues referred, merged or withdrawn: {outside}, not among the issues counted.",
        )
    if occasion.by == "tag":
        yield Text(
            "一条问题有几个标签的，各组都算一次，各组相加可能多于合计。",
            "An issue with several tags is in each of their groups: they may add up to more.",
        )
    elif occasion.by in ISSUE_GROUPS:
        yield Text(
            "一条意见对应几个问题的，各组都算一次。",
            "An opinion that led to several issues may be in several groups.",
        )
    if shown.children != root.children:
        yield Text(
            "下级单位没有全部列出，数字已计入上级。",
            "Not all units below are listed; they are counted in those above.",
        )


def _rate_lines(figures: Figures, occasion: Occasion) -> Iterator[RateLine]:
    for rate, ratio in ratios(figures):
        yield RateLine(
            rate.id,
            occasion.say(rate.name),
            ratio.percent,
            ratio.numerator,
            ratio.denominator,
            occasion.say(rate.formula),
        )


def _figure_lines(figures: Figures, occasion: Occasion) -> Iterator[FigureLine]:
    """Say every count; what is split by words only if any record has one of them."""
    campaign = occasion.campaign
    for measured in METRICS:
        metrics = measured.metrics(campaign)
        name = occasion.say(measured.name)
        if measured.words is None:
            yield FigureLine(name, str(figures.of(measured.id)))
        elif any(figures.of(*metric) for metric in metrics):
            yield FigureLine(name, _split(measured, metrics, figures, occasion))


def _split(
    measured: Measured, metrics: Sequence[Metric], figures: Figures, occasion: Occasion
) -> str:
    words = [metric.word or "" for metric in metrics]
    if figures.of(measured.id, ""):
        words.append("")
    names = (occasion.say(measured.word_name(word, occasion.campaign)) for word in words)
    numbers = (figures.of(measured.id, word) for word in words)
    said = [f"{name} {number}" for name, number in zip(names, numbers, strict=True)]
    return occasion.say(Text("；", "; ")).join(said)
