"""The roll-up as people read it: a table, what it leaves out, and what every figure means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.dates import day_text
from zhenggai.figures.base import Figures, Metric
from zhenggai.figures.metrics import Measured
from zhenggai.figures.quantity import counted, rated
from zhenggai.figures.rates import RATES
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_remarks import remarks
from zhenggai.report.rollup_tables import Table
from zhenggai.report.view import FigureLine, Overview, RateLine
from zhenggai.rollup import Node
from zhenggai.words import Text

_RATE_HEADS: Final = (
    Text("比率", "rate"),
    Text("值", "value"),
    Text("分子", "numerator"),
    Text("分母", "denominator"),
    Text("算法", "formula"),
)
_FIGURE_HEADS: Final = (Text("项目", "what is counted"), Text("合计", "total"))


def overview(root: Node, table: Table, occasion: Occasion, *, cut: bool = False) -> Overview:
    """Prepare a report of a table of the tree under `root`; `cut`: not all of it is listed."""
    say, campaign = occasion.say, occasion.campaign
    before = root.before.total if root.before else None
    return Overview(
        "zh-CN" if occasion.lang == "zh" else "en",
        say(Text(f"{campaign.name}整改汇总", f"{campaign.name}: roll-up of rectification")),
        say(_as_of(occasion)),
        say(table.unit),
        tuple(
            replace(column, changed=any(line.changes[place] for line in table.lines))
            for place, column in enumerate(table.columns)
        ),
        table.lines,
        tuple(map(say, (*table.remarks, *remarks(root.total, occasion, cut=cut)))),
        say(Text("比率", "Rates")),
        tuple(map(say, _RATE_HEADS)),
        tuple(_rate_lines(root.total, before, occasion)),
        say(Text("数字", "Counts")),
        tuple(map(say, _FIGURE_HEADS)),
        tuple(_Counts(root.total, before, occasion).lines()),
        compares=before is not None,
    )


def _as_of(occasion: Occasion) -> Text:
    day = day_text(occasion.day)
    if occasion.since is None:
        return Text(f"截至{day.zh}", f"as of {day.en}")
    since = day_text(occasion.since)
    return Text(f"截至{day.zh}，与{since.zh}相比", f"as of {day.en}, compared with {since.en}")


def _rate_lines(now: Figures, before: Figures | None, occasion: Occasion) -> Iterator[RateLine]:
    for rate in RATES:
        ratio = rate.of(now)
        then = rate.of(before) if before else ratio
        yield RateLine(
            rate.id,
            occasion.say(rate.name),
            ratio.percent,
            ratio.numerator,
            ratio.denominator,
            occasion.say(rate.formula),
            occasion.change(rated(rate), now, before),
            _signed(ratio.numerator - then.numerator),
            _signed(ratio.denominator - then.denominator),
        )


def _signed(number: int) -> str:
    return f"{number:+d}" if number else ""


@dataclass(frozen=True, slots=True)
class _Counts:
    """The counts of all units, of one day or of two."""

    now: Figures
    before: Figures | None
    occasion: Occasion

    def lines(self) -> Iterator[FigureLine]:
        """Say every count; what is split by words only if any record has one of them."""
        for measured in self.occasion.metrics:
            name = self.occasion.say(measured.name)
            metrics = measured.metrics(self.occasion.campaign)
            if measured.words is None:
                yield FigureLine(name, self.number(measured, metrics[0]))
            elif any(map(self.is_there, metrics)):
                yield FigureLine(name, self.words(measured, metrics))

    def words(self, measured: Measured, metrics: Sequence[Metric]) -> str:
        """Say a count word by word, last of all those without one."""
        without = Metric(measured.id, "")
        listed = [*metrics, without] if self.is_there(without) else metrics
        said = []
        for metric in listed:
            word = measured.word_name(metric.word or "", self.occasion.campaign)
            said.append(f"{self.occasion.say(word)} {self.number(measured, metric)}")
        return self.occasion.say(Text("；", "; ")).join(said)

    def number(self, measured: Measured, metric: Metric) -> str:
        """Say a number, and in brackets how it changed."""
        taken = counted(measured, metric, self.occasion.campaign)
        change = self.occasion.change(taken, self.now, self.before)
        return f"{taken.said(self.now)} ({change})" if change else taken.said(self.now)

    def is_there(self, metric: Metric) -> bool:
        """Whether anything was counted on any of the days."""
        return any(item.of(*metric) for item in (self.now, self.before) if item)
