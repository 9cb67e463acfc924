"""The sheet of a member's own measures (个人整改措施表): one for each member, internal (C17).

Fields by name: `name`, `branch`, `role`, `appraisal`, `contrast`, `direction`.
"""

from typing import Final

from zhenggai.dates import deadline_text
from zhenggai.model.issues import Issue
from zhenggai.model.people import Member
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Field, FormSheet, Row, field, table
from zhenggai.papers.common import DASH, Entry, Occasion, frame
from zhenggai.papers.lists.ledger_cells import finished, measures
from zhenggai.words import STATUS, Text

TITLE: Final = Text("党员个人整改措施表", "A member's own measures")
_COLUMNS: Final = (
    Text("存在问题", "Problem"),
    Text("原因分析", "Cause"),
    Text("整改措施", "Measures"),
    Text("整改时限", "Due"),
    Text("完成情况", "Done"),
)
_EMPTY: Final = Text("还没有记录个人整改措施。", "No measures are recorded yet.")


def build(unit: Unit, occasion: Occasion) -> tuple[FormSheet, ...]:
    """Return a sheet for each member on the roster."""
    own: dict[str, tuple[Issue, ...]] = {}
    for issue in unit.personal_issues:
        own[issue.member] = (*own.get(issue.member, ()), issue)
    return tuple(_sheet(unit, it, own.get(it.name, ()), occasion) for it in unit.members)


def blank(unit: Unit, occasion: Occasion) -> FormSheet:
    """Return a sheet to be filled in by hand."""
    return _sheet(unit, None, (), occasion)


def _sheet(
    unit: Unit, member: Member | None, issues: tuple[Issue, ...], occasion: Occasion
) -> FormSheet:
    rows = (_row(issue, occasion) for issue in issues)
    return FormSheet(
        frame(unit, occasion, TITLE),
        "",
        tuple(_fields(unit, member, occasion)),
        table(_COLUMNS, rows, _EMPTY, occasion),
        _signing(occasion),
    )


def _fields(unit: Unit, member: Member | None, occasion: Occasion) -> list[Field]:
    parts = occasion.campaign.lists["charter_parts"]
    contrast = member.contrast if member else {}
    compared = [occasion.pair(occasion.say(parts[name]), text) for name, text in contrast.items()]
    said = (
        ("name", Text("姓名", "Name"), member.name if member else ""),
        ("branch", Text("所在支部", "Branch"), unit.name),
        ("role", Text("职务", "Office"), member.role if member else ""),
        ("appraisal", Text("评议意见", "Appraisal"), member.appraisal if member else ""),
        ("contrast", Text("对照党章", "Compared with the charter"), occasion.line(compared)),
        ("direction", Text("努力方向", "Aims"), member.direction if member else ""),
    )
    return [
        field(name, label, "" if value == DASH else value, occasion) for name, label, value in said
    ]


def _row(issue: Issue, occasion: Occasion) -> Row:
    said = finished(issue, occasion)
    status = occasion.say(STATUS[issue.status])
    cells = (
        occasion.pair(issue.title, issue.text),
        issue.cause or DASH,
        occasion.line(measures(issue, occasion)),
        occasion.say(deadline_text(issue)) or DASH,
        occasion.pair(status, "" if said == DASH else said),
    )
    return Row(issue.id, cells)


def _signing(occasion: Occasion) -> tuple[Entry, ...]:
    return (
        occasion.entry(Text("本人签名：", "Signed by the member:")),
        occasion.entry(Text("支部审核意见：", "The branch's review:")),
        occasion.entry(Text("支部负责人：", "Head of the branch:")),
    )
