"""The light of an issue as papers print it: a word beside a colour."""

from zhenggai.model.issues import Issue
from zhenggai.model.limits import Limits
from zhenggai.model.profiles import requirements
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion, counted
from zhenggai.words import LIGHT, Text


def limits_of(unit: Unit, occasion: Occasion) -> Limits | None:
    """Return the limits that hold for a unit; None if its kind has no profile."""
    needs = requirements(occasion.campaign, unit.kind)
    return needs.limits if needs else None


def light_of(issue: Issue, unit: Unit, occasion: Occasion) -> tuple[str, Text]:
    """Return the light of an issue for style sheets and in words, days overdue with it."""
    limits = limits_of(unit, occasion)
    light = issue.light(occasion.day, limits.warn_days if limits else 0)
    due = issue.due_in_force
    if due is None or not issue.overdue(occasion.day):
        return light, LIGHT[light]
    days = (occasion.day - due).days
    return light, Text(f"红，逾期{days}天", f"red, {counted(days, 'day')} overdue")
