"""The plan paper (整改方案公示): what is to be reached, by what measures, whose, by when (C20)."""

from dataclasses import dataclass, replace
from typing import Final

from zhenggai.model.issues import Measure
from zhenggai.model.unit import Unit
from zhenggai.papers.common import (
    CLOSING,
    DASH,
    Frame,
    Occasion,
    frame,
    invitation,
    lines_of,
    matching_notice,
)
from zhenggai.rows import PlanRow, PlanSections, plan_sections
from zhenggai.words import TRACK, Text

TITLE: Final = Text("整改方案公示", "The rectification plan")
_ORDINALS: Final = "一二三四五六七八九十"
_ROMAN: Final = ("I", "II", "III", "IV", "V")
_SECTIONS: Final = (
    Text("总体要求", "General requirements"),
    Text("存在的主要问题", "The main problems"),
    Text("整改内容、措施及时限", "What is rectified, how and by when"),
    Text("建立健全长效机制", "Lasting mechanisms"),
    Text("保障措施", "How it is secured"),
)
_INVITATION: Final = Text(
    "欢迎党员群众提出意见建议。",
    "Members and the public are asked for opinions and suggestions.",
)


@dataclass(frozen=True, slots=True)
class PlanIssue:
    """A problem in the plan."""

    number: int
    """1, 2, 3, …"""
    heading: str
    """The problem with its ordinal: （一）…, (1) …"""
    problem: str
    """The problem in a line."""
    detail: str
    """What the unit added for the public; may be empty."""
    lines: tuple[str, ...]
    """Goal, measures, leading official, owner and deadline, a labelled line each."""


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the plan."""

    heading: str
    """The heading with its ordinal: 一、…, I. …"""
    paragraphs: tuple[str, ...]
    """Its text."""
    items: tuple[str, ...]
    """What it lists, without numbers."""
    issues: tuple[PlanIssue, ...] = ()
    """The problems, in the section about measures."""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The plan of one unit."""

    frame: Frame
    """Title, posting period, contact, signature and date."""
    version: str
    """Which version it is, in brackets under the title; empty if none was recorded."""
    opening: str
    """On what ground the plan stands, and that it is published."""
    sections: tuple[PlanSection, ...]
    """The sections that have something to say, in the order of a plan."""
    closing: str
    """The sentence under the text."""
    invitation: str
    """The sentence that asks for opinions, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> PlanSheet:
    """Return the sheet of a unit as it was on the day."""
    notice = matching_notice(unit, "plan", occasion)
    plan = plan_sections(unit)
    version = plan.version
    numbered = Text(f"（第{version}版）", f"(version {version})") if version else Text("", "")
    campaign = occasion.campaign.name
    opening = Text(
        f"根据{campaign}的安排，{unit.name}在广泛听取群众意见的基础上，形成整改方案，现予公示。",
        f"Under {campaign}, {unit.name} has drawn up this plan after hearing the public"
        " and publishes it.",
    )
    held = frame(unit, occasion, _title(unit.name, draft=plan.draft), notice)
    return PlanSheet(
        held,
        occasion.say(numbered),
        occasion.say(opening),
        _sections(plan, occasion),
        occasion.say(CLOSING),
        invitation(_INVITATION, held.contact, occasion),
    )


def _title(name: str, *, draft: bool) -> Text:
    if draft:
        return Text(f"{name}整改方案（征求意见稿）", f"{name}: rectification plan, for comment")
    return Text(f"{name}整改方案", f"{name}: rectification plan")


def _sections(plan: PlanSections, occasion: Occasion) -> tuple[PlanSection, ...]:
    """Return the sections that have something to say, numbered on."""
    issues = tuple(_issue(number, row, occasion) for number, row in enumerate(plan.rows, 1))
    contents = (
        PlanSection("", (*lines_of(plan.text), *_goals(plan.goals, occasion)), ()),
        PlanSection("", (), tuple(occasion.say(_problem(row)) for row in plan.rows)),
        PlanSection("", (), (), issues),
        PlanSection("", (), plan.mechanisms),
        PlanSection("", (*lines_of(plan.safeguards), *lines_of(plan.activity)), ()),
    )
    made: list[PlanSection] = []
    for title, section in zip(_SECTIONS, contents, strict=True):
        if section.paragraphs or section.items or section.issues:
            number = len(made)
            heading = Text(f"{_ORDINALS[number]}、{title.zh}", f"{_ROMAN[number]}. {title.en}")
            made.append(replace(section, heading=occasion.say(heading)))
    return tuple(made)


def _goals(goals: tuple[str, ...], occasion: Occasion) -> tuple[str, ...]:
    if not goals:
        return ()
    said = occasion.line(goal.rstrip("。.；;") for goal in goals)
    return (occasion.say(Text(f"整改目标：{said}。", f"Goals: {said}.")),)


def _problem(row: PlanRow) -> Text:
    detail = row.detail.rstrip("。.")
    return Text(
        f"{row.title}。{detail}。" if detail else f"{row.title}。",
        f"{row.title}. {detail}." if detail else f"{row.title}.",
    )


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    tens, ones = divmod(number, 10)
    if tens >= len(_ORDINALS):
        return str(number)
    head = "" if tens == 1 else _ORDINALS[tens - 1]
    return f"{head}十" + (_ORDINALS[ones - 1] if ones else "")


def _issue(number: int, row: PlanRow, occasion: Occasion) -> PlanIssue:
    issue = row.issue
    said = []
    if issue.goal:
        goal = issue.goal.rstrip("。.")
        said.append(Text(f"目标：{goal}。", f"Goal: {goal}."))
    measures = [_measure(measure, occasion) for measure in issue.measures]
    if measures:
        line = occasion.line(measures)
        said.append(Text(f"措施：{line}。", f"Measures: {line}."))
    owner, leader = issue.owner or DASH, issue.leader or DASH
    said.append(
        Text(
            f"牵头领导：{leader}。责任人：{owner}。",
            f"Led by: {leader}. Owner: {owner}.",
        )
    )
    track = TRACK[issue.track] if issue.track else Text(DASH, DASH)
    zh, en = row.deadline.zh or DASH, row.deadline.en or DASH
    said.append(Text(f"类别：{track.zh}。时限：{zh}。", f"Track: {track.en}. Deadline: {en}."))
    return PlanIssue(
        number,
        occasion.say(Text(f"（{_ordinal(number)}）{row.title}", f"({number}) {row.title}")),
        row.title,
        row.detail,
        tuple(occasion.say(text) for text in said),
    )


def _measure(measure: Measure, occasion: Occasion) -> str:
    text = measure.text.rstrip("。.；;")
    known = [measure.owner] if measure.owner else []
    known += [occasion.by(measure.due)] if measure.due else []
    aside = Text(f"（{'，'.join(known)}）", f" ({', '.join(known)})")
    return text + occasion.say(aside) if known else text
