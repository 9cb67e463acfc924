"""A day as typed → a date, or a finding that says how to write it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any, Final

from zhenggai.fields.reader import NOTHING, Reader, empty, scalar
from zhenggai.model.schema import Month
from zhenggai.source import Node, Scalar, place
from zhenggai.words import Text

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_LOOSE_DAY: Final = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")


def read_day(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    """Read a day."""
    if type(node) is Scalar:
        text = node.text
        if len(text) == 10 and text[4] == "-" == text[7]:
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                return _not_a_day(reader, node, text)
        if empty(node):
            return NOTHING
        return _not_a_day(reader, node, text)
    scalar(reader, node)
    return NOTHING


def _not_a_day(reader: Reader, node: Node, text: str) -> Any:  # noqa: ANN401
    said = (
        Text(f"没有 {text} 这一天", f"there is no day {text}")
        if _DAY.fullmatch(text)
        else Text(f"“{text}”不是日期", f"{text!r} is not a date")
    )
    day = _meant(text)
    remedy = (
        Text(f"写成 {day}", f"write it {day}")
        if day
        else Text("写如 2006-03-15", "write it like 2006-03-15")
    )
    reader.fault(place(reader.path, node), "FIL06", said, remedy)
    return NOTHING


def _meant(text: str) -> str:
    """Return the day that was meant by 2006.3.15 or 2006年3月15日; empty if unknown."""
    found = _LOOSE_DAY.fullmatch(text)
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_fact(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    """Read a day on which something happened, and keep the latest of the file."""
    day = read_day(reader, node)
    if day is not NOTHING and day > reader.latest:
        reader.latest = day
    return day


def read_due(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    """Read a day, or a month that means its last day."""
    found = _MONTH.fullmatch(node.text) if type(node) is Scalar else None
    if found is None:
        return read_day(reader, node)
    year, month = int(found[1]), int(found[2])
    if year == 0 or not 1 <= month <= 12:
        return _not_a_day(reader, node, found.group())
    return Month(year, month, calendar.monthrange(year, month)[1])
