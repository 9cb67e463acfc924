"""Days and numbers of days as options name them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.query.days import Days, days_of
from zhenggai.words import Text

_NUMBER: Final = re.compile(r"([0-9]{1,4})(d|w|天|日|周)?")
_WEEKS: Final = ("w", "周")


def days_named(option: str, typed: str, day: dt.date) -> Days:
    """Return the days that an option names: a day, a month, 上周, or `7d` for seven days ago.

    Raise `CannotGoOnError` if it names none.
    """
    word = typed.strip()
    found = days_of(word, day) or days_of(f"-{word}", day)
    if found is None:
        raise CannotGoOnError(
            Text(
                f"{option} “{typed}”不是日期，写如 2006-03-24、7d（7天前）或 上周",
                f"{option} {typed} is no day; write it like 2006-03-24, 7d (7 days ago)"
                " or last_week",
            )
        )
    return found


def number_of_days(option: str, typed: str) -> int:
    """Return how many days `7d`, `2w`, `7天` or `7` means.

    Raise `CannotGoOnError` if it is no number of days, or none at all.
    """
    found = _NUMBER.fullmatch(typed.strip())
    number = int(found[1]) * (7 if found[2] in _WEEKS else 1) if found else 0
    if not number:
        raise CannotGoOnError(
            Text(
                f"{option} “{typed}”不是天数，写如 7d（7天）或 2w（2周）",
                f"{option} {typed} is no number of days; write it like 7d or 2w",
            )
        )
    return number
