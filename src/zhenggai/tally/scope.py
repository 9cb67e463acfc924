"""A unit and a day → what is counted of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from zhenggai.figures.chosen import Scope
from zhenggai.model.campaign import Campaign
from zhenggai.model.limits import Limits
from zhenggai.model.profiles import requirements
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.query.entry import Around, Entry, Standing
from zhenggai.query.grammar import Filter
from zhenggai.query.kinds import BY_ID
from zhenggai.query.match import Test, compiled


def scope_of(unit: Unit, campaign: Campaign, day: dt.date, meant: Test | None = None) -> Scope:
    """Return the unit as it was on the day, with the limits of its kind.

    With `meant` only the issues that it says are meant are counted.
    """
    then = unit if unit.latest <= day else as_of(unit, day)
    scope = Scope(then or unit, campaign, day, limits_of(campaign, unit.kind))
    if meant is None:
        return scope
    standing = Standing(scope.unit, unit, Around(campaign, day))
    return replace(scope, keep=lambda issue: meant(Entry(standing, issue)))


def meaning(where: Filter, campaign: Campaign, day: dt.date) -> Test | None:
    """Return which issues a filter means on a day; None if it is empty.

    Raise `CannotGoOnError`, with a caret under the word, if it cannot be understood.
    """
    if not where.terms:
        return None
    return compiled(where, BY_ID["issues"], Around(campaign, day))


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which units are counted, and which of their issues."""

    campaign: Campaign
    date: dt.date
    meant: Test | None

    def scope(self, unit: Unit) -> Scope:
        """Return what is counted of a unit on the day."""
        return scope_of(unit, self.campaign, self.date, self.meant)


def limits_of(campaign: Campaign, kind: str) -> Limits:
    """Return the limits for a kind of unit; those of organs for one without a profile."""
    for known in (kind, "organ"):
        needs = requirements(campaign, known)
        if needs is not None:
            return needs.limits
    raise AssertionError(kind)
