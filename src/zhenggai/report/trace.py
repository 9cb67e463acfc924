"""A trace as dated lines with the gaps below, and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.report.clean import width
from zhenggai.report.grid import folded, one_line, paint
from zhenggai.report.json_text import json_text
from zhenggai.source import Location
from zhenggai.trace.base import RELATIONS, STEPS, Gap, Related, Step, Trace
from zhenggai.words import Lang, Text

_MISSING: Final = Text("还缺", "Missing yet")
_RELATED: Final = Text("同一件事的记录", "Records of the same matter")
_LEAST: Final = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a trace is shown."""

    lang: Lang
    day: dt.date
    room: int | None
    color: bool


def as_text(trace: Trace, look: Look) -> str:
    """Return the steps in order of day, what is missing with who is to act, and related records."""
    entry = trace.entry
    where = entry.place
    name = entry.record.called.to(look.lang)
    lines = [
        one_line(f"{name} {entry.address}  {trace.title}"),
        f"{where.path}:{where.line}",
        "",
        *_rows([_step_row(step, trace, look) for step in trace.steps], look),
        "",
        *_gap_lines(trace, look),
    ]
    if trace.related:
        lines += ["", _RELATED.to(look.lang)]
        lines += _rows([_related_row(item, trace, look) for item in trace.related], look)
    return "".join(f"{line}\n" for line in lines)


def _gap_lines(trace: Trace, look: Look) -> Iterator[str]:
    if not trace.gaps:
        yield trace.complete.to(look.lang)
        return
    yield _MISSING.to(look.lang)
    yield from _rows([_gap_row(gap, look) for gap in trace.gaps], look)


@dataclass(frozen=True, slots=True)
class _Row:
    """A day, what happened, which record says so or who is to act, and what is said."""

    day: str
    name: str
    beside: str
    said: str
    late: bool = False


def _step_row(step: Step, trace: Trace, look: Look) -> _Row:
    name, said = STEPS[step.step].to(look.lang), step.said.to(look.lang)
    return _Row(_day(step.day), name, _short(step.address, trace), said)


def _gap_row(gap: Gap, look: Look) -> _Row:
    late = gap.due is not None and gap.due < look.day
    said = gap.said.to(look.lang)
    if late:
        said = Text(f"{said}（逾期）", f"{said} (overdue)").to(look.lang)
    name, who = STEPS[gap.step].to(look.lang), gap.who.to(look.lang)
    return _Row(_day(gap.due), name, who, said, late)


def _related_row(item: Related, trace: Trace, look: Look) -> _Row:
    name, said = RELATIONS[item.relation].to(look.lang), item.said.to(look.lang)
    return _Row("", name, _short(item.address, trace), said)


def _short(address: str, trace: Trace) -> str:
    """Return the id of a record; with its unit if it is of another unit than the one traced."""
    return address.removeprefix(f"{trace.entry.unit.id}#")


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _rows(rows: Sequence[_Row], look: Look) -> Iterator[str]:
    """Return rows in columns; what is said is broken into lines where there is a limit."""
    names = max((width(one_line(row.name)) for row in rows), default=0)
    beside = max((width(one_line(row.beside)) for row in rows), default=0)
    for row in rows:
        day = paint(f"{row.day:10}", "31" if look.color and row.late else "")
        begin = f"  {day}  {_padded(row.name, names)}  {_padded(row.beside, beside)}  "
        indent = 2 + 10 + 2 + names + 2 + beside + 2
        left = max(_LEAST, look.room - indent) if look.room else None
        said = one_line(row.said)
        for number, line in enumerate((left and list(folded(said, left))) or [said]):
            yield ((" " * indent if number else begin) + line).rstrip()


def _padded(text: str, size: int) -> str:
    shown = one_line(text)
    return shown + " " * (size - width(shown))


def as_json(trace: Trace, look: Look) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    entry = trace.entry
    return json_text(
        {
            "version": 1,
            "as_of": look.day.isoformat(),
            "kind": entry.record.called.en,
            "unit": entry.unit.id,
            "record": entry.label,
            "title": trace.title,
            **_place(entry.place),
            "steps": [_step_object(step, look) for step in trace.steps],
            "missing": [_gap_object(gap, look) for gap in trace.gaps],
            "related": [_related_object(item, look) for item in trace.related],
        }
    )


def _place(where: Location) -> dict[str, Any]:
    return {"path": where.path, "line": where.line, "column": where.column}


def _step_object(step: Step, look: Look) -> dict[str, Any]:
    head = {"date": _day(step.day) or None, "step": step.step, "text": step.said.to(look.lang)}
    return {**head, "record": step.address, **_place(step.place)}


def _gap_object(gap: Gap, look: Look) -> dict[str, Any]:
    return {
        "step": gap.step,
        "due": _day(gap.due) or None,
        "overdue": gap.due is not None and gap.due < look.day,
        "who": gap.who.to(look.lang),
        "text": gap.said.to(look.lang),
        "record": gap.address,
    }


def _related_object(item: Related, look: Look) -> dict[str, Any]:
    head = {"relation": item.relation, "text": item.said.to(look.lang)}
    return {**head, "record": item.address, **_place(item.place)}
