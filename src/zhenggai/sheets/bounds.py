"""Workbooks that would never be read to their end: unpacked too large, or a cell far away.

A reader of spreadsheets lays out every cell up to the last one, so that one blank left in the
last corner of a sheet takes all memory. What is blank is taken out; what is not is named.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

MOST_CELLS: Final = 1_000_000
"""Of one sheet, the empty ones within it counted."""
_MOST_BYTES: Final = 100_000_000
_MOST_TAGS: Final = 4 * MOST_CELLS
_STRANGE: Final = Text("不像办公软件写出的表格", "no office program has written it so")
_ZIP: Final = b"PK\x03\x04"
_REF: Final = re.compile(r"([A-Z]{1,9})([0-9]{1,9})")
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_STRINGS: Final = "xl/sharedStrings.xml"


def manageable(data: bytes, file: str) -> bytes:
    """Return a workbook without the blank cells that make a sheet endless."""
    if not data.startswith(_ZIP):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if sum(part.file_size for part in book.infolist()) > _MOST_BYTES:
                raise _unpacked(file)
            parts = {part.filename: book.read(part) for part in book.infolist()}
        if "xl/workbook.bin" in parts:
            raise unreadable(file, Text("这是 xlsb", "it is an xlsb"))
        blanks = _blanks(parts.get(_STRINGS, b""), file)
        sheets = [name for name, part in parts.items() if b"sheetData" in part]
        new = {name: _without_blanks(parts[name], blanks, file) for name in sheets}
    except _DAMAGED as error:
        raise unreadable(file, Text(str(error), str(error))) from error
    return _packed(parts | new) if any(new[name] is not parts[name] for name in new) else data


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return packed.getvalue()


def _blanks(strings: bytes, file: str) -> frozenset[str]:
    """Return the numbers of the shared texts in which nothing stands."""
    if not strings:
        return frozenset()
    found = (item for item in _tree(strings, file) if _tag(item) == "si")
    return frozenset(str(n) for n, item in enumerate(found) if not "".join(item.itertext()).strip())


def _tree(part: bytes, file: str) -> Element:
    """Return a part of a workbook as a tree; refuse what would grow without an end."""
    if part.count(b"<") > _MOST_TAGS or b"<!DOCTYPE" in part or b"\0" in part:
        raise unreadable(file, _STRANGE)
    return fromstring(part)  # noqa: S314 - nothing in it can grow


def _without_blanks(sheet: bytes, blanks: frozenset[str], file: str) -> bytes:
    """Return a sheet as it is, or without what is blank if it would be too large with it."""
    root = _tree(sheet, file)
    if _area(root) <= MOST_CELLS:
        return sheet
    for cell, _ in _filled(root):
        if _is_blank(cell, blanks):
            for held in list(cell):
                cell.remove(held)
    if _area(root) > MOST_CELLS:
        row, column = max(spot for _, spot in _filled(root))
        raise too_far(file, row - 1, column - 1)
    packed: bytes = tostring(root, "utf-8")
    return packed


def _area(sheet: Element) -> int:
    """Return how many cells stand between the first and the last ones."""
    spots = [spot for _, spot in _filled(sheet)]
    return max((row for row, _ in spots), default=0) * max((at for _, at in spots), default=0)


def _filled(sheet: Element) -> Iterator[tuple[Element, tuple[int, int]]]:
    """Go through the cells that hold something, with their rows and columns from 1."""
    line = 0
    for row in sheet.iter():
        if _tag(row) == "row":
            line, column = int(row.get("r", line + 1)), 0
            for cell in row:
                found = _REF.fullmatch(cell.get("r", "").upper())
                column = _number(found[1]) if found else column + 1
                if any(_tag(held) in ("v", "is") for held in cell):
                    yield cell, (int(found[2]) if found else line, column)


def _is_blank(cell: Element, blanks: frozenset[str]) -> bool:
    said = "".join(cell.itertext()).strip()
    return said in blanks if cell.get("t") == "s" else not said


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def cell_name(row: int, column: int) -> str:
    """Return how people find a cell, counted from 0: `C7`."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def too_far(file: str, row: int, column: int) -> CannotGoOnError:
    """Say which cell makes a sheet too large to be read."""
    where = cell_name(row, column)
    return CannotGoOnError(
        Text(
            f"{file}: 内容一直到 {where}，离表格太远，没有读。删去表格以外的行和列，再来",
            f"{file}: what is filled in goes as far as {where}, away from the table; not read."
            " Delete the rows and columns beyond the table, and try again",
        ),
        INPUT_OUTPUT,
    )


def unreadable(file: str, reason: Text) -> CannotGoOnError:
    """Say that a workbook cannot be read, and what helps."""
    return CannotGoOnError(
        Text(
            f"读不了 {file}: {reason.zh}。用表格程序打开，另存为 xlsx 或 csv",
            f"cannot read {file}: {reason.en}. Open it in a spreadsheet program and save it as"
            " xlsx or csv",
        ),
        INPUT_OUTPUT,
    )


def _unpacked(file: str) -> CannotGoOnError:
    most = _MOST_BYTES // 1_000_000
    return CannotGoOnError(
        Text(
            f"{file} 解开后超过 {most} MB，没有读。去掉图片和多余的表，再来",
            f"{file} is over {most} MB when unpacked, and was not read. Take out pictures and"
            " sheets that are not needed, and try again",
        ),
        INPUT_OUTPUT,
    )
