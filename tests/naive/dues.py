"""What is due of a unit a second time, from `format.md` and the words of the rules."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import chinese_calendar

from tests.naive import facts as naive
from tests.naive.facts import Raw

Found: TypeAlias = tuple[str, str, dt.date]
"""The kind, the record and the day."""
_LIMITS: Final = {"relay": 5, "decision": 10, "reply": 15, "start": 3, "issue": 15}
_SETTLED: Final = ("done", "closed", "sustained", "explained", "referred", "merged", "withdrawn")


def counted(start: dt.date, days: int) -> dt.date:
    """Count the days by hand, then go on to the next day that is worked."""
    day = start
    for _ in range(days):
        day += dt.timedelta(days=1)
    while not chinese_calendar.is_workday(day):
        day += dt.timedelta(days=1)
    return day


def dues(unit: Raw, day: dt.date) -> list[Found]:
    """Return all that is due, in order of the day, the kind and the record."""
    parts = (_opinions, _issues, _measures, _notices, _follow_ups, _makeups, _orders, _reviews)
    return sorted(
        ((kind, record, when) for part in parts for kind, record, when in part(unit, day)),
        key=lambda found: (found[2], found[0], found[1]),
    )


def _opinions(unit: Raw, day: dt.date) -> Iterator[Found]:
    for opinion in naive.opinions_in(unit, day):
        if opinion["nature"] == "praise":
            continue
        relayed = opinion.get("relayed")
        reached = naive.happened(day, relayed)
        still = {
            "relay": not reached,
            "decision": not naive.happened(day, opinion.get("decision")),
            "reply": not naive.replied(opinion, unit, day),
        }
        for kind, is_open in still.items():
            if is_open and "date" in opinion:
                yield kind, opinion["id"], counted(opinion["date"], _LIMITS[kind])
        if relayed and reached and not naive.fact(day, relayed.get("acknowledged")):
            yield "acknowledge", opinion["id"], counted(relayed["date"], _LIMITS["relay"])


def _own(unit: Raw, day: dt.date) -> list[Raw]:
    return [
        issue
        for personal in (False, True)
        for issue in naive.all_issues(unit, day, personal=personal)
    ]


def _issues(unit: Raw, day: dt.date) -> Iterator[Found]:
    for issue in _own(unit, day):
        log = naive.log(issue, day)
        status = naive.status(issue, day)
        if status == "sustained" and "review" in log[-1]:
            yield "sustained", issue["id"], log[-1]["review"]
        if status not in _SETTLED:
            if issue.get("track") == "immediate" and "found" in issue and not log:
                yield "start", issue["id"], counted(issue["found"], _LIMITS["start"])
            yield from _open_issue(issue, log, day)


def _open_issue(issue: Raw, log: list[Raw], day: dt.date) -> Iterator[Found]:
    ahead = [step for step in issue.get("milestones", []) if _undone(step, day)]
    for step in ahead:
        yield "milestone", issue["id"], _day(step["due"])
    due = naive.due_in_force(issue, day)
    moved = [event for event in log if event["event"] == "extended" and "due" in event]
    if due and (moved or "due" in issue or not ahead):
        yield "issue", issue["id"], due
    elif due is None and issue.get("track") == "immediate":
        back = [event["date"] for event in log if event["event"] == "reopened"]
        since = back[-1] if back else issue.get("found")
        if since:
            yield "issue", issue["id"], counted(since, _LIMITS["issue"])


def _day(due: Any) -> dt.date:  # noqa: ANN401 - YAML
    found = naive.last_day(due)
    assert found
    return found


def _undone(task: Raw, day: dt.date) -> bool:
    return "due" in task and not naive.fact(day, task.get("done"))


def _measures(unit: Raw, day: dt.date) -> Iterator[Found]:
    for issue in _own(unit, day):
        if naive.status(issue, day) in ("explained", "referred", "merged", "withdrawn"):
            continue
        for measure in issue.get("measures", []):
            if "due" in measure and not naive.carried_out(measure, day):
                yield "measure", measure["id"], _day(measure["due"])


def _notices(unit: Raw, day: dt.date) -> Iterator[Found]:
    for notice in unit.get("notices", []):
        if "until" in notice and notice["from"] <= day <= notice["until"]:
            yield "notice", notice["id"], notice["until"]


def _follow_ups(unit: Raw, day: dt.date) -> Iterator[Found]:
    latest: dict[str, Raw] = {}
    for lookback in sorted(naive.lookbacks_in(unit, day), key=lambda item: str(item["date"])):
        latest |= lookback["issues"]
    kept = {issue["id"] for issue in naive.inside(_own(unit, day), day)}
    for name, answers in latest.items():
        task = answers.get("follow_up")
        if name in kept and task and _undone(task, day):
            yield "follow_up", name, _day(task["due"])


def _makeups(unit: Raw, day: dt.date) -> Iterator[Found]:
    for makeup in unit.get("makeups", []):
        if not naive.by(day, makeup.get("opened")) or naive.happened(day, makeup.get("accepted")):
            continue
        tasks = makeup.get("tasks", [])
        for task in tasks:
            if _undone(task, day):
                yield "task", makeup["id"], _day(task["due"])
        if "due" in makeup:
            yield "makeup", makeup["id"], _day(makeup["due"])
        elif tasks and all("due" in task for task in tasks):
            yield "makeup", makeup["id"], max(_day(task["due"]) for task in tasks)


def _orders(unit: Raw, day: dt.date) -> Iterator[Found]:
    for visit in unit.get("visits", []):
        if naive.by(day, visit["date"]):
            for order in visit.get("orders", []):
                if "due" in order and not naive.fact(day, order.get("answered")):
                    yield "order", order["id"], _day(order["due"])


def _reviews(unit: Raw, day: dt.date) -> Iterator[Found]:
    for mechanism in unit.get("mechanisms", []):
        there = naive.by(day, mechanism.get("adopted"))
        if there and "review" in mechanism and mechanism.get("change") != "abolished":
            yield "review", mechanism["id"], mechanism["review"]
