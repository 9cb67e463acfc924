"""The totals of a unit day by day, each unit read once: what `trend` draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from zhenggai.figures.base import Figures, added
from zhenggai.figures.own import own_figures
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit
from zhenggai.model.unit import CAMPAIGN
from zhenggai.parallel import in_batches
from zhenggai.tally.asked import Asked, Lacks, lacks, units_of
from zhenggai.tally.mounted import Ledgers, Mounted, title_of


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


def course(ledgers: Ledgers, asked: Asked) -> Course:
    """Count a unit of a ledger with all below it, or several ledgers, on every day.

    Raise `CannotGoOnError` if the filter cannot be understood.
    """
    parts = [part for place in ledgers.each for part in _counted(place, asked)]
    totals = tuple(
        added([part.totals[place] for part in parts]) for place in range(len(asked.days))
    )
    units = [unit for part in parts for unit in part.units]
    return _titled(ledgers, Course("", "", "", totals, lacks(units)), units)


def _counted(place: Mounted, asked: Asked) -> list[_Part]:
    """Count one ledger without those that lie among its units."""
    ledger = place.ledger
    asked.on(ledger.campaign)
    work = partial(_count_batch, ledger, asked)
    return [
        replace(part, units=tuple(_placed(place, unit) for unit in part.units))
        for part in in_batches(work, units_of(ledger, place.unit))
    ]


def _placed(place: Mounted, unit: Read) -> Read:
    return replace(unit, id=place.id_of(unit.id), faults=place.placed(unit.faults))


def _titled(ledgers: Ledgers, found: Course, units: Sequence[Read]) -> Course:
    """Say what is counted: a unit, a ledger, or several."""
    place = ledgers.each[0]
    if ledgers.name:
        return replace(found, id=CAMPAIGN, name=ledgers.name)
    campaign = place.ledger.campaign
    if not place.unit:
        name = title_of(campaign) if place.key else campaign.name
        return replace(found, id=place.key or CAMPAIGN, name=name)
    top = place.id_of(place.unit)
    itself = next((unit for unit in units if unit.id == top), None)
    name = itself.name if itself else top.rpartition("/")[2]
    return replace(found, id=top, name=name, kind=itself.kind if itself else "")


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
