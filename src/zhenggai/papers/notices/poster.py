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
    invitation,
    matching_notice,
)
from zhenggai.papers.notices.results import INVITATION
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
_EMPTY: Final = Text("没有列入整改的问题。", "No issue has been taken up.")


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
    """How many problems in the table another unit leads and counts; empty if none."""
    table: Table
    """The problems, key ones first: number, problem, owner, deadline, result."""
    closing: str
    """The sentence under the table."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> PosterSheet:
    """Return the poster of a unit as it was on the day: all its problems."""
    notice = matching_notice(unit, "results", occasion)
    rows = [row for row in issue_rows(unit) if row.issue.status not in OUTSIDE]
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
        occasion.say(_shared(len(rows) - len(counted))),
        table(_COLUMNS, lines, _EMPTY, occasion),
        occasion.say(CLOSING),
        invitation(INVITATION, held.contact, occasion),
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


def _shared(number: int) -> Text:
    if not number:
        return Text("", "")
    return Text(
        f"另有{number}个共性问题由牵头单位负责，列入表中，不计入以上数字",
        f"Outside these figures: {number} led by another unit, listed in the table",
    )


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
