"""The unit tree as lines of cells, with what every figure means: what people read of a roll-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from zhenggai.dates import day_text
from zhenggai.figures.base import Figures
from zhenggai.figures.groups import NAMES, in_order, value_name
from zhenggai.figures.metrics import listed
from zhenggai.figures.rates import BY_ID, ratios
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import CAMPAIGN
from zhenggai.rollup import Node
from zhenggai.words import Lang, Text

_COUNTS: Final = {
    "opinions": ("opinions.records", Text("意见", "opinions")),
    "replied": ("opinions.replied", Text("已答复", "replied")),
    "issues": ("issues.total", Text("问题", "issues")),
    "resolved": ("issues.resolved", Text("已整改", "resolved")),
    "overdue": ("issues.overdue", Text("逾期", "overdue")),
}
_RATES: Final = ("completion", "reply", "implementation", "satisfaction_broad")
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


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    id: str
    """`opinions`, `issues`, …, or the id of a rate."""
    name: str
    rate: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with all below it, what a unit has itself, or one group of a unit."""

    depth: int
    name: str
    sort: Literal["unit", "itself", "group"]
    cells: tuple[str, ...]
    """A cell for each column; a rate stands with its numerator and denominator."""


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate of all units of the table."""

    id: str
    name: str
    percent: str
    numerator: int
    denominator: int
    formula: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A count of all units of the table; split by words where it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a table, a Markdown or an HTML page says."""

    html_lang: str
    """The language tag of HTML: zh-CN or en."""
    title: str
    as_of: str
    unit: str
    """The head of the first column."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    """What the table leaves out, and how its rows add up."""
    rates_title: str
    rates_columns: tuple[str, ...]
    """The heads of the table of rates: name, value, numerator, denominator, formula."""
    rates: tuple[RateLine, ...]
    figures_title: str
    figures_columns: tuple[str, ...]
    """The heads of the table of counts: what is counted, number."""
    figures: tuple[FigureLine, ...]


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
    for value in in_order(node.by, occasion.by, occasion.campaign) if occasion.by else ():
        if value in node.by or depth == 0:
            name = occasion.say(value_name(value, occasion.by, occasion.campaign))
            figures = node.by[value].total if value in node.by else Figures()
            yield Line(depth + 1, name, "group", _cells(figures))
    if node.children and node.own.of("units") and not occasion.by:
        yield Line(depth + 1, occasion.say(_ITSELF), "itself", _cells(node.own))
    for child in node.children:
        yield from _lines(child, occasion, depth + 1)


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
    if occasion.by in ("tag", "owner"):
        yield Text(
            "一条问题、意见可以归入几组，各组相加可能多于合计。",
            "An issue or an opinion may be in several groups: they may add up to more than all.",
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
    words: dict[str, list[str]] = {}
    for measured, metric in listed(figures, occasion.campaign):
        number = str(figures.of(*metric))
        if metric.word is not None:
            word = occasion.say(measured.word_name(metric.word, occasion.campaign))
            number = f"{word} {number}"
        words.setdefault(occasion.say(measured.name), []).append(number)
    return (FigureLine(name, _listed(numbers, occasion)) for name, numbers in words.items())


def _listed(numbers: Iterable[str], occasion: Occasion) -> str:
    return occasion.say(Text("，", ", ")).join(numbers)
