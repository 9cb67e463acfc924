"""A record where it stands: in its unit as of a day, with what is needed to judge it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from zhenggai.deadlines import work_calendar
from zhenggai.model.campaign import Campaign
from zhenggai.model.limits import Limits
from zhenggai.model.profiles import requirements
from zhenggai.model.schema import Many, Record, as_of, keys_of
from zhenggai.model.unit import Unit
from zhenggai.source import Location

_R = TypeVar("_R", bound=Record)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for all units: the campaign and the as-of day."""

    campaign: Campaign
    day: dt.date


@dataclass(frozen=True)
class Standing:
    """A unit as it was on the day, and as typed."""

    unit: Unit
    """As of the day: facts of later days are not in it."""
    typed: Unit
    around: Around

    @cached_property
    def limits(self) -> Limits:
        """The limits for units of this kind; those of organs for one without a profile."""
        campaign = self.around.campaign
        needs = requirements(campaign, self.unit.kind) or requirements(campaign, "organ")
        if needs is None:
            raise AssertionError(self.unit.kind)
        return needs.limits

    @cached_property
    def numbers(self) -> Mapping[int, str]:
        """Names for records without an id, `meetings/3` for the third in the file."""
        found: dict[int, str] = {}
        for key in keys_of(Unit).values():
            if isinstance(key.kind, Many):
                for number, record in enumerate(getattr(self.typed, key.attribute), 1):
                    found[id(record.node)] = f"{key.id}/{number}"
        return found

    def until(self, start: dt.date, days: int) -> dt.date:
        """Return the last day of a limit counted from `start`: never a day off."""
        return work_calendar(self.around.campaign.calendar).add_days(start, days).day


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a unit; `outer` is the issue of a measure, the visit of an order."""

    standing: Standing
    record: Record
    outer: Record | None = None

    @property
    def unit(self) -> Unit:
        """The unit as of the day."""
        return self.standing.unit

    @property
    def day(self) -> dt.date:
        """The as-of day."""
        return self.standing.around.day

    @property
    def label(self) -> str:
        """What the record is called in its unit: its id, its name, or `meetings/3`."""
        if isinstance(self.record, Unit):
            return self.unit.id
        return self.record.label or self.standing.numbers.get(id(self.record.node), "")

    @property
    def address(self) -> str:
        """The full id: `jiangnan/lijia#I-003`; of a unit its own."""
        if isinstance(self.record, Unit):
            return self.unit.id
        return f"{self.unit.id}#{self.label}"

    @property
    def place(self) -> Location:
        """Where the record begins."""
        return self.record.begins


def standing(typed: Unit, around: Around) -> Standing:
    """Return a unit as it was on the day."""
    then = typed if typed.latest <= around.day else as_of(typed, around.day)
    return Standing(then or typed, typed, around)


def on(record: type[_R], ask: Callable[[_R, Entry], _T]) -> Callable[[Entry], _T]:
    """Return a question to an entry that is put to its record."""

    def asked(entry: Entry) -> _T:
        if not isinstance(entry.record, record):
            raise AssertionError(entry.record)  # noqa: TRY004 - a kind asks its own records
        return ask(entry.record, entry)

    return asked
