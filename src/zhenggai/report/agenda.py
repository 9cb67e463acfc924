"""What is due of some units: all that a table, JSON, CSV or a calendar file is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from zhenggai.deadlines import WorkCalendar
from zhenggai.dues.base import Due
from zhenggai.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit that was asked about."""

    name: str
    warn_days: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """The due dates that are wanted, the oldest first."""

    dues: tuple[Due, ...]
    units: Mapping[str, Asked]
    """Every unit that was asked about, by id."""
    calendar: WorkCalendar
    day: dt.date
    lang: Lang
    explain: bool = False
    """Whether to say how each day was counted."""

    def say(self, text: Text) -> str:
        """Return words in the language that is wanted."""
        return text.to(self.lang)

    def name_of(self, due: Due) -> str:
        """Return the name of the unit."""
        return self.units[due.matter.unit].name

    def soon(self, due: Due) -> bool:
        """Say whether it is due within the days that its unit is warned of."""
        return 0 <= due.days_left(self.day) <= self.units[due.matter.unit].warn_days
