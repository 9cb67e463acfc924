"""What a figure is: counts by metric, which add up from unit to unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from zhenggai.model.schema import Record

Group: TypeAlias = tuple[str, ...]
"""A value for each key that figures are grouped by; "" where there is none. Or the keys."""


class Metric(NamedTuple):
    """What is counted: an id such as `issues.by_track`, and which word of that list."""

    id: str
    word: str | None = None
    """None where the metric is one number; "" counts records without a word."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by metric; a metric that is not among them is 0."""

    counts: Mapping[Metric, int] = field(default_factory=dict)

    def of(self, metric: str, word: str | None = None) -> int:
        """Return one figure."""
        return self.counts.get(Metric(metric, word), 0)


NONE = Figures()
"""Nothing counted: every figure is 0."""


def changed(now: Figures, before: Figures) -> Figures:
    """Return what was added to each count, below zero where it went down."""
    counts: Counter[Metric] = Counter(now.counts)
    counts.subtract(before.counts)
    return Figures({metric: number for metric, number in counts.items() if number})


def added(figures: Iterable[Figures]) -> Figures:
    """Add figures up."""
    counts: Counter[Metric] = Counter()
    for item in figures:
        counts.update(item.counts)
    return Figures(counts)


class Tally:
    """Counts while they are being made."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._counts: Counter[Metric] = Counter()

    def about(self, record: Record, outer: Record | None = None) -> None:
        """Say whose counts come now; `outer` is the issue of a measure, the visit of an order.

        Who only counts need not know.
        """

    def add(self, metric: str, number: int = 1, word: str | None = None) -> None:
        """Count some more of a metric; a truth counts as one or none."""
        if number:
            self._counts[Metric(metric, word)] += number

    def figures(self) -> Figures:
        """Return what was counted."""
        return Figures(self._counts)
