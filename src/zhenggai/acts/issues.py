"""What happens to an issue: every event of its log is one verb."""

from __future__ import annotations

import datetime as dt
from typing import Final

from zhenggai.acts.base import Deed, Request, impossible, place_of
from zhenggai.acts.issue_steps import steps_after
from zhenggai.edit.edits import Append
from zhenggai.errors import CannotGoOnError
from zhenggai.model.issues import OUTSIDE, RESOLVED, Issue
from zhenggai.query.refusal import nearest
from zhenggai.rules import commands
from zhenggai.rules.sequence import MAY_FOLLOW
from zhenggai.words import ISSUE_EVENT, STATUS, Text

COMMANDS: Final = {
    "started": "start",
    "progress": "progress",
    "extended": "extend",
    "done": "done",
    "closed": "close",
    "reopened": "reopen",
    "sustained": "sustain",
    "explained": "explain",
    "referred": "refer",
    "merged": "merge",
    "withdrawn": "withdraw",
}
"""The verb that records an event."""
_WORK: Final = frozenset({"started", "progress", "done"})
"""What a partner records in its own copy of a shared issue; all else the lead decides."""


def record(event: str, request: Request) -> Deed:
    """Add an event to the log of an issue, if it can have happened."""
    place = place_of(request.unit.issues, request)
    issue = request.unit.issues[place]
    if issue.is_copy and event not in _WORK:
        raise _at_the_lead(request, issue, event)
    _check_follows(request, issue, event)
    _check_day(request, issue)
    _check_values(request, issue, event)
    values = {**request.values, "event": event}
    return Deed(
        (Append(("issues", place, "log"), values),),
        _said(request, issue, event),
        tuple(steps_after(request, issue, event)),
        ("CLS",) if event == "closed" else (),
    )


def _at_the_lead(request: Request, issue: Issue, event: str) -> CannotGoOnError:
    of = issue.shared.of if issue.shared else ""
    shown = f"zhenggai issue {COMMANDS[event]} {of}"
    said, name = ISSUE_EVENT[event], request.address
    return impossible(
        f"{name} 是协作问题的副本，“{said.zh}”由牵头单位记: {shown}",
        f"{name} is a copy of a shared issue: the lead records '{said.en}': {shown}",
    )


def _check_follows(request: Request, issue: Issue, event: str) -> None:
    status, since = issue.status, issue.status_since
    again = event == "started" and status == "in_progress" and _is_started(issue)
    if event in MAY_FOLLOW[status] and not again:
        return
    said, was, name = ISSUE_EVENT[event], STATUS[status], request.address
    remedy = _first(request, status, event)
    head = Text(
        f"{name} 从 {since} 起是“{was.zh}”" if since else f"{name} 还没有启动",
        f"{name} has been {was.en} since {since}" if since else f"{name} was never started",
    )
    raise impossible(
        f"{head.zh}，不能记“{said.zh}”。{remedy.zh}",
        f"{head.en}: '{said.en}' cannot follow. {remedy.en}",
    )


def _is_started(issue: Issue) -> bool:
    """Say whether work was begun and has not been broken off since."""
    for event in reversed(issue.log):
        if event.event != "extended":
            return event.event in ("started", "progress")
    return False


def _first(request: Request, status: str, event: str) -> Text:
    """Say what would have to be recorded first."""
    name = request.address
    if event == "started" and status == "in_progress":
        return Text(
            f"有进展写: zhenggai issue progress {name} --text 进展",
            f"To record progress: zhenggai issue progress {name} --text TEXT",
        )
    if event == "reopened":
        return Text(
            f"没有办完的不算反弹，写: zhenggai issue progress {name} --text 进展",
            f"What was never done cannot come back: zhenggai issue progress {name} --text TEXT",
        )
    if status in RESOLVED | {"merged", "withdrawn"}:
        again = commands.reopen(name)
        return Text(f"确实要重新办理的，先: {again.zh}", f"If it came back, first: {again.en}")
    done = commands.solve(name)
    return Text(f"先记完成: {done.zh}", f"First: {done.en}")


def _check_day(request: Request, issue: Issue) -> None:
    name, day = request.address, request.day
    dated = [event for event in issue.log if event.date]
    last = max(dated, key=lambda event: event.date or dt.date.min, default=None)
    if last and last.date and day < last.date:
        said = ISSUE_EVENT[last.event]
        raise impossible(
            f"{day} 早于 {name} 上一次的“{said.zh}”（{last.date}），经过只能往后记。"
            f"日期不对的改 --date；漏记的用 zhenggai edit {name} 补",
            f"{day} is before '{said.en}' of {last.date}, the last event of {name}; a log only"
            f" grows. Correct --date, or put in what was forgotten: zhenggai edit {name}",
        )
    if issue.found and day < issue.found:
        raise impossible(
            f"{day} 早于发现 {name} 的日期 {issue.found}，请改 --date",
            f"{day} is before {issue.found}, when {name} was found; correct --date",
        )


def _check_values(request: Request, issue: Issue, event: str) -> None:
    typed = request.values.get("event", event)
    if typed != event:
        raise impossible(
            f"要记的是“{ISSUE_EVENT[event].zh}”，文件里写的却是“{ISSUE_EVENT[typed].zh}”",
            f"this records '{ISSUE_EVENT[event].en}', but the input says '{ISSUE_EVENT[typed].en}'",
        )
    if event == "extended":
        _check_later(request, issue)
    if event == "merged":
        _check_target(request, issue)


def _check_later(request: Request, issue: Issue) -> None:
    due, new = issue.due_in_force, request.values["due"]
    if due and new <= due:
        raise impossible(
            f"新时限 {new} 不比现在的 {due} 晚，不是延期",
            f"{new} is no extension: the issue is due on {due} now",
        )


def _check_target(request: Request, issue: Issue) -> None:
    """Refuse to merge an issue into itself, into none, or into one that went into another."""
    into: str = request.values["into"]
    name = into.removeprefix(f"{request.unit.id}#")
    others = {it.id: it for it in request.unit.issues if it.id != issue.id}
    if "#" not in name and name not in others:
        open_ones = [it.id for it in others.values() if it.status not in OUTSIDE]
        near = " ".join(nearest(name, open_ones) or open_ones[:9])
        raise impossible(
            f"不能归并到 {into}。{request.unit.id} 别的问题: {near or '（没有）'}",
            f"{issue.id} cannot be merged into {into}. Other issues of {request.unit.id}:"
            f" {near or '(none)'}",
        )
    target = others.get(name)
    last = target.last() if target else None
    if last and last.event == "merged":
        raise impossible(
            f"{name} 已于 {last.date} 归并到 {last.into}，请归并到 {last.into}",
            f"{name} was itself merged into {last.into} on {last.date}: merge into that",
        )


def _said(request: Request, issue: Issue, event: str) -> Text:
    """Say what was recorded."""
    word, values = ISSUE_EVENT[event], request.values
    more = Text("", "")
    if event == "extended":
        old, new = issue.due_in_force, values["due"]
        more = Text(f"，时限 {old or '未定'} → {new}", f", due {old or 'never'} → {new}")
    elif event == "sustained":
        again = values["review"]
        more = Text(f"，{again} 复查", f", review on {again}")
    elif event in ("referred", "merged"):
        target = values["to" if event == "referred" else "into"]
        more = Text(f" → {target}", f" → {target}")
    name = f"{request.address} {issue.title}"
    return Text(
        f"已记: {name}，{request.day} {word.zh}{more.zh}",
        f"Recorded: {name}: {word.en} on {request.day}{more.en}",
    )
