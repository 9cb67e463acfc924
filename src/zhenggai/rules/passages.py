"""The words of a unit file, one by one, each with the place it was typed at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

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
    texts: tuple[str, ...]
    inner: tuple[str, ...]


def passages(
    record: Record, of: Record, like: re.Pattern[str], *, printed: bool = False
) -> Iterator[Passage]:
    """Go through the words in a record and below it in which a pattern is found.

    `printed`: only what papers print.
    """
    fields = _fields(type(record), printed=printed)
    for name in fields.texts:
        for inside, text in _texts(getattr(record, name)):
            if like.search(text):
                yield Passage(record, name, text, of, inside)
    for name in fields.inner:
        for item in _each(getattr(record, name)):
            known = item if hasattr(item, "id") else of
            yield from passages(item, known, like, printed=printed)


def _texts(value: Any) -> Iterable[tuple[int | str | None, str]]:  # noqa: ANN401 - as below
    if isinstance(value, str):
        return ((None, value),) if value else ()
    return value.items() if isinstance(value, dict) else enumerate(value)


def _each(value: Any) -> Iterable[Record]:  # noqa: ANN401 - a record, or several in any form
    if isinstance(value, Record):
        return (value,)
    return value.values() if isinstance(value, dict) else value or ()


_FIELDS: dict[tuple[type[Record], bool], _Fields] = {}


def _fields(record: type[Record], *, printed: bool) -> _Fields:
    known = _FIELDS.get((record, printed))
    if known is None:
        known = _FIELDS[record, printed] = _choose(record, printed=printed)
    return known


def _choose(record: type[Record], *, printed: bool) -> _Fields:
    left_out = (*_NO_WORDS.get(record, ()), *(_INTERNAL.get(record, ()) if printed else ()))
    texts = []
    inner = []
    for name, key in keys_of(record).items():
        held = _record_in(key.kind)
        if held is not None and not (printed and held in _INTERNAL_RECORDS):
            inner.append(name)
        elif _is_text(key.kind) and name not in left_out:
            texts.append(name)
    return _Fields(tuple(texts), tuple(inner))


def _record_in(kind: Kind) -> type[Record] | None:
    inner = kind.values if isinstance(kind, Table) else kind
    return inner.record if isinstance(inner, One | Many) else None


def _is_text(kind: Kind) -> bool:
    if isinstance(kind, Table):
        return kind.values == TEXT
    return kind in (TEXT, LINES, Some(TEXT))
