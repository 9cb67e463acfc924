"""What the public is dissatisfied with is made up under the superior (补课, C37)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhenggai.acts import hints
from zhenggai.acts.base import Deed, Request, impossible, place_of
from zhenggai.acts.numbers import next_id
from zhenggai.acts.reviews import no_survey, taken
from zhenggai.edit.edits import Append, Edit, Set
from zhenggai.model.review import Makeup, Survey, Task
from zhenggai.rules.ballots import in_force, latest, tally
from zhenggai.words import Text


def open_makeup(request: Request) -> Deed:
    """Open a make-up for a survey: the latest one, unless another is named."""
    unit = request.unit
    held = latest(unit.surveys)
    cause = request.values.get("survey", held.id if held else "")
    if cause not in {item.id for item in unit.surveys}:
        raise no_survey(unit, cause)
    earlier = next((item for item in unit.makeups if item.survey == cause), None)
    if earlier:
        raise impossible(
            f"测评 {cause} 的补课 {unit.id}#{earlier.id} 已于 {earlier.opened} 开始",
            f"the make-up of survey {cause}, {unit.id}#{earlier.id}, was opened on"
            f" {earlier.opened}",
        )
    name = next_id([item.id for item in unit.makeups], taken(unit), "B-1")
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
    return Deed(
        (Append(("makeups",), values),), done, tuple(_after_opening(values, name)), made=name
    )


def _after_opening(values: dict[str, Any], name: str) -> Iterator[Text]:
    if not values.get("tasks"):
        yield _give_tasks(name)
    yield Text(
        f"任务做完后: zhenggai makeup task {name} --text 任务 --done 日期",
        f"once a task is done: zhenggai makeup task {name} --text TASK --done DATE",
    )


def _give_tasks(name: str) -> Text:
    """Say how a make-up gets its tasks."""
    return Text(
        f"定任务: zhenggai makeup task {name} --text 任务 --owner 责任人 --due 日期",
        f"give it tasks: zhenggai makeup task {name} --text TASK --owner NAME --due DATE",
    )


def _open_one(request: Request) -> tuple[int, Makeup]:
    place = place_of(request.unit.makeups, request)
    makeup, name = request.unit.makeups[place], request.address
    if makeup.accepted:
        raise impossible(
            f"补课 {name} 已于 {makeup.accepted.date} 验收。要改用 zhenggai edit {name}",
            f"make-up {name} was accepted on {makeup.accepted.date}. To correct: zhenggai edit"
            f" {name}",
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
        last = values.get("due")
        due = Text(f"，时限 {last}", f", due {last}") if last else Text("", "")
        done = Text(f"已记: {name} 任务: {said}{due.zh}", f"Recorded: {name}: task: {said}{due.en}")
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
    """Record that the superior accepted a make-up, and the survey that it rests on (C37)."""
    place, makeup = _open_one(request)
    if not makeup.tasks:
        tasks, name = _give_tasks(request.address), request.address
        raise impossible(
            f"补课 {name} 没有任务，没有什么可验收。先{tasks.zh}",
            f"make-up {name} has no tasks, so nothing can be accepted. First {tasks.en}",
        )
    steps = ("makeups", place)
    edits: list[Edit] = [Set(steps, "accepted", request.given("date", "by"))]
    again = request.values.get("survey") or makeup.resurvey or _later(request, makeup)
    if again and again not in {item.id for item in request.unit.surveys}:
        raise no_survey(request.unit, again)
    if again and again != makeup.resurvey:
        edits.append(Set(steps, "resurvey", again))
    rests = Text(f"（再测评 {again}）", f" (survey {again})") if again else Text("", "")
    done = Text(
        f"已记: {request.address} {request.day} 验收{rests.zh}",
        f"Recorded: {request.address} accepted on {request.day}{rests.en}",
    )
    return Deed(tuple(edits), done, (hints.publish_survey(request.unit.id),), ("MKU03",))


def _later(request: Request, makeup: Makeup) -> str:
    """Return the last survey that passed since a make-up was opened, up to the day."""
    classes = request.campaign.option_classes
    found: list[Survey] = [
        item
        for item in in_force(request.unit.surveys)
        if item.id != makeup.survey
        and item.date
        and (makeup.opened or item.date) <= item.date <= request.day
        and tally(item.counts, classes).passes(request.limits)
    ]
    return found[-1].id if found else ""
