"""A unit → what rules across units look at."""

from collections.abc import Iterator

from zhenggai.model.closure import unanswered
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.unit import Unit
from zhenggai.rules import commands
from zhenggai.rules.base import Case
from zhenggai.rules.closing import closing
from zhenggai.rules.links import issue_links
from zhenggai.rules.outlines import Closed, Outline, PlanText, Reference, Unanswered
from zhenggai.rules.sentences import sentences
from zhenggai.words import Text


def outline(case: Case) -> Outline:
    """Return what other units may know of this one."""
    counted = [
        issue for issue in case.unit.public_issues if issue.area and issue.status not in OUTSIDE
    ]
    return Outline(
        case.unit.id,
        case.unit.kind,
        frozenset(issue.id for issue in case.typed.issues),
        tuple(_references(case)),
        frozenset(issue.id for issue in case.typed.issues if issue.shared and not issue.is_copy),
        tuple(_copies(case)),
        dict(_closed(case.unit)),
        tuple(_unanswered(case.unit)),
        frozenset(issue.area for issue in counted if _has_itself(case, issue)),
        frozenset(issue.area for issue in counted if issue.shared and not issue.is_copy),
        case.unit.node.path,
        _plan_text(case),
    )


def _closed(unit: Unit) -> Iterator[tuple[str, Closed]]:
    for issue in unit.issues:
        event = closing(issue)
        if event:
            yield issue.id, Closed(event.at("event"), event.date)


def _unanswered(unit: Unit) -> Iterator[Unanswered]:
    """Go through the opinions that led to issues of other units and have no answer (CLS01)."""
    for opinion in unanswered(unit):
        for name in opinion.issue:
            other, mark, issue = name.partition("#")
            if mark and other != unit.id:
                said = f"{unit.id}#{opinion.id}"
                answer = commands.answer(unit.id, opinion)
                yield Unanswered(other, issue, opinion.date, Text(f" {said} ", said), answer)


def _has_itself(case: Case, issue: Issue) -> bool:
    """Say whether an area counts for this unit: of a copy, only if the superior is to lead it."""
    shared = issue.shared
    return not issue.is_copy or (shared is not None and shared.lead == case.unit.parent)


def _copies(case: Case) -> Iterator[Reference]:
    """Go through what this unit's copies of shared issues are copies of (COO01)."""
    for issue in case.typed.issues:
        shared = issue.shared
        if shared is None or not shared.of:
            continue
        unit, mark, name = shared.of.partition("#")
        at = (unit, name) if mark else (case.unit.id, unit)
        not_led = case.wrong(
            shared,
            "of",
            Text(
                f"问题 {issue.id} 写的是 {shared.of} 的副本，{shared.of} 却不是牵头的协作问题",
                f"issue {issue.id} is called a copy of {shared.of}, which is no shared issue with"
                " partners",
            ),
            Text(
                "牵头单位的那一条写明配合单位，不写原件；这里写那一条的编号",
                "let the lead's record name its partners and be no copy; name that record here",
            ),
            of=issue,
        )
        yield Reference(*at, not_led)


def _plan_text(case: Case) -> PlanText | None:
    """Return what the unit wrote itself: a copy of a shared issue says what its lead says."""
    unit = case.unit
    plan = unit.plan if unit.plan and unit.plan.log else None
    texts = [*plan.goals, plan.text, plan.safeguards] if plan else []
    for issue in unit.public_issues:
        if not issue.is_copy:
            texts += (measure.text for measure in issue.measures)
    found = sentences(texts)
    if not found:
        return None
    formed = plan.first("formed") if plan else None
    return PlanText(unit.section("plan" if plan else "issues"), formed, found)


def _references(case: Case) -> Iterator[Reference]:
    """Go through the links to issues of other units; those within are judged by REF02."""
    for link in issue_links(case.typed):
        unit, mark, issue = link.target.partition("#")
        if not mark or unit == case.typed.id or unit not in case.around.units:
            continue
        missing = link.wrong(
            Text(f"单位 {unit} 没有问题 {issue}", f"unit {unit} has no issue {issue}"),
            Text(
                f"改成 {unit} 里有的问题编号，或删去",
                f"name an issue that {unit} has, or delete it",
            ),
        )
        yield Reference(unit, issue, missing)
