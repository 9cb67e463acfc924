"""Papers that are lists, as sheets of a spreadsheet: a sheet a unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from zhenggai.papers.blocks import ListSheet
from zhenggai.papers.lists.ledger import LedgerRow, LedgerSheet
from zhenggai.papers.sheets import Document
from zhenggai.report.xlsx import Head, Tab, Value

TABLED: Final = ("ledger", "issues", "tasks", "duties", "models", "roster")
"""The papers of which there is a spreadsheet."""
_LEDGER_WIDTHS: Final = (5, 7, 8, 16, 6, 5, 11, 23, 6, 8, 6, 8, 11, 14, 8, 11, 8, 11, 11, 9)
"""A day takes 11: 2006年5月16日 stays in one line."""
_NARROW: Final = 8
_WIDE: Final = 24
_BY_HAND: Final = "_" * 12
"""A line to write on."""


def tabs_of(document: Document[Any]) -> tuple[Tab, ...]:
    """Return the sheets of a paper that is one of `TABLED`."""
    return tuple(_tab(sheet) for sheet in document.sheets)


def _tab(sheet: LedgerSheet | ListSheet) -> Tab:
    if isinstance(sheet, LedgerSheet):
        columns, widths = sheet.columns, list(_LEDGER_WIDTHS)
        rows: list[Sequence[Value]] = [_ledger_row(row) for row in sheet.rows]
    else:
        columns = sheet.table.columns
        widths = [_NARROW, *[_WIDE] * (len(columns) - 1)]
        rows = [row.cells for row in sheet.table.rows]
    heads = [Head(text, width) for text, width in zip(columns, widths, strict=True)]
    below = list(sheet.notes)
    if isinstance(sheet, ListSheet) and not rows:
        below.insert(0, sheet.table.empty)
    above = "\u3000\u3000".join(
        entry.line if entry.value else f"{entry.line}{_BY_HAND}" for entry in sheet.heading
    )
    return Tab(sheet.frame.unit, heads, rows, sheet.frame.title, above, below)


def _ledger_row(row: LedgerRow) -> Sequence[Value]:
    """Return the twenty cells of an issue, in the order of their heads."""
    return (
        *(row.number, row.id, row.source_line, row.problem_line, row.track, row.key, row.goal),
        "\n".join(f"{number}. {text}" for number, text in enumerate(row.measures, 1)),
        *(row.leader, row.unit, row.owner, row.partners, row.deadline, row.progress),
        *(row.status_line, row.done, "\n".join(row.evidence), row.published, row.closed),
        row.remarks,
    )
