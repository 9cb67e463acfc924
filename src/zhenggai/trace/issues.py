"""An issue in its unit: what was done about it, what was published, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zhenggai.model.closure import carried_out
from zhenggai.model.issues import OUTSIDE, RESOLVED, Issue, IssueEvent
from zhenggai.model.review import Checked, Lookback
from zhenggai.query.entry import Entry
from zhenggai.query.questions import looked_back, published
from zhenggai.trace.base import Gap, Step, facts, head_of, someone, step
from zhenggai.trace.opinions import notice_said
from zhenggai.words import ANSWER, Text

_PUBLIC: Final = ("plan", "progress", "results", "lookback")


def issue_steps(entry: Entry, issue: Issue) -> Iterator[Step]:
    """Go through what happened to an issue in its own unit."""
    said = Text(f"{issue.id} {issue.title}", f"{issue.id} {issue.title}")
    yield step(entry, "issue", issue.found, said)
    for event in issue.log:
        yield step(entry, event.event or "progress", event.date, _event_said(event), event)
    for milestone in issue.milestones:
        if milestone.done:
            yield step(entry, "milestone", milestone.done, facts(milestone.goal), milestone)
    for measure in issue.measures:
        if measure.done:
            said = facts(f"{measure.id} {measure.text}".strip(), measure.result, measure.owner)
            yield step(entry, "measure", measure.done, said, measure)
    yield from _notices(entry, issue)
    yield from _lookbacks(entry, issue)


def _event_said(event: IssueEvent) -> Text:
    due, review = event.due, event.review
    extended = Text(f"新时限 {due}", f"now due {due}") if due else None
    again = Text(f"{review} 复查", f"review on {review}") if review else None
    into = Text(f"归入 {event.into}", f"into {event.into}") if event.into else None
    to = Text(f"转往 {event.to}", f"to {event.to}") if event.to else None
    return facts(event.text, extended, event.reason, again, into, to, event.by)


def _notices(entry: Entry, issue: Issue) -> Iterator[Step]:
    """Go through the notices that covered the issue; a member's own issue is never posted."""
    for notice in () if issue.member else entry.unit.notices:
        listed = {name.removeprefix(f"{entry.unit.id}#") for name in notice.issues}
        late = issue.found is None or notice.from_ is None or notice.from_ >= issue.found
        if notice.covers in _PUBLIC and late and (not listed or issue.id in listed):
            yield step(Entry(entry.standing, notice), "notice", notice.from_, notice_said(notice))


def _lookbacks(entry: Entry, issue: Issue) -> Iterator[Step]:
    for lookback in entry.unit.lookbacks:
        checked = entry.unit.checked_in(lookback).get(issue.id)
        if checked is None:
            continue
        inside = Entry(entry.standing, lookback)
        said = _answers_said(entry, lookback, checked)
        yield step(inside, "lookback", lookback.date, said, checked)
        task = checked.follow_up
        if task and task.done:
            yield step(inside, "follow_up", task.done, facts(task.text, task.owner), task)


def _answers_said(entry: Entry, lookback: Lookback, checked: Checked) -> Text:
    questions = entry.standing.around.campaign.lists["lookback_questions"]
    said = [
        Text(
            f"{questions[name].zh}: {ANSWER[item.answer].zh}",
            f"{questions[name].en} {ANSWER[item.answer].en}",
        )
        for name, item in checked.answers.items()
    ]
    return facts(*said, "、".join(lookback.by))


def issue_gaps(entry: Entry, issue: Issue) -> Iterator[Gap]:
    """Go through what is missing until an issue is done, closed, published and looked back on."""
    if issue.status in OUTSIDE or issue.is_copy:
        return
    if issue.status not in RESOLVED and issue.status != "explained":
        yield from _open_gaps(entry, issue)
    yield from _measure_gaps(entry, issue)
    if issue.status in RESOLVED:
        yield from _closing_gaps(entry, issue)
    yield from _follow_ups(entry, issue)


def _open_gaps(entry: Entry, issue: Issue) -> Iterator[Gap]:
    owner = someone(entry.standing, issue.owner, issue.leader)
    if issue.status == "registered":
        said = Text(f"{issue.id} 还没有启动", f"{issue.id} has not been started")
        yield Gap("started", said, owner, None, entry.address)
    for milestone in issue.milestones:
        if milestone.done is None:
            goal = milestone.goal
            said = Text(f"{issue.id} 节点: {goal}", f"{issue.id} milestone: {goal}")
            yield Gap("milestone", said, owner, milestone.due, entry.address)
    said = Text(f"{issue.id} 还没有完成", f"{issue.id} is not done yet")
    yield Gap("done", said, owner, issue.due_in_force, entry.address)


def _measure_gaps(entry: Entry, issue: Issue) -> Iterator[Gap]:
    for measure in issue.measures:
        if not carried_out(issue, measure):
            who = someone(entry.standing, measure.owner, issue.owner, issue.leader)
            said = facts(f"{measure.id} {measure.text}".strip())
            address = Entry(entry.standing, measure).address
            yield Gap("measure", said, who, measure.due, address)


def _closing_gaps(entry: Entry, issue: Issue) -> Iterator[Gap]:
    head, name = head_of(entry.standing), issue.id
    if issue.status == "done":
        said = Text(
            f"{name} 还没有销号，由责任人以外的人核验",
            f"{name} is not closed: somebody other than its owner must verify it",
        )
        yield Gap("closed", said, someone(entry.standing, issue.leader), None, entry.address)
    if not published(issue, entry) and not issue.member:
        said = Text(f"{name} 的整改情况还没有公示", f"no notice of results covers {name} yet")
        yield Gap("notice", said, head, None, entry.address)
    if not looked_back(issue, entry):
        said = Text(f"{name} 还没有回头看", f"{name} has not been looked back on")
        yield Gap("lookback", said, head, None, entry.address)


def _follow_ups(entry: Entry, issue: Issue) -> Iterator[Gap]:
    for lookback in entry.unit.lookbacks:
        checked = entry.unit.checked_in(lookback).get(issue.id)
        task = checked.follow_up if checked else None
        if task and task.done is None:
            who = someone(entry.standing, task.owner, issue.owner)
            yield Gap("follow_up", facts(task.text), who, task.due, entry.address)
