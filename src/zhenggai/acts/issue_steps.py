"""What is sensible to do after something happened to an issue."""

from __future__ import annotations

from collections.abc import Iterator

from zhenggai.acts import hints
from zhenggai.acts.base import Request
from zhenggai.model.issues import Issue
from zhenggai.rules import commands
from zhenggai.words import Text


def steps_after(request: Request, issue: Issue, event: str) -> Iterator[Text]:
    """Go through what is sensible after an event."""
    unit = request.unit
    raisers = unit.raisers_of(issue.id)
    if issue.is_copy and issue.shared:
        of = issue.shared.of
        yield Text(
            f"这是副本，不计数字；问题的结果由牵头单位记在 {of}",
            f"this is a copy, which no figure counts; the lead records the result in {of}",
        )
    elif event in ("started", "progress", "extended", "reopened"):
        yield from _work(request, issue, event)
    elif event == "done":
        yield from hints.measures(unit, issue)
        yield from hints.replies(unit, raisers)
        yield from hints.close(unit, issue)
    elif event in ("explained", "referred"):
        yield from hints.replies(unit, raisers)
    elif event == "closed":
        yield from _after_closing(request, issue)
    elif event in ("merged", "withdrawn"):
        yield from _orphans(request, issue, event)


def _work(request: Request, issue: Issue, event: str) -> Iterator[Text]:
    unit, name = request.unit, request.address
    due = issue.due_in_force
    if event == "reopened" and due and due < request.day:
        longer = commands.extend(name)
        yield Text(
            f"原时限 {due} 已过，另定时限: {longer.zh}",
            f"its due date {due} has passed, set a new one: {longer.en}",
        )
    if event == "reopened" or not issue.measures:
        yield Text(
            f"定措施: zhenggai add measure {name} --text 做什么 --owner 责任人 --due 日期",
            f"decide on a measure: zhenggai add measure {name} --text WHAT --owner NAME --due DATE",
        )
        return
    yield from list(hints.measures(unit, issue)) or [hints.solve(unit, issue)]


def _after_closing(request: Request, issue: Issue) -> Iterator[Text]:
    unit = request.unit
    raisers = unit.raisers_of(issue.id)
    asked = [it for it in raisers if it.verdict is None and it.from_ != "anonymous"]
    for opinion in asked[:1]:
        name = f"{unit.id}#{opinion.id}"
        judged = commands.judge(name)
        yield Text(f"问反映人解决没有: {judged.zh}", f"ask who raised it: {judged.en}")
    yield Text(
        f"回头看: zhenggai lookback answer {unit.id}",
        f"look back: zhenggai lookback answer {unit.id}",
    )


def _orphans(request: Request, issue: Issue, event: str) -> Iterator[Text]:
    """Say what becomes of the opinions that led to an issue that is no more."""
    unit = request.unit
    for opinion in unit.raisers_of(issue.id)[:1]:
        name = f"{unit.id}#{opinion.id}"
        into = request.values["into"] if event == "merged" else ""
        yield Text(
            f"意见 {opinion.id} 改到: zhenggai opinion link {name} --issue {into or '问题编号'}",
            f"link opinion {opinion.id}: zhenggai opinion link {name} --issue {into or 'ISSUE'}",
        )
    yield from hints.replies(unit, unit.raisers_of(issue.id))
