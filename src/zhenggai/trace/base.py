"""What a trace is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.model.issues import Issue
from zhenggai.model.schema import Record
from zhenggai.query.entry import Entry, Standing
from zhenggai.source import Location
from zhenggai.words import ISSUE_EVENT, Text, Vocabulary, Word

STEPS: Final = Vocabulary(
    Text("环节", "step"),
    Word("finding", "查摆", "finding"),
    Word("received", "收到意见", "receipt"),
    Word("relayed", "转送", "relay"),
    Word("acknowledged", "签收", "acknowledgement"),
    Word("decided", "办理", "decision"),
    Word("issue", "列为问题", "issue"),
    Word("replied", "答复", "reply"),
    *(Word(word.id, word.zh, word.en) for word in ISSUE_EVENT),
    Word("measure", "措施", "measure"),
    Word("milestone", "节点", "milestone"),
    Word("notice", "公示", "notice"),
    Word("lookback", "回头看", "look-back"),
    Word("follow_up", "补改", "follow-up"),
    Word("verdict", "反映人评价", "verdict"),
    Word("mechanism", "建立机制", "mechanism"),
    Word("ordered", "督办", "order"),
    Word("answered", "督办反馈", "answer to order"),
)
"""What steps and gaps are called; the order is that of steps of one day."""
RELATIONS: Final = Vocabulary(
    Text("关系", "relation"),
    Word("copy", "副本", "copy"),
    Word("lead", "牵头单位的记录", "the lead's record"),
    Word("merged", "归并进来的", "merged into it"),
)
_RANK: Final = {word.id: rank for rank, word in enumerate(STEPS)}
COMPLETE: Final = Text("该有的都有了", "Nothing is missing")
HEAD: Final = Text("单位负责人", "the unit's head")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened, and the record that says so."""

    day: dt.date | None
    step: str
    """A word of `STEPS`."""
    said: Text
    address: str
    """The full id of the record: `jiangnan/lijia#I-003`."""
    place: Location


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing yet: by when, and who is to act."""

    step: str
    said: Text
    who: Text
    due: dt.date | None
    address: str


@dataclass(frozen=True, slots=True)
class Related:
    """A record that belongs to the same matter: a copy, the lead's record, one merged."""

    relation: str
    """A word of `RELATIONS`."""
    said: Text
    address: str
    place: Location


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole way of an opinion or an issue."""

    entry: Entry
    title: str
    steps: tuple[Step, ...]
    gaps: tuple[Gap, ...]
    related: tuple[Related, ...] = ()
    complete: Text = COMPLETE
    """What is said where nothing is missing."""


Units = Mapping[str, Standing]
"""The units that have to do with a record, as they were on the day."""


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Sort steps by day, those of one day as matters go; those without a day come last."""
    return tuple(
        sorted(dict.fromkeys(steps), key=lambda it: (it.day or dt.date.max, _RANK[it.step]))
    )


def by_due(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Sort what is missing by when it is due; what has no day comes last."""
    return tuple(
        sorted(dict.fromkeys(gaps), key=lambda it: (it.due or dt.date.max, _RANK[it.step]))
    )


def facts(*said: Text | str | None) -> Text:
    """Join what is known; what is empty is left out."""
    known = [Text(item, item) if isinstance(item, str) else item for item in said if item]
    kept = [item for item in known if item.zh or item.en]
    return Text("；".join(item.zh for item in kept), "; ".join(item.en for item in kept))


def head_of(standing: Standing) -> Text:
    """Return the head of a unit by name, if the unit's file says it."""
    head = standing.unit.head
    return Text(head, head) if head else HEAD


def someone(standing: Standing, *names: str) -> Text:
    """Return the first name that is known, else the head of the unit."""
    name = next(filter(None, names), "")
    return Text(name, name) if name else head_of(standing)


def step(
    entry: Entry, kind: str, day: dt.date | None, said: Text, at: Record | None = None
) -> Step:
    """Return a step that a record says; `at` is the part of the record that says it."""
    return Step(day, kind, said, entry.address, (at or entry.record).begins)


def found_issues(name: str, home: str, units: Units) -> Iterator[tuple[Entry, Issue]]:
    """Go through the issues that a name leads to: itself, and what it was merged into."""
    seen: set[str] = set()
    while name:
        unit, mark, issue_id = name.rpartition("#")
        unit = unit if mark else home
        name = ""
        standing = units.get(unit)
        if standing is None or f"{unit}#{issue_id}" in seen:
            return
        seen.add(f"{unit}#{issue_id}")
        for issue in standing.unit.issues:
            if issue.id == issue_id:
                yield Entry(standing, issue), issue
                name, home = merged_into(issue), unit


def merged_into(issue: Issue) -> str:
    """Return what an issue was merged into, if it was; empty if not."""
    last = issue.last("merged")
    return last.into if last and issue.status == "merged" else ""
