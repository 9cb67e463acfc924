"""What is told of tables that come in: twice, in part out of sight, or with work to be done."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from tests.test_import import book, ledger, take, text_of
from zhenggai.sheets.hidden import hidden_rows

Out = pytest.CaptureFixture[str]
TO: tuple[str, str] = ("--unit", "town/lijia")
__all__ = ["ledger"]


def test_sheet_without_ids_comes_in_once(ledger: Path, capsys: Out) -> None:
    rows = [
        ["问题", "责任人", "时限", "措施", "完成情况", "备注"],
        ["村口难行。\n雨天绕路", "李小华", "3月底前", "1.筹资；2.施工", "整改中", "已立项"],
        ["学习少", "赵强", "长期坚持", "", "", ""],
        ["学习少", "王大明", "", "", "", ""],
    ]
    assert take(ledger, "问题", book(rows), *TO) == 0
    once = text_of(ledger)
    assert take(ledger, "问题", book(rows), *TO) == 0
    assert "账本里已有、相同 3 条" in capsys.readouterr().err
    assert text_of(ledger) == once


def test_row_without_an_id_changes_its_record_with_update(ledger: Path, capsys: Out) -> None:
    rows = "问题,责任人\n路灯不亮,李建国\n"
    assert take(ledger, "问题", rows, *TO) == 1
    err = capsys.readouterr().err
    assert "A2: I-001 账本里已有，与表里不同: 责任人。要按表改账本，写 --update" in err
    assert "若是另一条，给它写上编号" in err
    assert take(ledger, "问题", rows, *TO, "--update") == 0
    assert "owner: 李建国" in text_of(ledger)
    other = "编号,问题,责任人\nI-002,路灯不亮,陈志强\n,路灯不亮,李建国\n"
    assert take(ledger, "问题", other, *TO) == 0
    assert text_of(ledger).count("路灯不亮") == 2


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("意见", "收到日期,反映人,意见\n2月3日,覃大嫂,修路\n2月3日,覃大嫂,修路\n"),
        ("测评", "测评日期,发出,收回,满意\n3月20日,20,20,20\n"),
        ("公示", "公示内容,公示开始\n整改方案,3月2日\n"),
        ("机制", "制度名称\n学习制度\n"),
        ("措施", "问题编号,措施\nI-001,换灯泡\nI-001,换灯泡\n"),
        ("会议", "日期,会议类别\n3月2日,动员\n"),
    ],
)
def test_every_kind_comes_in_once(ledger: Path, kind: str, rows: str) -> None:
    code = take(ledger, kind, rows, *TO)
    once = text_of(ledger)
    assert take(ledger, kind, rows, *TO) == code == 0
    assert text_of(ledger) == once


def test_what_is_left_to_do_is_told_with_its_cell(ledger: Path, capsys: Out) -> None:
    rows = "意见,反映人\n修路 13812345678,群众\n清淤,群众\n"
    assert take(ledger, "意见", rows, *TO) == 0
    head, first, *rest = capsys.readouterr().err.split("还要办的:\n")[1].splitlines()
    assert head.startswith("  PRV01 错误 1 处，如 表.csv!A2: ")
    assert first.startswith("  FBK02 错误 2 处，如 表.csv!A2: ")
    assert rest


def test_work_is_told_before_it_is_written(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "意见", "意见\n修路\n", *TO, "--dry-run") == 0
    assert "FBK02 错误 1 处，如 表.csv!A2" in capsys.readouterr().err


def hidden_book() -> bytes:
    """Return a spreadsheet with a row that is filtered away, and a sheet that is hidden."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        for name in ("台账", "旧 & <废>"):
            sheet = made.add_worksheet(name)
            for number, title in enumerate(("问题", f"{name}甲", f"{name}乙")):
                sheet.write_string(number, 0, title)
            sheet.set_row(2, None, None, {"hidden": True})
        sheet.hide()
    return held.getvalue()


def test_hidden_sheets_are_left_out_and_hidden_rows_told(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "问题", hidden_book(), *TO) == 0
    err = capsys.readouterr().err
    assert "隐藏的工作表没有收: 旧 & <废>\n" in err
    assert "有 1 行是隐藏的，也收了，先看 表.xlsx!台账!A3\n" in err
    assert "台账乙" in text_of(ledger)
    assert "旧" not in text_of(ledger)


def test_file_of_another_sort_hides_no_rows() -> None:
    assert hidden_rows(b"") == {}
    empty = BytesIO()
    with ZipFile(empty, "w"):
        pass
    assert hidden_rows(empty.getvalue()) == {}


def test_padded_names_are_the_names(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "党员", "姓名\n赵　强\n欧 阳 强\n王大明\n王大明\n", *TO) == 0
    assert "名册里同名: 王大明" in capsys.readouterr().err
    assert "- name: 赵强\n  - name: 欧阳强\n" in text_of(ledger)
    rows = "问题,党员,责任人,配合人\n修 路,赵 强,赵　强、李 华,李 华\n"
    assert take(ledger, "问题", rows, *TO) == 0
    assert "member: 赵强" in text_of(ledger)
    assert "owner: 赵强、李华" in text_of(ledger)
    assert "title: 修 路" in text_of(ledger)


def test_roster_of_an_office_comes_in_without_what_the_ledger_does_not_keep(
    ledger: Path, capsys: Out
) -> None:
    rows = "序号,姓名,性别,联系电话,备注\n1,赵强,男,13800000000,务工\n"
    assert take(ledger, "党员", rows, *TO) == 0
    assert "没有收的栏: 性别、联系电话、备注\n" in capsys.readouterr().err
    assert "138" not in text_of(ledger)


def test_valid_ballots_tell_the_spoiled_ones(ledger: Path, capsys: Out) -> None:
    rows = "测评日期,发出,收回,有效,满意,不满意,满意率\n3月20日,20,19,18份,17,1,94%\n"
    assert take(ledger, "测评", rows, *TO) == 0
    assert "没有收的栏: 满意率\n" in capsys.readouterr().err
    assert "spoiled: 1" in text_of(ledger)
    whole = "测评日期,发出,收回,有效\n3月23日,9,9,9\n"
    assert take(ledger, "测评", whole, *TO) == 0
    assert text_of(ledger).count("spoiled") == 1
    wrong = "测评日期,发出,收回,废票,有效\n3月21日,20,19,2,18\n3月22日,9,9,,几\n"
    assert take(ledger, "测评", wrong, *TO) == 1
    err = capsys.readouterr().err
    assert "表.csv!E2: 收回 19，有效 18，与废票对不上" in err
    assert "表.csv!E3: “几”不是数" in err
