"""The summary (总结): what the rectification came to, drawn from the records (C63)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.issues import SETTLED
from zhenggai.model.review import Makeup, Survey
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Section, sections
from zhenggai.papers.common import (
    DASH,
    Frame,
    Occasion,
    bare,
    counted,
    ended,
    frame,
    lines_of,
    titled,
)
from zhenggai.papers.notices.results import figures
from zhenggai.papers.notices.survey import ballot_sentence, made_up_before, rate_sentences
from zhenggai.rows import issue_rows
from zhenggai.rules.ballots import in_force, tally
from zhenggai.words import MEETING, Text

TITLE: Final = Text("整改工作总结", "Summary of the rectification")


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """The summary of one unit."""

    frame: Frame
    """Title, signature and date."""
    opening: str
    """On what it rests, and whether the unit has finished."""
    sections: tuple[Section, ...]
    """Basic facts, what was put right, look-back and survey, mechanisms, what remains."""


def build(unit: Unit, occasion: Occasion) -> SummarySheet:
    """Return the summary of a unit as it was on the day."""
    title = Text(f"{unit.name}整改工作总结", f"{unit.name}: summary of the rectification")
    parts = (
        (Text("基本情况", "Basic facts"), _facts(unit, occasion)),
        (Text("整改落实情况", "What was put right"), Section("", (), tuple(_done(unit, occasion)))),
        (
            Text("回头看和群众评价", "Look-back and what the public says"),
            Section("", tuple(_judged(unit, occasion)), ()),
        ),
        (
            Text("建立长效机制情况", "Lasting mechanisms"),
            Section("", (), tuple(_mechanisms(unit, occasion))),
        ),
        (
            Text("存在的问题和下一步打算", "What remains, and the next steps"),
            Section("", (), tuple(_open(unit, occasion))),
        ),
    )
    held = frame(unit, occasion, title)
    return SummarySheet(held, occasion.say(_opening(unit, occasion)), sections(parts, occasion))


def _opening(unit: Unit, occasion: Occasion) -> Text:
    campaign = occasion.campaign.name
    if unit.finished is None:
        return Text(
            f"根据{campaign}的安排，现将{unit.name}整改工作情况总结如下（尚未办结）。",
            f"Under {campaign}, this is what {unit.name} has done so far; it has not finished.",
        )
    day, by = day_text(unit.finished.date or occasion.day), unit.finished.by
    who = Text(f"（{by}批准）", f" (approved by {by})") if by else Text("", "")
    return Text(
        f"根据{campaign}的安排，{unit.name}整改工作于{day.zh}办结{who.zh}，现总结如下。",
        f"Under {campaign}, {unit.name} finished on {day.en}{who.en}. This is the summary.",
    )


def _facts(unit: Unit, occasion: Occasion) -> Section:
    issues = [row.issue for row in issue_rows(unit)]
    said = [occasion.sentences(figures(issues, len(unit.opinions), occasion))]
    held = Counter(item.kind for item in unit.meetings)
    if held:
        zh = "，".join(f"{word.zh}{held[word.id]}次" for word in MEETING if held[word.id])
        en = ", ".join(f"{word.en} ({held[word.id]})" for word in MEETING if held[word.id])
        said.append(occasion.say(Text(f"召开会议：{zh}。", f"Meetings held: {en}.")))
    summary = lines_of(unit.finished.summary) if unit.finished else ()
    own = (occasion.say(ended(line)) for line in summary)
    return Section("", (*own, *said), ())


def _done(unit: Unit, occasion: Occasion) -> Iterator[str]:
    for row in issue_rows(unit):
        status = row.status
        if row.issue.is_copy:
            # Not among the counts above: its lead answers for it.
            status = Text(f"{status.zh}，共性问题", f"{status.en}, shared")
        title, effect = bare(row.title), bare(row.effect)
        zh, en = (f"：{effect}", f": {effect}") if effect else ("", "")
        yield occasion.say(
            Text(f"{title}（{status.zh}）{zh}。", f"{title} ({status.en}){en}."),
        )


def _judged(unit: Unit, occasion: Occasion) -> Iterator[str]:
    own = [item for item in unit.lookbacks if not item.member]
    for item in own:
        day, number = day_text(item.date or occasion.day), len(item.issues)
        yield occasion.say(
            Text(
                f"{day.zh}组织回头看，逐条检查问题{number}个。",
                f"A look-back was held on {day.en}, on {counted(number, 'issue')}.",
            )
        )
    causes = {makeup.survey for makeup in unit.makeups}
    kept = {item.id for item in in_force(unit.surveys)} | causes
    for survey in sorted(unit.surveys, key=lambda item: item.date or dt.date.min):
        if survey.id in kept:
            yield _asked(unit, survey, occasion)
        for makeup in unit.makeups:
            if makeup.survey == survey.id:
                yield occasion.say(_made_up(makeup, occasion))


def _asked(unit: Unit, survey: Survey, occasion: Occasion) -> str:
    """Say what a survey came to; one that led to a make-up stays, whatever replaced it (C37)."""
    votes = tally(survey.counts, occasion.campaign.option_classes)
    day = day_text(survey.date or occasion.day)
    held = Text(f"{day.zh}组织群众满意度测评，", f"The public was asked on {day.en}: ")
    if made_up_before(unit, survey):
        held = Text(
            f"补课后，{day.zh}重新组织群众满意度测评，",
            f"After the make-up the public was asked again on {day.en}: ",
        )
    return occasion.say(held) + occasion.sentences(
        (ballot_sentence(survey, votes), *rate_sentences(votes))
    )


def _made_up(makeup: Makeup, occasion: Occasion) -> Text:
    """Say that the work was made up: under whom, from when, and whether it was accepted."""
    by, number = occasion.name_of(makeup.supervisor), len(makeup.tasks)
    under = Text(f"在{by}监督下", f" under {by}") if by else Text("", "")
    day = day_text(makeup.opened) if makeup.opened else None
    since = Text(f"{day.zh}起，", f" from {day.en} on") if day else Text("", "")
    tasks = Text(f"{number}项", f": {counted(number, 'task')}") if number else Text("", "")
    end = Text("，尚未验收", ", not accepted yet")
    if makeup.accepted:
        accepted = day_text(makeup.accepted.date or occasion.day)
        end = Text(f"，{accepted.zh}验收通过", f", accepted on {accepted.en}")
    return Text(
        f"{since.zh}{under.zh}补课{tasks.zh}{end.zh}。",
        f"The work was made up{under.en}{since.en}{tasks.en}{end.en}.",
    )


def _mechanisms(unit: Unit, occasion: Occasion) -> Iterator[str]:
    for item in unit.mechanisms:
        title = titled(item.title)
        yield occasion.say(Text(f"{title.zh}。", f"{title.en}."))


def _open(unit: Unit, occasion: Occasion) -> Iterator[str]:
    for row in issue_rows(unit):
        if row.issue.status not in SETTLED:
            due = occasion.say(row.deadline) or DASH
            owner = row.owner or DASH
            title = bare(row.title)
            yield occasion.say(
                Text(
                    f"{title}：时限{due}，责任人{owner}。",
                    f"{title}: due {due}, owner {owner}.",
                )
            )
