"""What a figure is: counts by metric, which add up from unit to unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


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

    def add(self, metric: str, number: int = 1, word: str | None = None) -> None:
        """Count some more of a metric; a truth counts as one or none."""
        if number:
            self._counts[Metric(metric, word)] += number

    def figures(self) -> Figures:
        """Return what was counted."""
        return Figures(self._counts)
