"""The records behind a number, with their places: what `rollup --show` lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from zhenggai.figures.base import NONE, Figures, Metric
from zhenggai.figures.behind import Behind, behind
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.parallel import in_batches
from zhenggai.query.entry import Around, Entry, Standing
from zhenggai.source import Location
from zhenggai.tally.asked import Asked, Lacks, lacks, units_of
from zhenggai.tally.mounted import Ledgers, Mounted

_SAYING: Final = ("title", "public_text", "text", "topic", "name", "organiser", "place", "team")
"""The fields that say what a record is, the first that is filled in."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record behind a number: which one, where it stands, and what it counts as."""

    unit: str
    id: str
    """`jiangnan/lijia#I-003`; of a whole unit its id."""
    said: str
    location: Location
    figures: tuple[Figures, ...]
    """Its own counts on each day."""


@dataclass(frozen=True, slots=True)
class Read:
    """The records of a unit that a number counts, and what is wrong with its file."""

    id: str
    read: bool
    found: tuple[Found, ...]
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """The records behind a number, in the order of the tree; ledgers among the units come last."""

    found: tuple[Found, ...]
    lacks: Lacks


def records_behind(ledgers: Ledgers, asked: Asked, metrics: frozenset[Metric]) -> Records:
    """Find the records that these metrics count on any of the days.

    Raise `CannotGoOnError` if the filter cannot be understood.
    """
    read = [unit for place in ledgers.each for unit in _read(place, asked, metrics)]
    return Records(tuple(found for unit in read for found in unit.found), lacks(read))


def _read(place: Mounted, asked: Asked, metrics: frozenset[Metric]) -> Iterator[Read]:
    """Go through the units of one ledger without those of ledgers that lie among them."""
    ledger = place.ledger
    asked.on(ledger.campaign)
    work = partial(_find_batch, ledger, asked, metrics)
    for unit in in_batches(work, units_of(ledger, place.unit)):
        found = tuple(_placed(place, item) for item in unit.found)
        yield Read(place.id_of(unit.id), unit.read, found, place.placed(unit.faults))


def _placed(place: Mounted, found: Found) -> Found:
    return replace(
        found,
        unit=place.id_of(found.unit),
        id=place.id_of(found.id),
        location=place.place_of(found.location),
    )


def _find_batch(
    ledger: Ledger, asked: Asked, metrics: frozenset[Metric], units: Iterable[str]
) -> list[Read]:
    days = asked.on(ledger.campaign)
    read = []
    for unit_id in units:
        unit, faults = load_unit(ledger, unit_id)
        found: list[Found] = []
        if unit is not None:
            each = [behind(day.scope(unit), metrics) for day in days]
            found = list(_joined(unit, Around(ledger.campaign, asked.day), each))
        read.append(Read(unit_id, unit is not None, tuple(found), tuple(faults)))
    return read


def _joined(unit: Unit, around: Around, days: list[list[Behind]]) -> Iterator[Found]:
    """Join what a record was counted as on each day; a record is known by where it was read."""
    seen: dict[tuple[int, int], list[Figures]] = {}
    records: dict[tuple[int, int], tuple[Record, Record | None]] = {}
    for place, day in enumerate(days):
        for item in day:
            key = id(item.record.node), id(item.outer.node) if item.outer else 0
            records.setdefault(key, (item.record, item.outer))
            seen.setdefault(key, [NONE] * len(days))[place] = item.figures
    standing = Standing(unit, unit, around)
    for key, (record, outer) in records.items():
        entry = Entry(standing, record, outer)
        yield Found(unit.id, entry.address, _said(record), record.begins, tuple(seen[key]))


def _said(record: Record) -> str:
    values = (str(getattr(record, name, "") or "") for name in _SAYING)
    return next((value for value in values if value), "")
