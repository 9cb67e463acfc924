"""Figures of some issues only, a second time: those a filter means, or those of one group.

They are the figures of a file in which the other issues, and the opinions that led to them, do
not stand; what is counted of whole units is nothing.
"""

import datetime as dt
from collections.abc import Callable
from itertools import product
from typing import Any, Final

from tests.naive import facts as naive
from tests.naive.facts import Raw
from tests.naive.figures import figures
from tests.naive.rates import Pair, rates

Means = Callable[[Raw, dt.date], bool]
_DIVIDED: Final = ("opinions", "issues", "personal", "measures")
_OF_SURVEYS: Final = ("satisfaction", "dissatisfied", "return", "awareness")

FILTERS: Final[dict[str, Means]] = {
    "theme=production": lambda issue, _: issue.get("theme") == "production",
    "theme=生产发展|生活宽裕": lambda issue, _: issue.get("theme") in ("production", "livelihood"),
    "逾期": naive.overdue,
    "!resolved": lambda issue, day: not naive.resolved(issue, day),
    "personal": lambda issue, _: bool(issue.get("member")),
    "track=phased key=yes": lambda issue, _: (
        issue.get("track") == "phased" and naive.yes(issue.get("key"))
    ),
    "relapsed|extended": lambda issue, day: any(
        event["event"] in ("reopened", "extended") for event in naive.log(issue, day)
    ),
    "due<2006-03-15": lambda issue, day: (
        (naive.due_in_force(issue, day) or dt.date.max) < dt.date(2006, 3, 15)
    ),
    "status=merged|withdrawn": lambda issue, day: (
        naive.status(issue, day) in ("merged", "withdrawn")
    ),
    "!theme=": lambda issue, _: bool(issue.get("theme")),
}
"""Filters, and what they mean in other words."""


def only(unit: Raw, day: dt.date, means: Means, *, without_issue: bool = False) -> Raw:
    """Leave in a file the issues that are meant and the opinions that led to them.

    With `without_issue` also the opinions that led to no issue of the file.
    """
    found = [issue for issue in unit.get("issues", []) if naive.by(day, issue.get("found"))]
    every = {issue["id"] for issue in found}
    issues = [issue for issue in found if means(issue, day)]
    meant = {issue["id"] for issue in issues}
    opinions = []
    for opinion in unit.get("opinions", []):
        named = opinion.get("issue", [])
        named = {named} if isinstance(named, str) else set(named)
        named = {name.removeprefix("a#") for name in named}
        if named & meant or (without_issue and not named & every):
            opinions.append(opinion)
    return {**unit, "issues": issues, "opinions": opinions}


def figures_of_some(some: Raw, day: dt.date, units: int) -> Raw:
    """Return all metrics of what is left of a file."""
    counted, nothing = figures(some, day), figures({}, day)
    divided = {name: counted[name] for name in _DIVIDED}
    return {**nothing, "units": units, **divided}


def rates_of_some(some: Raw, day: dt.date) -> dict[str, Pair]:
    """Return numerator and denominator of every rate of what is left of a file."""
    return {
        name: (0, 0) if name.startswith(_OF_SURVEYS) else pair
        for name, pair in rates(some, day).items()
    }


def grouped_by(keys: tuple[str, ...], values: tuple[str, ...]) -> Means:
    """Return what says whether an issue is in a group."""

    def is_in(issue: Raw, _: dt.date) -> bool:
        return all(
            value in (issue.get("tags") or [""]) if key == "tag" else issue.get(key, "") == value
            for key, value in zip(keys, values, strict=True)
        )

    return is_in


def groups_in(unit: Raw, day: dt.date, keys: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return every group that a counted issue or an opinion is in."""
    everything = only(unit, day, lambda _, __: True, without_issue=True)
    values = [
        {"", *(word for issue in everything["issues"] for word in _words(issue, key))}
        for key in keys
    ]
    found = set()
    for group in product(*values):
        some = only(unit, day, grouped_by(keys, group), without_issue=not any(group))
        counted = [issue for issue in some["issues"] if not naive.is_copy(issue)]
        if counted or naive.opinions_in(some, day):
            found.add(group)
    return found


def _words(issue: Raw, key: str) -> list[str]:
    return issue.get("tags", []) if key == "tag" else [issue.get(key, "")]


def difference(now: Any, before: Any) -> Any:  # noqa: ANN401 - nested counts
    """Take one set of counts from another, level by level."""
    if isinstance(now, int):
        return now - before
    names = dict.fromkeys((*now, *before))
    return {name: difference(now.get(name, 0), before.get(name, 0)) for name in names}
