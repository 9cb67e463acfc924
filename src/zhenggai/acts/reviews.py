"""The public is asked, and the unit finishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhenggai.acts import hints
from zhenggai.acts.base import Deed, Request, impossible
from zhenggai.acts.numbers import next_id
from zhenggai.edit.edits import Append, Set
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rules.ballots import tally
from zhenggai.words import Text


def survey(request: Request) -> Deed:
    """Record a survey of the public."""
    unit = request.unit
    known = [item.id for item in unit.surveys]
    values = {**request.values}
    values.setdefault("id", next_id(known, taken(unit), "S-1"))
    if values["id"] in known:
        raise impossible(
            f"{unit.id} 已有测评 {values['id']}；测评不改，有误的重测一次，写"
            f" --supersedes {values['id']}",
            f"{unit.id} has survey {values['id']} already; surveys are never changed: hold another"
            f" with --supersedes {values['id']}",
        )
    replaced = values.get("supersedes", "")
    if replaced and replaced not in known:
        raise no_survey(unit, replaced)
    name = f"{unit.id}#{values['id']}"
    done = Text(
        f"已记: {name} {request.day} 测评", f"Recorded: {name}: survey held on {request.day}"
    )
    then = tuple(_after_survey(request, values))
    return Deed((Append(("surveys",), values),), done, then, made=name)


def taken(unit: Unit) -> set[str]:
    """Return the ids that a new survey or make-up may not have."""
    records: tuple[Record, ...] = (
        *(*unit.opinions, *unit.issues, *unit.notices, *unit.surveys),
        *(*unit.makeups, *unit.mechanisms, *unit.findings),
    )
    return {record.label for record in records}


def no_survey(unit: Unit, name: str) -> Exception:
    """Return that a unit has no survey of this id."""
    known = " ".join(item.id for item in unit.surveys)
    return impossible(
        f"{unit.id} 没有测评 {name}。有的: {known or '（一次也没有）'}",
        f"{unit.id} has no survey {name}. There are: {known or '(none)'}",
    )


def _after_survey(request: Request, values: dict[str, Any]) -> Iterator[Text]:
    unit, name = request.unit, values["id"]
    votes = tally(values["counts"], request.campaign.option_classes)
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
