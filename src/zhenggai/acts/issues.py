"""What happens to an issue: every event of its log is one verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.acts import hints
from zhenggai.acts.base import Deed, Request, impossible, place_of
from zhenggai.edit.edits import Append
from zhenggai.errors import CannotGoOnError
from zhenggai.model.issues import RESOLVED, Issue
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
        tuple(_then(request, issue, event)),
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
    status, last = issue.status, issue.last()
    again = event == "started" and status == "in_progress" and _is_started(issue)
    if event in MAY_FOLLOW[status] and not again:
        return
    said, was, name = ISSUE_EVENT[event], STATUS[status], request.address
    since = f"{last.date}" if last else ""
    remedy = _first(request, status, event)
    head = Text(
        f"{name} 从 {since} 起是“{was.zh}”" if last else f"{name} 还没有启动",
        f"{name} has been {was.en} since {since}" if last else f"{name} was never started",
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
        _check_target(request)


def _check_later(request: Request, issue: Issue) -> None:
    due, new = issue.due_in_force, request.values["due"]
    if due and new <= due:
        raise impossible(
            f"新时限 {new} 不比现在的 {due} 晚，不是延期",
            f"{new} is no extension: the issue is due on {due} now",
        )


def _check_target(request: Request) -> None:
    """Refuse to merge an issue into one that went into another itself."""
    into: str = request.values["into"]
    name = into.removeprefix(f"{request.unit.id}#")
    target = next((it for it in request.unit.issues if it.id == name), None)
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


def _then(request: Request, issue: Issue, event: str) -> Iterator[Text]:
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
