"""Which records a figure is taken of: all that count, or those of one group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zhenggai.model.campaign import Campaign
from zhenggai.model.issues import OUTSIDE, Issue, Measure
from zhenggai.model.limits import Limits
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Lookback
from zhenggai.model.unit import Unit


@dataclass(frozen=True)
class Scope:
    """A unit as it was on a day, and what is needed to judge its records."""

    unit: Unit
    """As of the day: facts of later days are not in it."""
    campaign: Campaign
    day: dt.date
    limits: Limits

    @cached_property
    def looked_back(self) -> Mapping[str, str]:
        """The issues that look-backs answered questions about.

        Each with the latest answer to `solved`, "" where none was given. Look-backs of one day
        stand in the order typed.
        """
        found: dict[str, str] = {}
        for lookback in sorted(self.unit.lookbacks, key=_held):
            for issue, checked in lookback.issues.items():
                if checked.answers:
                    solved = checked.answers.get("solved")
                    found[issue] = solved.answer if solved else found.get(issue, "")
        return found


def _held(lookback: Lookback) -> dt.date:
    return lookback.date or dt.date.min


@dataclass(slots=True)
class Chosen:
    """Records that are counted together."""

    opinions: list[Opinion] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    measures: list[tuple[Issue, Measure]] = field(default_factory=list)
    """Measures of issues inside N, each with its issue."""


def counted(unit: Unit) -> list[Issue]:
    """Return the issues that figures know: a partner's copy counts at its lead only."""
    return [issue for issue in unit.issues if not issue.is_copy]


def measures_of(issues: list[Issue]) -> list[tuple[Issue, Measure]]:
    """Return the measures of the issues that are inside N."""
    return [
        (issue, measure)
        for issue in issues
        if issue.status not in OUTSIDE
        for measure in issue.measures
    ]


def everything(unit: Unit) -> Chosen:
    """Choose all records of a unit that count."""
    issues = counted(unit)
    return Chosen(list(unit.opinions), issues, measures_of(issues))
