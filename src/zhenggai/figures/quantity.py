"""A count or a rate by the name that people type: a column, a key to rank by, a line of a chart."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.figures.base import Figures, Metric
from zhenggai.figures.metrics import FINDINGS, METRICS, Measured
from zhenggai.figures.rates import BY_ID, RATES
from zhenggai.figures.ratio import Rate
from zhenggai.model.campaign import Campaign
from zhenggai.words import Text

_NEW: Final = Text("新", "new")
_LESS_IS_BETTER: Final = ("overdue", "dissatisfied")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is taken of figures: one count, or a rate with its two numbers."""

    id: str
    """As typed: `issues.overdue`, `issues.by_track.phased`, or the id of a rate."""
    name: Text
    taken: Metric | Rate

    @property
    def rate(self) -> Rate | None:
        """The rate; None of a count."""
        return self.taken if isinstance(self.taken, Rate) else None

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The counts that it is taken of."""
        if isinstance(self.taken, Rate):
            sums = self.taken.numerator, self.taken.denominator
            return tuple(Metric(name) for item in sums for name in (*item.metrics, *item.less))
        return (self.taken,)

    def numbers(self, figures: Figures) -> tuple[int, ...]:
        """Return the count; of a rate its numerator and denominator."""
        if isinstance(self.taken, Rate):
            ratio = self.taken.of(figures)
            return ratio.numerator, ratio.denominator
        return (figures.of(*self.taken),)

    @property
    def descending(self) -> bool:
        """Whether the highest comes first in a ranking: not where less is better."""
        return self.id not in _LESS_IS_BETTER

    def said(self, figures: Figures) -> str:
        """Return what a cell of a table says: `39`, `36.8% (39/106)`."""
        if isinstance(self.taken, Rate):
            return str(self.taken.of(figures))
        return str(figures.of(*self.taken))

    def exact(self, figures: Figures) -> Fraction | None:
        """Return the number or the share, not rounded; None of a rate of nothing."""
        if not isinstance(self.taken, Rate):
            return Fraction(figures.of(*self.taken))
        ratio = self.taken.of(figures)
        return Fraction(ratio.numerator, ratio.denominator) if ratio.denominator else None

    def difference(self, now: Figures, before: Figures) -> Fraction | None:
        """Return by how much it changed, not rounded; None if it cannot be taken of both."""
        after, earlier = self.exact(now), self.exact(before)
        return None if after is None or earlier is None else after - earlier

    def change(self, now: Figures, before: Figures) -> Text:
        """Return by how much it went up or down, a rate in percentage points; empty if it did not.

        A rate that could not be taken before is new; one that cannot be taken now says nothing.
        """
        by = self.difference(now, before)
        if by is None and self.exact(now) is not None:
            return _NEW
        if not by:
            return Text("", "")
        said = f"{int(by):+d}" if self.rate is None else _points(by)
        return Text(said, said)


def _points(by: Fraction) -> str:
    """Return percentage points to one place, half away from zero."""
    tenths = floor(abs(by) * 1000 + Fraction(1, 2))
    return f"{'-' if by < 0 else '+'}{tenths // 10}.{tenths % 10}"


def quantities(campaign: Campaign, *, findings: bool = False) -> Iterator[Quantity]:
    """Go through all there is: counts, word by word where they are split, and rates."""
    for measured in (*METRICS, *FINDINGS) if findings else METRICS:
        for metric in _metrics(measured, campaign):
            yield counted(measured, metric, campaign)
    yield from map(rated, RATES)


def _metrics(measured: Measured, campaign: Campaign) -> tuple[Metric, ...]:
    metrics = measured.metrics(campaign)
    return metrics if measured.words is None else (*metrics, Metric(measured.id, ""))


def counted(measured: Measured, metric: Metric, campaign: Campaign) -> Quantity:
    """Return one figure of a metric as a quantity."""
    if metric.word is None:
        return Quantity(metric.id, measured.name, metric)
    word, name = measured.word_name(metric.word, campaign), measured.name
    named = Text(f"{name.zh}: {word.zh}", f"{name.en}: {word.en}")
    return Quantity(f"{metric.id}.{metric.word}", named, metric)


def rated(rate: Rate) -> Quantity:
    """Return a rate as a quantity."""
    return Quantity(rate.id, rate.name, rate)


def quantity(typed: str, campaign: Campaign, *, findings: bool = False) -> Quantity:
    """Return the quantity of this id or name.

    Raise `CannotGoOnError` if there is none.
    """
    if typed in BY_ID:
        return rated(BY_ID[typed])
    every = list(quantities(campaign, findings=findings))
    wanted = _folded(typed)
    for item in every:
        if wanted in (_folded(item.id), _folded(item.name.zh), _folded(item.name.en)):
            return item
    raise _unknown(typed, every)


def _folded(name: str) -> str:
    return "".join(name.split()).casefold().replace("：", ":").replace(":", "")


def _unknown(typed: str, every: Sequence[Quantity]) -> CannotGoOnError:
    inside = [item.id for item in every if item.id.startswith(f"{typed}.")]
    near = difflib.get_close_matches(typed, [item.id for item in every], n=5, cutoff=0.4)
    known = " ".join(inside or near or [rate.id for rate in RATES])
    return CannotGoOnError(
        Text(
            f"没有“{typed}”这个数字或比率。可写如: {known}（rollup --format json 列出全部）",
            f"no count or rate {typed}. Write for instance: {known}"
            " (rollup --format json shows them all)",
        )
    )
