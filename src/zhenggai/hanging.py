"""Whether what hangs on the wall still says what the records say, and what changed if not.

A digest cannot say what changed. But facts are dated: the state of some day gives the digest
again, and then the difference to today is exact. If none does, something without a date was
changed, and only what is dated can be told.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Notice
from zhenggai.model.schema import Choice, as_of, facts, keys_of
from zhenggai.model.unit import Unit
from zhenggai.pieces import Piece
from zhenggai.public import notice_digest, pieces
from zhenggai.source import Location
from zhenggai.words import STATUS, Text

CURRENT: Final = "current"
STALE: Final = "stale"
UNKNOWN: Final = "unknown"
STATES: Final = (CURRENT, STALE, UNKNOWN)
_EVENT: Final = "event"
_STATUS: Final = "status"
_CALLED: Final = Text("完成情况", "status")
_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a record as it was printed and as it is now; empty where there was nothing."""

    record: str
    """The id or name of the record; empty for the unit."""
    field: str
    """The key of the field; `status` for the last event of an issue, which is printed as that."""
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def called(self) -> Text:
        """What the field is called."""
        if self.field == _STATUS:
            return _CALLED
        piece = (*self.after, *self.before)[0]
        return keys_of(type(piece.record))[piece.field].name

    @property
    def at(self) -> Location | None:
        """Where it is written now; None if it is gone."""
        return next((piece.record.at(piece.field) for piece in self.after), None)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A notice that hangs on the day, and whether it is still true."""

    unit: Unit
    notice: Notice
    state: str
    """`current`, `stale`, or `unknown` if it has no digest."""
    exact: bool = True
    """Whether the differences are all there are."""
    differences: tuple[Difference, ...] = ()


def hanging(unit: Unit, campaign: Campaign, day: dt.date) -> Iterator[Hanging]:
    """Go through the notices that hang on a day; give the unit as of that day."""
    for notice in unit.notices:
        if not notice.hangs(day):
            continue
        if not notice.digest:
            yield Hanging(unit, notice, UNKNOWN)
        elif notice_digest(unit, notice, campaign) == notice.digest:
            yield Hanging(unit, notice, CURRENT)
        else:
            yield _stale(unit, notice, campaign)


def _stale(unit: Unit, notice: Notice, campaign: Campaign) -> Hanging:
    first = notice.from_ or dt.date.min
    posted = as_of(unit, first) or unit
    printed = next(_printed(unit, notice, campaign), None)
    found = _differences(_said(printed or posted, notice, campaign), _said(unit, notice, campaign))
    return Hanging(unit, notice, STALE, printed is not None, tuple(found))


def _printed(unit: Unit, notice: Notice, campaign: Campaign) -> Iterator[Unit]:
    """Go through the states of the unit that would have been printed as the notice was.

    First that of the day it was posted, then those before, the latest first, then those after.
    """
    first = notice.from_ or dt.date.min
    days = {day for _, _, day in facts(unit)} | {first}
    before = sorted((day for day in days if day <= first), reverse=True)
    for day in (*before, *sorted(day for day in days if day > first)):
        then = as_of(unit, day)
        if then and notice_digest(then, notice, campaign) == notice.digest:
            yield then


def _said(unit: Unit, notice: Notice, campaign: Campaign) -> dict[_Key, list[Piece]]:
    found: dict[_Key, list[Piece]] = {}
    for piece in pieces(unit, notice.covers, campaign, notice):
        name = keys_of(type(piece.record))[piece.field].id
        key = piece.of.label, _STATUS if piece.field == _EVENT else name
        found.setdefault(key, []).append(piece)
    return found


def _differences(
    before: dict[_Key, list[Piece]], after: dict[_Key, list[Piece]]
) -> Iterator[Difference]:
    for key in dict.fromkeys((*after, *before)):
        gone = _without(before.get(key, []), after.get(key, []))
        come = _without(after.get(key, []), before.get(key, []))
        if gone or come:
            yield Difference(*key, gone, come)


def _without(some: list[Piece], others: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces whose text is not, or not as often, among others."""
    left = Counter(piece.text for piece in some) - Counter(piece.text for piece in others)
    return tuple(piece for piece in some if piece.text in left)


def in_words(piece: Piece) -> Text:
    """Return what stands in a field, a closed word by its names."""
    if piece.field == _EVENT:
        return STATUS[piece.text]
    kind = keys_of(type(piece.record))[piece.field].kind
    words = kind.vocabulary if isinstance(kind, Choice) else None
    return words[piece.text] if words else Text(piece.text, piece.text)
