"""A workbook is read to its end quickly, or refused with the cell that makes it endless."""

import io
import time
import zipfile

import pytest
import xlsxwriter

from zhenggai.errors import CannotGoOnError
from zhenggai.sheets.bounds import manageable
from zhenggai.sheets.grid import grids_of

SHEET = "xl/worksheets/sheet1.xml"


def book(row: int, column: int, text: str) -> bytes:
    """Return a table of two cells, with a text somewhere else."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["名称", "类别"])
        sheet.write_string(row, column, text)
    return data.getvalue()


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        for part in before.namelist():
            found = before.read(part)
            after.writestr(part, found.replace(old, new) if part == name else found)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("corner", "blank"),
    [((1_048_575, 0), " "), ((0, 16_383), "\n"), ((1_048_575, 16_383), "\u3000")],
)
def test_a_blank_far_away_is_not_read(corner: tuple[int, int], blank: str) -> None:
    data = book(*corner, blank)
    start = time.process_time()
    (grid,) = grids_of(data, "a.xlsx")
    assert time.process_time() - start < 5
    assert [len(grid.rows), grid.width] in ([1, 2], [1, 16_384])
    assert list(grid.rows[0][:2]) == ["名称", "类别"]


def test_a_blank_within_a_cell_far_away_is_not_read_either() -> None:
    old, new = b'<c r="XFD1048576" t="s"><v>2</v></c>', b'<c t="inlineStr"><is><t> </t></is></c>'
    data = book(1_048_575, 16_383, " ")
    (grid,) = grids_of(with_part(data, SHEET, old, new), "a.xlsx")
    assert grid.rows[0] == ["名称", "类别"]


def test_a_text_far_away_is_named() -> None:
    with pytest.raises(CannotGoOnError) as refused:
        list(grids_of(book(1_048_575, 16_383, "x"), "台账.xlsx"))
    assert "台账.xlsx: 内容一直到 XFD1048576" in refused.value.message.zh


def test_a_sheet_that_can_be_read_stays_as_it_is() -> None:
    data = book(40, 20, " ")
    assert manageable(data, "a.xlsx") is data


def test_what_is_merged_beyond_the_table_takes_no_time() -> None:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (grid,) = grids_of(with_part(book(1, 1, "x"), SHEET, b"</sheetData>", merge), "a.xlsx")
    assert len(grid.merged) == 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<worksheet", b"<!DOCTYPE x><worksheet", "no office program has written it so"),
        (b"</sheetData>", b"<row/>" * 4_000_000 + b"</sheetData>", "no office program"),
        (b"</sheetData>", b" " * 100_000_000 + b"</sheetData>", "over 100 MB when unpacked"),
        (b"</sheetData>", b"<row>", "mismatched tag"),
    ],
)
def test_what_would_grow_is_refused(old: bytes, new: bytes, said: str) -> None:
    with pytest.raises(CannotGoOnError) as refused:
        list(grids_of(with_part(book(1, 1, "x"), SHEET, old, new), "a.xlsx"))
    assert said in refused.value.message.en
