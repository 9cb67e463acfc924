"""Tables as a spreadsheet that prints well: text stays text. The only importer of xlsxwriter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from unicodedata import east_asian_width

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Value: TypeAlias = str | int | float | None
_MISSING: Final = Text(
    "没有安装 XlsxWriter，写不了 xlsx。运行: pip install 'zhenggai[xlsx]'",
    "XlsxWriter is not installed, so no xlsx can be written. Run: pip install 'zhenggai[xlsx]'",
)
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
_NAME: Final = 31
"""How long the name of a sheet may be."""
_CELL: Final = 32_767
"""How long the text of a cell may be."""
_MADE: Final = dt.datetime(2006, 1, 1, tzinfo=dt.UTC)
"""Files of the same records are the same to the byte."""
_A4: Final = 9
_LINE: Final = 13.5
"""Points of a line of text in 9 points."""
_MOST_LINES: Final = 30
"""The tallest row that spreadsheets allow has 409 points."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, and how wide it is in characters."""

    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet: lines above the table, the table, lines under it."""

    name: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    above: str = ""
    below: Sequence[str] = ()
    printed: int = 0
    """How many of the columns are printed; all if 0."""


def as_xlsx(tabs: Sequence[Tab], title: str) -> bytes:
    """Return a workbook; raise `CannotGoOnError` for a text that no cell can hold."""
    try:
        # An extra: only where a spreadsheet is asked for.
        from xlsxwriter import Workbook  # noqa: PLC0415
    except ImportError:
        raise CannotGoOnError(_MISSING) from None
    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    book.set_properties({"title": title, "created": _MADE.replace(tzinfo=None)})
    looks = _Looks(book)
    for name, tab in zip(_names(tabs), tabs, strict=True):
        _Sheet(book.add_worksheet(name), tab, looks).write()
    book.close()
    return held.getvalue()


def _names(tabs: Sequence[Tab]) -> Iterator[str]:
    """Give every sheet a name that spreadsheets take, and that no other has."""
    taken: set[str] = {"history"}
    for tab in tabs:
        plain = _FORBIDDEN.sub("_", tab.name).strip() or "1"
        name, number = plain[:_NAME], 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: _NAME - 6]} ({number})"
        taken.add(name.casefold())
        yield name


def _lines(text: str, width: int) -> int:
    """Return in how many lines a text stands in a column; Chinese characters take two places."""
    return sum(1 + max(_places(line) - 1, 0) * 5 // (width * 6) for line in text.split("\n"))


def _places(text: str) -> int:
    return sum(1 + (east_asian_width(letter) in "WFA") for letter in text)


class _Looks:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        table = {"border": 1, "text_wrap": True, "font_size": 9}
        self.title: Any = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self.line: Any = book.add_format({"font_size": 9, "text_wrap": True, "valign": "top"})
        self.head: Any = book.add_format(
            {**table, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8E8E8"}
        )
        # @ is text: what is typed over it later stays as typed, an id with zeros too.
        self.text: Any = book.add_format({**table, "num_format": "@", "valign": "top"})
        # In the middle: on the right it would run into the text of the next column.
        self.number: Any = book.add_format({**table, "valign": "top", "align": "center"})


class _Sheet:
    """Writes one sheet."""

    def __init__(self, sheet: Worksheet, tab: Tab, looks: _Looks) -> None:
        self.sheet, self.tab, self.looks = sheet, tab, looks
        self.last = max(len(tab.heads) - 1, 0)

    def write(self) -> None:
        """Write all of it."""
        row = 0
        for text, look in ((self.tab.title, self.looks.title), (self.tab.above, self.looks.line)):
            if text:
                self.across(row, text, look)
                row += 1
        head = row
        heads = [item.text for item in self.tab.heads]
        self.sheet.set_row(head, _LINE * self.lines(heads) + 4)
        for column, item in enumerate(self.tab.heads):
            self.put(head, column, item.text, self.looks.head)
            self.sheet.set_column(column, column, item.width)
        for values in self.tab.rows:
            row += 1
            self.sheet.set_row(row, _LINE * min(self.lines(values), _MOST_LINES))
            for column, value in enumerate(values):
                self.put(row, column, value, self.looks.text)
        for number, text in enumerate(self.tab.below, 1):
            self.across(row + number, text, self.looks.line)
        self.page(head, row)

    def lines(self, values: Sequence[Value]) -> int:
        """Return how many lines the fullest cell of a row takes: not every program finds out."""
        seen = self.tab.heads[: self.tab.printed or None]
        cells = zip(values, seen, strict=False)
        return max((_lines(str(value or ""), head.width) for value, head in cells), default=1)

    def across(self, row: int, text: str, look: Any) -> None:  # noqa: ANN401
        """Write a line that is as wide as the table."""
        if self.last:
            self.sheet.merge_range(row, 0, row, self.last, "", look)
        self.put(row, 0, text, look)

    def put(self, row: int, column: int, value: Value, look: Any) -> None:  # noqa: ANN401
        """Write a cell; check that it holds all of it."""
        if isinstance(value, int | float):
            failed = self.sheet.write_number(row, column, value, self.looks.number)
        elif value:
            failed = self.sheet.write_string(row, column, value, look)
        else:
            failed = self.sheet.write_blank(row, column, None, look)
        if failed:
            raise self.too_much(row, column)

    def too_much(self, row: int, column: int) -> CannotGoOnError:
        """Say which cell does not fit into a spreadsheet."""
        head = self.tab.heads[column].text
        return CannotGoOnError(
            Text(
                f"{self.tab.name} 第 {row + 1} 行“{head}”装不进 xlsx（一格最多 {_CELL} 字，"
                "一页最多 1048576 行）。改用 --format csv",
                f"{self.tab.name}, row {row + 1}, {head}: too much for an xlsx (a cell holds"
                f" {_CELL} characters, a sheet 1048576 rows). Use --format csv",
            ),
            INPUT_OUTPUT,
        )

    def page(self, head: int, last: int) -> None:
        """Let it print: on its side, as wide as the page, the head on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(head)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.set_footer("&C— &P —")
        self.sheet.freeze_panes(head + 1, 0)
        if self.tab.heads:
            self.sheet.autofilter(head, 0, max(last, head + 1), self.last)
        if self.tab.printed:
            self.sheet.print_area(0, 0, last, self.tab.printed - 1)
