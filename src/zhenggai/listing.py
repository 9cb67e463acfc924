"""Read the units that a filter may mean and choose their records: what `list` does first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, load_unit
from zhenggai.parallel import in_batches
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.entry import Around, Entry, standing
from zhenggai.query.fields import Field, Scalar
from zhenggai.query.grammar import Filter, Value
from zhenggai.query.kinds import Kind, kind_named
from zhenggai.query.match import compiled, field_named, unit_terms
from zhenggai.query.plain import Plain, document, values_of
from zhenggai.query.refusal import refused


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are wanted, and what of them."""

    kind: str
    """`issues`, …"""
    filter: Filter
    columns: tuple[str, ...]
    """Paths of fields; of machine formats only those that were asked for."""
    day: dt.date
    sort: tuple[str, ...] = ()
    """Paths of fields, `-` before one that goes down."""
    documents: bool = False
    """Whether whole records are wanted, for machines."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record that was chosen."""

    address: str
    """The full id: `jiangnan/lijia#I-003`."""
    cells: tuple[tuple[Scalar, ...], ...]
    """The values of each column."""
    keys: tuple[Scalar | None, ...]
    """What it is sorted by."""
    document: Plain = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """What one unit gave: its rows, and what is wrong with its file."""

    rows: tuple[Row, ...]
    faults: tuple[Finding, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The records that were chosen, in order, and what could not be read."""

    rows: tuple[Row, ...]
    unread: tuple[Finding, ...]
    """Why units could not be read: nothing in them is listed."""
    faulty: int
    """How many units were read, but not every value in them."""
    units: tuple[str, ...]
    """The units that were asked."""


def listing(ledger: Ledger, wanted: Wanted) -> Listing:
    """Read the units that `unit=` names, all if it stands nowhere, and choose their records.

    Raise `CannotGoOnError` for a unit, a field or a word that there is not.
    """
    around = Around(ledger.campaign, wanted.day)
    kind = kind_named(wanted.kind)
    compiled(wanted.filter, kind, around)
    for path in (*wanted.columns, *_paths(wanted.sort)):
        field_named(Catalogue(kind, ledger.campaign), path)
    units = _units(ledger, wanted.filter)
    reads = list(in_batches(partial(_read_batch, ledger, wanted), units))
    rows = [row for read in reads for row in read.rows]
    unread = [fault for read in reads if not read.read for fault in read.faults]
    faulty = sum(read.read and _has_errors(read.faults) for read in reads)
    return Listing(tuple(_in_order(rows, wanted.sort)), tuple(unread), faulty, units)


def _units(ledger: Ledger, found: Filter) -> tuple[str, ...]:
    chosen = set(ledger.units)
    for term in unit_terms(found):
        chosen &= {unit for value in term.values for unit in _named(ledger, value, found.source)}
    return tuple(unit for unit in ledger.units if unit in chosen)


def _named(ledger: Ledger, value: Value, source: str) -> tuple[str, ...]:
    try:
        return ledger.select([value.text])
    except CannotGoOnError as error:
        raise refused(source, value.start, value.end, error.message) from error


def _has_errors(faults: Iterable[Finding]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def _paths(sort: Sequence[str]) -> list[str]:
    return [path.removeprefix("-") for path in sort]


def _read_batch(ledger: Ledger, wanted: Wanted, units: Iterable[str]) -> list[Read]:
    reader = _Reader(ledger, wanted, kind_named(wanted.kind))
    return [reader.read(unit) for unit in units]


class _Reader:
    """Reads units one by one and takes what is wanted from each."""

    def __init__(self, ledger: Ledger, wanted: Wanted, kind: Kind) -> None:
        self.ledger = ledger
        self.kind = kind
        self.around = Around(ledger.campaign, wanted.day)
        self.catalogue = Catalogue(kind, ledger.campaign)
        self.test = compiled(wanted.filter, kind, self.around)
        self.columns = [field_named(self.catalogue, path) for path in wanted.columns]
        self.sort = [field_named(self.catalogue, path) for path in _paths(wanted.sort)]
        self.documents = wanted.documents

    def read(self, unit_id: str) -> Read:
        """Read one unit."""
        unit, faults = load_unit(self.ledger, unit_id)
        if unit is None:
            return Read((), tuple(faults), read=False)
        entries = self.kind.entries(standing(unit, self.around))
        rows = tuple(self.row(entry) for entry in entries if self.test(entry))
        return Read(rows, tuple(faults), read=True)

    def row(self, entry: Entry) -> Row:
        """Return what is wanted of a record."""
        cells = tuple(column.values(entry) for column in self.columns)
        keys = tuple(_key(column, entry) for column in self.sort)
        return Row(entry.address, cells, keys, self.document(entry) if self.documents else {})

    def document(self, entry: Entry) -> Plain:
        """Return a record for machines, or only the columns that were asked for."""
        whole = document(entry, self.catalogue)
        if not self.columns:
            return whole
        place = {name: whole[name] for name in ("unit", "record", "path", "line", "column")}
        return place | {"columns": {item.path: values_of(item, entry) for item in self.columns}}


def _key(column: Field, entry: Entry) -> Scalar | None:
    """Return what a record is sorted by: words in the order of their list."""
    found = next(iter(column.values(entry)), None)
    if found is None or column.words is None:
        return found
    return (
        column.words.ids.index(str(found)) if found in column.words.ids else len(column.words.ids)
    )


def _in_order(rows: Sequence[Row], sort: Sequence[str]) -> Iterator[Row]:
    """Sort rows; those without a value come last, and what is equal stays as in the files."""
    ordered = list(rows)
    for place, path in reversed(list(enumerate(sort))):
        ordered = _by_key(ordered, place, down=path.startswith("-"))
    return iter(ordered)


def _by_key(rows: Sequence[Row], place: int, *, down: bool) -> list[Row]:
    def key(row: Row) -> Scalar:
        found = row.keys[place]
        return "" if found is None else found

    valued = [row for row in rows if row.keys[place] is not None]
    without = [row for row in rows if row.keys[place] is None]
    return [*sorted(valued, key=key, reverse=down), *without]
