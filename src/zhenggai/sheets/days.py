"""Days as ledgers on paper have them: 2006.3.15, 二〇〇六年三月十五日, 3月底前, 3月15日前."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from typing import Final

from zhenggai.model.schema import Month

_NUMERALS: Final = "\u3007一二三四五六七八九"
_DIGITS: Final = {digit: str(value) for value, digit in enumerate(_NUMERALS)}
_NUMERAL: Final = re.compile(f"[{_NUMERALS}十]+(?=[年月日号])")
_ZEROS: Final = str.maketrans("○零", "\u3007\u3007")
_BEFORE: Final = re.compile(r"(?:(?:之前|以前|前|止|内)?(?:完成)?(?:[，,、]?并?长期坚持)?)$")
"""What may follow a due date; that it is then kept up is a status, not a day."""
_DAY: Final = re.compile(
    r"(?:([0-9]{4})[-./年])?([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?"
    r"(?:[T ]?00:00(?::00)?)?"
)
_MONTH: Final = re.compile(r"(?:([0-9]{4})[-./年])?([0-9]{1,2})(月?)份?(底|末|上旬|中旬|下旬|初)?")
_TENTHS: Final = {"上旬": 10, "中旬": 20}
_EPOCH: Final = dt.date(1899, 12, 30)
_EARLIEST: Final = 20_000
"""A spreadsheet's number of a day in 1954; a smaller number is hardly meant as a day."""
_LATEST: Final = 80_000


def day_of(text: str, year: int) -> dt.date | None:
    """Return the day or the month (`Month`) that a text names; None if it names none.

    `year` is meant where none is written.
    """
    said = _plain(text)
    try:
        return _day(said, year) or _month(said, year)
    except ValueError:
        return None


def _plain(text: str) -> str:
    said = "".join(unicodedata.normalize("NFKC", text.translate(_ZEROS)).split())
    said = _NUMERAL.sub(lambda found: _number(found[0]), said)
    return _BEFORE.sub("", said)


def _number(said: str) -> str:
    """Return 二〇〇六 as 2006, 十五 as 15, 二十 as 20."""
    if "十" not in said:
        return "".join(_DIGITS[digit] for digit in said)
    tens, _, ones = said.partition("十")
    return (_DIGITS.get(tens, "1") if tens else "1") + (_DIGITS.get(ones, "0") if ones else "0")


def _day(said: str, year: int) -> dt.date | None:
    found = _DAY.fullmatch(said)
    return dt.date(int(found[1] or year), int(found[2]), int(found[3])) if found else None


def _month(said: str, year: int) -> dt.date | None:
    found = _MONTH.fullmatch(said)
    if found is None or not (found[1] or found[3]) or found[4] == "初":
        return None
    own, month = int(found[1] or year), int(found[2])
    last = calendar.monthrange(own, month)[1] if 1 <= month <= 12 else 0
    if found[4] in _TENTHS:
        return dt.date(own, month, _TENTHS[found[4]])
    return Month(own, month, last)


def serial_day(number: float) -> dt.date | None:
    """Return the day that a spreadsheet counts so; None if the number is no such day."""
    whole = int(number)
    return _EPOCH + dt.timedelta(whole) if whole == number and _EARLIEST < whole < _LATEST else None
