"""A paper is posted: the act is recorded with the digest of what was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from zhenggai.acts.base import Deed, Request, impossible
from zhenggai.acts.numbers import next_id
from zhenggai.deadlines import work_calendar
from zhenggai.edit.edits import Append
from zhenggai.model.review import Notice
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.naming import naming
from zhenggai.public import notice_digest
from zhenggai.rows import plan_sections
from zhenggai.rules import commands
from zhenggai.source import Mapping
from zhenggai.words import COVERS, LISTS, Text

_NUMBERED: Final = (
    *("opinions", "issues", "notices", "surveys", "makeups", "mechanisms", "findings"),
)
_ONE: Final = dt.timedelta(days=1)


def notice_to_post(request: Request) -> Notice:
    """Return the record of a posting: what was given, and what follows from it.

    It hangs from the day on, as long as the campaign wants, both ends counted.
    """
    unit = request.unit
    values: dict[str, Any] = {"form": "board", **request.values}
    known = [notice.id for notice in unit.notices]
    taken = {record.label for name in _NUMBERED for record in getattr(unit, name)}
    values.setdefault("id", next_id(known, taken, "N-1"))
    values.setdefault("from_", request.day)
    if values["form"] != "meeting":
        values.setdefault("until", last_day(values["covers"], values["from_"], request))
    if values["covers"] == "plan":
        values.setdefault("version", plan_sections(_on(request)).version)
    until = values.get("until")
    if until and until < values["from_"]:
        raise impossible(
            f"--until {until} 早于开始那天 {values['from_']}",
            f"--until {until} is before the first day, {values['from_']}",
        )
    names = {item.name for item in fields(Notice)}
    return Notice(
        node=Mapping("", 1, 1), **{name: it for name, it in values.items() if name in names}
    )


def post(request: Request) -> Deed:
    """Record that a paper was posted."""
    unit, notice = request.unit, notice_to_post(request)
    own = {issue.id for issue in unit.public_issues}
    strange = [name for name in notice.issues if name.removeprefix(f"{unit.id}#") not in own]
    if strange:
        raise impossible(
            f"{unit.id} 没有可以公示的问题 {'、'.join(strange)}",
            f"{unit.id} has no public issue {', '.join(strange)}",
        )
    digest = notice_digest(_on(request), notice, request.campaign)
    values = {
        item.name: getattr(notice, item.name) for item in fields(Notice) if item.name != "node"
    }
    name, covers, days = f"{unit.id}#{notice.id}", COVERS[notice.covers], _days(notice)
    done = Text(
        f"已记: {name} 公示{covers.zh}，{days.zh}", f"Recorded: {name}, {covers.en}, {days.en}"
    )
    then = tuple(_then(unit, notice))
    return Deed((Append(("notices",), {**values, "digest": digest}),), done, then)


def _on(request: Request) -> Unit:
    """Return the unit as it is printed."""
    return as_of(request.unit, request.day) or request.unit


def last_day(covers: str, first: dt.date, request: Request) -> dt.date:
    """Return the last day of a notice that hangs as long as the campaign wants."""
    limits = request.limits
    if covers == "plan":
        calendar = work_calendar(request.campaign.calendar)
        return calendar.workday(first, limits.plan_notice_workdays).day
    return first + max(limits.result_notice_days - 1, 0) * _ONE


def _days(notice: Notice) -> Text:
    first, last = notice.from_, notice.until
    if first is None or last is None:
        return Text(f"{first}", f"on {first}")
    number = (last - first).days + 1
    return Text(
        f"{first} 至 {last}，首尾都算共 {number} 天",
        f"{first} to {last}: {number} days, both ends counted",
    )


def _then(unit: Unit, notice: Notice) -> Iterator[Text]:
    for other in unit.posted(notice.covers):
        if notice.from_ and other.hangs(notice.from_) and not other.issues:
            end = commands.correct(f"{unit.id}#{other.id}")
            said = Text(
                f"旧的 {other.id} 还挂着: 撤下，把 ‹notices.until› 写到撤下那天: {end.zh}",
                f"{other.id} still hangs: take it down and set its ‹notices.until› to that day:"
                f" {end.en}",
            )
            yield naming(unit.node, Unit, LISTS).say(said)
