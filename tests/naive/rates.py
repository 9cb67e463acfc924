"""Rates a second time, from `format.md`, `domain.md` §2.5 and the words printed beside them."""

import datetime as dt
from typing import Final, TypeAlias

import chinese_calendar

from tests.naive import facts as naive
from tests.naive.facts import Raw
from tests.naive.figures import figures

Pair: TypeAlias = tuple[int, int]
RELAY_DAYS: Final = 5


def rates(unit: Raw, day: dt.date) -> dict[str, Pair]:
    """Return numerator and denominator of every rate of one unit."""
    of = figures(unit, day)
    issues, opinions, votes = of["issues"], of["opinions"], of["surveys"]
    counted = naive.inside(naive.all_issues(unit, day, personal=False), day)
    known = votes["valid"] - votes["unknown"]
    happy = votes["satisfied"] + votes["basic"]
    coming = [issue for issue in counted if _come(naive.due_in_force(issue, day), day)]
    return {
        "completion": (issues["resolved"], issues["total"]),
        "closure": (issues["closed"], issues["total"]),
        "on_time": _on_time(counted, day, original=False),
        "on_time_original": _on_time(counted, day, original=True),
        "overdue": (issues["overdue"], len(coming)),
        "reply": (opinions["replied"], opinions["records"]),
        "adoption": (opinions["adopted"], opinions["decided"]),
        "implementation": _implementation(counted, day),
        "satisfaction_strict": (votes["satisfied"], votes["valid"]),
        "satisfaction_broad": (happy, votes["valid"]),
        "satisfaction_strict_known": (votes["satisfied"], known),
        "satisfaction_broad_known": (happy, known),
        "dissatisfied": (votes["dissatisfied"], votes["valid"]),
        "return": (votes["returned"], votes["issued"]),
        "lookback_coverage": (_looked_back(unit, counted, day), issues["total"]),
        "response": _response(unit, day),
        "solved": (_solved(unit, counted, day), issues["total"]),
        **_accounts(unit, day),
        "awareness": (known, votes["valid"]),
    }


def _come(due: dt.date | None, day: dt.date) -> bool:
    return due is not None and due <= day


def _on_time(counted: list[Raw], day: dt.date, *, original: bool) -> Pair:
    rule = naive.due_original if original else naive.due_in_force
    coming = [issue for issue in counted if _come(rule(issue, day), day)]
    in_time = 0
    for issue in coming:
        done, due = naive.done_on(issue, day), rule(issue, day)
        in_time += bool(done and due and done <= due)
    return in_time, len(coming)


def _implementation(counted: list[Raw], day: dt.date) -> Pair:
    due = [item for item in naive.measures_in(counted, day) if naive.is_due(item, day)]
    done = [item for item in due if naive.fact(day, item.get("done")) and item.get("evidence")]
    return len(done), len(due)


def _looked_back(unit: Raw, counted: list[Raw], day: dt.date) -> int:
    asked = {
        name
        for lookback in naive.lookbacks_in(unit, day)
        for name, answers in lookback["issues"].items()
        if set(answers) - {"follow_up"}
    }
    return sum(issue["id"] in asked for issue in counted)


def _solved(unit: Raw, counted: list[Raw], day: dt.date) -> int:
    latest: dict[str, object] = {}
    for lookback in sorted(naive.lookbacks_in(unit, day), key=lambda item: str(item["date"])):
        for name, answers in lookback["issues"].items():
            if "solved" in answers:
                latest[name] = answers["solved"]["answer"]
    return sum(naive.yes(latest.get(issue["id"])) for issue in counted)


def _response(unit: Raw, day: dt.date) -> Pair:
    due = responded = 0
    for opinion in naive.opinions_in(unit, day):
        if "date" not in opinion:
            continue
        until = opinion["date"] + dt.timedelta(days=RELAY_DAYS)
        while not chinese_calendar.is_workday(until):
            until += dt.timedelta(days=1)
        relayed = opinion.get("relayed", {})
        if relayed and naive.happened(day, relayed):
            due += 1
            acknowledged = relayed.get("acknowledged")
            in_time = relayed["date"] <= until and naive.fact(until, acknowledged)
            responded += in_time and naive.fact(day, acknowledged)
        elif until < day and opinion["nature"] != "praise":
            due += 1
    return responded, due


def _accounts(unit: Raw, day: dt.date) -> dict[str, Pair]:
    """Return how far every issue has a result, every opinion a reply, every measure an end."""
    settled = ("done", "closed", "sustained", "explained")
    both = [
        *naive.all_issues(unit, day, personal=False),
        *naive.all_issues(unit, day, personal=True),
    ]
    issues = naive.inside(both, day)
    asked = [item for item in naive.opinions_in(unit, day) if item["nature"] != "praise"]
    replied = [item for item in asked if naive.replied(item, unit, day)]
    handled = [item for item in replied if naive.happened(day, item.get("decision"))]
    measures = [(issue, measure) for issue in issues for measure in issue.get("measures", [])]
    ended = [
        measure
        for issue, measure in measures
        if naive.carried_out(measure, day) or naive.status(issue, day) == "explained"
    ]
    return {
        "accounts_issues": (sum(naive.status(it, day) in settled for it in issues), len(issues)),
        "accounts_opinions": (len(replied), len(asked)),
        "accounts_measures": (len(ended), len(measures)),
        "handling": (len(handled), len(asked)),
    }
