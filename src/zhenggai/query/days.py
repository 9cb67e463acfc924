"""Days as filters say them: a day, a month, a year, or counted from the as-of day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_COUNTED: Final = re.compile(r"(?:today|今天)?([+-])([0-9]{1,4})(d|w|m|天|日|周|个?月)")
_DAYS: Final = {
    "today": 0,
    "今天": 0,
    "yesterday": -1,
    "昨天": -1,
    "tomorrow": 1,
    "明天": 1,
}
_WEEKS: Final = {
    "this_week": 0,
    "本周": 0,
    "last_week": -1,
    "上周": -1,
    "next_week": 1,
    "下周": 1,
}
_MONTHS: Final = {
    "this_month": 0,
    "本月": 0,
    "last_month": -1,
    "上月": -1,
    "next_month": 1,
    "下月": 1,
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one to another; the same for a single day."""

    first: dt.date
    last: dt.date

    def holds(self, operator: str, day: dt.date) -> bool:
        """Compare a day with these: before the first is `<`, after the last `>`."""
        if operator == "<":
            return day < self.first
        if operator == "<=":
            return day <= self.last
        if operator == ">":
            return day > self.last
        if operator == ">=":
            return day >= self.first
        return self.first <= day <= self.last


def days_of(text: str, today: dt.date) -> Days | None:
    """Return the days that a text names; None if it names none."""
    try:
        return (
            _typed(text)
            or _named(text.casefold().replace("-", "_"), today)
            or _counted(text.casefold(), today)
        )
    except (ValueError, OverflowError):
        return None


def _typed(text: str) -> Days | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return Days(dt.date(year, month, day), dt.date(year, month, day))
    if found[3] or (found[2] and not month):
        return None
    first, last = month or 1, month or 12
    return Days(dt.date(year, first, 1), _end(year, last))


def _end(year: int, month: int) -> dt.date:
    # Asked for the last day, monthrange fails on a month that there is not: a ValueError too.
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _named(text: str, today: dt.date) -> Days | None:
    if text in _DAYS:
        day = today + dt.timedelta(days=_DAYS[text])
        return Days(day, day)
    if text in _WEEKS:
        monday = today + dt.timedelta(days=7 * _WEEKS[text] - today.weekday())
        return Days(monday, monday + dt.timedelta(days=6))
    if text in _MONTHS:
        day = _months_later(today.replace(day=1), _MONTHS[text])
        return Days(day, _end(day.year, day.month))
    return None


def _counted(text: str, today: dt.date) -> Days | None:
    found = _COUNTED.fullmatch(text)
    if found is None:
        return None
    number = int(found[1] + found[2])
    if found[3] in ("d", "天", "日"):
        day = today + dt.timedelta(days=number)
    elif found[3] in ("w", "周"):
        day = today + dt.timedelta(days=7 * number)
    else:
        day = _months_later(today, number)
    return Days(day, day)


def _months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of another month, or its last one if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(dt.date(year, month + 1, 1) + dt.timedelta(days=day.day - 1), _end(year, month + 1))
