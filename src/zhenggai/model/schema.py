"""The declarative table: what a field of a record may hold, and what people call it.

Reading with places, JSON Schema, the format reference and labels all come from this table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from operator import is_
from typing import Any, ClassVar, Final, TypeAlias, TypeVar, cast

from zhenggai.source import Location, Mapping, Node, Sequence
from zhenggai.words import Text, Vocabulary


class Month(date):
    """The last day of a month that was typed as `2006-03`."""


@dataclass(frozen=True, slots=True)
class Plain:
    """One scalar; `name` says how its text is read."""

    name: str


TEXT: Final = Plain("text")
LINES: Final = Plain("lines")
"""Text, or a list of texts."""
ID: Final = Plain("id")
IDS: Final = Plain("ids")
"""An id, or a list of ids."""
NOTE: Final = Plain("note")
"""Free text, or a date, kept as text."""
ABOUT: Final = Plain("about")
"""What an opinion or a finding is about: a word of `SUBJECTS`, or `member NAME`."""
TOPIC: Final = Plain("topic")
"""A domain, a theme or an area; any other text stays as typed."""
PATH: Final = Plain("path")
"""A path below data/evidence."""
DAY: Final = Plain("day")
"""A day that is a promise or a plan."""
FACT: Final = Plain("fact")
"""A day on which something happened: it does not exist before that day."""
DUE: Final = Plain("due")
"""A day, or a month that means its last day."""
SPAN: Final = Plain("span")
"""A day, or days from one to another."""
CLOCK: Final = Plain("clock")
WHOLE: Final = Plain("whole")
NUMBER: Final = Plain("number")
FLAG: Final = Plain("flag")
"""`true` or `false`, `yes` or `no`: a setting."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Listed:
    """One word of a list that the campaign may change; `free` also takes other text."""

    name: str
    free: bool = False


@dataclass(frozen=True, slots=True)
class Some:
    """A list of scalars of one kind; a single one may stand alone."""

    of: Plain | Choice | Listed


@dataclass(frozen=True, slots=True)
class One:
    """A record."""

    record: type[Record]


@dataclass(frozen=True, slots=True)
class Many:
    """A list of records."""

    record: type[Record]


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys are ids or words and whose values are all of one kind."""

    keys: Plain | Choice | Listed
    values: Kind
    rest: bool = False
    """The keys stand in the record itself, beside its other fields."""


Kind: TypeAlias = Plain | Choice | Listed | Some | One | Many | Table

_NEW: Final = cast("Any", object())


@dataclass(frozen=True, slots=True)
class Key:
    """A field as people type it: its two names, its kind, and what it means."""

    attribute: str
    zh: str
    kind: Kind
    help: Text
    required: bool

    @property
    def id(self) -> str:
        """The English key."""
        return self.attribute.rstrip("_")

    @property
    def name(self) -> Text:
        """The names of the key as labels."""
        return Text(self.zh, self.id.replace("_", " "))


def entry(  # noqa: PLR0913 - the columns of the table
    kind: Kind,
    zh: str,
    zh_help: str,
    en_help: str,
    *,
    required: bool = False,
    default: object = _NEW,
) -> Any:  # noqa: ANN401 - stands for a value of the field's own type
    """Declare a field of a record; the default follows from the kind unless it is given."""
    metadata = {"key": (zh, kind, Text(zh_help, en_help), required)}
    if default is not _NEW:
        return field(default=default, metadata=metadata)
    if isinstance(kind, Table):
        return field(default_factory=dict, metadata=metadata)
    if isinstance(kind, Some | Many) or kind in (LINES, IDS):
        return field(default=(), metadata=metadata)
    if isinstance(kind, Choice | Listed) or kind in (TEXT, ID, NOTE, ABOUT, TOPIC, CLOCK):
        return field(default="", metadata=metadata)
    return field(default=None, metadata=metadata)


_R = TypeVar("_R", bound="Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: the node it was read from, and so its place."""

    dated: ClassVar[str] = ""
    """The field that says since when the record exists, if one does."""
    tells: ClassVar[dict[str, str]] = {}
    """Fields that say what came of a fact, by that fact: neither exists before it."""
    called: ClassVar[Text] = Text("", "")
    """What a record of this kind is called."""

    node: Mapping = field(repr=False, compare=False)

    def at(self, name: str = "", *inside: int | str) -> Location:
        """Return where the value of a field begins, or the record if it has no such field.

        `inside` goes on into the value: an index of a list, a key of a mapping as typed.
        """
        found = self.typed(name) if name else None
        if found is None:
            return self.begins
        for step in inside:
            if isinstance(found, Sequence) and isinstance(step, int):
                if step < len(found.items):
                    found = found.items[step]
            elif isinstance(found, Mapping) and step in found.values:
                found = found.values[str(step)]
        return Location(self.node.path, found.line, found.column)

    def at_key(self, name: str) -> Location:
        """Return where the key of a field stands, or the record if it has no such field."""
        typed = keys_of(type(self)).get(name)
        for typed_name in (typed.id, typed.zh) if typed else ():
            if typed_name in self.node.keys:
                found = self.node.keys[typed_name]
                return Location(self.node.path, found.line, found.column)
        return self.begins

    def typed(self, name: str) -> Node | None:
        """Return the node of a field as it was typed, in either language."""
        entry = keys_of(type(self))[name]
        values = self.node.values
        return values.get(entry.id) or values.get(entry.zh)

    @property
    def begins(self) -> Location:
        """Where the first key of the record stands."""
        for first in self.node.keys.values():
            return Location(self.node.path, first.line, first.column)
        return Location(self.node.path, self.node.line, self.node.column)

    @property
    def label(self) -> str:
        """The id or name that people use for this record; empty if it has none."""
        return str(getattr(self, "id", "") or getattr(self, "name", ""))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a kind of record is made of."""

    keys: dict[str, Key]
    facts: tuple[str, ...]
    later: tuple[str, ...]
    """Facts that may come after the record itself."""
    children: tuple[tuple[str, Kind], ...]


_SHAPES: dict[type[Record], _Shape] = {}


def _shape(record: type[Record]) -> _Shape:
    shape = _SHAPES.get(record)
    if shape is None:
        keys = {
            item.name: Key(item.name, *item.metadata["key"])
            for item in fields(record)
            if "key" in item.metadata
        }
        facts = tuple(name for name, item in keys.items() if item.kind is FACT)
        children = tuple((name, item.kind) for name, item in keys.items() if _holds(item.kind))
        later = tuple(name for name in facts if name != record.dated)
        shape = _SHAPES[record] = _Shape(keys, facts, later, children)
    return shape


def _holds(kind: Kind) -> bool:
    """Whether values of this kind hold records."""
    held = kind.values if isinstance(kind, Table) else kind
    return isinstance(held, One | Many)


def keys_of(record: type[Record]) -> dict[str, Key]:
    """Return the fields of a kind of record by attribute, in the order of the format."""
    return _shape(record).keys


def as_of(record: _R, day: date) -> _R | None:
    """Return the record as it was at the end of `day`: later facts do not exist yet.

    None if the record itself is a later fact. Promises (due, until, review) stay.
    """
    since = getattr(record, record.dated) if record.dated else None
    if since is not None and since > day:
        return None
    shape = _shape(type(record))
    changed: dict[str, Any] = {}
    for name in shape.later:
        if (fact := getattr(record, name)) is not None and fact > day:
            changed[name] = None
            if name in record.tells:
                changed[record.tells[name]] = ""
    for name, kind in shape.children:
        value = getattr(record, name)
        if value and (kept := _child_as_of(value, kind, day)) is not value:
            changed[name] = kept
    return replace(record, **changed) if changed else record


def _child_as_of(value: Any, kind: Kind, day: date) -> Any:  # noqa: ANN401
    if isinstance(kind, One):
        return as_of(value, day)
    items = value if isinstance(kind, Many) else value.values()
    then = [as_of(item, day) for item in items]
    if all(map(is_, then, items)):
        return value
    if isinstance(kind, Many):
        return tuple(item for item in then if item is not None)
    return {name: item for name, item in zip(value, then, strict=True) if item is not None}


def facts(record: Record) -> Iterator[tuple[Record, str, date]]:
    """Go through every dated fact of a record and of the records in it."""
    for name in _shape(type(record)).facts:
        if (value := getattr(record, name)) is not None:
            yield record, name, value
    for name, kind in _shape(type(record)).children:
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(kind, One):
            yield from facts(value)
        else:
            for item in value.values() if isinstance(kind, Table) else value:
                yield from facts(item)
