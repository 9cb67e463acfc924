"""A unit → every value in it that names another record, a unit or a member."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from zhenggai.model.issues import Issue, Shared
from zhenggai.model.plan import Plan
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rules.outcome import Wrong
from zhenggai.source import Location, Mapping, Scalar, Sequence, place
from zhenggai.words import Text

_UNIT_ID: Final = re.compile(r"[a-z][a-z0-9_.-]*|[\w.-]+(?:/[\w.-]+)+")
"""What is surely meant as the id of a unit where a name may stand as well."""
_ABOUT: Final = re.compile(r"^(?:member|党员)\s+(\S.*)$")


class Link(NamedTuple):
    """A value that names something else, and the record that holds it."""

    target: str
    record: Record
    field: str
    of: Record
    """The record that people know by its id; `record` is it, or a part of it."""

    @property
    def place(self) -> Location:
        """Where the target itself stands: an item of a list, a key, or the value."""
        typed = self.record.typed(self.field)
        path = self.record.node.path
        if isinstance(typed, Sequence):
            for item in typed.items:
                if isinstance(item, Scalar) and item.text == self.target:
                    return place(path, item)
        if isinstance(typed, Mapping) and self.target in typed.keys:
            return place(path, typed.keys[self.target])
        return self.record.at(self.field)

    def wrong(self, message: Text, remedy: Text) -> Wrong:
        """Return what is wrong with the link."""
        name = self.field.rstrip("_")
        return Wrong(self.place, message, remedy, self.of.label, name, held=type(self.record))


def _all(targets: Iterable[str], record: Record, field: str) -> Iterator[Link]:
    for target in targets:
        yield Link(target, record, field, record)


def issue_links(unit: Unit) -> Iterator[Link]:
    """Go through the links to issues, here (`I-001`) or elsewhere (`UNIT#I-001`)."""
    for opinion in unit.opinions:
        yield from _all(opinion.issue, opinion, "issue")
    for issue in unit.issues:
        yield from _between_issues(issue)
    for notice in unit.notices:
        yield from _all(notice.issues, notice, "issues")
    for lookback in unit.lookbacks:
        yield from _all(lookback.issues, lookback, "issues")
    for mechanism in unit.mechanisms:
        yield from _all(mechanism.from_, mechanism, "from_")


def _between_issues(issue: Issue) -> Iterator[Link]:
    if issue.shared and issue.shared.of:
        yield Link(issue.shared.of, issue.shared, "of", issue)
    for event in issue.log:
        if event.into:
            yield Link(event.into, event, "into", issue)


def finding_links(unit: Unit) -> Iterator[Link]:
    """Go through the links to what earlier stages found."""
    for issue in unit.issues:
        yield from _all(issue.from_, issue, "from_")


def survey_links(unit: Unit) -> Iterator[Link]:
    """Go through the links to surveys."""
    for survey in unit.surveys:
        if survey.supersedes:
            yield Link(survey.supersedes, survey, "supersedes", survey)
    for makeup in unit.makeups:
        if makeup.survey:
            yield Link(makeup.survey, makeup, "survey", makeup)
        if makeup.resurvey:
            yield Link(makeup.resurvey, makeup, "resurvey", makeup)


def version_links(unit: Unit) -> Iterator[Link]:
    """Go through the links to versions of the plan."""
    for opinion in unit.opinions:
        decision = opinion.decision
        if decision and decision.version is not None:
            yield Link(str(decision.version), decision, "version", opinion)
    for notice in unit.notices:
        if notice.version is not None:
            yield Link(str(notice.version), notice, "version", notice)


def versions(plan: Plan | None) -> frozenset[str]:
    """Return the versions that the plan came to; one without a number is the next."""
    found: set[int] = set()
    for event in plan.log if plan else ():
        if event.version is not None:
            found.add(event.version)
        elif event.event in ("formed", "revised"):
            found.add(max(found, default=0) + 1)
    return frozenset(map(str, found))


def member_links(unit: Unit) -> Iterator[Link]:
    """Go through the links to members on the roster."""
    for issue in unit.issues:
        yield from _all(filter(None, (issue.member,)), issue, "member")
    for lookback in unit.lookbacks:
        yield from _all(filter(None, (lookback.member,)), lookback, "member")
    for opinion in unit.opinions:
        yield from _all(_ABOUT.findall(opinion.about), opinion, "about")
    for finding in unit.findings:
        yield from _all(_ABOUT.findall(finding.about), finding, "about")


def unit_links(unit: Unit) -> Iterator[Link]:
    """Go through the links to units; a name in words is no link where one may stand."""
    for makeup in unit.makeups:
        yield from _all(filter(None, (makeup.supervisor,)), makeup, "supervisor")
    for survey in unit.surveys:
        yield from _all(filter(_UNIT_ID.fullmatch, (survey.organiser,)), survey, "organiser")
    for event in unit.plan.log if unit.plan else ():
        yield from _all(filter(_UNIT_ID.fullmatch, (event.to,)), event, "to")
    for issue in unit.issues:
        if issue.shared:
            yield from _sharing(issue, issue.shared)


def _sharing(issue: Issue, shared: Shared) -> Iterator[Link]:
    if shared.lead:
        yield Link(shared.lead, shared, "lead", issue)
    for partner in shared.partners:
        if _UNIT_ID.fullmatch(partner.name):
            yield Link(partner.name, partner, "name", issue)
