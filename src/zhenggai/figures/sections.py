"""Counts of the sections of a unit that no group of issues divides."""

import datetime as dt
from collections.abc import Callable
from typing import Final, TypeAlias

from zhenggai.figures.base import Tally
from zhenggai.figures.chosen import Scope, counted
from zhenggai.model.review import Notice, Survey
from zhenggai.model.unit import Unit
from zhenggai.public import notice_digest

_CLASS: Final = {
    "pos": "satisfied",
    "neutral": "basic",
    "neg": "dissatisfied",
    "unknown": "unknown",
}


def _members(tally: Tally, scope: Scope) -> None:
    """Count the roster; a look-back of a member is one that names him."""
    measured = {issue.member for issue in counted(scope.unit) if issue.measures}
    looked_back = {lookback.member for lookback in scope.unit.lookbacks}
    for member in scope.unit.members:
        tally.about(member)
        away = member.floating
        tally.add("members.total")
        tally.add("members.with_measures", member.name in measured)
        tally.add("members.looked_back", member.name in looked_back)
        tally.add("members.floating", away is not None and away.returned is None)


def _meetings(tally: Tally, scope: Scope) -> None:
    for meeting in scope.unit.meetings:
        tally.about(meeting)
        tally.add("meetings.total")
        tally.add("meetings.by_kind", word=meeting.kind)


def _notices(tally: Tally, scope: Scope) -> None:
    for notice in scope.unit.notices:
        tally.about(notice)
        hangs = notice.hangs(scope.day)
        tally.add("notices.total")
        tally.add("notices.hanging", hangs)
        tally.add("notices.stale", hangs and _stale(notice, scope))


def _stale(notice: Notice, scope: Scope) -> bool:
    """Say whether what would be printed now is not what hangs; without a digest nobody knows."""
    now = notice_digest(scope.unit, notice, scope.campaign) if notice.digest else ""
    return now != notice.digest


def _surveys(tally: Tally, scope: Scope) -> None:
    """Count the latest survey that no other one superseded; options by their class.

    Valid are the ballots that chose an option: neither spoiled nor blank. “Don't know” is one.
    """
    survey = latest_survey(scope.unit)
    if survey is None:
        return
    tally.about(survey)
    tally.add("surveys.total")
    tally.add("surveys.issued", survey.issued or 0)
    tally.add("surveys.returned", survey.returned or 0)
    classes = scope.campaign.option_classes
    for option, votes in survey.counts.items():
        tally.add("surveys.valid", votes)
        tally.add(f"surveys.{_CLASS[classes[option]]}", votes)


def latest_survey(unit: Unit) -> Survey | None:
    """Return the latest survey that was not superseded; of one day, the last typed."""
    replaced = {survey.supersedes for survey in unit.surveys}
    standing = [survey for survey in unit.surveys if survey.id not in replaced]
    ordered = sorted(standing, key=lambda survey: survey.date or dt.date.min)
    return ordered[-1] if ordered else None


def _makeups(tally: Tally, scope: Scope) -> None:
    for makeup in scope.unit.makeups:
        tally.about(makeup)
        tally.add("makeups.total")
        tally.add("makeups.open", makeup.accepted is None)


def _mechanisms(tally: Tally, scope: Scope) -> None:
    for mechanism in scope.unit.mechanisms:
        tally.about(mechanism)
        tally.add("mechanisms.total")
        tally.add("mechanisms.by_kind", word=mechanism.kind)


def _visits(tally: Tally, scope: Scope) -> None:
    for visit in scope.unit.visits:
        tally.about(visit)
        tally.add("visits")
        for order in visit.orders:
            tally.about(order, visit)
            tally.add("orders.total")
            tally.add("orders.open", order.answered is None)


Section: TypeAlias = Callable[[Tally, Scope], None]
SECTIONS: Final[tuple[Section, ...]] = (
    _members,
    _meetings,
    _notices,
    _surveys,
    _makeups,
    _mechanisms,
    _visits,
)
