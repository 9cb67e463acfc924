"""The order (督办单): one matter, one slip (一事一单, C56), internal.

Fields by name: `number`, `matter`, `source`, `unit`, `owner`, `asked`, `due`, `issued_by`,
`answer`, `answered`, `checked`.
"""

from typing import Final

from zhenggai.model.review import Order, Visit
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import NO_TABLE, Field, FormSheet, field
from zhenggai.papers.common import DASH, Entry, Occasion, counted
from zhenggai.papers.forms.visit import by_team
from zhenggai.words import Text

TITLE: Final = Text("督办单", "Follow-up order")


def build(unit: Unit, occasion: Occasion) -> tuple[FormSheet, ...]:
    """Return a slip for each order of each visit."""
    return tuple(
        _sheet(unit, visit, order, occasion) for visit in unit.visits for order in visit.orders
    )


def blank(unit: Unit, occasion: Occasion) -> FormSheet:
    """Return a slip to be filled in by hand."""
    return _sheet(unit, None, None, occasion)


def _sheet(unit: Unit, visit: Visit | None, order: Order | None, occasion: Occasion) -> FormSheet:
    fields = _fields(unit, visit, order, occasion)
    return FormSheet(
        by_team(unit, visit, TITLE, occasion), "", fields, NO_TABLE, _signing(occasion)
    )


def _fields(
    unit: Unit, visit: Visit | None, order: Order | None, occasion: Occasion
) -> tuple[Field, ...]:
    asked = order.text if order else ""
    said = (
        ("number", Text("督办编号", "Number"), (order.number or order.id) if order else ""),
        ("matter", Text("督办事项", "Matter"), asked),
        ("source", Text("来源", "Source"), _source(visit, occasion)),
        ("unit", Text("承办单位", "Unit"), unit.name),
        ("owner", Text("责任人", "Owner"), unit.head),
        ("asked", Text("办理要求", "What is asked"), _asked(order, occasion)),
        ("due", Text("办结时限", "Due"), _due(order, occasion)),
        ("issued_by", Text("签发人", "Issued by"), ""),
        ("answer", Text("办理情况", "What was done"), order.answer if order else ""),
        (
            "answered",
            Text("反馈日期", "Answered"),
            occasion.on(order.answered) if order and order.answered else "",
        ),
        ("checked", Text("核查意见", "Verification"), ""),
    )
    return tuple(field(name, label, value, occasion) for name, label, value in said)


def _source(visit: Visit | None, occasion: Occasion) -> str:
    if visit is None:
        return ""
    day, team = occasion.on(visit.date), visit.team or DASH
    return occasion.say(Text(f"{day}{team}督导发现", f"visit of {team} on {day}"))


def _asked(order: Order | None, occasion: Occasion) -> str:
    if order is None:
        return ""
    return occasion.say(
        Text(
            "逐项办理，书面反馈办理情况，附佐证材料；不能按时办结的，到期前说明理由申请延期",
            "carry it out and answer in writing with evidence; whoever needs longer asks before"
            " it is due, with the reason",
        )
    )


def _due(order: Order | None, occasion: Occasion) -> str:
    if order is None or order.due is None:
        return ""
    due = occasion.by(order.due)
    if order.answered or order.due >= occasion.day:
        return due
    late = (occasion.day - order.due).days
    return occasion.say(
        Text(f"{due}（红，逾期{late}天）", f"{due} (red, {counted(late, 'day')} overdue)")
    )


def _signing(occasion: Occasion) -> tuple[Entry, ...]:
    return (
        occasion.entry(Text("督导组：", "Supervision team:")),
        occasion.entry(Text("单位签收：", "Received by the unit:")),
    )
