"""Rows as CSV that a spreadsheet opens rightly: BOM, CRLF, and no text taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | float | None
_FORMULA: Final = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001 - the full-width twins
_BOM: Final = "\ufeff"


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Return the rows as a CSV file, its byte order mark included; None is an empty cell."""
    found = io.StringIO(newline="")
    csv.writer(found, lineterminator="\r\n").writerows(
        [_safe(cell) for cell in row] for row in rows
    )
    return _BOM + found.getvalue()


def _safe(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would compute; numbers are numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
