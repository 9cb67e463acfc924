"""The poster (大字海报): the figures and the problems in large type on A3, read from afar."""

from dataclasses import dataclass
from typing import Final

from zhenggai.model.issues import OUTSIDE
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Row, Table, table
from zhenggai.papers.common import (
    CLOSING,
    DASH,
    Frame,
    Occasion,
    frame,
    matching_notice,
)
from zhenggai.papers.notices.results import NOTHING, objections
from zhenggai.rows import IssueRow, issue_rows
from zhenggai.words import Text

TITLE: Final = Text("整改情况海报", "Poster of the results")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("问题", "Problem"),
    Text("责任人", "Owner"),
    Text("时限", "Deadline"),
    Text("结果", "Result"),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in large type."""

    value: str
    """The number."""
    label: str
    """What it counts."""


@dataclass(frozen=True, slots=True)
class PosterSheet:
    """The poster of one unit."""

    frame: Frame
    """Title, posting period, contact, signature and date."""
    campaign: str
    """The name of the campaign, over the figures."""
    numbers: tuple[Number, ...]
    """Problems taken up, put right, under way and the rest; the last three make the first."""
    rate: str
    """The completion rate with both its halves; empty without issues."""
    shared: str
    """How many problems are outside the figures: in the table those that another unit leads,
    not in it those that were referred, merged or withdrawn; empty if none are."""
    table: Table
    """The problems, key ones first: number, problem, owner, deadline, result."""
    closing: str
    """The sentence under the table."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> PosterSheet:
    """Return the poster of a unit as it was on the day: all its problems."""
    notice = matching_notice(unit, "results", occasion)
    found = issue_rows(unit)
    rows = [row for row in found if row.issue.status not in OUTSIDE]
    named = Text(f"{unit.name}整改情况", f"{unit.name}: results of rectification")
    # A notice about a few problems says nothing of how long all of them are posted.
    held = frame(unit, occasion, named, notice if notice and not notice.issues else None)
    counted = [row for row in rows if not row.issue.is_copy]
    lines = (_row(number, row, occasion) for number, row in enumerate(rows, 1))
    return PosterSheet(
        held,
        occasion.campaign.name,
        _numbers(counted, occasion),
        occasion.say(_rate(counted)),
        occasion.sentences(_uncounted(len(rows) - len(counted), len(found) - len(rows))),
        table(_COLUMNS, lines, NOTHING, occasion),
        occasion.say(CLOSING),
        objections(held, occasion),
    )


def _numbers(rows: list[IssueRow], occasion: Occasion) -> tuple[Number, ...]:
    done = sum(row.issue.resolved for row in rows)
    doing = sum(row.issue.status == "in_progress" for row in rows)
    said = (
        (len(rows), Text("列入整改", "taken up")),
        (done, Text("已整改", "put right")),
        (doing, Text("正在整改", "under way")),
        (len(rows) - done - doing, Text("未启动或已说明", "not started or explained")),
    )
    return tuple(Number(str(value), occasion.say(label)) for value, label in said)


def _rate(rows: list[IssueRow]) -> Text:
    if not rows:
        return Text("", "")
    done = sum(row.issue.resolved for row in rows)
    share = f"{100 * done / len(rows):.1f}%"
    return Text(
        f"整改完成率{share}（已整改{done}个÷纳入整改{len(rows)}个）",
        f"Completion: {share} ({done} put right ÷ {len(rows)} taken up)",
    )


def _uncounted(copies: int, outside: int) -> list[Text]:
    said = []
    if copies:
        said.append(
            Text(
                f"另有{copies}个共性问题由牵头单位负责，列入表中，不计入以上数字。",
                f"Not counted here: {copies} led by another unit, listed in the table.",
            )
        )
    if outside:
        said.append(
            Text(
                f"另有{outside}个问题已转办、归并或撤销，不再列出。",
                f"Not listed: {outside} referred, merged or withdrawn.",
            )
        )
    return said


def _row(number: int, row: IssueRow, occasion: Occasion) -> Row:
    status = occasion.say(row.status)
    cells = (
        str(number),
        row.title,
        row.owner or DASH,
        occasion.say(row.deadline) or DASH,
        occasion.pair(status, row.effect),
    )
    return Row(row.issue.id, cells)
