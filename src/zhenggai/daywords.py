"""Days as clerks say them: 今天, +15d, 3月15日, 3月底, 2006-03.

What has happened lies behind and what is promised lies ahead: `3月15日` without a year is the
last one for a fact, the next one for a promise. A promise may be a whole month: its last day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from zhenggai.model.schema import Month
from zhenggai.query.days import Days, days_of

_FEW_DAYS: Final = {"大前天": -3, "前天": -2, "后天": 2, "大后天": 3}
_MONTHS: Final = {"": 0, "本": 0, "这个": 0, "上": -1, "上个": -1, "下": 1, "下个": 1}
_YEARS: Final = {"今": 0, "本": 0, "去": -1, "明": 1}
_NUMERIC: Final = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
_DATED: Final = re.compile(
    r"(?:([0-9]{4}|今|本|去|明)年)?([0-9]{1,2})月(?:份?(底|末)?|([0-9]{1,2})[日号]?)"
)
_OF_MONTH: Final = re.compile(r"(?:(本|这个|上个?|下个?)?月)(?:(底|末)|([0-9]{1,2})[日号])")
_OF_YEAR: Final = re.compile(r"(今|本|去|明)?年(?:底|末)")
_AGO: Final = re.compile(r"([0-9]{1,4})(天|日|周|个?月)(?:以|之)?(前|后|内)")


def fact_day(text: str, today: dt.date) -> dt.date | None:
    """Return the day that a text names, of something that happened; None if it names none."""
    said = _plain(text)
    found = _day_in(said, today, ahead=False)
    if isinstance(found, Month):
        # 3月底 is a day; 2006-03 is not one.
        return dt.date(found.year, found.month, found.day) if said[-1:] in "底末" else None
    return found


def promised_day(text: str, today: dt.date) -> dt.date | None:
    """Return the day that a text promises, a `Month` if it names one; None if it names none."""
    return _day_in(_plain(text), today, ahead=True)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _day_in(said: str, today: dt.date, *, ahead: bool) -> dt.date | None:
    try:
        return (
            _known(days_of(said, today))
            or _numeric(said)
            or _dated(said, today, ahead=ahead)
            or _of_month(said, today)
            or _counted(said, today)
        )
    except (ValueError, OverflowError):
        return None


def _known(days: Days | None) -> dt.date | None:
    if days is None:
        return None
    if days.first == days.last:
        return days.first
    month = _month(days.first.year, days.first.month)
    return month if (days.first.day, days.last) == (1, month) else None


def _month(year: int, month: int) -> Month:
    # Asked for the last day, monthrange fails on a month that there is not: a ValueError too.
    return Month(year, month, calendar.monthrange(year, month)[1])


def _numeric(said: str) -> dt.date | None:
    found = _NUMERIC.fullmatch(said)
    return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _dated(said: str, today: dt.date, *, ahead: bool) -> dt.date | None:
    """Read a month or a day of a month: of the year named, else the nearest on that side."""
    found = _DATED.fullmatch(said)
    if found is None:
        return None
    year, month, _, day = found.groups()
    if year:
        years = [today.year + _YEARS[year] if year in _YEARS else int(year)]
        return next(_in_years(years, int(month), day), None)
    if ahead:
        days = _in_years(range(today.year, today.year + 9), int(month), day)
        return next((it for it in days if it >= today), None)
    days = _in_years(range(today.year, today.year - 9, -1), int(month), day)
    return next((it for it in days if it <= today), None)


def _in_years(years: list[int] | range, month: int, day: str | None) -> Iterator[dt.date]:
    """Go through the same day of these years: 29 February is not in all of them."""
    for year in years:
        last = _month(year, month)
        if day is None:
            yield last
        elif 0 < int(day) <= last.day:
            yield dt.date(year, month, int(day))


def _of_month(said: str, today: dt.date) -> dt.date | None:
    if said in _FEW_DAYS:
        return today + dt.timedelta(days=_FEW_DAYS[said])
    found = _OF_YEAR.fullmatch(said)
    if found:
        return _month(today.year + _YEARS[found[1] or "今"], 12)
    found = _OF_MONTH.fullmatch(said)
    if found is None:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS[found[1] or ""], 12)
    last = _month(year, month + 1)
    return dt.date(last.year, last.month, int(found[3])) if found[3] else last


def _counted(said: str, today: dt.date) -> dt.date | None:
    found = _AGO.fullmatch(said)
    if found is None:
        return None
    sign = "-" if found[3] == "前" else "+"
    return _known(days_of(f"{sign}{found[1]}{found[2]}", today))
