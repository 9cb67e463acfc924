"""Metrics a second time, straight from `format.md`."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from tests.naive.facts import (
    Raw,
    all_issues,
    by,
    fact,
    happened,
    inside,
    is_due,
    last_day,
    light,
    log,
    lookbacks_in,
    measures_in,
    opinions_in,
    overdue,
    replied,
    resolved,
    status,
    yes,
)

STATUSES: Final = (
    "registered",
    "in_progress",
    "done",
    "closed",
    "sustained",
    "explained",
    "referred",
    "merged",
    "withdrawn",
)
TRACKS: Final = ("immediate", "deadline", "phased")
THEMES: Final = ("production", "livelihood", "civility", "appearance", "democracy")
DOMAINS: Final = ("self", "conduct", "interest", "countryside")
AREAS: Final = ("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "B5", "C1", "C2", "C3")
LIGHTS: Final = ("red", "yellow", "green", "grey")
MEETINGS: Final = (
    "mobilise",
    "study",
    "discussion",
    "education",
    "hearing",
    "report",
    "activity",
)
MECHANISMS: Final = (
    "training",
    "decision",
    "incentive",
    "floating",
    "disclosure",
    "education",
    "other",
)


def count_by(words: Iterable[str], found: list[Any]) -> dict[str, int]:
    """Count each word; "" only if something has none."""
    counts = {word: found.count(word) for word in words}
    without = len(found) - sum(counts.values())
    return {**counts, "": without} if without else counts


def issue_figures(issues: list[Raw], day: dt.date) -> Raw:
    counted = inside(issues, day)
    logs = [[event["event"] for event in log(issue, day)] for issue in counted]
    return {
        "total": len(counted),
        "outside": len(issues) - len(counted),
        "resolved": sum(resolved(issue, day) for issue in counted),
        "closed": sum(status(issue, day) == "closed" for issue in counted),
        "overdue": sum(overdue(issue, day) for issue in counted),
        "relapsed": sum("reopened" in events for events in logs),
        "extended": sum("extended" in events for events in logs),
        "key": sum(yes(issue.get("key")) for issue in counted),
        "by_status": count_by(STATUSES, [status(issue, day) for issue in counted]),
        "by_track": count_by(TRACKS, [issue.get("track") for issue in counted]),
        "by_theme": count_by(THEMES, [issue.get("theme") for issue in counted]),
        "by_domain": count_by(DOMAINS, [issue.get("domain") for issue in counted]),
        "by_area": count_by(AREAS, [issue.get("area") for issue in counted]),
        "by_light": count_by(LIGHTS, [light(issue, day) for issue in counted]),
    }


def measure_figures(measures: list[Raw], day: dt.date) -> Raw:
    done = [measure for measure in measures if fact(day, measure.get("done"))]
    return {
        "total": len(measures),
        "due": sum(is_due(measure, day) for measure in measures),
        "done": len(done),
        "with_evidence": sum(bool(measure.get("evidence")) for measure in done),
    }


def opinion_figures(unit: Raw, day: dt.date) -> Raw:
    opinions = opinions_in(unit, day)
    outcomes = [
        item["decision"]["outcome"] for item in opinions if happened(day, item.get("decision"))
    ]
    verdicts = [item["verdict"] for item in opinions if happened(day, item.get("verdict"))]
    return {
        "records": len(opinions),
        "people": sum(int(item.get("count", 1)) for item in opinions),
        "decided": len(outcomes),
        "adopted": outcomes.count("accepted") + outcomes.count("partial"),
        "declined": outcomes.count("declined"),
        "referred": outcomes.count("referred"),
        "replied": sum(replied(item, unit, day) for item in opinions),
        "verdict_no": sum(verdict["solved"] in ("no", False) for verdict in verdicts),
    }


def member_figures(unit: Raw, day: dt.date) -> Raw:
    names = [member["name"] for member in unit.get("members", [])]
    owning = [issue for issue in all_issues(unit, day, personal=True) if issue.get("measures")]
    away = [member["floating"] for member in unit.get("members", []) if "floating" in member]
    looked_back = [item.get("member") for item in lookbacks_in(unit, day)]
    return {
        "total": len(names),
        "with_measures": len(set(names) & {issue["member"] for issue in owning}),
        "looked_back": len(set(names) & set(looked_back)),
        "floating": sum(
            by(day, item.get("left")) and not fact(day, item.get("returned")) for item in away
        ),
    }


def notice_figures(unit: Raw, day: dt.date) -> Raw:
    """Count notices; the digests in generated files are never right."""
    posted = [item for item in unit.get("notices", []) if by(day, item["from"])]
    hanging = [item for item in posted if _last_posted(item, day) >= day]
    stale = [item for item in hanging if item.get("digest")]
    return {"total": len(posted), "hanging": len(hanging), "stale": len(stale)}


def _last_posted(notice: Raw, day: dt.date) -> dt.date:
    """Return the last day something is posted; a meeting without one lasts a day."""
    held = notice["from"] if notice.get("form") == "meeting" else day
    return last_day(notice.get("until")) or last_day(held) or day


def survey_figures(unit: Raw, day: dt.date) -> Raw:
    held = [survey for survey in unit.get("surveys", []) if by(day, survey["date"])]
    superseded = {survey.get("supersedes") for survey in held}
    standing = [survey for survey in held if survey["id"] not in superseded]
    latest: Raw = {"counts": {}}
    for survey in standing:
        if "date" not in latest or survey["date"] >= latest["date"]:
            latest = survey
    counts = latest["counts"]
    return {
        "total": int("date" in latest),
        "issued": latest.get("issued", 0),
        "returned": latest.get("returned", 0),
        "valid": sum(counts.values()),
        **{name: counts.get(name, 0) for name in ("satisfied", "basic", "dissatisfied", "unknown")},
    }


def figures(unit: Raw, day: dt.date) -> Raw:
    """Return all metrics of one unit."""
    issues = all_issues(unit, day, personal=False)
    personal = all_issues(unit, day, personal=True)
    meetings = [item for item in unit.get("meetings", []) if by(day, item["date"])]
    makeups = [item for item in unit.get("makeups", []) if by(day, item.get("opened"))]
    mechanisms = [item for item in unit.get("mechanisms", []) if by(day, item.get("adopted"))]
    visits = [item for item in unit.get("visits", []) if by(day, item["date"])]
    orders = [order for visit in visits for order in visit.get("orders", [])]
    return {
        "units": 1,
        "finished": int(happened(day, unit.get("finished"))),
        "opinions": opinion_figures(unit, day),
        "issues": issue_figures(issues, day),
        "personal": {
            **issue_figures(personal, day),
            "measures": measure_figures(measures_in(personal, day), day),
        },
        "measures": measure_figures(measures_in(issues, day), day),
        "members": member_figures(unit, day),
        "meetings": {
            "total": len(meetings),
            "by_kind": count_by(MEETINGS, [item["kind"] for item in meetings]),
        },
        "notices": notice_figures(unit, day),
        "surveys": survey_figures(unit, day),
        "makeups": {
            "total": len(makeups),
            "open": sum(not happened(day, item.get("accepted")) for item in makeups),
        },
        "mechanisms": {
            "total": len(mechanisms),
            "by_kind": count_by(MECHANISMS, [item.get("kind") for item in mechanisms]),
        },
        "visits": len(visits),
        "orders": {
            "total": len(orders),
            "open": sum(not fact(day, order.get("answered")) for order in orders),
        },
    }
