"""`import KIND FILE`: real ledgers come in whole, or not at all, with every fault at its cell."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
import xlsxwriter
import yaml

from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
CAMPAIGN: Final = """\
name: 先进性教育活动
stages: [{id: rectification, start: 2006-02-01, end: 2006-06-30}]
"""
VILLAGE: Final = """\
name: 李家村党支部   # 村部
kind: village
issues:
  - {id: I-001, title: 路灯不亮, owner: 陈志强}
"""
UNIT: Final = "data/units/town/lijia.yaml"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    files = {
        "data/campaign.yaml": CAMPAIGN,
        "data/units/town.yaml": "name: 江南镇党委\nkind: organ\n",
        UNIT: VILLAGE,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def book(rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Return a spreadsheet; `merged` are top, left, bottom and right of merged cells."""
    held = BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = made.add_worksheet("台账")
    days = made.add_format({"num_format": "yyyy/m/d"})
    for place in merged:
        sheet.merge_range(*place, "")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), days)
            elif isinstance(cell, str) and cell:
                sheet.write_string(row, column, cell)
            elif cell not in ("", None):
                sheet.write(row, column, cell)
    made.close()
    return held.getvalue()


def take(ledger: Path, kind: str, data: bytes | str, *words: str) -> int:
    """Import a table as a person would."""
    raw = data.encode() if isinstance(data, str) else data
    file = ledger / ("表.csv" if isinstance(data, str) else "表.xlsx")
    file.write_bytes(raw)
    command = ["import", kind, str(file), "--ledger", str(ledger), "--as-of", "2006-04-01"]
    return run([*command, *words], {"ZHENGGAI_LANG": "zh"})


def text_of(ledger: Path, name: str = UNIT) -> str:
    return (ledger / name).read_text(encoding="utf-8")


REAL: Final = (
    ["整改台账"],
    ["填报单位（盖章）：李家村党支部   填报日期：2006年4月1日"],
    ["序号", "存在问题", "问题类别", "整改措施", "责  任", "", "整改时限", "完成情况",
     "完成时间", "是否重点", "备注"],
    ["", "", "", "", "责任单位", "责任人"],
    [1, "村口道路雨天难行，\n群众反映强烈", "限期", "1、开会；2、硬化路面", "李家村党支部",
     "陈志强", "二\u3007\u3007六年五月三十一日", "正在整改", "", "√", "镇里已立项"],
    [2, "塘边垃圾堆积", "立行立改", "清理；\n每周清运。", "李家村党支部", "韦凤英", "3月15日前",
     "已完成", dt.date(2006, 3, 14), "是", ""],
    [3, "账目公布不及时", "", "按季公布", "李家村党支部", "黄小妹", "长期坚持", "未启动", "", "否"],
    ["注：本台账一式两份。"],
)  # fmt: skip
MERGED: Final = ((0, 0, 0, 10), (1, 0, 1, 10), (2, 4, 2, 5), (2, 0, 3, 0), (2, 1, 3, 1))


TAKEN: Final = """\
- id: I-002
  title: 村口道路雨天难行，群众反映强烈
  text: 备注：镇里已立项
  key: yes
  track: deadline
  owner: 陈志强
  due: 2006-05-31
  measures: [{id: M-1, text: 开会}, {id: M-2, text: 硬化路面}]
  log: [{date: 2006-04-01, event: started}]
- id: I-003
  title: 塘边垃圾堆积
  key: yes
  track: immediate
  owner: 韦凤英
  due: 2006-03-15
  measures: [{id: M-3, text: 清理}, {id: M-4, text: 每周清运。}]
  log: [{date: 2006-03-14, event: done}]
- id: I-004
  title: 账目公布不及时
  key: no
  track: phased
  owner: 黄小妹
  measures: [{id: M-5, text: 按季公布}]
"""


def test_ledger_of_an_office_comes_in(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "问题", book(REAL, MERGED)) == 0
    assert "新增 3 条" in capsys.readouterr().err
    known, *new = yaml.load(text_of(ledger), yaml.CSafeLoader)["issues"]
    assert known["id"] == "I-001"
    assert new == yaml.load(TAKEN, yaml.CSafeLoader)
    assert text_of(ledger).startswith(VILLAGE)


def test_issue_over_several_rows_has_their_measures(ledger: Path) -> None:
    rows = [["问题", "整改措施", "责任人"], ["修路", "开会", "陈志强"], ["", "硬化", ""]]
    assert take(ledger, "issues", book(rows, [(1, 0, 2, 0)]), "--unit", "town/lijia") == 0
    assert "text: 开会" in text_of(ledger)
    assert "text: 硬化" in text_of(ledger)
    assert text_of(ledger).count("title:") == 2


def test_every_fault_is_told_at_its_cell_and_nothing_is_written(ledger: Path, capsys: Out) -> None:
    rows: list[list[Any]] = [
        ["单位编号", "问题编号", "存在问题", "责任人", "整改时限", "是否重点", "联系电话"],
        ["town/lijia", "I-009", "修路", 2**60, "春节前", "大概", "0775"],
        ["town/lijja", "I-010", "清淤", 7, "2006-02-30", "是", ""],
        ["town/lijia", "I-009", "照明", "陈志强", "2006-05", "", ""],
        ["town/lijia", "", "", "陈志强", "", "", ""],
    ]
    assert take(ledger, "issues", book(rows)) == 1
    lines = [line.split(":", 1) for line in capsys.readouterr().err.splitlines()]
    places = [line[0].removeprefix("表.xlsx!台账!") for line in lines]
    assert places == ["G1", "D2", "E2", "F2", "A3", "D3", "E3", "B4", "A5", "9 处不对，没有写入"]
    said = dict(zip(places, (line[-1] for line in lines), strict=True))
    assert "没有“联系电话”这一栏" in said["G1"]
    assert "超过 15 位" in said["D2"]
    assert "前面的 0 可能丢了" in said["D3"]
    assert "是不是: town/lijia" in said["A3"]
    assert "编号 I-009 上面已有" in said["B4"]
    assert "缺“名称”" in said["A5"]
    assert text_of(ledger) == VILLAGE


def test_faults_in_english(ledger: Path, capsys: Out) -> None:
    rows = "Problem,Deadline\n修路,soon\n"
    assert take(ledger, "issues", rows, "--unit", "town/lijia", "--lang", "en") == 1
    assert capsys.readouterr().err == (
        "表.csv!B2: 'soon' is no day; write 2006-03-15, or 2006-03 for the end of a month\n"
        "1 fault: nothing was written\n"
    )


def test_dry_run_shows_the_change_and_writes_nothing(ledger: Path, capsys: Out) -> None:
    words = ("--unit", "town/lijia", "--dry-run")
    assert take(ledger, "issues", "存在问题,责任人\n修路,陈志强\n", *words) == 0
    captured = capsys.readouterr()
    assert f"--- {UNIT}" in captured.out
    assert "+  - {id: I-002, title: 修路, owner: 陈志强}\n" in captured.out
    assert "没有写入" in captured.err
    assert text_of(ledger) == VILLAGE


def test_known_record_that_differs_is_refused_without_update(ledger: Path, capsys: Out) -> None:
    rows = "单位编号,问题编号,存在问题,责任人\ntown/lijia,I-001,路灯不亮,李建国\n"
    assert take(ledger, "issues", rows) == 1
    assert (
        "I-001 账本里已有，与表里不同: 责任人。要按表改账本，写 --update" in capsys.readouterr().err
    )
    assert take(ledger, "issues", rows, "--update") == 0
    assert text_of(ledger) == VILLAGE.replace("陈志强", "李建国")
    assert take(ledger, "issues", rows) == 0


def test_row_that_says_less_changes_nothing(ledger: Path) -> None:
    assert take(ledger, "issues", "单位,问题编号,责任人\ntown/lijia,I-001,\n", "--update") == 0
    assert text_of(ledger) == VILLAGE


def test_status_in_a_table_becomes_history(ledger: Path, capsys: Out) -> None:
    rows = "单位编号,问题编号,完成情况,完成时间,是否销号,整改成效\n"
    row = "town/lijia,I-001,已销号,3月20日,2006-03-25,路灯全亮\n"
    assert take(ledger, "issues", rows + row, "--update") == 0
    assert "log: [{date: 2006-03-20, event: done, text: 路灯全亮}, " in text_of(ledger)
    assert "{date: 2006-03-25, event: closed}" in text_of(ledger)
    assert take(ledger, "issues", rows + row) == 0
    assert take(ledger, "issues", rows + row.replace("已销号", "未启动"), "--update") == 1
    assert "表.csv!C2: 账本里是“已销号”，改成“未启动”" in capsys.readouterr().err


def test_posting_in_a_table_is_told_to_be_left_out(ledger: Path, capsys: Out) -> None:
    rows = "存在问题,是否公示\n修路,3月20日\n"
    assert take(ledger, "issues", rows, "--unit", "town/lijia") == 0
    assert "“是否公示”没有导入" in capsys.readouterr().err


def test_done_without_a_day_is_refused_at_its_cell(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "issues", "存在问题,完成情况\n修路,已完成\n", "--unit", "town/lijia") == 1
    assert "表.csv!B2: 写了已完成，还要在“完成时间”" in capsys.readouterr().err


def test_names_of_raisers_are_kept_apart(ledger: Path, capsys: Out) -> None:
    rows = "编号,收到日期,反映人,意见建议内容\nO-001,2月3日,覃大嫂,修路\nO-002,2月4日,群众,清淤\n"
    assert take(ledger, "意见", rows, "--unit", "town/lijia") == 0
    assert "覃大嫂" not in text_of(ledger)
    assert "from: public" in text_of(ledger)
    assert "覃大嫂" in text_of(ledger, "data/private/units/town/lijia.yaml")
    assert "1 个反映人姓名" in capsys.readouterr().err


def test_what_would_break_a_link_is_refused(ledger: Path, capsys: Out) -> None:
    rows = "编号,收到日期,意见建议内容,对应问题编号\nO-001,2006-02-03,修路,I-777\n"
    assert take(ledger, "opinions", rows, "--unit", "town/lijia") == 1
    assert "表.csv!D2: REF" in capsys.readouterr().err
    assert text_of(ledger) == VILLAGE


def test_units_of_a_table_change_together_or_not_at_all(ledger: Path, capsys: Out) -> None:
    rows = "单位,姓名,职务\n江南镇党委,韦国栋,书记\n李家村党支部,陈志强,\n没有的村,某某,\n"
    assert take(ledger, "党员", rows) == 1
    assert "表.csv!A4: 账本里没有单位“没有的村”" in capsys.readouterr().err
    assert text_of(ledger) == VILLAGE
    assert take(ledger, "党员", rows.replace("没有的村,某某,\n", "")) == 0
    assert "name: 韦国栋" in text_of(ledger, "data/units/town.yaml")
    assert "name: 陈志强" in text_of(ledger)


def test_column_that_is_not_wanted_is_left_out(ledger: Path) -> None:
    rows = "存在问题,联系电话,空栏\n修路,0775-123,\n"
    assert take(ledger, "issues", rows, "--unit", "town/lijia", "--skip", "联系电话") == 0
    assert "0775" not in text_of(ledger)


def test_facts_without_a_day_are_dated_and_told(ledger: Path, capsys: Out) -> None:
    rows = "编号,意见建议内容,办理意见\nO-001,修路,采纳\n"
    assert take(ledger, "opinions", rows, "--unit", "town/lijia", "--date", "2006-03-02") == 0
    assert "decision: {date: 2006-03-02, outcome: accepted}" in text_of(ledger)
    assert "1 件事没写日期，记在 2006-03-02" in capsys.readouterr().err


def test_tables_of_the_other_kinds(ledger: Path) -> None:
    meetings = "日期,会议类别,应到,实到,缺席\n2月10日,动员,12人,11,姓名：韦凤英；原因：外出\n"
    assert take(ledger, "会议", meetings, "--unit", "town/lijia") == 0
    assert "    expected: 12\n    present: 11\n    absent:\n" in text_of(ledger)
    assert "- {name: 韦凤英, reason: 外出}" in text_of(ledger)
    surveys = "测评日期,发出,收回,满意,不满意\n3月20日,20,20,18,2\n"
    assert take(ledger, "测评", surveys, "--unit", "town/lijia") == 0
    assert "counts: {satisfied: 18, dissatisfied: 2}" in text_of(ledger)
    table = (
        '测评编号,测评日期,发出,分项\nS-2,3月21日,20,"内容：公开；票数：「满意：9；不满意：1」"\n'
    )
    assert take(ledger, "测评", table, "--unit", "town/lijia") == 0
    assert take(ledger, "测评", table, "--unit", "town/lijia") == 0
    assert "counts: {satisfied: 9, dissatisfied: 1}" in text_of(ledger)
    visits = "督导日期,督导组,重点是否突出：答案,发现问题\n3月1日,一组,是,台账不全\n"
    assert take(ledger, "督导", visits, "--unit", "town/lijia") == 0
    assert "focused: {answer: yes}" in text_of(ledger)
    assert take(ledger, "措施", "问题编号,整改措施\nI-001,换灯泡\n", "--unit", "town/lijia") == 0
    assert "M-1, text: 换灯泡" in text_of(ledger)


@pytest.mark.parametrize(
    ("data", "said"),
    [("甲,乙\n1,2\n", "没有认得的表头"), (b"PK\x03\x04", "读不了 表.xlsx")],
)
def test_file_that_holds_no_table(ledger: Path, data: bytes | str, said: str, capsys: Out) -> None:
    assert take(ledger, "issues", data) in (2, 3)
    assert said in capsys.readouterr().err


def test_file_that_is_far_too_large_is_not_read(ledger: Path, capsys: Out) -> None:
    with (ledger / "big.csv").open("wb") as file:
        file.truncate(50_000_001)
    assert run(["import", "issues", str(ledger / "big.csv"), "--ledger", str(ledger)], {}) == 2
    assert "超过 50000000 字节" in capsys.readouterr().err


def test_cells_under_no_head_are_not_lost(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "issues", "存在问题,\n修路,急\n", "--unit", "town/lijia") == 1
    assert "表.csv!B2: 这一列没有表头" in capsys.readouterr().err


def test_other_sheets_are_told(ledger: Path, capsys: Out) -> None:
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        made.add_worksheet("目录").write_string(0, 0, "目 录")
        made.add_worksheet("空白")
        sheet = made.add_worksheet("台账")
        sheet.write_row(0, 0, ["存在问题", "责任人"])
        sheet.write_row(1, 0, ["修路", "陈志强"])
    assert take(ledger, "issues", held.getvalue(), "--unit", "town/lijia") == 0
    assert "没有收的工作表: 目录\n" in capsys.readouterr().err
    assert "title: 修路" in text_of(ledger)


def test_wrong_words_on_the_command_line(ledger: Path, capsys: Out) -> None:
    assert take(ledger, "issues", "存在问题\n", "--unit", "nowhere") == 2
    assert run(["import", "issues", "nothing.csv", "--ledger", str(ledger)], {}) == 3
    assert run(["import", "树", "nothing.csv", "--ledger", str(ledger)], {}) == 2
    capsys.readouterr()
