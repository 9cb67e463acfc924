"""What a record says of a day, straight from `format.md`."""

import datetime as dt
from typing import Any, Final, TypeAlias

Raw: TypeAlias = dict[str, Any]
WARN_DAYS: Final = 7


def yes(value: object) -> bool:
    return value is True or value == "yes"


def by(day: dt.date, date: Any) -> bool:  # noqa: ANN401
    """Say whether a fact of this date is there on the day; without a date it always is."""
    return date is None or dt.date.fromisoformat(str(date)) <= day


def happened(day: dt.date, found: Raw | None, key: str = "date") -> bool:
    """Say whether a record is there on the day."""
    return found is not None and by(day, found.get(key))


def fact(day: dt.date, date: Any) -> bool:  # noqa: ANN401
    """Say whether something has a date, and that has come."""
    return date is not None and by(day, date)


def last_day(due: Any) -> dt.date | None:  # noqa: ANN401
    """Return a due date; a month means its last day."""
    if due is None or isinstance(due, dt.date):
        return due
    if len(due) == 10:
        return dt.date.fromisoformat(due)
    year, month = map(int, due.split("-"))
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def log(issue: Raw, day: dt.date) -> list[Raw]:
    return [event for event in issue.get("log", []) if by(day, event["date"])]


def status(issue: Raw, day: dt.date) -> str:
    events = log(issue, day)
    if not events:
        return "registered"
    last = str(events[-1]["event"])
    return "in_progress" if last in ("started", "progress", "extended", "reopened") else last


def milestone_due(issue: Raw, day: dt.date) -> dt.date | None:
    """Return the due date of the next open milestone; the last one's if all are done."""
    if issue.get("track") != "phased" or not issue.get("milestones"):
        return None
    steps = issue["milestones"]
    dues = [last_day(step["due"]) for step in steps if not fact(day, step.get("done"))]
    if dues:
        return min(due for due in dues if due)
    return max(due for step in steps if (due := last_day(step["due"])))


def due_original(issue: Raw, day: dt.date) -> dt.date | None:
    return last_day(issue.get("due")) or milestone_due(issue, day)


def due_in_force(issue: Raw, day: dt.date) -> dt.date | None:
    moved = [event for event in log(issue, day) if event["event"] == "extended" and "due" in event]
    return last_day(moved[-1]["due"]) if moved else due_original(issue, day)


def resolved(issue: Raw, day: dt.date) -> bool:
    return status(issue, day) in ("done", "closed", "sustained")


def overdue(issue: Raw, day: dt.date) -> bool:
    due = due_in_force(issue, day)
    open_still = status(issue, day) in ("registered", "in_progress")
    return open_still and due is not None and due < day


def done_on(issue: Raw, day: dt.date) -> dt.date | None:
    done = [event for event in log(issue, day) if event["event"] == "done"]
    return last_day(done[-1]["date"]) if done and resolved(issue, day) else None


def light(issue: Raw, day: dt.date) -> str:
    state, due, done = status(issue, day), due_in_force(issue, day), done_on(issue, day)
    if state in ("closed", "sustained", "explained"):
        return "grey"
    if overdue(issue, day):
        return "red"
    if state == "done":
        return "yellow" if due and done and done > due else "green"
    late = any(
        (last_day(step["due"]) or day) < day and not fact(day, step.get("done"))
        for step in issue.get("milestones", [])
    )
    near = due is not None and (due - day).days <= WARN_DAYS
    return "yellow" if late or near else "green"


def is_copy(issue: Raw) -> bool:
    return bool(issue.get("shared", {}).get("of"))


def all_issues(unit: Raw, day: dt.date, *, personal: bool) -> list[Raw]:
    return [
        issue
        for issue in unit.get("issues", [])
        if by(day, issue.get("found")) and bool(issue.get("member")) == personal
        if not is_copy(issue)
    ]


def inside(issues: list[Raw], day: dt.date) -> list[Raw]:
    return [item for item in issues if status(item, day) not in ("merged", "withdrawn", "referred")]


def measures_in(issues: list[Raw], day: dt.date) -> list[Raw]:
    return [measure for issue in inside(issues, day) for measure in issue.get("measures", [])]


def is_due(record: Raw, day: dt.date) -> bool:
    due = last_day(record.get("due"))
    return due is not None and due <= day


def opinions_in(unit: Raw, day: dt.date) -> list[Raw]:
    return [item for item in unit.get("opinions", []) if by(day, item.get("date"))]


def replied(opinion: Raw, unit: Raw, day: dt.date) -> bool:
    """Say whether an opinion was replied to, an anonymous one by a notice after its decision."""
    if opinion.get("from") != "anonymous":
        return happened(day, opinion.get("reply"))
    if not happened(day, opinion.get("decision")):
        return False
    named = opinion.get("issue", [])
    named = [named] if isinstance(named, str) else named
    named = list(map(_own, named))
    return any(
        notice.get("covers") == "replies"
        and opinion["decision"]["date"] <= notice["from"]
        and by(day, notice["from"])
        and (not named or not notice.get("issues") or set(named) & set(notice["issues"]))
        for notice in unit.get("notices", [])
    )


def lookbacks_in(unit: Raw, day: dt.date) -> list[Raw]:
    """Return the look-backs of a day, their issues by the unit's own ids."""
    return [
        {**item, "issues": {_own(name): said for name, said in item["issues"].items()}}
        for item in unit.get("lookbacks", [])
        if by(day, item["date"])
    ]


def _own(name: str) -> str:
    return name.removeprefix("a#")  # the unit of the tests is a


def carried_out(measure: Raw, day: dt.date) -> bool:
    """Say whether a measure is done, or it is in writing why not.

    What came of it was not written before the day it was done; where there is evidence of work,
    a result does not say why it was not done.
    """
    said = "result" in measure and not {"done", "evidence"} & measure.keys()
    return fact(day, measure.get("done")) or said
