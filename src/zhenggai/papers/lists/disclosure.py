"""The disclosure schedule (公开安排表): what was published, where and when, and what is next.

The law of villages asks for general matters every quarter, for great ones at any time (C42).
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text, span_text
from zhenggai.model.review import Notice
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Row, Table, table
from zhenggai.papers.common import DASH, Frame, Occasion, frame, titled
from zhenggai.papers.notices.results import objections
from zhenggai.words import COVERS, NOTICE_FORM, Text

TITLE: Final = Text("公开安排表", "Disclosure schedule")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("公开内容", "What is published"),
    Text("公开时间", "When"),
    Text("公开形式", "Form"),
    Text("公开地点和范围", "Where and for whom"),
    Text("状态", "State"),
)
_EMPTY: Final = Text("还没有公开记录。", "Nothing has been published yet.")
_TO_COME: Final = Text("待公开", "to come")
_SYSTEMS: Final = ("disclosure",)


@dataclass(frozen=True, slots=True)
class DisclosureSheet:
    """The disclosure schedule of one unit."""

    frame: Frame
    """Title, contact, signature and date."""
    table: Table
    """What was published, in order of day, then what is still to come: number, matter, days,
    form, place and scope, state."""
    rules: tuple[str, ...]
    """The disclosure rules the unit has adopted."""
    rules_title: str
    """The words before the rules."""
    next: str
    """By when general matters are to be published again: the end of the quarter."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> DisclosureSheet:
    """Return the schedule of a unit as it was on the day."""
    named = Text(f"{unit.name}整改情况公开安排表", f"{unit.name}: disclosure schedule")
    held = frame(unit, occasion, named)
    notices = sorted(unit.notices, key=lambda item: item.from_ or dt.date.max)
    cells = [_posted(notice, occasion) for notice in notices]
    covered = {notice.covers for notice in notices}
    for word in COVERS:
        if word.id not in covered:
            said = occasion.say(word.text)
            cells.append((said, DASH, DASH, DASH, occasion.say(_TO_COME)))
    rows = (Row("", (str(number), *found)) for number, found in enumerate(cells, 1))
    return DisclosureSheet(
        held,
        table(_COLUMNS, rows, _EMPTY, occasion),
        tuple(
            occasion.say(titled(item.title)) for item in unit.mechanisms if item.kind in _SYSTEMS
        ),
        occasion.say(Text("已建立的公开制度：", "Disclosure rules in force:")),
        occasion.say(_next(occasion.day)),
        objections(held, occasion),
    )


def _posted(notice: Notice, occasion: Occasion) -> tuple[str, ...]:
    places = [text for text in (notice.place, notice.scope) if text]
    return (
        occasion.say(COVERS[notice.covers]) or DASH,
        _days(notice, occasion),
        occasion.say(NOTICE_FORM[notice.form]) or DASH,
        occasion.series(places),
        occasion.say(_state(notice, occasion.day)),
    )


def _days(notice: Notice, occasion: Occasion) -> str:
    if notice.from_ and notice.until:
        return occasion.say(span_text(notice.from_, notice.until))
    if notice.from_ is None or notice.form == "meeting":
        return occasion.on(notice.from_)
    begin = day_text(notice.from_)
    return occasion.say(Text(f"自{begin.zh}起", f"from {begin.en} on"))


def _state(notice: Notice, day: dt.date) -> Text:
    if notice.form in ("board", "web") and notice.hangs(day):
        return Text("正在公示", "posted now")
    return Text("已公开", "published")


def _next(day: dt.date) -> Text:
    month = (day.month + 2) // 3 * 3
    last = day_text(day.replace(month=month, day=calendar.monthrange(day.year, month)[1]))
    return Text(
        f"一般事项至少每季度公开一次，本季度截止{last.zh}；财务往来多的每月公开；重大事项随时公开。",
        f"General matters are published at least every quarter, this one by {last.en}; finances"
        " monthly where dealings are many; major matters at any time.",
    )
