"""What a due date is: a day that was typed, or one that is counted from a limit."""

import datetime as dt
from dataclasses import dataclass

from zhenggai.rules.base import Case
from zhenggai.source import Location
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Extension:
    """A new due date that somebody approved."""

    at: Location
    date: dt.date | None
    due: dt.date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A due date as it was typed; it is never moved for a day off."""

    at: Location
    """Where the original one stands; the record where only an extension has a date."""
    due: dt.date | None
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A due date that is counted: so many days from one day, never ending on a day off."""

    start: dt.date
    event: str
    """What happened on that day: `received`, `relayed`, `found` or `reopened`."""
    limit: str
    """The field of `Limits` that says how many days."""
    days: int


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be done: the record, what it says, and who is to act."""

    unit: str
    record: str
    """The id people know it by; of what has none, that of the record it belongs to."""
    what: Text
    """What it says; text that was typed is the same in both languages."""
    owner: str = ""
    of: str = ""
    """The issue of a measure; else empty."""
    part: str = ""
    """Which of several parts of the record: `2` for its second milestone."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something open that is to be done by a day."""

    kind: str
    """A word of `DUE`."""
    matter: Matter
    day: dt.date
    at: Location
    basis: Typed | Counted

    @property
    def uid(self) -> str:
        """A name that no other due date of the ledger has and that stays when the day moves."""
        part = f".{self.matter.part}" if self.matter.part else ""
        return f"{self.matter.unit}#{self.matter.record}.{self.kind}{part}"

    def days_left(self, day: dt.date) -> int:
        """Return how many days are left; below 0 when it is overdue."""
        return (self.day - day).days


def as_typed(text: str) -> Text:
    """Return text of a record, which has one language only."""
    return Text(text, text)


def counted(case: Case, kind: str, matter: Matter, at: Location, basis: Counted) -> Due:
    """Return what is due on the last day of a limit."""
    return Due(kind, matter, case.until(basis.start, basis.days), at, basis)


def typed(kind: str, matter: Matter, due: dt.date, at: Location) -> Due:
    """Return what is due on a day that was typed."""
    return Due(kind, matter, due, at, Typed(at, due))
