"""What is due, as JSON and as CSV."""

from collections.abc import Sequence
from typing import Any, Final

from zhenggai.deadlines import CountedDay
from zhenggai.dues.base import Counted, Due, Extension, Typed
from zhenggai.report.agenda import Agenda
from zhenggai.report.csv_text import Cell, csv_text
from zhenggai.report.due_words import days_counted, explained
from zhenggai.report.json_text import json_text
from zhenggai.words import DUE, Text


def as_json(agenda: Agenda) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    document = {
        "version": 1,
        "as_of": agenda.day.isoformat(),
        "due": [due_object(due, agenda) for due in agenda.dues],
    }
    return json_text(document)


def due_object(due: Due, agenda: Agenda) -> dict[str, Any]:
    """Return one due date."""
    matter = due.matter
    found: dict[str, Any] = {
        "uid": due.uid,
        "unit": matter.unit,
        "kind": due.kind,
        "record": matter.record,
        "issue": matter.of,
        "text": agenda.say(matter.what),
        "owner": matter.owner,
        "due": due.day.isoformat(),
        "days_left": due.days_left(agenda.day),
        **_basis(due),
        "path": due.at.path,
        "line": due.at.line,
        "column": due.at.column,
    }
    if agenda.explain:
        found["explained"] = [agenda.say(said) for said in explained(due, agenda.calendar)]
        found["days"] = [_day(item, agenda) for item in days_counted(due, agenda.calendar)]
    return found


def _basis(due: Due) -> dict[str, Any]:
    basis = due.basis
    if isinstance(basis, Counted):
        counted = {
            "from": basis.start.isoformat(),
            "event": basis.event,
            "limit": basis.limit,
            "days": basis.days,
        }
        return {"original": None, "extensions": [], "counted": counted}
    return {
        "original": basis.due.isoformat() if basis.due else None,
        "extensions": [_extension(item) for item in basis.extensions],
        "counted": None,
    }


def _extension(item: Extension) -> dict[str, Any]:
    return {
        "date": item.date.isoformat() if item.date else None,
        "due": item.due.isoformat(),
        "by": item.by,
        "reason": item.reason,
        "line": item.at.line,
    }


def _day(item: CountedDay, agenda: Agenda) -> dict[str, Any]:
    return {
        "day": item.day.isoformat(),
        "counted": item.counted,
        "why": agenda.say(item.why),
    }


_HEADS: Final = (
    Text("单位编号", "unit id"),
    Text("单位", "unit"),
    Text("类别", "kind"),
    Text("问题", "issue"),
    Text("编号", "record"),
    Text("内容", "what"),
    Text("责任人", "owner"),
    Text("时限", "due"),
    Text("剩余天数", "days left"),
    Text("原定时限", "original due date"),
    Text("起算日期", "counted from"),
    Text("文件", "file"),
    Text("行", "line"),
)
_HOW: Final = Text("怎样算的", "how it was counted")


def as_csv(agenda: Agenda) -> str:
    """Return a row a due date; days left are below 0 when it is overdue."""
    heads = (*_HEADS, _HOW) if agenda.explain else _HEADS
    rows: list[Sequence[Cell]] = [[agenda.say(head) for head in heads]]
    rows += [_row(due, agenda) for due in agenda.dues]
    return csv_text(rows)


def _row(due: Due, agenda: Agenda) -> list[Cell]:
    matter, basis = due.matter, due.basis
    original = basis.due if isinstance(basis, Typed) else None
    start = basis.start if isinstance(basis, Counted) else None
    row: list[Cell] = [
        matter.unit,
        agenda.name_of(due),
        agenda.say(DUE[due.kind]),
        matter.of,
        matter.record,
        agenda.say(matter.what),
        matter.owner,
        due.day.isoformat(),
        due.days_left(agenda.day),
        original.isoformat() if original else None,
        start.isoformat() if start else None,
        due.at.path,
        due.at.line,
    ]
    if agenda.explain:
        said = (agenda.say(text) for text in explained(due, agenda.calendar))
        row.append(agenda.say(Text("；", "; ")).join(said))
    return row
