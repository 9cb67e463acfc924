"""The records behind a number: the same counting, with whose counts they are written down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from zhenggai.figures.base import Figures, Metric, Tally
from zhenggai.figures.chosen import Scope
from zhenggai.figures.own import count_own
from zhenggai.model.schema import Record


@dataclass(frozen=True, slots=True)
class Behind:
    """A record that was counted, and what it was counted as: one opinion may be many people."""

    record: Record
    outer: Record | None
    """The issue of a measure, the visit of an order."""
    figures: Figures


class Witness(Tally):
    """Counts, and remembers what records were counted as in some metrics."""

    def __init__(self, metrics: Collection[Metric]) -> None:
        """Start with nothing counted."""
        super().__init__()
        self._metrics = frozenset(metrics)
        self._about: tuple[Record | None, Record | None] = None, None
        self._tallies: dict[tuple[int, int], Tally] = {}
        self._records: dict[tuple[int, int], tuple[Record | None, Record | None]] = {}

    def about(self, record: Record, outer: Record | None = None) -> None:
        """Remember whose counts come now."""
        self._about = record, outer

    def add(self, metric: str, number: int = 1, word: str | None = None) -> None:
        """Count, and write down for whom."""
        super().add(metric, number, word)
        if number and Metric(metric, word) in self._metrics:
            record, outer = self._about
            key = id(record), id(outer)
            self._records[key] = self._about
            self._tallies.setdefault(key, Tally()).add(metric, number, word)

    def seen(self) -> list[Behind]:
        """Return the records that were counted, in the order of counting."""
        return [
            Behind(record, outer, self._tallies[key].figures())
            for key, (record, outer) in self._records.items()
            if record is not None
        ]


def behind(scope: Scope, metrics: Collection[Metric]) -> list[Behind]:
    """Return the records of a unit that these metrics count."""
    witness = Witness(metrics)
    count_own(witness, scope)
    return witness.seen()
