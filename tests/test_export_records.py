"""`export KIND` and `notice … --format xlsx`: tables that open and print as offices expect."""

import csv
import io
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from tests.hostile import TEXTS
from tests.papers_at_hand import FOLDER, LATE, change, unit_on, view_of
from zhenggai.cli.main import run
from zhenggai.cli.paper_forms import refuse_terminal
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.report.paper_tabs import TABLED, tabs_of
from zhenggai.report.xlsx import Head, Tab, as_xlsx
from zhenggai.sheets.grid import grids_of

Out = pytest.CaptureFixture[str]
LEDGER = (
    "序号 问题编号 问题来源 存在问题 问题类别 是否重点 整改目标 整改措施 牵头领导 责任单位 责任人"
    " 配合单位（人） 整改时限 进展情况（整改成效） 完成情况 完成时间 佐证材料 是否公示"
)


def out_of(capsys: Out, *words: str) -> str:
    code = run([*words, "--ledger", str(FOLDER), "--as-of", "2006-06-12"], {"ZHENGGAI_LANG": "zh"})
    captured = capsys.readouterr()
    assert code == 0, captured.err
    return captured.out


def sheets_of(data: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_issues_have_the_columns_of_the_ledger_in_their_order(capsys: Out) -> None:
    table = out_of(capsys, "export", "issues", "shuinan/qiaotou")
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert [head for head in rows[0] if head in LEDGER.split()] == LEDGER.split()
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["单位编号"] == "shuinan/qiaotou"
    assert first["整改措施"].splitlines()[0] == "[M-1] 召开村民代表会落实筹资"
    assert first["整改时限"] == "2006-05"
    assert "\r\n" in table


def test_heads_in_english(capsys: Out) -> None:
    table = out_of(capsys, "export", "opinions", "--lang", "en")
    assert table.startswith("\ufeffNo.,Unit id,Unit,Id,Received,Channel,From,Opinion,")


def test_xlsx_by_the_name_of_its_file(capsys: Out, tmp_path: Path) -> None:
    for kind in ("issues", "measures", "members", "meetings", "notices", "surveys", "visits"):
        file = tmp_path / f"{kind}.xlsx"
        out_of(capsys, "export", kind, "--output", str(file))
        table = out_of(capsys, "export", kind)
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
        (sheet,) = sheets_of(file.read_bytes()).values()
        said = [[_shown(cell) for cell in row] for row in sheet]
        assert said == rows


def _shown(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def test_json_is_that_of_list(capsys: Out) -> None:
    export = json.loads(out_of(capsys, "export", "issues", "--format", "json"))
    assert export == json.loads(out_of(capsys, "list", "issues", "--format", "json"))
    one = json.loads(out_of(capsys, "export", "issues", "shuinan", "--format", "json"))
    assert one["total"] == export["total"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "trees"], "没有“trees”这种表"),
        (["export", "issues", "--format", "ods"], "--format 不能是“ods”"),
        (["export", "summary", "--format", "csv"], "export summary 没有"),
        (["notice", "plan", "--format", "xlsx"], "plan 不是表册"),
    ],
)
def test_wrong_words_are_told(words: list[str], said: str, capsys: Out) -> None:
    assert run([*words, "--ledger", str(FOLDER)], {"ZHENGGAI_LANG": "zh"}) == 2
    assert said in capsys.readouterr().err


def test_ledger_with_faults_is_not_exported_in_part(ledger_of_one: Path, capsys: Out) -> None:
    bad = "name: 村\nkind: village\nissues: [{id: I-1, title: 修路, due: 春节}]\n"
    (ledger_of_one / "data/units/a.yaml").write_text(bad, encoding="utf-8")
    assert run(["export", "issues", "--ledger", str(ledger_of_one)], {}) == 2
    assert capsys.readouterr().out == ""
    (ledger_of_one / "data/units/a.yaml").write_text("name: [", encoding="utf-8")
    assert run(["export", "issues", "--ledger", str(ledger_of_one)], {}) == 2
    assert "data/units/a.yaml:2:1: FIL01" in capsys.readouterr().err


@pytest.mark.parametrize("name", TABLED)
def test_list_on_paper_is_a_spreadsheet_of_the_same_cells(name: str) -> None:
    view = view_of(name, unit_on(LATE), LATE)
    (tab,) = tabs_of(view)
    (sheet,) = sheets_of(as_xlsx([tab], "")).values()
    assert sheet[0][0] == view.sheets[0].frame.title
    assert sheet[2] == [head.text for head in tab.heads]
    body = [[_shown(cell) for cell in row] for row in sheet[3 : 3 + len(tab.rows)]]
    assert body == [[str(cell) for cell in row] for row in tab.rows]


def test_ledger_has_its_twenty_columns() -> None:
    (tab,) = tabs_of(view_of("ledger", unit_on(LATE), LATE))
    assert [len(row) for row in tab.rows] == [20] * len(tab.rows)
    assert len(tab.heads) == 20


def test_ledger_has_lines_to_sign_on_and_room_for_a_day() -> None:
    (tab,) = tabs_of(view_of("ledger", unit_on(LATE), LATE))
    assert "填报人：____" in tab.above
    assert "审核人：____" in tab.above
    assert "填报日期：2006年6月12日" in tab.above
    assert [tab.heads[at].width for at in (12, 15, 17, 18)] == [11] * 4
    styles = ZipFile(io.BytesIO(as_xlsx([tab], ""))).read("xl/styles.xml").decode()
    assert '<alignment horizontal="center" vertical="top"' in styles


def test_sheet_prints_on_its_side_with_its_head_on_every_page() -> None:
    data = as_xlsx([Tab("李家村", [Head("问题", 9)], [["修路"]], "台账", "单位：李家村")], "台账")
    sheet = ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    book = ZipFile(io.BytesIO(data)).read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "<autoFilter" in sheet
    assert "$3:$3" in book  # the row that is repeated


def test_columns_beyond_those_of_the_paper_are_not_printed(capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "issues.xlsx"
    out_of(capsys, "export", "issues", "--output", str(file))
    book = ZipFile(file).read("xl/workbook.xml").decode()
    assert re.search(r"Print_Area[^<]*<?[^<]*\$A\$1:\$W\$\d+", book)


def test_units_of_the_same_name_have_sheets_of_their_own() -> None:
    names = ["村", "村", "a/b[c]", "History", "很长" * 20, "很长" * 20, ""]
    found = sheets_of(as_xlsx([Tab(name, [Head("x", 5)], []) for name in names], ""))
    assert len(found) == len(names)
    assert list(found)[:3] == ["村", "村 (2)", "a_b_c_"]


@settings(max_examples=30)
@given(TEXTS)
def test_text_in_a_spreadsheet_is_exactly_the_text(text: str) -> None:
    (sheet,) = sheets_of(as_xlsx([Tab("t", [Head("x", 5)], [[text], ["end"]])], "")).values()
    assert sheet[1][0] == text


@pytest.mark.parametrize(("library", "extra"), [("xlsxwriter", "xlsx"), ("docxtpl", "docx")])
def test_missing_extra_is_told_in_a_line(
    library: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: Out, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    words = ["notice", "ledger", "--format", extra, "--output", str(tmp_path / "x")]
    assert run([*words, "--ledger", str(FOLDER)], {"ZHENGGAI_LANG": "zh"}) == 2
    assert f"运行: pip install 'zhenggai[{extra}]'\n" in capsys.readouterr().err


def test_missing_reader_of_spreadsheets_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(CannotGoOnError, match="or save as csv"):
        list(grids_of(as_xlsx([Tab("t", [], [])], ""), "t.xlsx"))


def test_file_of_an_office_is_not_written_to_a_terminal(tmp_path: Path) -> None:
    settings_ = Settings(terminal=True)
    with pytest.raises(CannotGoOnError, match="is no text for a terminal"):
        refuse_terminal("pdf", None, settings_)
    refuse_terminal("pdf", tmp_path, settings_)


def test_file_of_an_office_goes_to_a_pipe(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "members", "--format", "xlsx", "--ledger", str(FOLDER)], {}) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK\x03\x04")


def test_empty_list_says_so() -> None:
    unit = change(unit_on(LATE), issues=())
    (tab,) = tabs_of(view_of("issues", unit, LATE))
    assert tab.below[0] == "没有列入整改的问题。"


def test_same_records_are_the_same_bytes() -> None:
    tab = Tab("t", [Head("x", 5)], [["=1+1"]])
    assert as_xlsx([tab], "") == as_xlsx([tab], "")


def test_text_that_no_cell_can_hold_is_refused_with_its_place() -> None:
    long = change(Tab("李家村", [Head("问题", 9)], []), rows=[["短"], ["长" * 40_000]])
    with pytest.raises(CannotGoOnError) as caught:
        as_xlsx([long], "")
    assert "李家村 第 3 行“问题”装不进 xlsx" in caught.value.message.zh
