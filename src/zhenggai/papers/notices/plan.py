"""The plan paper (整改方案公示): what is to be reached, by what measures, whose, by when (C20)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.model.issues import Measure
from zhenggai.model.unit import Unit
from zhenggai.papers.common import (
    CLOSING,
    Frame,
    Occasion,
    as_posted,
    bare,
    frame,
    invitation,
    lines_of,
    matching_notice,
    titled,
)
from zhenggai.rows import PlanRow, PlanSections, plan_sections
from zhenggai.words import TRACK, Text

TITLE: Final = Text("整改方案公示", "The rectification plan")
ABSENT: Final = Text("还没有形成整改方案", "no plan has been formed yet")
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
    "Members and the public are invited to give their opinions and suggestions.",
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


def build(unit: Unit, occasion: Occasion) -> tuple[PlanSheet, ...]:
    """Return the sheet of a unit as it was on the day; none before the plan was formed (C20)."""
    if unit.plan is None or not unit.plan.formed:
        return ()
    plan = plan_sections(unit)
    version = plan.version
    notice = matching_notice(unit, "plan", occasion)
    if notice and notice.version and version and notice.version != version:
        notice = occasion.notice  # what hangs is another version of it
    numbered = Text(f"（第{version}版）", f"(version {version})") if version else Text("", "")
    named = _title(unit.name, draft=plan.draft)
    held = frame(unit, as_posted(notice, occasion), named, notice)
    sheet = PlanSheet(
        held,
        occasion.say(numbered),
        occasion.say(_opening(unit, occasion.campaign.name)),
        _sections(plan, occasion),
        occasion.say(CLOSING),
        invitation(_INVITATION, held.contact, occasion),
    )
    return (sheet,)


def _opening(unit: Unit, campaign: str) -> Text:
    """Return on what ground the plan stands: that the public was heard only if it was (C19)."""
    hearings = [item.date for item in unit.meetings if item.kind == "hearing"]
    heard = [day for day in (*hearings, *(item.date for item in unit.opinions)) if day]
    formed = unit.plan.first("formed") if unit.plan else None
    if heard and (formed is None or min(heard) <= formed):
        return Text(
            f"根据{campaign}的安排，{unit.name}在广泛听取群众意见的基础上，形成整改方案，现予公示。",
            f"Under {campaign}, {unit.name} has drawn up this plan after hearing the public"
            " and publishes it.",
        )
    return Text(
        f"根据{campaign}的安排，{unit.name}形成整改方案，现予公示。",
        f"Under {campaign}, {unit.name} has drawn up this plan and publishes it.",
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
        PlanSection("", (), tuple(_quoted(plan.mechanisms, occasion))),
        PlanSection("", (*lines_of(plan.safeguards), *lines_of(plan.activity)), ()),
    )
    made: list[PlanSection] = []
    for title, section in zip(_SECTIONS, contents, strict=True):
        if section.paragraphs or section.items or section.issues:
            number = len(made)
            heading = Text(f"{_ORDINALS[number]}、{title.zh}", f"{_ROMAN[number]}. {title.en}")
            made.append(replace(section, heading=occasion.say(heading)))
    return tuple(made)


def _quoted(mechanisms: tuple[str, ...], occasion: Occasion) -> Iterator[str]:
    for title in map(titled, mechanisms):
        yield occasion.say(Text(f"{title.zh}。", f"{title.en}."))


def _goals(goals: tuple[str, ...], occasion: Occasion) -> tuple[str, ...]:
    if not goals:
        return ()
    said = occasion.line(bare(goal) for goal in goals)
    return (occasion.say(Text(f"整改目标：{said}。", f"Goals: {said}.")),)


def _problem(row: PlanRow) -> Text:
    title, detail = bare(row.title), bare(row.detail)
    return Text(
        f"{title}。{detail}。" if detail else f"{title}。",
        f"{title}. {detail}." if detail else f"{title}.",
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
        goal = bare(issue.goal)
        said.append(Text(f"目标：{goal}。", f"Goal: {goal}."))
    measures = [_measure(measure, occasion) for measure in issue.measures]
    if measures:
        line = occasion.line(measures)
        said.append(Text(f"措施：{line}。", f"Measures: {line}."))
    leader = Text(f"牵头领导：{issue.leader}。", f"Led by: {issue.leader}.")
    owner = Text(f"责任人：{issue.owner}。", f"Owner: {issue.owner}.")
    track, due = TRACK[issue.track], row.deadline
    kind = Text(f"类别：{track.zh}。", f"Track: {track.en}.")
    until = Text(f"时限：{due.zh}。", f"Deadline: {due.en}.")
    lines = (
        *((text,) for text in said),
        [text for text, known in ((leader, issue.leader), (owner, issue.owner)) if known],
        [text for text, known in ((kind, issue.track), (until, due.zh)) if known],
    )
    title = bare(row.title)
    return PlanIssue(
        number,
        occasion.say(Text(f"（{_ordinal(number)}）{title}", f"({number}) {title}")),
        row.title,
        row.detail,
        tuple(occasion.sentences(line) for line in lines if line),
    )


def _measure(measure: Measure, occasion: Occasion) -> str:
    text = bare(measure.text)
    known = [measure.owner] if measure.owner else []
    known += [occasion.by(measure.due)] if measure.due else []
    aside = Text(f"（{'，'.join(known)}）", f" ({', '.join(known)})")
    return text + occasion.say(aside) if known else text
