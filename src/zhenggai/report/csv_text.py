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
    """Put an apostrophe before a text that a spreadsheet would compute; numbers are numbers.

    One that begins with apostrophes and then so gets one more, so that it can be taken off again.
    """
    if isinstance(cell, str) and cell.lstrip("'").startswith(_FORMULA):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """Return a cell of a CSV file without the apostrophe that `csv_text` put before it."""
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if guarded else cell
