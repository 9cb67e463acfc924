"""The one table of rates: what each is called, how it is computed, and from which figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.figures.base import Figures
from zhenggai.words import Text

Number: TypeAlias = Callable[[Figures], int]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator and a denominator, never one without the other."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """The share; None when there is nothing to take it of."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def percent(self) -> str:
        """The share in per cent to one place, half up; 100.0% only when it is all of it."""
        if not self.denominator:
            return "—"
        tenths = (2000 * self.numerator + self.denominator) // (2 * self.denominator)
        if self.numerator < self.denominator:
            tenths = min(tenths, 999)
        return f"{tenths // 10}.{tenths % 10}%"

    def __str__(self) -> str:
        """Return the share with what it was taken of: `58.9% (1275/2164)`; — without."""
        if not self.denominator:
            return self.percent
        return f"{self.percent} ({self.numerator}/{self.denominator})"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: its id, its name, its formula in words, and its two numbers."""

    id: str
    name: Text
    formula: Text
    numerator: Number
    denominator: Number

    def of(self, figures: Figures) -> Ratio:
        """Take the rate of figures, of one unit or of many added up."""
        return Ratio(self.numerator(figures), self.denominator(figures))


def _count(*metrics: str) -> Number:
    """Return a function that adds up these metrics."""
    return lambda figures: sum(figures.of(metric) for metric in metrics)


def _known(figures: Figures) -> int:
    return figures.of("surveys.valid") - figures.of("surveys.unknown")


RATES: Final = (
    Rate(
        "completion",
        Text("整改完成率", "completion"),
        Text(
            "已整改、已销号、长期坚持的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues done, closed or sustained ÷ issues (without referred, merged, withdrawn)",
        ),
        _count("issues.resolved"),
        _count("issues.total"),
    ),
    Rate(
        "closure",
        Text("销号率", "closure"),
        Text(
            "已销号的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues closed ÷ issues (without referred, merged, withdrawn)",
        ),
        _count("issues.closed"),
        _count("issues.total"),
    ),
    Rate(
        "on_time",
        Text("按期完成率（按延期后的时限）", "on time (by the due date in force)"),
        Text(
            "在批准延期后的时限内完成的问题 ÷ 该时限已到的问题",
            "issues done by the due date in force ÷ issues whose due date in force has come",
        ),
        _count("basis.on_time"),
        _count("basis.due"),
    ),
    Rate(
        "on_time_original",
        Text("按期完成率（按原定时限）", "on time (by the original due date)"),
        Text(
            "在原定时限内完成的问题 ÷ 原定时限已到的问题",
            "issues done by the original due date ÷ issues whose original due date has come",
        ),
        _count("basis.on_time_original"),
        _count("basis.due_original"),
    ),
    Rate(
        "overdue",
        Text("逾期率", "overdue rate"),
        Text(
            "过了时限还没有整改的问题 ÷ 时限已到的问题",
            "issues past due and not settled ÷ issues whose due date in force has come",
        ),
        _count("issues.overdue"),
        _count("basis.due"),
    ),
    Rate(
        "reply",
        Text("意见答复率", "reply"),
        Text(
            "已答复的意见（匿名的以公示答复为准） ÷ 收到的意见",
            "opinions replied to (anonymous ones by a notice) ÷ opinions received",
        ),
        _count("opinions.replied"),
        _count("opinions.records"),
    ),
    Rate(
        "adoption",
        Text("意见采纳率", "adoption"),
        Text(
            "采纳和部分采纳的意见 ÷ 已作决定的意见",
            "opinions adopted wholly or in part ÷ opinions decided",
        ),
        _count("opinions.adopted"),
        _count("opinions.decided"),
    ),
    Rate(
        "implementation",
        Text("措施落实率", "implementation"),
        Text(
            "已到时限、已完成并有佐证的措施 ÷ 已到时限的措施",
            "measures due, done and with evidence ÷ measures due so far",
        ),
        _count("basis.implemented"),
        _count("measures.due"),
    ),
    Rate(
        "satisfaction_strict",
        Text("满意率", "satisfied"),
        Text("满意 ÷ 有效票（含不了解）", "satisfied ÷ valid ballots (“don't know” included)"),
        _count("surveys.satisfied"),
        _count("surveys.valid"),
    ),
    Rate(
        "satisfaction_broad",
        Text("满意和基本满意率", "satisfied or basically satisfied"),
        Text(
            "满意和基本满意 ÷ 有效票（含不了解）",
            "satisfied and basically satisfied ÷ valid ballots (“don't know” included)",
        ),
        _count("surveys.satisfied", "surveys.basic"),
        _count("surveys.valid"),
    ),
    Rate(
        "satisfaction_strict_known",
        Text("满意率（不含不了解）", "satisfied (without “don't know”)"),
        Text("满意 ÷ 有效票减不了解", "satisfied ÷ valid ballots less “don't know”"),
        _count("surveys.satisfied"),
        _known,
    ),
    Rate(
        "satisfaction_broad_known",
        Text("满意和基本满意率（不含不了解）", "satisfied or basically (without “don't know”)"),
        Text(
            "满意和基本满意 ÷ 有效票减不了解",
            "satisfied and basically satisfied ÷ valid ballots less “don't know”",
        ),
        _count("surveys.satisfied", "surveys.basic"),
        _known,
    ),
    Rate(
        "dissatisfied",
        Text("不满意率", "dissatisfied"),
        Text("不满意 ÷ 有效票（含不了解）", "dissatisfied ÷ valid ballots (“don't know” included)"),
        _count("surveys.dissatisfied"),
        _count("surveys.valid"),
    ),
    Rate(
        "return",
        Text("测评票回收率", "ballots returned"),
        Text("收回票 ÷ 发出票", "ballots returned ÷ ballots issued"),
        _count("surveys.returned"),
        _count("surveys.issued"),
    ),
    Rate(
        "lookback_coverage",
        Text("回头看覆盖率", "looked back on"),
        Text(
            "回头看过的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues looked back on ÷ issues (without referred, merged, withdrawn)",
        ),
        _count("basis.looked_back"),
        _count("issues.total"),
    ),
    Rate(
        "response",
        Text("响应率", "response"),
        Text(
            "收到后按时转送并签收的意见 ÷ 已转送或转送时限已过的意见",
            "opinions relayed and acknowledged in time ÷ opinions relayed or past that time",
        ),
        _count("basis.responded"),
        _count("basis.response_due"),
    ),
    Rate(
        "solved",
        Text("解决率", "solved"),
        Text(
            "最近一次回头看认为已解决的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues the latest look-back found solved ÷ issues (without referred, merged,"
            " withdrawn)",
        ),
        _count("basis.solved"),
        _count("issues.total"),
    ),
)
"""Every rate of `format.md`, in its order. Three are the trio of 接诉即办: response, solved and
satisfaction. The satisfaction rates come twice, with and without “don't know”."""
BY_ID: Final = {rate.id: rate for rate in RATES}


def ratios(figures: Figures) -> Iterator[tuple[Rate, Ratio]]:
    """Take every rate of figures."""
    return ((rate, rate.of(figures)) for rate in RATES)
