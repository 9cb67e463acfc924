"""The totals of a unit day by day, each unit read once: what `trend` draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from zhenggai.figures.base import Figures, added
from zhenggai.figures.own import own_figures
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit
from zhenggai.model.unit import CAMPAIGN
from zhenggai.parallel import in_batches
from zhenggai.tally.asked import Asked, Lacks, lacks, named, units_of


@dataclass(frozen=True, slots=True)
class Read:
    """A unit that was read, and what is wrong with its file."""

    id: str
    name: str
    kind: str
    read: bool
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Units counted together: their sum on each day."""

    totals: tuple[Figures, ...]
    units: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The totals of a unit with all below it on each day, as `rollup` has them."""

    id: str
    name: str
    kind: str
    totals: tuple[Figures, ...]
    lacks: Lacks


def course(ledger: Ledger, asked: Asked) -> Course:
    """Count a unit with all below it on every day.

    Raise `CannotGoOnError` if there is no such unit, or the filter cannot be understood.
    """
    top = named(ledger, asked.unit)
    asked.on(ledger.campaign)
    parts = list(in_batches(partial(_count_batch, ledger, asked), units_of(ledger, top)))
    totals = tuple(added(day) for day in zip(*(part.totals for part in parts), strict=True))
    units = [unit for part in parts for unit in part.units]
    itself = next((unit for unit in units if unit.id == top), None)
    name = itself.name if itself else top.rpartition("/")[2] or ledger.campaign.name
    kind = itself.kind if itself else ""
    return Course(top or CAMPAIGN, name, kind, totals, lacks(units))


def _count_batch(ledger: Ledger, asked: Asked, units: Iterable[str]) -> list[_Part]:
    """Return one part for all the units: figures of single units stay where they were counted."""
    days = asked.on(ledger.campaign)
    totals = [added([]) for _ in days]
    read = []
    for unit_id in units:
        unit, faults = load_unit(ledger, unit_id)
        name = unit.name if unit else unit_id.rpartition("/")[2]
        kind = unit.kind if unit else ""
        read.append(Read(unit_id, name, kind, unit is not None, tuple(faults)))
        if unit is not None:
            own = [own_figures(day.scope(unit)) for day in days]
            totals = [added(pair) for pair in zip(totals, own, strict=True)]
    return [_Part(tuple(totals), tuple(read))]
