"""Days counted: by the campaign's calendar, the official one, or the week if neither knows.

A deadline that the program counts leaves out the day it starts from and never ends on a day
off (Civil Code, articles 201 and 203); a notice counts both its first and its last day.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Final

from zhenggai.model.campaign import Calendar, Span
from zhenggai.words import Text

_ONE: Final = dt.timedelta(days=1)
_LONGEST: Final = 3660
"""Limits are counted no further than ten years: a slip of the finger must not take minutes."""
_WEEK: Final = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day, whether it was counted, and why."""

    day: dt.date
    counted: bool
    why: Text
    known: bool
    """Whether a calendar knows the days off of its year, or only the week spoke."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that was reached by counting; `known` unless only the week spoke on the way."""

    day: dt.date
    known: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A number of working days; `known` unless only the week spoke on the way."""

    number: int
    known: bool


@dataclass(frozen=True, slots=True)
class Official:
    """Holidays, and weekends worked in exchange, as the State Council announced them."""

    holidays: Mapping[dt.date, Text]
    workdays: Mapping[dt.date, Text]
    years: frozenset[int]


@cache
def official_days() -> Official | None:
    """Return what the library chinesecalendar knows; None if it is not installed."""
    try:
        # Reading its tables takes longer than most rules: only when a day is first asked for.
        library = import_module("chinese_calendar")
    except ImportError:
        return None
    names = {item.value: Text(item.chinese, item.value) for item in library.Holiday}
    years = {day.year for day in library.holidays}
    return Official(
        {day: names[name] for day, name in library.holidays.items()},
        {day: names[name] for day, name in library.workdays.items()},
        frozenset(range(min(years), max(years) + 1)),
    )


class WorkCalendar:
    """Which days are worked: says the campaign, else the official calendar, else the week."""

    def __init__(
        self,
        calendar: Calendar | None,
        official: Callable[[], Official | None] = official_days,
    ) -> None:
        """Take the campaign's own calendar; `official` is asked only about days not in it."""
        self._worked = frozenset(calendar.workdays if calendar else ())
        self._off: dict[dt.date, str] = {}
        self._spans: list[Span] = []
        self._years = {day.year for day in self._worked}
        self._official = official
        self._judged: dict[dt.date, CountedDay] = {}
        for item in calendar.holidays if calendar else ():
            if not isinstance(item, Span):
                self._off[item] = ""
                self._years.add(item.year)
            elif item.from_:
                self._spans.append(item)
                self._years |= {item.from_.year, (item.to or item.from_).year}

    def judge(self, day: dt.date) -> CountedDay:
        """Return whether a day is worked, and why."""
        judged = self._judged.get(day)
        if judged is None:
            judged = self._own(day) or self._announced(day) or self._of_week(day)
            self._judged[day] = judged
        return judged

    def works(self, day: dt.date) -> bool:
        """Whether a day is worked."""
        return self.judge(day).counted

    def add_days(self, start: dt.date, days: int) -> Deadline:
        """Return the last of so many days after `start`, moved on if it is a day off."""
        last = self.judge(_later(start, days))
        known = last.known
        while not last.counted and last.day < dt.date.max:
            last = self.judge(last.day + _ONE)
            known = known and last.known
        return Deadline(last.day, known)

    def add_workdays(self, start: dt.date, days: int) -> Deadline:
        """Return the last of so many working days after `start`."""
        return self._reach(self._from(_later(start, 1)), days, start)

    def workday(self, first: dt.date, number: int) -> Deadline:
        """Return the working day of that number, `first` being the first if it is one."""
        return self._reach(self._from(first), number, first)

    def workdays_between(self, first: dt.date, last: dt.date) -> Count:
        """Return how many days are worked from `first` to `last`, both of them counted."""
        number, known = 0, True
        for item in self.explain_between(first, last):
            number += item.counted
            known = known and item.known
        return Count(number, known)

    def explain_between(self, first: dt.date, last: dt.date) -> Iterator[CountedDay]:
        """Go through the days from `first` to `last` and say which are worked, and why."""
        for item in self._from(first):
            if item.day > last:
                return
            yield item

    def explain_workdays(self, start: dt.date, days: int) -> Iterator[CountedDay]:
        """Go through the days that `add_workdays` counts, and those it passes over."""
        yield _not_counted(start)
        last = self.add_workdays(start, days).day
        if last > start:
            yield from self.explain_between(start + _ONE, last)

    def explain_days(self, start: dt.date, days: int) -> Iterator[CountedDay]:
        """Go through the days that `add_days` counts, and those it passes over at the end."""
        yield _not_counted(start)
        end, last = _later(start, days), self.add_days(start, days).day
        for number in range(1, (end - start).days + 1):
            day = start + number * _ONE
            yield CountedDay(day, True, Text(f"第{number}天", f"day {number}"), known=True)
        for item in self.explain_between(end, last) if last > end else ():
            moved = Text(f"{item.why.zh}，顺延", f"{item.why.en}, so the deadline moves on")
            yield replace(item, why=item.why if item.counted else moved)

    def _own(self, day: dt.date) -> CountedDay | None:
        """Return what the campaign says of a day; a working day corrects a span of holidays."""
        if day in self._worked:
            why = Text("活动日历列为上班", "a working day in the campaign's calendar")
            return CountedDay(day, True, why, known=True)
        name = self._off.get(day)
        if name is None:
            name = next((span.name for span in self._spans if span.holds(day)), None)
        if name is None:
            return None
        why = Text("活动日历列为放假", "a day off in the campaign's calendar")
        if name:
            why = Text(f"活动日历列为{name}放假", f"off in the campaign's calendar: {name}")
        return CountedDay(day, False, why, known=True)

    def _announced(self, day: dt.date) -> CountedDay | None:
        official = self._official()
        if official is None:
            return None
        if name := official.workdays.get(day):
            why = Text(f"{name.zh}调休上班", f"worked in exchange for {name.en}")
            return CountedDay(day, True, why, known=True)
        if name := official.holidays.get(day):
            why = Text(f"{name.zh}放假", f"off for {name.en}")
            return CountedDay(day, False, why, known=True)
        return None

    def _of_week(self, day: dt.date) -> CountedDay:
        official = self._official()
        known = day.year in self._years or (official is not None and day.year in official.years)
        why = _WEEK[day.weekday()]
        if not known:
            why = Text(
                f"{why.zh}（不知道{day.year}年怎样放假）",
                f"{why.en} (the days off of {day.year} are not known)",
            )
        return CountedDay(day, day.weekday() < 5, why, known)

    def _from(self, first: dt.date) -> Iterator[CountedDay]:
        """Go through all days from `first` on."""
        day = first
        yield self.judge(day)
        while day < dt.date.max:
            day += _ONE
            yield self.judge(day)

    def _reach(self, days: Iterator[CountedDay], number: int, start: dt.date) -> Deadline:
        """Return the day on which so many working days are full."""
        reached, known, missing = start, True, min(number, _LONGEST)
        while missing > 0 and (item := next(days, None)):
            reached = item.day
            known = known and item.known
            missing -= item.counted
        return Deadline(reached, known)


@cache
def work_calendar(calendar: Calendar | None) -> WorkCalendar:
    """Return the working days of a campaign."""
    return WorkCalendar(calendar)


def inclusive_days(first: dt.date, last: dt.date) -> int:
    """Return the days from `first` to `last`, both counted, as notices count them."""
    return max((last - first).days + 1, 0)


def _later(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later, or the last one there is."""
    ahead = min(days, _LONGEST, (dt.date.max - day).days)
    return day + ahead * _ONE


def _not_counted(start: dt.date) -> CountedDay:
    why = Text("起算的当天不计", "the day it starts from is not counted")
    return CountedDay(start, counted=False, why=why, known=True)
