"""The words of a unit file, one by one, each with the place it was typed at."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion, Verdict
from zhenggai.model.people import Member
from zhenggai.model.plan import Absence, Meeting, StageFinding
from zhenggai.model.review import Lookback, Notice, Publicity, Waiver
from zhenggai.model.schema import LINES, TEXT, Kind, Many, One, Record, Some, Table, keys_of
from zhenggai.model.unit import Unit
from zhenggai.rules.outcome import Wrong
from zhenggai.source import Location
from zhenggai.words import Text

_NO_WORDS: Final = {
    Unit: ("code", "uscc"),
    Notice: ("digest",),
    Lookback: ("digest",),
    Publicity: ("link",),
}
"""Codes that are no words of anybody."""
_INTERNAL: Final = {
    Issue: ("text",),
    Opinion: ("text", "about"),
    Verdict: ("text",),
    Meeting: ("text",),
}
"""What no paper prints, field by field."""
_INTERNAL_RECORDS: Final = (Member, StageFinding, Absence, Waiver)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a field of a record."""

    record: Record
    field: str
    text: str
    of: Record
    """The record that people know by its id, when `record` is a part of it."""
    inside: int | str | None = None
    """The index or key within the field."""

    @property
    def location(self) -> Location:
        """Where the words begin."""
        steps = () if self.inside is None else (self.inside,)
        return self.record.at(self.field, *steps)

    def wrong(self, message: Text, remedy: Text) -> Wrong:
        """Return what is wrong with the words."""
        return Wrong(self.location, message, remedy, self.of.label, self.field.rstrip("_"))


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of a kind of record that hold words, or records with words in them."""

    single: tuple[str, ...]
    several: tuple[str, ...]
    ones: tuple[str, ...]
    lists: tuple[str, ...]
    tables: tuple[str, ...]
    known: bool
    """Whether people know such a record by an id of its own."""

    @property
    def inner(self) -> bool:
        """Whether there may be records below."""
        return bool(self.ones or self.lists or self.tables)


def passages(
    record: Record, of: Record, like: re.Pattern[str], *, printed: bool = False
) -> Iterator[Passage]:
    """Go through the words in a record and below it in which a pattern is found.

    `printed`: only what papers print. The pattern does not go over the end of a line.
    """
    found: list[Passage] = []
    _Search(like, found, printed=printed).within(record, of)
    return iter(found)


class _Search:
    """Gathers passages; it visits every record of a unit, so it is written for speed."""

    __slots__ = ("fields", "found", "has")

    def __init__(self, like: re.Pattern[str], found: list[Passage], *, printed: bool) -> None:
        self.has = like.search
        self.found = found
        self.fields = _PRINTED if printed else _TYPED

    def within(self, record: Record, of: Record) -> None:
        """Gather what a record and those below it say."""
        fields = self.fields[type(record)]
        # Most records say nothing of the kind: one look at all their words tells.
        if self.has("\n".join([getattr(record, name) for name in fields.single])):
            self._found_in(record, of, fields.single)
        for name in fields.several:
            if value := getattr(record, name):
                self._found_inside(record, of, name, value)
        if fields.inner:
            self._below_it(record, of, fields)

    def _below_it(self, record: Record, of: Record, fields: _Fields) -> None:
        for name in fields.ones:
            if item := getattr(record, name):
                self._below(item, of)
        for name in fields.lists:
            for item in getattr(record, name):
                self._below(item, of)
        for name in fields.tables:
            for item in getattr(record, name).values():
                self._below(item, of)

    def _below(self, item: Record, of: Record) -> None:
        self.within(item, item if self.fields[type(item)].known else of)

    def _found_in(self, record: Record, of: Record, names: Iterable[str]) -> None:
        for name in names:
            if self.has(text := getattr(record, name)):
                self.found.append(Passage(record, name, text, of))

    def _found_inside(
        self, record: Record, of: Record, name: str, value: Mapping[str, str] | tuple[str, ...]
    ) -> None:
        for inside, text in value.items() if isinstance(value, Mapping) else enumerate(value):
            if self.has(text):
                self.found.append(Passage(record, name, text, of, inside))


class _Table(dict[type[Record], _Fields]):
    """The fields of each kind of record, chosen when it is first met."""

    def __init__(self, *, printed: bool) -> None:
        super().__init__()
        self.printed = printed

    def __missing__(self, record: type[Record]) -> _Fields:
        """Choose the fields that hold words."""
        hidden = _INTERNAL.get(record, ()) if self.printed else ()
        left_out = {*_NO_WORDS.get(record, ()), *hidden}
        kinds = {name: key.kind for name, key in keys_of(record).items() if name not in left_out}
        if self.printed:
            kinds = {
                name: kind
                for name, kind in kinds.items()
                if _record_in(kind) not in _INTERNAL_RECORDS
            }
        chosen = self[record] = _Fields(
            tuple(name for name, kind in kinds.items() if kind == TEXT),
            tuple(name for name, kind in kinds.items() if kind != TEXT and _is_text(kind)),
            tuple(name for name, kind in kinds.items() if isinstance(kind, One)),
            tuple(name for name, kind in kinds.items() if isinstance(kind, Many)),
            tuple(
                name for name, kind in kinds.items() if isinstance(kind, Table) and _record_in(kind)
            ),
            "id" in record.__dataclass_fields__,
        )
        return chosen


_TYPED: Final = _Table(printed=False)
_PRINTED: Final = _Table(printed=True)


def _record_in(kind: Kind) -> type[Record] | None:
    inner = kind.values if isinstance(kind, Table) else kind
    return inner.record if isinstance(inner, One | Many) else None


def _is_text(kind: Kind) -> bool:
    if isinstance(kind, Table):
        return kind.values == TEXT
    return kind in (TEXT, LINES, Some(TEXT))
