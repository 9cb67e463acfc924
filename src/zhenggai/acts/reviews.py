"""The public is asked, what it dislikes is made up, and the unit finishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhenggai.acts import hints
from zhenggai.acts.base import Deed, Request, impossible, place_of
from zhenggai.acts.numbers import next_id
from zhenggai.edit.edits import Append, Edit, Set
from zhenggai.model.review import Makeup, Survey, Task
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rules.ballots import in_force, latest, tally
from zhenggai.words import Text


def survey(request: Request) -> Deed:
    """Record a survey of the public."""
    unit = request.unit
    known = [item.id for item in unit.surveys]
    values = {**request.values}
    values.setdefault("id", next_id(known, _taken(unit), "S-1"))
    if values["id"] in known:
        raise impossible(
            f"{unit.id} 已有测评 {values['id']}；测评不改，有误的重测一次，写"
            f" --supersedes {values['id']}",
            f"{unit.id} has survey {values['id']} already; surveys are never changed: hold another"
            f" with --supersedes {values['id']}",
        )
    replaced = values.get("supersedes", "")
    if replaced and replaced not in known:
        raise _no_survey(unit, replaced)
    name = f"{unit.id}#{values['id']}"
    done = Text(
        f"已记: {name} {request.day} 测评", f"Recorded: {name}: survey held on {request.day}"
    )
    then = tuple(_after_survey(request, values))
    return Deed((Append(("surveys",), values),), done, then, made=name)


def _taken(unit: Unit) -> set[str]:
    """Return the ids that a new survey or make-up may not have."""
    records: tuple[Record, ...] = (
        *(*unit.opinions, *unit.issues, *unit.notices, *unit.surveys),
        *(*unit.makeups, *unit.mechanisms, *unit.findings),
    )
    return {record.label for record in records}


def _no_survey(unit: Unit, name: str) -> Exception:
    known = " ".join(item.id for item in unit.surveys)
    return impossible(
        f"{unit.id} 没有测评 {name}。有的: {known or '（一次也没有）'}",
        f"{unit.id} has no survey {name}. There are: {known or '(none)'}",
    )


def _after_survey(request: Request, values: dict[str, Any]) -> Iterator[Text]:
    unit, name = request.unit, values["id"]
    counts = values.get("counts")
    if not counts:
        return
    votes = tally(counts, request.campaign.option_classes)
    if not votes.passes(request.limits):
        yield Text(
            f"不满意 {votes.negative} 票，有效 {votes.valid} 票，要补课: zhenggai makeup open"
            f" {unit.id} --survey {name} --text 任务 --owner 责任人 --due 日期",
            f"{votes.negative} of {votes.valid} are dissatisfied, which must be made up:"
            f" zhenggai makeup open {unit.id} --survey {name} --text TASK --owner NAME --due DATE",
        )
        return
    for makeup in unit.makeups:
        if makeup.accepted is None:
            yield Text(
                f"补课可以验收: zhenggai makeup accept {unit.id}#{makeup.id} --survey {name}"
                " --by 验收人",
                f"the make-up can be accepted: zhenggai makeup accept {unit.id}#{makeup.id}"
                f" --survey {name} --by NAME",
            )
            return
    yield hints.publish_survey(unit.id)


def open_makeup(request: Request) -> Deed:
    """Open a make-up for a survey: the latest one, unless another is named."""
    unit = request.unit
    held = latest(unit.surveys)
    cause = request.values.get("survey", held.id if held else "")
    if cause not in {item.id for item in unit.surveys}:
        raise _no_survey(unit, cause)
    earlier = next((item for item in unit.makeups if item.survey == cause), None)
    if earlier:
        raise impossible(
            f"测评 {cause} 的补课 {unit.id}#{earlier.id} 已于 {earlier.opened} 开始",
            f"the make-up of survey {cause}, {unit.id}#{earlier.id}, was opened on"
            f" {earlier.opened}",
        )
    name = next_id([item.id for item in unit.makeups], _taken(unit), "B-1")
    values = {
        "id": name,
        "survey": cause,
        "supervisor": unit.parent,
        "opened": request.day,
        **request.given("id", "supervisor", "reason", "tasks", "due"),
    }
    if "text" in request.values:
        values["tasks"] = (*values.get("tasks", ()), request.given("text", "owner", "due"))
    name = f"{unit.id}#{values['id']}"
    last = values.get("due")
    due = Text(f"，时限 {last}", f", due {last}") if last else Text("", "")
    done = Text(
        f"已记: {name} {request.day} 开始补课（测评 {cause}，监督 {values['supervisor']}{due.zh}）",
        f"Recorded: {name}: make-up of survey {cause} opened on {request.day}, under"
        f" {values['supervisor']}{due.en}",
    )
    then = Text(
        f"任务做完后: zhenggai makeup task {name} --text 任务 --done 日期；再测评: zhenggai survey"
        f" record {unit.id}",
        f"once a task is done: zhenggai makeup task {name} --text TASK --done DATE; then survey"
        f" again: zhenggai survey record {unit.id}",
    )
    return Deed((Append(("makeups",), values),), done, (then,), made=name)


def _open_one(request: Request) -> tuple[int, Makeup]:
    place = place_of(request.unit.makeups, request)
    makeup = request.unit.makeups[place]
    if makeup.accepted:
        raise impossible(
            f"补课 {request.address} 已于 {makeup.accepted.date} 验收",
            f"make-up {request.address} was accepted on {makeup.accepted.date}",
        )
    if makeup.opened and request.day < makeup.opened:
        raise impossible(
            f"{request.day} 早于补课开始的 {makeup.opened}，请改 --date",
            f"{request.day} is before {makeup.opened}, when the make-up was opened; correct --date",
        )
    return place, makeup


def task(request: Request) -> Deed:
    """Add a task to a make-up; with `done`, mark the one that says so as done."""
    place, makeup = _open_one(request)
    values = request.given("text", "owner", "due", "done")
    steps = ("makeups", place, "tasks")
    said, name = values["text"], request.address
    if "done" not in values:
        done = Text(f"已记: {name} 任务: {said}", f"Recorded: {name}: task: {said}")
        return Deed((Append(steps, values),), done, tuple(_tasks_left(request, makeup, said)))
    number = _task_named(request, makeup)
    said = makeup.tasks[number].text
    edits: tuple[Edit, ...] = (Set((*steps, number), "done", values["done"]),)
    done = Text(
        f"已记: {name} {values['done']} 完成: {said}",
        f"Recorded: {name}: done on {values['done']}: {said}",
    )
    return Deed(edits, done, tuple(_tasks_left(request, makeup, said)))


def _task_named(request: Request, makeup: Makeup) -> int:
    """Return which open task is meant by a part of its text."""
    wanted = request.values["text"]
    still = [number for number, item in enumerate(makeup.tasks) if item.done is None]
    exact = [number for number in still if makeup.tasks[number].text == wanted]
    found = exact or [number for number in still if wanted in makeup.tasks[number].text]
    if len(found) == 1:
        return found[0]
    shown = "；".join(makeup.tasks[number].text for number in still)
    raise impossible(
        f"补课 {request.address} 没有做完的任务里，{len(found)} 项有“{wanted}”。没有做完的:"
        f" {shown or '（没有了）'}",
        f"{len(found)} open tasks of make-up {request.address} say {wanted!r}. Open:"
        f" {shown or '(none)'}",
    )


def _tasks_left(request: Request, makeup: Makeup, besides: str) -> Iterator[Text]:
    left: list[Task] = [it for it in makeup.tasks if it.done is None and it.text != besides]
    if left:
        yield Text(
            f"还有 {len(left)} 项任务: {left[0].text}", f"{len(left)} tasks to go: {left[0].text}"
        )
    elif "done" in request.values:
        unit = request.unit.id
        yield Text(
            f"任务都做完了，再测评: zhenggai survey record {unit} --counts 满意=票数",
            f"all tasks are done; survey again: zhenggai survey record {unit} --counts satisfied=N",
        )


def accept(request: Request) -> Deed:
    """Record that the superior accepted a make-up, and the survey that it rests on."""
    place, makeup = _open_one(request)
    steps = ("makeups", place)
    edits: list[Edit] = [Set(steps, "accepted", request.given("date", "by"))]
    again = request.values.get("survey") or makeup.resurvey or _later(request, makeup)
    if again and again not in {item.id for item in request.unit.surveys}:
        raise _no_survey(request.unit, again)
    if again and again != makeup.resurvey:
        edits.append(Set(steps, "resurvey", again))
    rests = Text(f"（再测评 {again}）", f" (survey {again})") if again else Text("", "")
    done = Text(
        f"已记: {request.address} {request.day} 验收{rests.zh}",
        f"Recorded: {request.address} accepted on {request.day}{rests.en}",
    )
    return Deed(tuple(edits), done, (hints.publish_survey(request.unit.id),))


def _later(request: Request, makeup: Makeup) -> str:
    """Return the last survey held since a make-up was opened, up to the day."""
    found: list[Survey] = [
        item
        for item in in_force(request.unit.surveys)
        if item.id != makeup.survey
        and item.date
        and (makeup.opened or item.date) <= item.date <= request.day
    ]
    return found[-1].id if found else ""


def finish(request: Request) -> Deed:
    """Record that the unit's rectification is finished; FIN says whether it may be."""
    unit = request.unit
    if unit.finished:
        raise impossible(
            f"{unit.id} 已于 {unit.finished.date} 办结",
            f"{unit.id} finished on {unit.finished.date}",
        )
    values = request.given("date", "summary", "by")
    done = Text(
        f"已记: {unit.name} {request.day} 办结",
        f"Recorded: {unit.name} finished on {request.day}",
    )
    then = Text(
        f"写总结: zhenggai notice summary {unit.id}",
        f"print the summary: zhenggai notice summary {unit.id}",
    )
    return Deed((Set((), "finished", values),), done, (then,), ("FIN",))
