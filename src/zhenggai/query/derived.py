"""Fields that nobody types: they follow from the records and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.model.campaign import Campaign
from zhenggai.model.closure import wants_answer
from zhenggai.model.issues import Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.profiles import BUILT_IN, requirements
from zhenggai.model.review import Lookback, Order
from zhenggai.query.entry import Entry, on
from zhenggai.query.fields import Field, Scalar, Sort
from zhenggai.query.questions import reply_due
from zhenggai.words import LIGHT, STATUS, Text, Vocabulary, Word

_Value: TypeAlias = Scalar | None


@dataclass(frozen=True, slots=True)
class Derived:
    """A field that is worked out: for which kind of record, and what it says."""

    kind: str
    """`issues`, …; empty: for all kinds."""
    field: Field
    help: Text


def _row(
    kind: str,
    said: str,
    sort: Sort,
    value: Callable[[Entry], _Value],
    words: Vocabulary | None = None,
) -> Derived:
    """Make a row of `id|Chinese name|Chinese help|English help`."""

    def values(entry: Entry) -> tuple[Scalar, ...]:
        found = value(entry)
        return () if found is None or found == "" else (found,)

    path, zh, *help_ = said.split("|")
    field = Field(path, Text(zh, path.replace("_", " ")), sort, values, words)
    return Derived(kind, field, Text(*help_))


def _list(kind: str, said: str, values: Callable[[Entry], tuple[Scalar, ...]]) -> Derived:
    path, zh, *help_ = said.split("|")
    field = Field(path, Text(zh, path.replace("_", " ")), "text", values, many=True)
    return Derived(kind, field, Text(*help_))


def _days_left(due: dt.date | None, entry: Entry) -> int | None:
    return (due - entry.day).days if due else None


def _reply_due(opinion: Opinion, entry: Entry) -> dt.date | None:
    return reply_due(opinion, entry) if wants_answer(opinion) else None


def _raised_by(issue: Issue, entry: Entry) -> int:
    return sum(opinion.count for opinion in entry.unit.raisers_of(issue.id))


def _opinions(issue: Issue, entry: Entry) -> tuple[Scalar, ...]:
    return tuple(opinion.id for opinion in entry.unit.raisers_of(issue.id))


def _light(issue: Issue, entry: Entry) -> str:
    return issue.light(entry.day, entry.standing.limits.warn_days)


TABLE: Final = (
    _row(
        "issues",
        "status|状态|最后一条进展决定|what its last event says",
        "word",
        on(Issue, lambda issue, _: issue.status),
        STATUS,
    ),
    _row(
        "issues",
        "light|灯号|红逾期，黄临期或迟，绿正常，灰已了|red: overdue; yellow: near, late",
        "word",
        on(Issue, _light),
        LIGHT,
    ),
    _row(
        "issues",
        "due|时限|现行时限，延期以后的|the due date in force, after any extension",
        "day",
        on(Issue, lambda issue, _: issue.due_in_force),
    ),
    _row(
        "issues",
        "original_due|原定时限|延期以前的时限|the due date before any extension",
        "day",
        on(Issue, lambda issue, _: issue.due),
    ),
    _row(
        "issues",
        "days_left|剩余天数|离时限几天，过了为负|days to the due date, below zero after it",
        "number",
        on(Issue, lambda issue, entry: _days_left(issue.due_in_force, entry)),
    ),
    _row(
        "issues",
        "started_on|启动日期|第一条进展的日期|the day of its first event",
        "day",
        on(Issue, lambda issue, _: issue.started_on),
    ),
    _row(
        "issues",
        "done_on|完成日期|最后一次完成，反弹了就没有|the day it was last done, unless reopened",
        "day",
        on(Issue, lambda issue, _: issue.done_on),
    ),
    _row(
        "issues",
        "relapses|反弹次数|重新打开了几次|how often it was reopened",
        "number",
        on(Issue, lambda issue, _: issue.relapses),
    ),
    _row(
        "issues",
        "raised_by|反映人数|本单位意见的人数合计|people behind the unit's own opinions on it",
        "number",
        on(Issue, _raised_by),
    ),
    _list(
        "issues",
        "opinions|对应意见|本单位归入它的意见编号|ids of the unit's own opinions on it",
        on(Issue, _opinions),
    ),
    _row(
        "measures",
        "days_left|剩余天数|离时限几天，过了为负|days to the due date, below zero after it",
        "number",
        on(Measure, lambda measure, entry: _days_left(measure.due, entry)),
    ),
    _row(
        "orders",
        "days_left|剩余天数|离反馈时限几天，过了为负|days to the due date, below zero after it",
        "number",
        on(Order, lambda order, entry: _days_left(order.due, entry)),
    ),
    _row(
        "opinions",
        "reply_due|答复期限|从收到数起的最后一天|the last day to reply, counted from receipt",
        "day",
        on(Opinion, _reply_due),
    ),
    _list(
        "lookbacks",
        "issue_ids|问题编号|回头看了哪些问题|the issues looked back on",
        on(Lookback, lambda lookback, entry: tuple(entry.unit.checked_in(lookback))),
    ),
    _row(
        "",
        "unit|单位|单位编号，含所属单位|id of the unit; all below it are meant too",
        "text",
        lambda entry: entry.unit.id,
    ),
    _row(
        "",
        "id|编号|没有编号的是姓名，或如 meetings/3|without one: the name, or meetings/3",
        "text",
        lambda entry: entry.label,
    ),
    _row(
        "",
        "line|行|在文件第几行|the line of the file where it begins",
        "number",
        lambda entry: entry.place.line,
    ),
)
"""Every field that is worked out; a name that a kind has by itself goes before the common ones."""


def derived(kind: str, campaign: Campaign) -> Iterator[Field]:
    """Go through the worked-out fields of a kind of record."""
    yield from (row.field for row in TABLE if row.kind == kind)
    if kind == "units":
        yield Field("kind", Text("类型", "kind"), "word", _kind_of, _kinds(campaign))


def common() -> Iterator[Field]:
    """Go through the worked-out fields that every kind of record has."""
    return (row.field for row in TABLE if not row.kind)


def _kind_of(entry: Entry) -> tuple[Scalar, ...]:
    return (entry.unit.kind,) if entry.unit.kind else ()


def _kinds(campaign: Campaign) -> Vocabulary:
    """Return the kinds of unit that the campaign knows."""
    kinds = dict.fromkeys((*BUILT_IN, *campaign.profiles))
    found = filter(None, (requirements(campaign, kind) for kind in kinds))
    words = (Word(needs.kind, needs.name.zh, needs.name.en) for needs in found)
    return Vocabulary(Text("单位类型", "kind of unit"), *words)
