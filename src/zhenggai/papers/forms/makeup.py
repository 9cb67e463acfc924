"""The make-up notice (补课通知书): what the superior asks for, and by when (C37).

It says what was known on the day it was opened. What came of it (验收意见) is a sheet of its own,
with its own day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.review import Acceptance, Makeup, Survey
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Row, Table, table
from zhenggai.papers.common import DASH, Frame, Occasion, bare, counted, frame
from zhenggai.rules.ballots import tally
from zhenggai.words import Text

TITLE: Final = Text("补课通知书", "Notice of a make-up")
ABSENT: Final = Text("没有补课", "there is nothing to make up")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("补课内容", "What is made up"),
    Text("责任人", "Owner"),
)


@dataclass(frozen=True, slots=True)
class MakeupSheet:
    """The notice of a make-up, or what came of it."""

    frame: Frame
    """Title, signature of the superior, and the day it was opened or accepted."""
    addressee: str
    """The unit, with a colon."""
    paragraphs: tuple[str, ...]
    """The votes, the reason, what is asked for and by when; else what was done and accepted."""
    table: Table
    """The tasks: number, task, owner, and when each is due, else when it was done."""


def build(unit: Unit, occasion: Occasion) -> tuple[MakeupSheet, ...]:
    """Return a notice for each make-up of a unit, and a sheet of its own for what came of it."""
    made: list[MakeupSheet] = []
    for makeup in unit.makeups:
        made.append(_notice(unit, makeup, occasion))
        if makeup.accepted or any(task.done for task in makeup.tasks):
            made.append(_outcome(unit, makeup, occasion))
    return tuple(made)


def _notice(unit: Unit, makeup: Makeup, occasion: Occasion) -> MakeupSheet:
    """Say what was known on the day it was opened: nothing of what was done since."""
    survey = next((item for item in unit.surveys if item.id == makeup.survey), None)
    said = [_votes(survey, occasion)] if survey else []
    if makeup.reason:
        reason = bare(makeup.reason)
        said.append(Text(f"补课原因：{reason}。", f"Reason: {reason}."))
    said.append(_asked(makeup, occasion))
    named = Text(f"关于{unit.name}整改“补课”的通知书", f"{unit.name}: notice of a make-up")
    dated = replace(occasion, day=makeup.opened or occasion.day)
    days = (occasion.by(task.due) for task in makeup.tasks)
    return MakeupSheet(
        _framed(unit, makeup, named, dated),
        occasion.say(_addressee(unit)),
        tuple(occasion.say(text) for text in said),
        _table(makeup, Text("时限", "Due"), days, occasion),
    )


def _outcome(unit: Unit, makeup: Makeup, occasion: Occasion) -> MakeupSheet:
    """Say what was done, and that the superior accepted it (验收意见)."""
    total, done = len(makeup.tasks), sum(task.done is not None for task in makeup.tasks)
    tasks = Text(
        f"补课任务{total}项，已完成{done}项。", f"{done} of {counted(total, 'task')} done."
    )
    said = [tasks] if makeup.tasks else []
    named = Text(f"{unit.name}整改“补课”完成情况", f"{unit.name}: progress of the make-up")
    day = occasion.day
    if makeup.accepted:
        named = Text(
            f"关于{unit.name}整改“补课”的验收意见", f"{unit.name}: acceptance of the make-up"
        )
        said.append(_accepted(makeup.accepted, occasion))
        day = makeup.accepted.date or day
    days = (occasion.on(task.done) for task in makeup.tasks)
    return MakeupSheet(
        _framed(unit, makeup, named, replace(occasion, day=day)),
        occasion.say(_addressee(unit)),
        tuple(occasion.say(text) for text in said),
        replace(_table(makeup, Text("完成日期", "Done on"), days, occasion), empty=""),
    )


def _addressee(unit: Unit) -> Text:
    return Text(f"{unit.name}：", f"To {unit.name}:")


def _framed(unit: Unit, makeup: Makeup, title: Text, occasion: Occasion) -> Frame:
    """Return the frame with the superior's signature; the notice is the superior's, not ours."""
    signed = occasion.name_of(makeup.supervisor or unit.parent)
    return replace(frame(unit, occasion, title), signature=signed)


def _table(makeup: Makeup, last: Text, days: Iterable[str], occasion: Occasion) -> Table:
    rows = (
        Row("", (str(number), task.text, task.owner or DASH, day))
        for number, (task, day) in enumerate(zip(makeup.tasks, days, strict=True), 1)
    )
    empty = Text("补课任务另定。", "The tasks are still to be set.")
    return table((*_COLUMNS, last), rows, empty, occasion)


def _accepted(accepted: Acceptance, occasion: Occasion) -> Text:
    day, by = occasion.on(accepted.date), accepted.by
    if not by:
        return Text(f"{day}验收通过。", f"Accepted on {day}.")
    return Text(f"{day}由{by}验收通过。", f"Accepted on {day} by {by}.")


def _votes(survey: Survey, occasion: Occasion) -> Text:
    votes = tally(survey.counts, occasion.campaign.option_classes)
    day = day_text(survey.date or occasion.day)
    share = f"{100 * votes.negative / votes.decided:.1f}%" if votes.decided else DASH
    return Text(
        f"{day.zh}的群众满意度测评中，有效票{votes.valid}张，不满意{votes.negative}张，"
        f"占表态票的{share}（不满意{votes.negative}张÷表态{votes.decided}张，不含不了解）。",
        f"In the survey of {day.en}, of {votes.valid} valid ballots {votes.negative} were"
        f" dissatisfied: {share} ({votes.negative} ÷ {votes.decided} who took a side, without"
        " “don't know”).",
    )


def _asked(makeup: Makeup, occasion: Occasion) -> Text:
    due, by = occasion.by(makeup.due_in_force), occasion.name_of(makeup.supervisor) or DASH
    return Text(
        f"请按照“缺什么、补什么”的要求抓紧补课，补课时限：{due}。补课由{by}监督，"
        "过程和结果向群众公布，补课后重新组织群众满意度测评。",
        f"Please make up what is missing; due: {due}. {by} supervises it. The public is told of"
        " the work and its result and is then asked again.",
    )
