"""The results paper (整改情况公示): problem, measures, deadline and effect (C55)."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.issues import OUTSIDE, RESOLVED, Issue
from zhenggai.model.unit import Unit
from zhenggai.papers.common import (
    CLOSING,
    DASH,
    Frame,
    Occasion,
    counted,
    frame,
    invitation,
    matching_notice,
)
from zhenggai.rows import IssueRow, issue_rows
from zhenggai.words import STATUS, Text

TITLE: Final = Text("整改情况公示", "Results of rectification")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("问题", "Problem"),
    Text("整改措施", "Measures"),
    Text("责任人", "Owner"),
    Text("时限要求", "Deadline"),
    Text("最终效果", "Effect"),
)
NOTHING: Final = Text("没有列入整改的问题。", "No issue has been taken up.")


@dataclass(frozen=True, slots=True)
class ResultsRow:
    """A problem with what was done about it."""

    number: int
    """1, 2, 3, …"""
    problem: str
    """The problem in a line."""
    detail: str
    """What the unit added for the public; may be empty."""
    problem_line: str
    """The problem and what was added, in one line."""
    measures: tuple[str, ...]
    """The measures as typed."""
    measures_line: str
    """The measures in one line, numbered; a dash if there are none."""
    owner: str
    """The person who answers for it; a dash if nobody is named."""
    deadline: str
    """The deadline in words; a dash if there is none."""
    status: str
    """The status in a word."""
    effect: str
    """What came of it; may be empty."""
    effect_line: str
    """The status and what came of it, in one line."""


@dataclass(frozen=True, slots=True)
class ResultsSheet:
    """The results of one unit."""

    frame: Frame
    """Title, posting period, contact, signature and date."""
    opening: str
    """Why the paper is posted."""
    figures: str
    """Sentences with the counts and the completion rate."""
    columns: tuple[str, ...]
    """The heads of the table: number, problem, measures, owner, deadline, effect."""
    rows: tuple[ResultsRow, ...]
    """The rows of the table, key issues first."""
    empty: str
    """The sentence that stands in its place when there are no rows."""
    closing: str
    """The sentence under the table."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> ResultsSheet:
    """Return the sheet of a unit as it was on the day."""
    notice = matching_notice(unit, "results", occasion)
    rows = issue_rows(unit, notice)
    named = Text(f"{unit.name}整改情况公示", f"{unit.name}: results of rectification")
    campaign = occasion.campaign.name
    opening = Text(
        f"根据{campaign}的安排，现将{unit.name}整改情况公示如下。",
        f"Under {campaign}, {unit.name} publishes the problems it took up, the measures,"
        " the deadlines and the effects.",
    )
    issues = [row.issue for row in rows]
    held = frame(unit, occasion, named, notice)
    return ResultsSheet(
        held,
        occasion.say(opening),
        occasion.sentences(figures(issues, len(unit.opinions), occasion)),
        tuple(occasion.say(column) for column in _COLUMNS),
        tuple(results_row(number, row, occasion) for number, row in enumerate(rows, 1)),
        occasion.say(NOTHING),
        occasion.say(CLOSING),
        objections(held, occasion),
    )


def objections(held: Frame, occasion: Occasion) -> str:
    """Return the sentence that asks for objections: within a period only if there is one."""
    asked = Text("如有异议或意见建议，请及时反映。", "Objections and suggestions are welcome.")
    if held.period:
        asked = Text(
            "公示期间如有异议或意见建议，请及时反映。",
            "Objections and suggestions are welcome while this is posted.",
        )
    return invitation(asked, held.contact, occasion)


def results_row(number: int, row: IssueRow, occasion: Occasion) -> ResultsRow:
    """Return a problem as the results have it."""
    return ResultsRow(
        number,
        row.title,
        row.detail,
        occasion.pair(row.title, row.detail),
        row.measures,
        occasion.line(row.measures),
        row.owner or DASH,
        occasion.say(row.deadline) or DASH,
        occasion.say(row.status),
        row.effect,
        occasion.pair(occasion.say(row.status), row.effect),
    )


def counts(issues: list[Issue], opinions: int, occasion: Occasion) -> list[Text]:
    """Return the counts of issues, and the completion rate with both its halves."""
    day = day_text(occasion.day)
    inside = [it for it in issues if not it.is_copy and it.status not in OUTSIDE]
    states = _states(inside)
    said = Text(
        f"截至{day.zh}，共梳理意见建议{opinions}条，归并为问题{len(inside)}个{states.zh}。",
        f"By {day.en}, {counted(opinions, 'opinion')} had been sorted and"
        f" {counted(len(inside), 'issue')} taken up{states.en}.",
    )
    return [said, _rate(inside)] if inside else [said]


def figures(issues: list[Issue], opinions: int, occasion: Occasion) -> list[Text]:
    """Return the counts, and what is listed beside them that they leave out."""
    own = [issue for issue in issues if not issue.is_copy]
    outside = sum(issue.status in OUTSIDE for issue in own)
    copies = len(issues) - len(own)
    said = counts(issues, opinions, occasion)
    if outside:
        said.append(
            Text(
                f"另有{outside}个问题已转办、归并或撤销，不计入以上数字。",
                f"Not counted here: {counted(outside, 'issue')} referred, merged or withdrawn.",
            )
        )
    if copies:
        said.append(
            Text(
                f"另有{copies}个共性问题由牵头单位负责，不计入以上数字。",
                f"Not counted here: {counted(copies, 'shared issue')} led by another unit.",
            )
        )
    return said


def _states(inside: list[Issue]) -> Text:
    found = Counter("done" if it.status in RESOLVED else it.status for it in inside)
    order = [state for state in ("done", "in_progress", "registered", "explained") if found[state]]
    zh = "；".join(f"{STATUS[state].zh}{found[state]}个" for state in order)
    en = "; ".join(f"{found[state]} {STATUS[state].en}" for state in order)
    return Text(f"：{zh}", f": {en}") if order else Text("", "")


def _rate(inside: list[Issue]) -> Text:
    done, total = sum(issue.resolved for issue in inside), len(inside)
    share = f"{100 * done / total:.1f}%"
    return Text(
        f"整改完成率{share}（已整改{done}个÷纳入整改{total}个）。",
        f"Completion: {share} ({done} put right ÷ {total} taken up).",
    )
