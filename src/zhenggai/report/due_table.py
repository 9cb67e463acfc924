"""What is due, as a table on a terminal."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from zhenggai.dates import day_text
from zhenggai.dues.base import Due
from zhenggai.report.agenda import Agenda
from zhenggai.report.due_words import explained, left_text
from zhenggai.report.grid import Cell, Column, folded, grid, one_line
from zhenggai.words import DUE, Text

_T = TypeVar("_T")
RED: Final = "31"
YELLOW: Final = "33"
_INDENT: Final = "    "
_HEADS: Final = (
    Text("时限", "due"),
    Text("还有", "left"),
    Text("类别", "kind"),
    Text("单位", "unit"),
    Text("编号", "record"),
    Text("内容", "what"),
    Text("责任人", "owner"),
    Text("位置", "place"),
)
_UNIT: Final = 3
_WHAT: Final = 5
_MAY_BE_CUT: Final = (_HEADS[3], _HEADS[5])


def as_table(agenda: Agenda, room: int | None, *, color: bool) -> str:
    """Return a line a due date; with `explain`, below it how it was counted."""
    lines = [one_line(agenda.say(_title(agenda))), ""]
    if agenda.dues:
        lines += [*_rows(agenda, room, color=color), ""]
    lines.append(agenda.say(counts_text(agenda)))
    return "".join(f"{line}\n" for line in lines)


def _title(agenda: Agenda) -> Text:
    day = day_text(agenda.day)
    if len(agenda.units) == 1:
        (unit,) = agenda.units.values()
        return Text(f"{unit.name}到期事项，截至{day.zh}", f"{unit.name}: due dates as of {day.en}")
    return Text(f"到期事项，截至{day.zh}", f"Due dates as of {day.en}")


def _rows(agenda: Agenda, room: int | None, *, color: bool) -> Iterator[str]:
    rows = [_cells(due, agenda) for due in agenda.dues]
    found = grid(_columns(agenda), rows, room, color=color)
    if room and agenda.say(_HEADS[_WHAT]) in found.left_out:
        yield from _stacked(rows, agenda, room, color=color)
        return
    yield found.lines[0]
    for due, line in zip(agenda.dues, found.lines[1:], strict=True):
        yield line
        yield from _explained(due, agenda)
    if found.left_out:
        yield agenda.say(too_narrow(found.left_out))


def _explained(due: Due, agenda: Agenda) -> Iterator[str]:
    for said in explained(due, agenda.calendar) if agenda.explain else ():
        yield _INDENT + one_line(agenda.say(said))


def _stacked(
    rows: Sequence[Sequence[Cell]], agenda: Agenda, room: int, *, color: bool
) -> Iterator[str]:
    """Go through the due dates in two lines or more each, where a table has no room for them."""
    first = [Column(agenda.say(head)) for head in _HEADS[:_UNIT]]
    heads = grid(first, [row[:_UNIT] for row in rows], room, color=color).lines
    for due, row, line in zip(agenda.dues, rows, heads[1:], strict=True):
        yield line
        said = "  ".join(one_line(cell.text) for cell in row[_UNIT:-1] if cell.text)
        yield from (f"{_INDENT}{part}" for part in folded(said, room - len(_INDENT)))
        yield from _explained(due, agenda)


def too_narrow(names: Sequence[str], form: str = "csv") -> Text:
    """Say which columns had no room."""
    return Text(
        f"终端太窄，没有显示: {'、'.join(names)}。写 --format {form} 可看全部。",
        f"The terminal is too narrow for: {', '.join(names)}. --format {form} has it all.",
    )


def _columns(agenda: Agenda) -> list[Column]:
    """Return the columns; that of the unit only where there are several."""
    columns = [Column(agenda.say(head), whole=head not in _MAY_BE_CUT) for head in _HEADS]
    return _without_unit(columns, agenda)


def _without_unit(row: list[_T], agenda: Agenda) -> list[_T]:
    return row if len(agenda.units) > 1 else row[:_UNIT] + row[_UNIT + 1 :]


def _cells(due: Due, agenda: Agenda) -> list[Cell]:
    matter, color = due.matter, _color(due, agenda)
    texts = [
        due.day.isoformat(),
        agenda.say(left_text(due.days_left(agenda.day))),
        agenda.say(DUE[due.kind]),
        matter.unit,
        f"{matter.of} {matter.record}".strip(),
        agenda.say(matter.what),
        matter.owner,
        f"{due.at.path}:{due.at.line}",
    ]
    return _without_unit([Cell(text, color) for text in texts], agenda)


def _color(due: Due, agenda: Agenda) -> str:
    if due.days_left(agenda.day) < 0:
        return RED
    return YELLOW if agenda.soon(due) else ""


def counts_text(agenda: Agenda) -> Text:
    """Say how many due dates there are: overdue, soon and later."""
    late = sum(due.days_left(agenda.day) < 0 for due in agenda.dues)
    soon = sum(agenda.soon(due) for due in agenda.dues)
    number = len(agenda.dues)
    later = number - late - soon
    if not number:
        return Text("没有到期事项。", "Nothing is due.")
    return Text(
        f"共 {number} 件: 逾期 {late}，临近 {soon}，以后 {later}。",
        f"{number} in all: {late} overdue, {soon} soon, {later} later.",
    )
