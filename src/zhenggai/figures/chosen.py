"""Which records a figure is taken of: all that count, those that are kept, or one group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    keep: Callable[[Issue], bool] | None = None
    """Which issues are counted, with their measures and the opinions that led to them; None
    for all there is."""

    @cached_property
    def kept(self) -> tuple[Issue, ...]:
        """The issues that are kept, a partner's copies among them."""
        keep = self.keep
        return self.unit.issues if keep is None else tuple(filter(keep, self.unit.issues))

    @cached_property
    def chosen(self) -> Chosen:
        """The records that count: all of the unit, or what is kept of it."""
        issues = [issue for issue in self.kept if not issue.is_copy]
        opinions = list(self.unit.opinions)
        if self.keep is not None:
            known = {issue.id for issue in self.kept}
            opinions = [item for item in opinions if known.intersection(self.issues_of(item))]
        return Chosen(opinions, issues, list(measures_of(issues)))

    def issues_of(self, opinion: Opinion) -> Iterator[str]:
        """Go through the ids of the issues of this unit that an opinion names."""
        own = f"{self.unit.id}#"
        return (name.removeprefix(own) for name in opinion.issue)

    @cached_property
    def looked_back(self) -> Mapping[str, str]:
        """The issues that look-backs answered questions about.

        Each with the latest answer to `solved`, "" where none was given. Look-backs of one day
        stand in the order typed.
        """
        found: dict[str, str] = {}
        for lookback in sorted(self.unit.lookbacks, key=_held):
            for issue, checked in self.unit.checked_in(lookback).items():
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


def measures_of(issues: Iterable[Issue]) -> Iterator[tuple[Issue, Measure]]:
    """Go through the measures of the issues that are inside N."""
    for issue in issues:
        if issue.status not in OUTSIDE:
            for measure in issue.measures:
                yield issue, measure
