"""Days and due dates as papers and screens say them."""

import datetime as dt
from typing import Final

from zhenggai.model.issues import SETTLED, Issue
from zhenggai.model.schema import Month
from zhenggai.words import TRACK, Text

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DIGITS: Final = "○一二三四五六七八九"


def day_text(day: dt.date) -> Text:
    """Return a day as printed, never padded: 2006年3月15日, 15 March 2006."""
    return Text(
        f"{day.year}年{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    )


def due_text(due: dt.date) -> Text:
    """Return a due date as printed; one that was typed as a month: 2006年3月底前."""
    if isinstance(due, Month):
        month = _MONTHS[due.month - 1]
        return Text(f"{due.year}年{due.month}月底前", f"by the end of {month} {due.year}")
    return day_text(due)


def deadline_text(issue: Issue) -> Text:
    """Return the deadline of an issue as printed, an extension with the original."""
    due = issue.due_in_force
    if due is None:
        return TRACK[issue.track] if issue.track == "immediate" else Text("", "")
    said = due_text(due)
    if issue.due is None and issue.status in SETTLED:
        return TRACK[issue.track]
    if issue.due is None and issue.track == "phased":
        return Text(f"逐步解决，下一节点{said.zh}", f"step by step; next step: {said.en}")
    if issue.due and due != issue.due:
        first = due_text(issue.due)
        said = Text(f"{said.zh}（延期，原定{first.zh}）", f"{said.en} (extended from {first.en})")
    if issue.status == "sustained":
        return Text(f"{said.zh}，并长期坚持", f"{said.en}, then to be kept up")
    return said


def span_text(first: dt.date, last: dt.date) -> Text:
    """Return from one day to another, the year not repeated: 2006年3月15日至3月21日."""
    end = day_text(last)
    if first.year == last.year:
        end = Text(f"{last.month}月{last.day}日", end.en)
    begin = day_text(first)
    return Text(f"{begin.zh}至{end.zh}", f"{begin.en} to {end.en}")


def numeral_text(day: dt.date) -> Text:
    """Return a day in the numerals used before 2012: 二○○六年三月十五日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return Text(f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日", day_text(day).en)


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
