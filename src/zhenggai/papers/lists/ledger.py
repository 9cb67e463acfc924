"""The ledger (整改台账): every issue of the unit in the columns that offices keep (internal)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import deadline_text
from zhenggai.model.issues import Issue
from zhenggai.model.unit import Unit
from zhenggai.papers.common import DASH, Entry, Frame, Occasion, counted, frame
from zhenggai.papers.lights import light_of
from zhenggai.papers.lists.ledger_cells import (
    evidence,
    finished,
    lead_of,
    measures,
    partners,
    published,
    remarks,
    sources,
)
from zhenggai.rows import listed_issues
from zhenggai.words import STATUS, TRACK, YES_NO, Text

TITLE: Final = Text("整改台账", "Rectification ledger")
COLUMNS: Final = (
    Text("序号", "No."),
    Text("问题编号", "Id"),
    Text("问题来源", "Source"),
    Text("存在问题", "Problem"),
    Text("问题类别", "Track"),
    Text("是否重点", "Key"),
    Text("整改目标", "Goal"),
    Text("整改措施", "Measures"),
    Text("牵头领导", "Led by"),
    Text("责任单位", "Unit"),
    Text("责任人", "Owner"),
    Text("配合单位（人）", "Partners"),
    Text("整改时限", "Deadline"),
    Text("进展情况（整改成效）", "Progress and effect"),
    Text("完成情况", "Status"),
    Text("完成时间", "Done on"),
    Text("佐证材料", "Evidence"),
    Text("是否公示", "Published"),
    Text("是否销号", "Closed"),
    Text("备注", "Remarks"),
)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An issue in the columns of the ledger; a dash where nothing is recorded."""

    number: int
    """序号: 1, 2, 3, …"""
    id: str
    """问题编号: the id in the unit's file."""
    source: str
    """问题来源: where it came from."""
    raised: tuple[str, ...]
    """The numbers of the opinions it came from."""
    source_line: str
    """Where it came from with the numbers of opinions, in one line."""
    problem: str
    """存在问题: the problem in a line."""
    detail: str
    """What it looks like in particular; internal; may be empty."""
    problem_line: str
    """The problem and its particulars in one line."""
    track: str
    """问题类别: at once, by a deadline, step by step."""
    key: str
    """是否重点: yes or no."""
    goal: str
    """整改目标: what is to be reached."""
    measures: tuple[str, ...]
    """整改措施: each measure with its owner, due date and whether it is done."""
    measures_line: str
    """The measures in one line, numbered."""
    leader: str
    """牵头领导: the leading official."""
    unit: str
    """责任单位: the unit."""
    owner: str
    """责任人: the one person who answers for it."""
    partners: str
    """配合单位（人）: who helps."""
    deadline: str
    """整改时限: the deadline, an extension with the original."""
    progress: str
    """进展情况: the effect, else the latest progress."""
    status: str
    """完成情况: the status in a word."""
    light: str
    """The light in a word: red, yellow, green, grey; always beside the colour."""
    light_id: str
    """The light for the style sheet: red, yellow, green or grey in English."""
    status_line: str
    """The status and the light in one line."""
    done: str
    """完成时间: the day it was done."""
    evidence: tuple[str, ...]
    """佐证材料: names of the files cited."""
    evidence_line: str
    """The names of the files in one line."""
    published: str
    """是否公示: since when the results were posted, or no."""
    closed: str
    """是否销号: on which day it was closed out, or no."""
    remarks: str
    """备注: extension, relapse, copy of a shared issue, why it was left."""


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """The ledger of one unit."""

    frame: Frame
    """Title, signature and date."""
    heading: tuple[Entry, ...]
    """The unit, who fills it in and who checks it (by hand), and the day."""
    columns: tuple[str, ...]
    """The twenty heads in the order of the fields of a row."""
    rows: tuple[LedgerRow, ...]
    """The issues, key ones first."""
    notes: tuple[str, ...]
    """What stands under the table."""


def build(unit: Unit, occasion: Occasion) -> LedgerSheet:
    """Return the ledger of a unit as it was on the day."""
    named = Text(f"{unit.name}整改台账", f"{unit.name}: rectification ledger")
    held = frame(unit, occasion, named)
    raised = _raised(unit)
    rows = tuple(
        _row(number, issue, unit, raised.get(issue.id, ()), occasion)
        for number, issue in enumerate(listed_issues(unit), 1)
    )
    heading = (
        occasion.entry(Text("填报单位（盖章）：", "Unit (seal):"), unit.name),
        occasion.entry(Text("填报人：", "Filled in by:")),
        occasion.entry(Text("审核人：", "Checked by:")),
        occasion.entry(Text("填报日期：", "Date:"), held.date),
    )
    return LedgerSheet(
        held,
        heading,
        tuple(occasion.say(column) for column in COLUMNS),
        rows,
        tuple(occasion.say(text) for text in _notes(unit)),
    )


def _raised(unit: Unit) -> Mapping[str, tuple[str, ...]]:
    """Return the numbers of the opinions that led to each issue."""
    found: dict[str, tuple[str, ...]] = {}
    for opinion in unit.opinions:
        for name in opinion.issue:
            own = name.removeprefix(f"{unit.id}#")
            found[own] = (*found.get(own, ()), opinion.id)
    return found


def _row(
    number: int, issue: Issue, unit: Unit, raised: tuple[str, ...], occasion: Occasion
) -> LedgerRow:
    light, word = light_of(issue, unit, occasion)
    done = tuple(measures(issue, occasion))
    cited = evidence(issue)
    closed = issue.last("closed") if issue.status == "closed" else None
    detail = issue.text or ("" if issue.public_text == issue.title else issue.public_text)
    status = STATUS[issue.status]
    both = Text(f"{status.zh}（{word.zh}）", f"{status.en} ({word.en})")
    return LedgerRow(
        number,
        issue.id,
        *sources(issue, raised, occasion),
        issue.title,
        detail,
        occasion.pair(issue.title, detail),
        occasion.say(TRACK[issue.track]) or DASH,
        occasion.say(YES_NO[issue.key or "no"]),
        issue.goal or DASH,
        done,
        occasion.line(done),
        issue.leader or DASH,
        unit.name,
        issue.owner or DASH,
        partners(issue, occasion),
        occasion.say(deadline_text(issue)) or DASH,
        finished(issue, occasion),
        occasion.say(status),
        occasion.say(word),
        light,
        occasion.say(both),
        occasion.on(issue.done_on),
        cited,
        occasion.series(cited),
        published(unit, issue, occasion),
        occasion.on(closed.date) if closed else occasion.say(YES_NO["no"]),
        occasion.say(remarks(issue, lead_of(issue, occasion))) or DASH,
    )


def _notes(unit: Unit) -> list[Text]:
    said = [
        Text(
            "注：灯号红为逾期；黄为临近时限、节点滞后或逾期完成；绿为正常；灰为已销号、长期坚持或已说明。",
            "Lights: red, overdue; yellow, nearly due, behind or done late; green, on time;"
            " grey, closed out, kept up or explained.",
        )
    ]
    if unit.personal_issues:
        number = len(unit.personal_issues)
        said.append(
            Text(
                f"党员个人问题{number}个，另列个人整改措施表。",
                f"Listed apart: {counted(number, 'issue')} of individual members.",
            )
        )
    return said
