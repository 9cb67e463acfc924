"""How cells, heads and files of real ledgers are understood."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import TEXTS
from zhenggai.errors import CannotGoOnError
from zhenggai.model.schema import Month
from zhenggai.report.csv_text import csv_text, unguarded
from zhenggai.sheets.days import day_of, serial_day
from zhenggai.sheets.grid import Grid, grids_of
from zhenggai.sheets.heads import find_table
from zhenggai.sheets.hidden import hidden_rows
from zhenggai.sheets.layouts import LAYOUTS, layout_named
from zhenggai.sheets.lists import Part, line, lines, split_ids, split_texts, texts
from zhenggai.sheets.measures import measures_in
from zhenggai.sheets.scalars import Raw
from zhenggai.words import LISTS, Lang

MARCH = dt.date(2006, 3, 15)


@pytest.mark.parametrize(
    "text",
    [
        "2006-03-15",
        "2006.3.15",
        "2006/3/15",
        "2006年3月15日",
        "２００６年３月１５日",
        "二〇〇六年三月十五日",
        "二○○六年三月十五日",
        "3月15日",
        "3.15",
        "3月15日前",
        "三月十五日之前",
        "3月15日前完成",
        " 2006 年 3 月 15 日 ",
        "2006-03-15 00:00:00",
    ],
)
def test_day_in_any_manner(text: str) -> None:
    assert day_of(text, 2006) == MARCH


@pytest.mark.parametrize("text", ["2006-03", "2006年3月", "3月底", "3月底前", "三月底前", "3月份"])
def test_month_means_its_last_day(text: str) -> None:
    found = day_of(text, 2006)
    assert isinstance(found, Month)
    assert found == dt.date(2006, 3, 31)


@pytest.mark.parametrize("text", ["长期", "3", "13月", "2006-02-30", "春节前", "", "3月初"])
def test_no_day_is_none(text: str) -> None:
    assert day_of(text, 2006) is None


def test_thirds_of_a_month_and_numbers_of_spreadsheets() -> None:
    assert day_of("3月上旬", 2006) == dt.date(2006, 3, 10)
    assert day_of("十二月二十日", 2006) == dt.date(2006, 12, 20)
    assert serial_day(38791) == MARCH
    assert serial_day(38791.5) is None
    assert serial_day(14) is None


@given(st.lists(TEXTS.filter(bool)))
def test_texts_of_a_cell_come_back(values: list[str]) -> None:
    assert split_texts(texts(values)) == tuple(values)


_LABELS = st.sampled_from(("日期", "内容", "owner"))


@given(
    st.lists(st.lists(st.tuples(_LABELS, TEXTS), min_size=1), max_size=3),
    st.sampled_from(("zh", "en")),
)
def test_lines_of_records_come_back(rows: list[list[tuple[str, str]]], lang: Lang) -> None:
    parts = [tuple(Part(*pair) for pair in row) for row in rows]
    assert list(lines("\n".join(line(row, lang) for row in parts))) == parts


@given(TEXTS.filter(lambda text: "\r" not in text))
def test_guard_of_formulas_comes_off_again(text: str) -> None:
    grid = next(grids_of(csv_text([["a", text], ["b", "c"]]).encode(), "x.csv"))
    assert grid.rows[0][1] == text
    assert unguarded("'=1") == "=1"
    assert unguarded("'''=1") == "''=1"
    assert unguarded("don't") == "don't"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1. 修路1.2公里；2. 清淤", ["修路1.2公里", "清淤"]),
        ("（一）修路。\n（二）清淤", ["修路。", "清淤"]),
        ("一是修路；二是清淤；", ["修路", "清淤"]),
        ("①修路②清淤", ["修路", "清淤"]),
        ("①按季公布", ["按季公布"]),
        ("修路；\n清淤。", ["修路", "清淤。"]),
        ("硬化一条1.2公里\n的路", ["硬化一条1.2公里\n的路"]),
        ("投入3.5万元", ["投入3.5万元"]),
    ],
)
def test_measures_of_one_cell(cell: str, found: list[str]) -> None:
    assert measures_in([cell]) == [{"text": text} for text in found]


def test_measures_keep_their_ids() -> None:
    assert measures_in(["[M-1] 修路\n[甲.2] 清淤"]) == [
        {"id": "M-1", "text": "修路"},
        {"id": "甲.2", "text": "清淤"},
    ]


def test_empty_lines_of_a_cell_say_nothing() -> None:
    assert split_texts("甲\n\n 乙 \n") == ("甲", "乙")
    assert list(lines("甲\n\n；\n乙：丙")) == [(Part("", "甲"),), (Part("乙", "丙"),)]


def test_ids_stand_in_any_row() -> None:
    assert split_ids("I-1、I-2，a/b#I-3\nI-4") == ("I-1", "I-2", "a/b#I-3", "I-4")


HEADS = "序号,存在问题,整改措施,责任,,整改时限\n,,,责任单位,责任人,\n1,修路,修,李家村,陈志强,3月\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_the_encodings_of_offices(encoding: str) -> None:
    grid = next(grids_of(HEADS.encode(encoding), "台账.csv"))
    found = find_table(grid, layout_named("问题").columns(LISTS))
    assert found is not None
    assert found.head == 1
    assert {it.head: it.column.name for it in found.named if it.column} == {
        "序号": "=number",
        "存在问题": "title",
        "整改措施": "measures",
        "责任单位": "=unit_name",
        "责任人": "owner",
        "整改时限": "due",
    }
    assert list(found.body()) == [2]


def test_notes_sums_and_repeated_heads_are_no_records() -> None:
    rows = [
        ["李家村台账", "", ""],
        ["填报单位（盖章）：李家村党支部", "", ""],
        ["问题", "责任人", "备注", ""],
        ["修路", "陈志强", "", "草稿"],
        ["问题", "责任人", "备注"],
        ["", "", ""],
        ["清淤", "李建国", ""],
        ["合计", "2", ""],
        ["", "", "注：一式两份"],
        ["说明会开得少", "", ""],
    ]
    found = find_table(Grid("a.csv", "", rows), layout_named("issues").columns(LISTS))
    assert found is not None
    assert list(found.body()) == [3, 6, 8, 9]
    assert found.unit() == ((1, 0), "李家村党支部")


def test_note_below_the_numbers_or_across_the_table_is_no_record() -> None:
    rows: list[list[Raw]] = [
        ["序号", "问题"],
        [1, "修路"],
        ["注：一式两份", ""],
        ["填报人：李四", ""],
    ]
    columns = layout_named("issues").columns(LISTS)
    merged = {(3, 0): (3, 0), (3, 1): (3, 0)}
    found = find_table(Grid("a.xlsx", "", rows, merged), columns)
    assert found is not None
    assert list(found.body()) == [1]


def test_heads_of_a_table_are_unlike_each_other() -> None:
    for layout in LAYOUTS:
        for heads in zip(*(column.head for column in layout.columns(LISTS)), strict=True):
            assert len(set(heads)) == len(heads)


def test_place_of_a_cell() -> None:
    grid = Grid("台账.xlsx", "一月", [])
    assert grid.place((6, 2)) == "台账.xlsx!一月!C7"
    assert grid.place((0, 26)) == "台账.xlsx!一月!AA1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04broken", "cannot read"),
        (b"\xff\xfea", "encoding"),
        (b"\x81\x20\xff\xff", "encoding"),
        (b'a,b\n"c', "not well-formed"),
    ],
)
def test_file_that_is_no_table_is_told(data: bytes, said: str) -> None:
    with pytest.raises(CannotGoOnError, match=said):
        list(grids_of(data, "x"))


def test_unknown_kind_is_told() -> None:
    with pytest.raises(CannotGoOnError, match="no table of trees"):
        layout_named("trees")


def test_a_hidden_row_without_a_proper_number_hides_nothing() -> None:
    rows = "".join(f'<row r="{n}" hidden="1"/>' for n in ("2", "x", "9" * 5000))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("xl/workbook.xml", '<sheet name="台账" r:id="r1"/>')
        book.writestr(
            "xl/_rels/workbook.xml.rels", '<Relationship Id="r1" Target="worksheets/s.xml"/>'
        )
        book.writestr("xl/worksheets/s.xml", rows)
    assert hidden_rows(packed.getvalue()) == {"台账": frozenset({1})}
