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
_BEFORE: Final = re.compile(r"(?:之前|以前|前|止|内)?(?:完成)?$")
"""What may follow a due date."""
_DAY: Final = re.compile(
    r"(?:([0-9]{4}|[0-9]{2})[-./年])?([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?"
    r"(?:[T ]?00:00(?::00)?)?"
)
_DIGITS_ONLY: Final = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_PART: Final = re.compile(
    r"(?:([0-9]{4})|[今本当])?(?:年年?(?:底|末)|年?([上下])半年|年?第?([1-4一二三四])季度)(?:底|末)?"
)
"""A part of a year, which ends with its last month."""
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
        return _day(said, year) or _month(said, year) or _part(said, year)
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
    found = _DAY.fullmatch(said) or _DIGITS_ONLY.fullmatch(said)
    if found is None:
        return None
    own = int(found[1] or year)
    return dt.date(own if own > 99 else year // 100 * 100 + own, int(found[2]), int(found[3]))


def _month(said: str, year: int) -> dt.date | None:
    found = _MONTH.fullmatch(said)
    if found is None or not (found[1] or found[3]) or found[4] == "初":
        return None
    own, month = int(found[1] or year), int(found[2])
    last = calendar.monthrange(own, month)[1] if 1 <= month <= 12 else 0
    if found[4] in _TENTHS:
        return dt.date(own, month, _TENTHS[found[4]])
    return Month(own, month, last)


def _part(said: str, year: int) -> dt.date | None:
    """Return the last month of 年底, 上半年, 二季度."""
    found = _PART.fullmatch(said)
    if found is None:
        return None
    quarter = _DIGITS.get(found[3], found[3])
    month = int(quarter) * 3 if quarter else 6 if found[2] == "上" else 12
    return _month(f"{found[1] or year}年{month}月", year)


def serial_day(number: float) -> dt.date | None:
    """Return the day that a spreadsheet counts so, or 20060315; None if it is no such day."""
    whole = int(number)
    if whole != number:
        return None
    if _EARLIEST < whole < _LATEST:
        return _EPOCH + dt.timedelta(whole)
    return day_of(str(whole), dt.MINYEAR)
