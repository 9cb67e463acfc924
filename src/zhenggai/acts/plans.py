"""What happens to the plan of a unit: drafted, formed, reviewed, heard on, approved, filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from zhenggai.acts.base import Deed, Request, impossible
from zhenggai.edit.edits import Append, Edit, Set
from zhenggai.model.plan import Plan
from zhenggai.rules import commands
from zhenggai.words import PLAN_EVENT, Text

COMMANDS: Final = {
    "drafted": "draft",
    "formed": "form",
    "reviewed": "review",
    "commented": "comment",
    "revised": "revise",
    "approved": "approve",
    "filed": "file",
}
"""The verb that records an event."""
_TEXTS: Final = ("goals", "text", "safeguards", "activity")
_NO_COMMENTS: Final = Text("公示期内没有收到意见", "no comments received")


def draft(request: Request) -> Deed:
    """Record that the plan was drafted, with what it says."""
    plan = request.unit.plan
    if plan and plan.events("drafted", "formed"):
        raise _done_before(request, plan, "drafted")
    given = request.given(*_TEXTS)
    said = next((name for name in given if plan and getattr(plan, name)), "")
    if said:
        raise impossible(
            f"方案里已经写了 {said}，要改用 zhenggai edit {request.unit.id}",
            f"the plan says {said} already; to change it: zhenggai edit {request.unit.id}",
        )
    event = {"event": "drafted", **request.given("date", "by")}
    edits: tuple[Edit, ...] = (Set((), "plan", {**given, "log": [event]}),)
    if plan:
        sets = (Set(("plan",), name, value) for name, value in given.items())
        edits = (*sets, Append(("plan", "log"), event))
    return _deed(request, "drafted", edits)


def form(request: Request) -> Deed:
    """Record that the plan was formed: its first version, unless another number is given."""
    plan = request.unit.plan
    if plan and plan.events("formed"):
        raise _done_before(request, plan, "formed")
    return _recorded(request, "formed", {"version": request.values.get("version", 1)})


def revise(request: Request) -> Deed:
    """Record that the plan was revised: the next version."""
    plan = _formed(request, "revised")
    last = max((event.version or 1 for event in plan.events("formed", "revised")), default=1)
    version = request.values.get("version", last + 1)
    if version <= last:
        raise impossible(
            f"方案已经是第 {last} 版，--plan-version 要比它大",
            f"the plan is at version {last}; --plan-version must be higher",
        )
    return _recorded(request, "revised", {"version": version})


def review(request: Request) -> Deed:
    """Record that the plan was reviewed."""
    _formed(request, "reviewed")
    return _recorded(request, "reviewed", {})


def comment(request: Request) -> Deed:
    """Record what came of hearing the public on the plan: no comments, if nothing else is said."""
    _formed(request, "commented")
    about = [opinion.id for opinion in request.unit.opinions if opinion.about == "plan"]
    if "text" in request.values:
        return _recorded(request, "commented", {})
    if about:
        names = " ".join(about)
        raise impossible(
            f"有对方案的意见 {names}，要写 --text 说明怎样处理",
            f"there are opinions about the plan ({names}): say what came of them with --text",
        )
    english = request.campaign.language == "en"
    said = _NO_COMMENTS.en if english else _NO_COMMENTS.zh
    return _recorded(request, "commented", {"text": said})


def approve(request: Request) -> Deed:
    """Record that the plan was approved; again only after it was revised."""
    plan = _formed(request, "approved")
    last = [event.event for event in plan.events("formed", "revised", "approved")][-1]
    if last == "approved":
        raise _done_before(request, plan, "approved")
    return _recorded(request, "approved", {})


def file(request: Request) -> Deed:
    """Record that the plan was filed with the superior; again only after it was revised."""
    plan, to = _formed(request, "filed"), request.values.get("to", request.unit.parent)
    last = plan.events("formed", "revised", "filed")[-1]
    if last.event == "filed" and last.to == to:
        raise _done_before(request, plan, "filed")
    return _recorded(request, "filed", {"to": to})


def _formed(request: Request, event: str) -> Plan:
    plan = request.unit.plan
    if plan is None or not plan.events("formed"):
        said, unit = PLAN_EVENT[event], request.unit.id
        raise impossible(
            f"{unit} 的方案还没有形成，不能记“{said.zh}”。先: zhenggai plan form {unit}",
            f"the plan of {unit} is not formed yet: '{said.en}' cannot follow. First:"
            f" zhenggai plan form {unit}",
        )
    return plan


def _done_before(request: Request, plan: Plan, event: str) -> Exception:
    last = plan.events("drafted", "formed", event)[-1]
    said, was, unit = PLAN_EVENT[event], PLAN_EVENT[last.event], request.unit.id
    return impossible(
        f"{unit} 的方案已于 {last.date} {was.zh}，不再记“{said.zh}”。改了的写: zhenggai plan revise"
        f" {unit} --text 改了什么",
        f"the plan of {unit} was {was.en} on {last.date}: '{said.en}' cannot follow. If it has"
        f" changed: zhenggai plan revise {unit} --text WHAT",
    )


def _recorded(request: Request, event: str, values: dict[str, Any]) -> Deed:
    """Add an event to the log of the plan, which need not be there yet."""
    given = request.given("date", "version", "text", "by", "to")
    entry = {**given, **values, "event": event}
    text = entry.get("text", "")
    if request.unit.plan is None:
        return _deed(request, event, (Set((), "plan", {"log": [entry]}),), text)
    return _deed(request, event, (Append(("plan", "log"), entry),), text)


def _deed(request: Request, event: str, edits: tuple[Edit, ...], text: str = "") -> Deed:
    _check_day(request)
    said, unit = PLAN_EVENT[event], request.unit
    more = Text(f": {text}", f": {text}") if text else Text("", "")
    done = Text(
        f"已记: {unit.name}整改方案 {request.day} {said.zh}{more.zh}",
        f"Recorded: plan of {unit.name}: {said.en} on {request.day}{more.en}",
    )
    return Deed(edits, done, tuple(_then(request, event)))


def _check_day(request: Request) -> None:
    plan = request.unit.plan
    dated = [event for event in plan.log if event.date] if plan else []
    last = max(dated, key=lambda event: event.date or dt.date.min, default=None)
    if last and last.date and request.day < last.date:
        said, unit = PLAN_EVENT[last.event], request.unit.id
        raise impossible(
            f"{request.day} 早于方案上一次的“{said.zh}”（{last.date}），经过只能往后记。"
            f"日期不对的改 --date；漏记的用 zhenggai edit {unit} 补",
            f"{request.day} is before '{said.en}' of {last.date}; a log only grows. Correct"
            f" --date, or put in what was forgotten: zhenggai edit {unit}",
        )


def _then(request: Request, event: str) -> Iterator[Text]:
    name = request.unit.id
    if event == "drafted":
        yield Text(
            f"听取意见后形成方案: zhenggai plan form {name}",
            f"once the public was heard: zhenggai plan form {name}",
        )
    elif event in ("formed", "revised"):
        post = commands.post(name, "plan")
        yield Text(f"公示方案: {post.zh}", f"publish it: {post.en}")
        yield Text(
            f"请人审核: zhenggai plan review {name} --by 审核人",
            f"have it reviewed: zhenggai plan review {name} --by NAME",
        )
    elif event in ("reviewed", "commented"):
        yield Text(
            f"公示结束、意见处理完后批准: zhenggai plan approve {name} --by 批准人",
            f"when the notice is over: zhenggai plan approve {name} --by NAME",
        )
    elif event == "approved":
        yield Text(
            f"报上级备案: zhenggai plan file {name}",
            f"file it with the superior: zhenggai plan file {name}",
        )
    else:
        yield from _first_issue(request)


def _first_issue(request: Request) -> Iterator[Text]:
    for issue in request.unit.issues:
        if not issue.log and not issue.is_copy:
            name = f"{request.unit.id}#{issue.id}"
            begin = commands.start(name)
            yield Text(f"动手整改: {begin.zh}", f"begin with the work: {begin.en}")
            return
