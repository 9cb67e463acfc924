"""The make-up notice (补课通知书): what the superior asks for, and by when (C37).

It says what was known on the day it was opened. What came of it (验收意见) has a part of its own,
with its own day.
"""

from dataclasses import dataclass, replace
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.review import Makeup, Survey
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Row, Table, table
from zhenggai.papers.common import DASH, Frame, Occasion, bare, frame
from zhenggai.rules.ballots import tally
from zhenggai.words import Text

TITLE: Final = Text("补课通知书", "Notice of a make-up")
ABSENT: Final = Text("没有补课", "there is nothing to make up")
_NUMBER: Final = Text("序号", "No.")
_CONTENT: Final = Text("补课内容", "What is made up")
_OWNER: Final = Text("责任人", "Owner")
_COLUMNS: Final = (_NUMBER, _CONTENT, _OWNER, Text("时限", "Due"))
_DONE: Final = (_NUMBER, _CONTENT, _OWNER, Text("完成日期", "Done on"))


@dataclass(frozen=True, slots=True)
class MakeupSheet:
    """One make-up."""

    frame: Frame
    """Title, signature of the superior, and the day it was opened."""
    addressee: str
    """The unit, with a colon."""
    paragraphs: tuple[str, ...]
    """The votes, the reason, what is asked for and by when."""
    table: Table
    """The tasks: number, task, owner, due."""
    outcome_title: str
    """The heading over what came of it; empty before a task is done or the work accepted."""
    outcome_table: Table
    """When each task was done: number, task, owner, day; no rows if none was."""
    outcome: str
    """The superior's acceptance; empty before it."""
    outcome_date: str
    """The day of the acceptance, else of the paper; empty without a heading."""


def build(unit: Unit, occasion: Occasion) -> tuple[MakeupSheet, ...]:
    """Return a notice for each make-up of a unit."""
    return tuple(_sheet(unit, makeup, occasion) for makeup in unit.makeups)


def _sheet(unit: Unit, makeup: Makeup, occasion: Occasion) -> MakeupSheet:
    survey = next((item for item in unit.surveys if item.id == makeup.survey), None)
    said = [_votes(survey, occasion)] if survey else []
    if makeup.reason:
        reason = bare(makeup.reason)
        said.append(Text(f"补课原因：{reason}。", f"Reason: {reason}."))
    said.append(_asked(makeup, occasion))
    rows = (
        Row("", (str(number), task.text, task.owner or DASH, occasion.by(task.due)))
        for number, task in enumerate(makeup.tasks, 1)
    )
    empty = Text("补课任务另定。", "The tasks are still to be set.")
    ended = makeup.accepted is not None or any(task.done for task in makeup.tasks)
    accepted = makeup.accepted.date if makeup.accepted else None
    over = Text("补课完成和验收情况", "What came of the make-up")
    return MakeupSheet(
        _framed(unit, makeup, occasion),
        occasion.say(Text(f"{unit.name}：", f"To {unit.name}:")),
        tuple(occasion.say(text) for text in said),
        table(_COLUMNS, rows, empty, occasion),
        occasion.say(over) if ended else "",
        _done(makeup, occasion),
        occasion.say(_accepted(makeup, occasion)),
        occasion.on(accepted or occasion.day) if ended else "",
    )


def _framed(unit: Unit, makeup: Makeup, occasion: Occasion) -> Frame:
    """Return the frame with the superior's signature; the notice is the superior's, not ours."""
    dated = replace(occasion, day=makeup.opened or occasion.day)
    named = Text(f"关于{unit.name}整改“补课”的通知书", f"{unit.name}: notice of a make-up")
    signed = occasion.name_of(makeup.supervisor or unit.parent)
    return replace(frame(unit, dated, named), signature=signed)


def _done(makeup: Makeup, occasion: Occasion) -> Table:
    tasks = makeup.tasks if any(task.done for task in makeup.tasks) else ()
    rows = (
        Row("", (str(number), task.text, task.owner or DASH, occasion.on(task.done)))
        for number, task in enumerate(tasks, 1)
    )
    return table(_DONE, rows, Text("", ""), occasion)


def _accepted(makeup: Makeup, occasion: Occasion) -> Text:
    if makeup.accepted is None:
        return Text("", "")
    day, by = occasion.on(makeup.accepted.date), makeup.accepted.by
    if not by:
        return Text(f"验收意见：{day}验收通过。", f"Accepted on {day}.")
    return Text(f"验收意见：{day}由{by}验收通过。", f"Accepted on {day} by {by}.")


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
