"""The visit sheet (督导五查表): the five checks, what was found, what is to follow (C58), internal.

Fields by name: `unit`, `date`, `team`, `method`, `found`, `orders`.
"""

from dataclasses import replace
from typing import Final

from zhenggai.model.review import Visit
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Field, FormSheet, Row, field, table
from zhenggai.papers.common import DASH, Entry, Frame, Occasion, frame
from zhenggai.words import ANSWER, Text

TITLE: Final = Text("督导五查表", "Supervision visit: the five checks")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("检查内容", "Check"),
    Text("结论", "Answer"),
    Text("依据", "Basis"),
)
_BLANK: Final = Text("□是 □部分 □否", "□ yes □ partly □ no")


def build(unit: Unit, occasion: Occasion) -> tuple[FormSheet, ...]:
    """Return a sheet for each visit."""
    return tuple(_sheet(unit, visit, occasion) for visit in unit.visits)


def blank(unit: Unit, occasion: Occasion) -> FormSheet:
    """Return a sheet to be filled in by hand on a visit."""
    return _sheet(unit, None, occasion)


def _sheet(unit: Unit, visit: Visit | None, occasion: Occasion) -> FormSheet:
    checks = occasion.campaign.lists["visit_checks"]
    rows = (
        _row(number, word.id, occasion.say(word.text), visit, occasion)
        for number, word in enumerate(checks, 1)
    )
    return FormSheet(
        by_team(unit, visit, TITLE, occasion),
        "",
        _fields(unit, visit, occasion),
        table(_COLUMNS, rows, Text("", ""), occasion),
        _signing(occasion),
    )


def by_team(unit: Unit, visit: Visit | None, title: Text, occasion: Occasion) -> Frame:
    """Return the frame of what a supervision team writes: its name and the day of the visit."""
    team = visit.team if visit else ""
    day = visit.date if visit and visit.date else occasion.day
    held = frame(unit, replace(occasion, day=day), title)
    return replace(held, signature=team or occasion.name_of(unit.parent))


def _row(number: int, name: str, asked: str, visit: Visit | None, occasion: Occasion) -> Row:
    given = visit.checks.get(name) if visit else None
    answer = occasion.say(ANSWER[given.answer] if given and given.answer else _BLANK)
    return Row(name, (str(number), asked, answer, (given.basis or DASH) if given else ""))


def _fields(unit: Unit, visit: Visit | None, occasion: Occasion) -> tuple[Field, ...]:
    said = (
        ("unit", Text("单位", "Unit"), unit.name),
        ("date", Text("时间", "Day"), occasion.on(visit.date) if visit else ""),
        ("team", Text("督导组", "Team"), visit.team if visit else ""),
        ("method", Text("方式", "Method"), visit.method if visit else ""),
        ("found", Text("发现问题", "Problems found"), occasion.line(visit.found) if visit else ""),
        ("orders", Text("整改要求与时限", "Orders and due dates"), _orders(visit, occasion)),
    )
    return tuple(field(name, label, value, occasion) for name, label, value in said)


def _orders(visit: Visit | None, occasion: Occasion) -> str:
    if visit is None:
        return ""
    said = []
    for order in visit.orders:
        number, due = order.number or order.id, occasion.by(order.due)
        line = Text(f"{order.text}（{number}，{due}）", f"{order.text} ({number}, {due})")
        said.append(occasion.say(line))
    return occasion.line(said)


def _signing(occasion: Occasion) -> tuple[Entry, ...]:
    return (
        occasion.entry(Text("督导组签名：", "Signed by the team:")),
        occasion.entry(Text("单位签收：", "Received by the unit:")),
    )
