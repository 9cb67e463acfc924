"""The make-up notice (补课通知书): what the superior asks for, and by when (C37)."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.review import Makeup, Survey
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import NO_TABLE, Row, Table, table
from zhenggai.papers.common import DASH, Frame, Occasion, frame
from zhenggai.rules.ballots import tally
from zhenggai.words import Text

TITLE: Final = Text("补课通知书", "Notice of a make-up")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("补课内容", "What is made up"),
    Text("责任人", "Owner"),
    Text("时限", "Due"),
    Text("完成情况", "Done"),
)


@dataclass(frozen=True, slots=True)
class MakeupSheet:
    """One make-up."""

    frame: Frame
    """Title, signature of the superior, and the day it was opened."""
    addressee: str
    """The unit, with a colon; empty if there is no make-up."""
    paragraphs: tuple[str, ...]
    """The votes, the reason, what is asked for and by when, how it ended."""
    table: Table
    """The tasks: number, task, owner, due, done."""


def build(unit: Unit, occasion: Occasion) -> tuple[MakeupSheet, ...]:
    """Return a notice for each make-up of a unit."""
    return tuple(_sheet(unit, makeup, occasion) for makeup in unit.makeups)


def blank(unit: Unit, occasion: Occasion) -> MakeupSheet:
    """Return a sheet that says that there is nothing to make up."""
    day = day_text(occasion.day)
    nothing = Text(
        f"截至{day.zh}，{unit.name}没有补课事项。",
        f"By {day.en} {unit.name} has nothing to make up.",
    )
    held = _framed(unit, unit.parent, occasion.day, occasion)
    return MakeupSheet(held, "", (occasion.say(nothing),), NO_TABLE)


def _framed(unit: Unit, supervisor: str, day: dt.date, occasion: Occasion) -> Frame:
    """Return the frame with the superior's signature; the notice is the superior's, not ours."""
    dated = replace(occasion, day=day)
    named = Text(f"关于{unit.name}整改“补课”的通知书", f"{unit.name}: notice of a make-up")
    return replace(frame(unit, dated, named), signature=occasion.name_of(supervisor))


def _sheet(unit: Unit, makeup: Makeup, occasion: Occasion) -> MakeupSheet:
    survey = next((item for item in unit.surveys if item.id == makeup.survey), None)
    said = [_votes(survey, occasion)] if survey else []
    if makeup.reason:
        reason = makeup.reason.rstrip("。.")
        said.append(Text(f"补课原因：{reason}。", f"Reason: {reason}."))
    said.append(_asked(makeup, occasion))
    if makeup.accepted:
        day, by = occasion.on(makeup.accepted.date), makeup.accepted.by or DASH
        said.append(
            Text(f"验收情况：{day}由{by}验收通过。", f"Accepted on {day} by {by}."),
        )
    rows = (
        Row(
            "",
            (
                str(number),
                task.text,
                task.owner or DASH,
                occasion.by(task.due),
                occasion.on(task.done),
            ),
        )
        for number, task in enumerate(makeup.tasks, 1)
    )
    empty = Text("补课任务另定。", "The tasks are still to be set.")
    supervisor = makeup.supervisor or unit.parent
    return MakeupSheet(
        _framed(unit, supervisor, makeup.opened or occasion.day, occasion),
        occasion.say(Text(f"{unit.name}：", f"To {unit.name}:")),
        tuple(occasion.say(text) for text in said),
        table(_COLUMNS, rows, empty, occasion),
    )


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
