"""An opinion from receipt to verdict, or an issue with all that hangs on it, across units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhenggai.model.closure import wants_answer
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Mechanism, Order, Visit
from zhenggai.query.entry import Entry, Standing
from zhenggai.trace.base import (
    Gap,
    Related,
    Step,
    Trace,
    Units,
    by_due,
    facts,
    found_issues,
    head_of,
    in_order,
    merged_into,
    someone,
    step,
)
from zhenggai.trace.issues import issue_gaps, issue_steps
from zhenggai.trace.opinions import opinion_gaps, opinion_steps
from zhenggai.words import STATUS, Text


def trace_opinion(entry: Entry, opinion: Opinion, units: Units) -> Trace:
    """Return an opinion's way; `units` holds those of the issues that it led to."""
    standing = entry.standing
    steps = list(opinion_steps(standing, opinion))
    gaps = list(opinion_gaps(standing, opinion))
    issues: list[Issue] = []
    for name in opinion.issue:
        found = list(found_issues(name, entry.unit.id, units))
        if not found:
            said = Text(f"问题 {name} 还没有", f"there is no issue {name} yet")
            gaps.append(Gap("issue", said, head_of(standing), None, entry.address))
        for inside, issue in found:
            issues.append(issue)
            steps += _of_issue(inside, issue, opinion)
            gaps += issue_gaps(inside, issue)
    gaps += _ties(entry, opinion)
    gaps += _verdict(entry, opinion, issues)
    title = opinion.public_text or opinion.text
    return Trace(entry, title, in_order(steps), by_due(gaps))


def _of_issue(inside: Entry, issue: Issue, opinion: Opinion) -> Iterator[Step]:
    """Go through the steps of an issue, and say if it was there before the opinion."""
    before = issue.found and opinion.date and issue.found < opinion.date
    for item in issue_steps(inside, issue):
        if before and item.step == "issue":
            said = facts(item.said, Text("收到这条意见以前就有", "there before this opinion"))
            yield replace(item, said=said)
        else:
            yield item


def _ties(entry: Entry, opinion: Opinion) -> Iterator[Gap]:
    """Say that an adopted opinion became no issue; one on the plan went into a version of it."""
    in_plan = opinion.about == "plan" and opinion.decision and opinion.decision.version
    if opinion.adopted and not opinion.issue and not in_plan and wants_answer(opinion):
        said = Text("采纳了，还没有列为问题", "adopted, but it became no issue yet")
        decided_by = opinion.decision.by if opinion.decision else ""
        who = someone(entry.standing, decided_by)
        yield Gap("issue", said, who, None, entry.address)


def _verdict(entry: Entry, opinion: Opinion, issues: list[Issue]) -> Iterator[Gap]:
    """Say that the raiser is to be asked, once all that came of the opinion is resolved."""
    asked = opinion.verdict is not None or opinion.from_ == "anonymous" or opinion.reply is None
    ready = bool(issues) and all(it.resolved or it.status in OUTSIDE for it in issues)
    if ready and not asked and opinion.reply and wants_answer(opinion):
        said = Text("还没有问反映人是否解决", "the raiser has not been asked whether it is solved")
        who = someone(entry.standing, opinion.reply.by)
        yield Gap("verdict", said, who, None, entry.address)


def trace_issue(entry: Entry, issue: Issue, units: Units) -> Trace:
    """Return all that hangs on an issue; `units` holds those that name it."""
    steps = list(issue_steps(entry, issue))
    gaps = list(issue_gaps(entry, issue))
    steps += _findings(entry, issue)
    for standing in units.values():
        steps += _mechanisms(standing, entry)
        for opinion in _opinions(standing, entry):
            steps += opinion_steps(standing, opinion)
            gaps += opinion_gaps(standing, opinion)
    gaps += _plan_gap(entry, issue)
    for visit, order in _orders(entry, issue):
        steps += _order_steps(entry, visit, order)
        if order.answered is None:
            said = facts(order.number, order.text)
            address = Entry(entry.standing, order).address
            gaps.append(Gap("answered", said, head_of(entry.standing), order.due, address))
    related = tuple(_related(entry, units))
    found = Trace(entry, issue.title, in_order(steps), by_due(gaps), related)
    if not issue.shared or not issue.shared.of:
        return found
    lead = issue.shared.of
    said = Text(f"这是副本，由牵头单位负责: {lead}", f"a copy; the lead answers for it: {lead}")
    return replace(found, complete=said)


def _names(standing: Standing, entry: Entry) -> frozenset[str]:
    """Return how a unit may name an issue: its own also without the unit."""
    short = {entry.label} if standing.unit.id == entry.unit.id else set()
    return frozenset({entry.address, *short})


def _opinions(standing: Standing, entry: Entry) -> Iterator[Opinion]:
    names = _names(standing, entry)
    return (opinion for opinion in standing.unit.opinions if names & set(opinion.issue))


def _mechanisms(standing: Standing, entry: Entry) -> Iterator[Step]:
    names = _names(standing, entry)
    found: list[Mechanism] = [it for it in standing.unit.mechanisms if names & set(it.from_)]
    for mechanism in found:
        said = facts(mechanism.title, mechanism.doc, mechanism.owner)
        yield step(Entry(standing, mechanism), "mechanism", mechanism.adopted, said)


def _findings(entry: Entry, issue: Issue) -> Iterator[Step]:
    for finding in entry.unit.findings:
        if finding.id in issue.from_:
            inside = Entry(entry.standing, finding)
            yield step(inside, "finding", finding.date, facts(finding.text))


def _plan_gap(entry: Entry, issue: Issue) -> Iterator[Gap]:
    outside = issue.member or issue.is_copy or issue.status in OUTSIDE
    if not outside and not entry.unit.posted("plan"):
        said = Text("整改方案还没有公示", "the plan has not been posted")
        yield Gap("notice", said, head_of(entry.standing), None, entry.unit.id)


def _orders(entry: Entry, issue: Issue) -> Iterator[tuple[Visit, Order]]:
    """Go through the orders whose words name the issue, by its id or its whole title."""
    named = re.compile(rf"(?<![\w.-]){re.escape(issue.id)}(?![\w.-])")
    for visit in entry.unit.visits:
        for order in visit.orders:
            said = f"{order.text}\n{order.answer}"
            if named.search(said) or (issue.title and issue.title in said):
                yield visit, order


def _order_steps(entry: Entry, visit: Visit, order: Order) -> Iterator[Step]:
    inside = Entry(entry.standing, order, visit)
    yield step(inside, "ordered", visit.date, facts(order.number, order.text, visit.team))
    if order.answered:
        yield step(inside, "answered", order.answered, facts(order.answer))


def _related(entry: Entry, units: Units) -> Iterator[Related]:
    """Go through the records of the same matter: copies, the lead's, those merged into it."""
    issue = entry.record
    shared = issue.shared if isinstance(issue, Issue) else None
    leads = shared.of if shared else ""
    for standing in units.values():
        names = _names(standing, entry)
        for other in standing.unit.issues:
            inside = Entry(standing, other)
            relation = ""
            if other.shared and other.shared.of in names:
                relation = "copy"
            elif inside.address == leads:
                relation = "lead"
            elif merged_into(other) in names:
                relation = "merged"
            if relation:
                said = facts(other.title, STATUS[other.status], other.owner)
                yield Related(relation, said, inside.address, inside.place)
