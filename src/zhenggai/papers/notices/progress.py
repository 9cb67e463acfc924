"""The progress paper (进展公示): how far each problem is, sorted by state, with a light (C32)."""

from dataclasses import dataclass
from typing import Final

from zhenggai.model.issues import OUTSIDE, RESOLVED
from zhenggai.model.unit import Unit
from zhenggai.papers.common import CLOSING, Frame, Occasion, frame, matching_notice
from zhenggai.papers.lights import light_of
from zhenggai.papers.notices.results import (
    NOTHING,
    ResultsRow,
    figures,
    objections,
    results_row,
)
from zhenggai.rows import IssueRow, issue_rows
from zhenggai.words import Text

TITLE: Final = Text("整改进展公示", "Progress of rectification")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("问题", "Problem"),
    Text("整改措施", "Measures"),
    Text("责任人", "Owner"),
    Text("时限要求", "Deadline"),
    Text("进展情况", "Progress"),
)
LIGHTS: Final = Text(
    "注：红为逾期；黄为临近时限、节点滞后或逾期完成；绿为正常；灰为已销号、长期坚持或已说明。",
    "Lights: red, overdue; yellow, nearly due, behind or done late; green, on time;"
    " grey, closed out, kept up or explained.",
)


@dataclass(frozen=True, slots=True)
class _State:
    title: Text
    statuses: frozenset[str]


_STATES: Final = (
    _State(Text("正在整改的问题", "Being put right"), frozenset({"in_progress"})),
    _State(Text("尚未启动的问题", "Not started"), frozenset({"registered"})),
    _State(Text("已整改的问题", "Put right"), RESOLVED),
    _State(
        Text("暂不能解决、已说明的问题", "Cannot be solved yet, explained"),
        frozenset({"explained"}),
    ),
    _State(Text("已转办、归并、撤销的问题", "Referred, merged or withdrawn"), OUTSIDE),
)


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A problem, how far it is, and its light."""

    issue: ResultsRow
    """The problem with measures, owner, deadline, status and effect, as the results have it."""
    light: str
    """The light in a word, days overdue with it; always beside the colour."""
    light_id: str
    """The light for the style sheet: red, yellow, green or grey in English."""
    progress_line: str
    """The light and how far it is, in one line."""


@dataclass(frozen=True, slots=True)
class ProgressGroup:
    """The problems in one state."""

    heading: str
    """The state, with the number of problems."""
    rows: tuple[ProgressRow, ...]
    """The problems, key ones first; numbered through all groups."""


@dataclass(frozen=True, slots=True)
class ProgressSheet:
    """The progress of one unit."""

    frame: Frame
    """Title, posting period, contact, signature and date."""
    opening: str
    """Why the paper is posted."""
    figures: str
    """Sentences with the counts and the completion rate."""
    columns: tuple[str, ...]
    """The heads of the tables: number, problem, measures, owner, deadline, progress."""
    groups: tuple[ProgressGroup, ...]
    """The problems by state: under way, not started, put right, explained, outside."""
    empty: str
    """The sentence that stands in their place when there are no problems."""
    note: str
    """What the lights mean; empty without problems."""
    closing: str
    """The sentence under the tables."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> ProgressSheet:
    """Return the sheet of a unit as it was on the day."""
    notice = matching_notice(unit, "progress", occasion)
    rows = issue_rows(unit, notice)
    named = Text(f"{unit.name}整改进展公示", f"{unit.name}: progress of rectification")
    campaign = occasion.campaign.name
    opening = Text(
        f"根据{campaign}的安排，现将{unit.name}整改工作进展情况公示如下。",
        f"Under {campaign}, {unit.name} publishes how far the rectification is.",
    )
    held = frame(unit, occasion, named, notice)
    issues = [row.issue for row in rows]
    return ProgressSheet(
        held,
        occasion.say(opening),
        occasion.sentences(figures(issues, len(unit.opinions), occasion)),
        tuple(occasion.say(column) for column in _COLUMNS),
        _groups(unit, rows, occasion),
        occasion.say(NOTHING),
        occasion.say(LIGHTS) if rows else "",
        occasion.say(CLOSING),
        objections(held, occasion),
    )


def _groups(
    unit: Unit, rows: tuple[IssueRow, ...], occasion: Occasion
) -> tuple[ProgressGroup, ...]:
    made = []
    number = 0
    for state in _STATES:
        chosen = [row for row in rows if row.issue.status in state.statuses]
        if chosen:
            size = len(chosen)
            heading = Text(f"{state.title.zh}（{size}个）", f"{state.title.en} ({size})")
            listed = tuple(
                _row(unit, at, row, occasion) for at, row in enumerate(chosen, number + 1)
            )
            made.append(ProgressGroup(occasion.say(heading), listed))
            number += size
    return tuple(made)


def _row(unit: Unit, number: int, row: IssueRow, occasion: Occasion) -> ProgressRow:
    light, word = light_of(row.issue, unit, occasion)
    placed = results_row(number, row, occasion)
    said = occasion.say(word)
    line = Text(f"【{said}】{placed.effect_line}", f"({said}) {placed.effect_line}")
    return ProgressRow(placed, said, light, occasion.say(line))
