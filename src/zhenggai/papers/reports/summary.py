"""The summary (总结): what the rectification came to, drawn from the records (C63)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.issues import SETTLED
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Section, sections
from zhenggai.papers.common import DASH, Frame, Occasion, counted, frame, lines_of
from zhenggai.papers.notices.results import counts
from zhenggai.papers.notices.survey import ballot_sentence, rate_sentences
from zhenggai.rows import issue_rows
from zhenggai.rules.ballots import latest, tally
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
            Section("", (), tuple(item.title for item in unit.mechanisms)),
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
    day, by = day_text(unit.finished.date or occasion.day), unit.finished.by or DASH
    return Text(
        f"根据{campaign}的安排，{unit.name}整改工作于{day.zh}办结（{by}批准），现总结如下。",
        f"Under {campaign}, {unit.name} finished on {day.en} (approved by {by}).",
    )


def _facts(unit: Unit, occasion: Occasion) -> Section:
    issues = [row.issue for row in issue_rows(unit)]
    said = [occasion.sentences(counts(issues, len(unit.opinions), occasion))]
    held = Counter(item.kind for item in unit.meetings)
    if held:
        zh = "，".join(f"{word.zh}{held[word.id]}次" for word in MEETING if held[word.id])
        en = ", ".join(f"{word.en} {held[word.id]}" for word in MEETING if held[word.id])
        said.append(occasion.say(Text(f"召开会议：{zh}。", f"Meetings: {en}.")))
    own = lines_of(unit.finished.summary) if unit.finished else ()
    return Section("", (*own, *said), ())


def _done(unit: Unit, occasion: Occasion) -> Iterator[str]:
    for row in issue_rows(unit):
        status = row.status
        if row.issue.is_copy:
            # Not among the counts above: its lead answers for it.
            status = Text(f"{status.zh}，共性问题", f"{status.en}, shared")
        what = Text(f"{row.title}（{status.zh}）", f"{row.title} ({status.en})")
        yield occasion.pair(occasion.say(what), row.effect)


def _judged(unit: Unit, occasion: Occasion) -> Iterator[str]:
    own = [item for item in unit.lookbacks if not item.member]
    for item in own:
        day, number = day_text(item.date or occasion.day), len(item.issues)
        yield occasion.say(
            Text(
                f"{day.zh}组织回头看，逐条检查问题{number}个。",
                f"On {day.en} {counted(number, 'issue')} were looked back on.",
            )
        )
    survey = latest(unit.surveys)
    if survey:
        votes = tally(survey.counts, occasion.campaign.option_classes)
        day = day_text(survey.date or occasion.day)
        held = Text(f"{day.zh}组织群众满意度测评，", f"The public was asked on {day.en}: ")
        yield occasion.say(held) + occasion.sentences(
            (ballot_sentence(survey, votes), *rate_sentences(votes))
        )


def _open(unit: Unit, occasion: Occasion) -> Iterator[str]:
    for row in issue_rows(unit):
        if row.issue.status not in SETTLED:
            due = occasion.say(row.deadline) or DASH
            owner = row.owner or DASH
            said = Text(f"时限：{due}；责任人：{owner}", f"due {due}, owner {owner}")
            yield occasion.pair(row.title, occasion.say(said))
