"""The records that were chosen: as a table, CSV, Markdown, JSON, or their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.listing import Row
from zhenggai.markdown import escape
from zhenggai.query.fields import Field, Scalar
from zhenggai.query.kinds import Kind
from zhenggai.report.cells import color_of, shown
from zhenggai.report.csv_text import Cell as CsvCell
from zhenggai.report.csv_text import csv_text
from zhenggai.report.grid import Cell, Column, grid
from zhenggai.report.json_text import json_text
from zhenggai.words import Lang, Text

_WHOLE: Final = ("day", "number")
"""What is worth nothing when it is cut."""


@dataclass(frozen=True, slots=True)
class Records:
    """What is listed: the kind, the columns, the rows, and how many there are beyond them."""

    kind: Kind
    columns: Sequence[Field]
    rows: Sequence[Row]
    total: int
    """How many were chosen, those that `--limit` leaves out too."""
    lang: Lang


def as_table(records: Records, room: int | None, *, color: bool) -> str:
    """Return the rows in columns; on a narrow terminal some are cut or left out, and it says so."""
    heads = [
        Column(field.name.to(records.lang), field.sort == "number", field.sort in _WHOLE)
        for field in records.columns
    ]
    rows = [
        [
            Cell(shown(field, values, records.lang), color_of(field, values))
            for field, values in zip(records.columns, row.cells, strict=True)
        ]
        for row in records.rows
    ]
    found = grid(heads, rows, room, color=color)
    lines = list(found.lines if rows else ())
    if found.left_out and rows:
        names = Text("、".join(found.left_out), ", ".join(found.left_out))
        lines.append(
            Text(
                f"终端太窄，没有显示: {names.zh}。写 --format csv 可看全部。",
                f"The terminal is too narrow for: {names.en}. --format csv has it all.",
            ).to(records.lang)
        )
    return "".join(f"{line}\n" for line in lines)


def as_ids(records: Records) -> str:
    """Return the full id of each record, one a line."""
    return "".join(f"{row.address}\n" for row in records.rows)


def as_csv(records: Records) -> str:
    """Return the rows for a spreadsheet; the full id stands first."""
    heads: list[CsvCell] = [Text("全名", "full id").to(records.lang)]
    heads += [field.name.to(records.lang) for field in records.columns]
    return csv_text([heads, *(list(_csv_row(row, records)) for row in records.rows)])


def _csv_row(row: Row, records: Records) -> Iterator[CsvCell]:
    yield row.address
    for field, values in zip(records.columns, row.cells, strict=True):
        number = _number(field, values)
        yield shown(field, values, records.lang) if number is None else number


def _number(field: Field, values: Sequence[Scalar]) -> int | float | None:
    if field.sort != "number" or len(values) != 1 or not isinstance(values[0], int | float):
        return None
    found = values[0]
    return int(found) if float(found).is_integer() else found


def as_markdown(records: Records) -> str:
    """Return the rows as a Markdown table."""
    heads = [field.name.to(records.lang) for field in records.columns]
    lines = [heads, ["---:" if field.sort == "number" else "---" for field in records.columns]]
    lines[0] = [escape(head) for head in heads]
    for row in records.rows:
        texts = (
            shown(field, values, records.lang)
            for field, values in zip(records.columns, row.cells, strict=True)
        )
        lines.append([escape(" ".join(text.split())) for text in texts])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_json(records: Records, as_of: str, filter_: str) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    return json_text(
        {
            "version": 1,
            "as_of": as_of,
            "kind": records.kind.id,
            "filter": filter_,
            "total": records.total,
            "records": [row.document for row in records.rows],
        }
    )
