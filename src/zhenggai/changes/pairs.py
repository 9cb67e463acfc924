"""Two forms of a list of records → which record of one is which of the other.

A record is known by its id, else by what tells it from its like: a member by name, a meeting by
its time and topic, a line of a history by its day and event. Never by its place in the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from zhenggai.changes.values import Values
from zhenggai.model.issues import IssueEvent, Milestone
from zhenggai.model.plan import Meeting, PlanEvent
from zhenggai.model.review import (
    Lookback,
    Publicity,
    SurveyItem,
    Task,
    Visit,
    Waiver,
)
from zhenggai.model.schema import Record, keys_of

_KNOWN_BY: Final[dict[type[Record], tuple[str, ...]]] = {
    Meeting: ("date", "start", "kind", "topic"),
    PlanEvent: ("date", "event"),
    IssueEvent: ("date", "event"),
    Milestone: ("goal",),
    Task: ("text",),
    SurveyItem: ("text",),
    Lookback: ("date", "member", "round"),
    Visit: ("date", "team"),
    Publicity: ("date", "title"),
    Waiver: ("rule", "record"),
}


class Pair(NamedTuple):
    """Places of one record in two lists; None where it is not."""

    old: int | None
    new: int | None


def known_by(record: type[Record]) -> tuple[str, ...]:
    """Return the attributes by which a record of this kind is known."""
    if record in _KNOWN_BY:
        return _KNOWN_BY[record]
    keys = keys_of(record)
    return next(((name,) for name in ("id", "name") if name in keys), tuple(keys))


def pairs(record: type[Record], old: Sequence[Values], new: Sequence[Values]) -> list[Pair]:
    """Return the pairs in the order of the new list, then those that only the old one has."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, values in enumerate(old):
        waiting[_mark(record, values)].append(place)
    found = dict.fromkeys(range(len(new)), -1)
    for same in (True, False):
        # Of several that are known by the same, those that are equal belong together.
        for place, values in enumerate(new):
            left = waiting[_mark(record, values)] if found[place] < 0 else []
            match = next((item for item in left if not same or old[item] == values), None)
            if match is not None:
                left.remove(match)
                found[place] = match
    kept = set(found.values())
    both = [Pair(match if match >= 0 else None, place) for place, match in found.items()]
    return [*both, *(Pair(place, None) for place in range(len(old)) if place not in kept)]


def _mark(record: type[Record], values: Values) -> Hashable:
    return tuple(str(values.get(name, "")) for name in known_by(record))
