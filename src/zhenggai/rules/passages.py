"""The words of a unit file, one by one, each with the place it was typed at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import Final, NamedTuple

from zhenggai.model.campaign import Campaign, NoticeStyle
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion, Verdict
from zhenggai.model.people import Member
from zhenggai.model.plan import Absence, Meeting, StageFinding
from zhenggai.model.review import Lookback, Notice, Publicity, Waiver
from zhenggai.model.schema import (
    LINES,
    TEXT,
    TOPIC,
    Kind,
    Many,
    One,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.model.unit import Unit
from zhenggai.rules.outcome import Wrong
from zhenggai.source import Location
from zhenggai.words import Text

_NO_WORDS: Final = {
    Unit: ("code", "uscc"),
    Notice: ("digest",),
    Lookback: ("digest",),
    Publicity: ("link",),
    Campaign: ("reports",),
    NoticeStyle: ("paper", "fonts", "templates"),
}
"""Codes and names of things that are no words of anybody."""
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
        name, label, held = self.field.rstrip("_"), self.of.label, type(self.record)
        return Wrong(self.location, message, remedy, label, name, held=held, words=self.text)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of a kind of record that hold words, or records with words in them."""

    single: tuple[str, ...]
    singles: Callable[[Record], tuple[str, ...]]
    """Returns what all of `single` hold, in one go."""
    several: tuple[str, ...]
    ones: tuple[str, ...]
    lists: tuple[str, ...]
    tables: tuple[str, ...]
    known: bool
    """Whether people know such a record by an id of its own."""
    internal: bool
    """Whether no paper prints anything of such a record."""
    inner: bool
    """Whether there may be records below."""
    hidden: frozenset[str]
    """Fields that no paper prints."""


class _Speaker(NamedTuple):
    """A record that says something, and the one that people know by its id."""

    record: Record
    of: Record


class Words:
    """All that a record and those below it say, as one text that is quickly looked through."""

    def __init__(self, record: Record) -> None:
        """Gather the words; each record is visited once, however many patterns are looked for."""
        self._said: list[str] = []
        self._speakers: list[_Speaker] = []
        internal: list[_Speaker] = []
        self._gather(_Speaker(record, record), internal)
        self._printed = len(self._said)
        """How many speakers may be printed: the internal ones come after them."""
        for speaker in internal:
            self._gather(speaker, [])
        self._text = "\n".join(self._said)
        self._begins = list(accumulate((len(said) + 1 for said in self._said), initial=0))

    def passages(self, like: re.Pattern[str], *, printed: bool = False) -> Iterator[Passage]:
        """Go through the fields in which a pattern is found; it does not go over a line's end.

        `printed`: only what papers print.
        """
        seen = -1
        for match in like.finditer(self._text):
            place = bisect_right(self._begins, match.start()) - 1
            if place >= self._printed and printed:
                return
            if place != seen:
                seen = place
                yield from _passages_in(self._speakers[place], like, printed=printed)

    def _gather(self, speaker: _Speaker, internal: list[_Speaker]) -> None:
        """Gather what a record and those below it say; put off what no paper prints."""
        record, of = speaker
        fields = _FIELDS[type(record)]
        said = "\n".join(fields.singles(record))
        for name in fields.several:
            if value := getattr(record, name):
                more = value.values() if isinstance(value, Mapping) else value
                said = "\n".join((said, *more))
        self._said.append(said)
        self._speakers.append(speaker)
        if fields.inner:
            for item in _below(record, fields):
                below = _FIELDS[type(item)]
                inner = _Speaker(item, item if below.known else of)
                if below.internal:
                    internal.append(inner)
                else:
                    self._gather(inner, internal)


def _below(record: Record, fields: _Fields) -> Iterator[Record]:
    for name in fields.ones:
        if item := getattr(record, name):
            yield item
    for name in fields.lists:
        yield from getattr(record, name)
    for name in fields.tables:
        yield from getattr(record, name).values()


def _passages_in(speaker: _Speaker, like: re.Pattern[str], *, printed: bool) -> Iterator[Passage]:
    record, of = speaker.record, speaker.of
    fields = _FIELDS[type(record)]
    left_out = fields.hidden if printed else ()
    for name in fields.single:
        if name not in left_out and like.search(text := getattr(record, name)):
            yield Passage(record, name, text, of)
    for name in fields.several:
        value = getattr(record, name)
        for inside, text in value.items() if isinstance(value, Mapping) else enumerate(value):
            if name not in left_out and like.search(text):
                yield Passage(record, name, text, of, inside)


class _Table(dict[type[Record], _Fields]):
    """The fields of each kind of record, chosen when it is first met."""

    def __missing__(self, record: type[Record]) -> _Fields:
        """Choose the fields that hold words."""
        left_out = _NO_WORDS.get(record, ())
        kinds = {name: key.kind for name, key in keys_of(record).items() if name not in left_out}
        single = tuple(name for name, kind in kinds.items() if kind in _SINGLE)
        ones = tuple(name for name, kind in kinds.items() if isinstance(kind, One))
        lists = tuple(name for name, kind in kinds.items() if isinstance(kind, Many))
        tables = tuple(name for name, kind in kinds.items() if _is_table_of_records(kind))
        chosen = self[record] = _Fields(
            single,
            _all_of(single),
            tuple(name for name, kind in kinds.items() if _is_list_of_text(kind)),
            ones,
            lists,
            tables,
            "id" in record.__dataclass_fields__,
            record in _INTERNAL_RECORDS,
            bool(ones or lists or tables),
            frozenset(_INTERNAL.get(record, ())),
        )
        return chosen


_SINGLE: Final = (TEXT, TOPIC)
"""Kinds of fields that hold one text: whatever is no topic stays as typed."""
_FIELDS: Final = _Table()


def _all_of(names: tuple[str, ...]) -> Callable[[Record], tuple[str, ...]]:
    """Return what reads several attributes at once; it is a tuple even of one or none."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _record: ()
    (name,) = names
    return lambda record: (getattr(record, name),)


def _is_list_of_text(kind: Kind) -> bool:
    if isinstance(kind, Table):
        return kind.values == TEXT
    return kind in (LINES, Some(TEXT))


def _is_table_of_records(kind: Kind) -> bool:
    return isinstance(kind, Table) and isinstance(kind.values, One | Many)
