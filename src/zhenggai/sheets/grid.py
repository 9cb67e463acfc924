"""Files of spreadsheets → grids of cells that know their place. The only importer of calamine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, TypeAlias

from zhenggai.errors import CannotGoOnError
from zhenggai.report.csv_text import unguarded
from zhenggai.sheets.bounds import MOST_CELLS, cell_name, manageable, too_far, unreadable
from zhenggai.sheets.hidden import hidden_rows
from zhenggai.sheets.scalars import Raw
from zhenggai.words import Text

_MISSING: Final = Text(
    "没有安装 python-calamine，读不了 xlsx。运行: pip install 'zhenggai[xlsx]'，或另存为 csv",
    "python-calamine is not installed, so no xlsx can be read."
    " Run: pip install 'zhenggai[xlsx]', or save as csv",
)
_ENCODINGS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS: Final = ",\t;"
"""What may stand between cells: the first of these in the first line that has one."""
_TITLES: Final = 10
Spot: TypeAlias = tuple[int, int]
"""A row and a column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet; where cells are merged, all of them hold what the first one does."""

    file: str
    name: str
    """Of the sheet; empty for a csv file."""
    rows: Sequence[Sequence[Raw]]
    merged: dict[Spot, Spot] = field(default_factory=dict)
    """The first cell of each merged cell."""
    number: int = 0
    """Which sheet of its file it is."""
    hidden: bool = False
    """Whether nobody sees the sheet: it is an old form, or a list that others choose from."""
    hidden_rows: frozenset[int] = frozenset()
    """Rows that nobody sees, as a filter leaves some out."""

    def at(self, spot: Spot) -> Raw:
        """Return what a cell holds; nothing beyond the edge."""
        row, column = self.merged.get(spot, spot)
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        found = self.rows[row][column]
        return None if isinstance(found, str) and not found.strip() else found

    def first(self, spot: Spot) -> Spot:
        """Return the first cell of a merged cell, or the cell itself."""
        return self.merged.get(spot, spot)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def place(self, spot: Spot) -> str:
        """Return how people find a cell: `台账.xlsx!Sheet1!C7`."""
        parts = (self.file, self.name, cell_name(*spot))
        return "!".join(part for part in parts if part)


def grids_of(data: bytes, file: str) -> Iterator[Grid]:
    """Return the sheets of a file: xlsx (or xls, ods), else csv."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield from _workbook(manageable(data, file), file)
    else:
        yield _csv(data, file)


def _workbook(data: bytes, file: str) -> Iterator[Grid]:
    try:
        # An extra: only where a spreadsheet is read.
        from python_calamine import (  # noqa: PLC0415
            CalamineError,
            CalamineWorkbook,
            SheetVisibleEnum,
        )
    except ImportError:
        raise CannotGoOnError(_MISSING) from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        unseen = hidden_rows(data)
        for number, about in enumerate(book.sheets_metadata):
            sheet = book.get_sheet_by_index(number)
            if sheet.height * sheet.width > MOST_CELLS:
                raise too_far(file, sheet.height - 1, sheet.width - 1)
            rows = [[_raw(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            merges = dict(islice(_merges(sheet, len(rows)), MOST_CELLS))
            hidden, name = about.visible != SheetVisibleEnum.Visible, about.name
            lost = unseen.get(name, frozenset())
            yield Grid(file, name, rows, merges, number, hidden, lost)
    except CalamineError as error:
        raise unreadable(file, Text(str(error), str(error))) from error


def _raw(cell: Any) -> Raw:  # noqa: ANN401 - what calamine gives
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n")
    found: Raw = cell
    return found


def _merges(sheet: Any, rows: int) -> Iterator[tuple[Spot, Spot]]:  # noqa: ANN401
    """Go through the merged cells within a sheet, each with the first of those it is one with."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in range(top, min(bottom + 1, rows)):
            for column in range(left, min(right + 1, sheet.width)):
                yield (row, column), (top, left)


def _csv(data: bytes, file: str) -> Grid:
    text = _decoded(data, file)
    head = text.split("\n", _TITLES)[:_TITLES]
    separator = next((it for line in head for it in _SEPARATORS if it in line), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = [[_raw(unguarded(cell)) for cell in row] for row in reader]
    except csv.Error as error:
        raise CannotGoOnError(
            Text(
                f"{file} 第 {reader.line_num} 行不是完整的 csv: {error}",
                f"{file}, line {reader.line_num}: not well-formed csv: {error}",
            )
        ) from error
    return Grid(file, "", rows)


def _decoded(data: bytes, file: str) -> str:
    """Return the text of a csv file: UTF-8 or, as Excel in China saves it, GB18030."""
    known = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "")
    for encoding in (known,) if known else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotGoOnError(
        Text(
            f"{file} 的编码认不出来。用表格程序打开，另存为“CSV UTF-8”或 xlsx",
            f"{file}: unknown encoding. Open it in a spreadsheet program and save it as"
            " “CSV UTF-8” or xlsx",
        )
    )
