"""The roster (参学党员花名册): who is on it, and who is away (internal, C48)."""

from typing import Final

from zhenggai.model.people import Floating, Member
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import ListSheet, Row, table
from zhenggai.papers.common import DASH, Entry, Occasion, counted, frame
from zhenggai.words import YES_NO, Text

TITLE: Final = Text("参学党员花名册", "Roster")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("姓名", "Name"),
    Text("职务", "Office"),
    Text("个人整改问题", "Own issues"),
    Text("已整改", "Put right"),
    Text("是否回头看", "Looked back"),
    Text("流动去向", "Away in"),
    Text("接收组织", "Received by"),
    Text("联系人", "Contact person"),
    Text("最近联系", "Last contact"),
)
_EMPTY: Final = Text("还没有录入党员名册。", "No members are recorded yet.")


def build(unit: Unit, occasion: Occasion) -> ListSheet:
    """Return the roster of a unit as it was on the day."""
    held = frame(unit, occasion, Text(f"{unit.name}参学党员花名册", f"{unit.name}: roster"))
    looked = {item.member for item in unit.lookbacks}
    rows = (
        _row(number, member, unit, occasion, member.name in looked)
        for number, member in enumerate(unit.members, 1)
    )
    return ListSheet(
        held,
        tuple(_heading(unit, occasion)),
        table(_COLUMNS, rows, _EMPTY, occasion),
        (occasion.say(_note(unit)),),
    )


def _heading(unit: Unit, occasion: Occasion) -> list[Entry]:
    said = [occasion.entry(Text("单位：", "Unit:"), unit.name)]
    if unit.head:
        said.append(occasion.entry(Text("负责人：", "Head:"), unit.head))
    if unit.batch:
        said.append(occasion.entry(Text("批次：", "Batch:"), str(unit.batch)))
    if unit.code:
        said.append(occasion.entry(Text("区划代码：", "Region code:"), unit.code))
    return said


def _row(number: int, member: Member, unit: Unit, occasion: Occasion, looked: bool) -> Row:  # noqa: FBT001 - a cell
    own = [issue for issue in unit.personal_issues if issue.member == member.name]
    done = sum(issue.resolved for issue in own)
    cells = (
        str(number),
        member.name,
        member.role or DASH,
        str(len(own)),
        str(done),
        occasion.say(YES_NO["yes" if looked else "no"]),
        *_away(member.floating, occasion),
    )
    return Row("", cells)


def _away(floating: Floating | None, occasion: Occasion) -> tuple[str, ...]:
    if floating is None:
        return (DASH, DASH, DASH, DASH)
    place = floating.place or DASH
    if floating.returned:
        day = occasion.on(floating.returned)
        back = Text(f"{place}（{day}返回）", f"{place} (back on {day})")
        place = occasion.say(back)
    last = occasion.on(floating.last_contact)
    return (place, floating.host or DASH, floating.contact or DASH, last)


def _note(unit: Unit) -> Text:
    total = unit.member_count if unit.member_count is not None else len(unit.members)
    away = sum(it.floating is not None and it.floating.returned is None for it in unit.members)
    return Text(
        f"注：党员总数{total}名，名册{len(unit.members)}名，其中外出流动{away}名。",
        f"{counted(total, 'member')} in all, {len(unit.members)} on the roster, {away} away.",
    )
