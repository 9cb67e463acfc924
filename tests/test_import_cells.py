"""What single cells mean, and what is said of those that mean nothing."""

import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest

from tests.test_import import UNIT, book, ledger, take, text_of
from zhenggai.model.issues import Measure, Milestone, Partner
from zhenggai.model.plan import Absence
from zhenggai.model.review import SurveyItem
from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    ID,
    IDS,
    NOTE,
    NUMBER,
    TEXT,
    WHOLE,
    Choice,
    Kind,
    Listed,
    Many,
    Some,
)
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.names import name_of
from zhenggai.sheets.scalars import WrongCellError
from zhenggai.words import LISTS, OUTCOME, SOURCE, TRACK, YES_NO

Out = pytest.CaptureFixture[str]
DAY_: Final = dt.date(2006, 3, 15)
__all__ = ["ledger"]


def listener() -> Listener:
    return Listener(LISTS, 2006, DAY_)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (WHOLE, "１４人", 14),
        (WHOLE, 14.0, 14),
        (WHOLE, "1,200", 1200),
        (NUMBER, "1.5小时", 1.5),
        (CLOCK, "19：30", "19:30"),
        (CLOCK, dt.time(19, 30), "19:30"),
        (FACT, dt.datetime(2006, 3, 15, tzinfo=dt.UTC), DAY_),
        (FACT, DAY_, DAY_),
        (FACT, 38791.0, DAY_),
        (DUE, 38791.0, DAY_),
        (DAY, "3月底", dt.date(2006, 3, 31)),
        (NOTE, DAY_, "2006-03-15"),
        (NOTE, "已对照", "已对照"),
        (ID, " I-1 ", "I-1"),
        (IDS, "I-1、I-2", ("I-1", "I-2")),
        (ABOUT, "党员 李四", "member 李四"),
        (ABOUT, "the unit", "unit"),
        (Choice(YES_NO), "√", "yes"),
        (Choice(YES_NO), True, "yes"),
        (Choice(YES_NO), False, "no"),
        (Choice(YES_NO), "×", "no"),
        (Choice(TRACK), "立行立改", "immediate"),
        (Choice(OUTCOME), "不采纳", "declined"),
        (Choice(TRACK), "by a deadline", "deadline"),
        (Some(Choice(SOURCE)), "群众反映、自查自纠", ("opinion", "self_check")),
        (Some(Listed("tags")), "改路 硬化", ("roads", "paving")),
        (Some(Listed("tags")), "water supply, roads", ("water", "roads")),
        (Listed("domains", free=True), "别的", "别的"),
        (Some(TEXT), "甲\n乙", ("甲", "乙")),
        (Many(Partner), "水利站、财政所", [{"name": "水利站"}, {"name": "财政所"}]),
        (Many(Absence), "韦凤英", [{"name": "韦凤英"}]),
        (Many(Absence), "姓名：李四；原因：外出", [{"name": "李四", "reason": "外出"}]),
        (Many(Milestone), "时限：3月15日前；目标：设计", [{"due": DAY_, "goal": "设计"}]),
        (Many(Milestone), "due: 2006-03-15; 备注: 设计", [{"due": DAY_, "goal": "备注：设计"}]),
        (
            Many(SurveyItem),
            "内容：公开；票数：「满意：9；不满意：1」",
            [{"text": "公开", "counts": {"satisfied": 9, "dissatisfied": 1}}],
        ),
    ],
)
def test_meaning_of_a_cell(kind: Kind, raw: Any, value: Any) -> None:  # noqa: ANN401 - of the table
    assert listener().value(kind, raw) == value


@pytest.mark.parametrize(
    ("kind", "raw", "said"),
    [
        (TEXT, 7, "前面的 0 可能丢了"),
        (TEXT, 1.5, "数字 1.5"),
        (TEXT, 2.0**60, "超过 15 位"),
        (TEXT, True, "表格程序改成了"),
        (TEXT, DAY_, "表格程序改成了"),
        (ID, 1.0, "设为“文本”格式"),
        (ID, "a b", "不能作编号"),
        (WHOLE, "几个", "不是数"),
        (WHOLE, 1.5, "不是 0 或正整数"),
        (WHOLE, "-3", "不是 0 或正整数"),
        (WHOLE, "9" * 17, "超过 15 位"),
        (NUMBER, 2.0**53, "超过 15 位"),
        (CLOCK, "晚上", "不是时间"),
        (DUE, 14, "不是日期"),
        (DUE, True, "不是日期"),
        (FACT, "2006年3月", "只有月份"),
        (ABOUT, "张三", "不是对象"),
        (Choice(TRACK), "随便", "可写: 马上整改 限期整改 逐步解决"),
        (Some(Listed("tags")), "改路、改天", "“改天”不是“标签”的词"),
        (Many(Milestone), "完成设计", "缺“时限”"),
        (Many(Milestone), "甲\n", "缺“时限”"),
        (Many(Measure), "编号：M-1；内容：甲；随便：乙", "不知道是哪一项"),
    ],
)
def test_cell_that_means_nothing(kind: Kind, raw: Any, said: str) -> None:  # noqa: ANN401
    with pytest.raises(WrongCellError) as caught:
        listener().value(kind, raw)
    assert said in caught.value.said.zh


HEAD: Final = "单位编号,问题编号,存在问题,完成情况,完成时间,是否销号,整改成效,佐证材料,备注"


def issues(*rows: str) -> str:
    return "".join(f"{row}\n" for row in (HEAD, *(f"town/lijia,{row}" for row in rows)))


@pytest.mark.parametrize(
    ("row", "log"),
    [
        ("I-9,修路,,,,已选址,", "{date: 2006-04-01, event: progress, text: 已选址}"),
        ("I-9,修路,整改中（黄）,,,,", "{date: 2006-04-01, event: started}"),
        ("I-9,修路,,3月2日,,通车,", "{date: 2006-03-02, event: done, text: 通车}"),
        ("I-9,修路,长期坚持,3月2日,,,", "{date: 2006-03-02, event: sustained}"),
        ("I-9,修路,,,3月9日,,", "{date: 2006-03-09, event: closed}"),
        ("I-9,修路,已完成,3月2日,是,,", "{date: 2006-03-02, event: closed}"),
        ("I-9,修路,暂不能解决,,,等立项,", "{date: 2006-04-01, event: explained, text: 等立项}"),
        ("I-9,修路,,,,,甲.txt", "{date: 2006-04-01, event: started, evidence: [甲.txt]}"),
    ],
)
def test_line_of_a_ledger_becomes_history(ledger: Path, row: str, log: str) -> None:
    (ledger / "data/evidence").mkdir()
    (ledger / "data/evidence/甲.txt").write_text("证", encoding="utf-8")
    assert take(ledger, "issues", issues(row + ",")) == 0
    assert log in text_of(ledger)


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ("I-9,修路,差不多了,,,,", "D2", "“差不多了”不是状态"),
        ("I-9,修路,,,大概,,", "F2", "不是日期"),
        ("I-9,修路,已销号,,是,,", "D2", "还要在“完成时间”"),
        ("I-9,修路,,,是,,", "F2", "还要在“完成时间”"),
        ("I-9,修路,已归并,,,,", "D2", "要写明去向和理由"),
        ("I-9,修路,,二月,,,", "E2", "只有月份"),
        ("I-9,修路,整改中,2月3日,,,", "E2", "却写了完成时间"),
        ("I-9,修路,未启动,,2月3日,,", "F2", "却写了销号"),
        ("I-9,修路,,,,,没有.txt", "H2", "REF03"),
    ],
)
def test_history_that_cannot_be_is_told(
    ledger: Path, capsys: Out, row: str, place: str, said: str
) -> None:
    assert take(ledger, "issues", issues(row + ",")) == 1
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith(f"表.csv!{place}: ")
    assert said in first


def test_settled_issue_does_not_change_by_a_table(ledger: Path, capsys: Out) -> None:
    done = "I-001,路灯不亮,已完成,3月2日,,全亮,,"
    assert take(ledger, "issues", issues(done), "--update") == 0
    assert take(ledger, "issues", issues(done.replace("全亮", "半亮")), "--update") == 1
    assert "G2: 账本里这个问题已经办结" in capsys.readouterr().err
    assert take(ledger, "issues", issues("I-001,路灯不亮,,,3月9日,,,"), "--update") == 0
    assert "{date: 2006-03-09, event: closed}" in text_of(ledger)
    assert take(ledger, "issues", issues("I-001,路灯不亮,已整改,,,,,"), "--update") == 1


def test_days_written_otherwise_are_no_news(ledger: Path) -> None:
    row = issues("I-001,路灯不亮,已销号,3月2日,3月9日,,,")
    assert take(ledger, "issues", row, "--update") == 0
    assert take(ledger, "issues", row) == 0
    assert take(ledger, "issues", issues("I-001,路灯不亮,,2006.3.2,是,,,")) == 0


def test_progress_of_an_open_issue_is_added(ledger: Path) -> None:
    assert take(ledger, "issues", issues("I-001,路灯不亮,整改中,,,,,"), "--update") == 0
    assert take(ledger, "issues", issues("I-001,路灯不亮,整改中,,,已买灯,,"), "--update") == 0
    assert "{date: 2006-04-01, event: progress, text: 已买灯}" in text_of(ledger)


def test_rows_of_one_record_that_disagree_are_told(ledger: Path, capsys: Out) -> None:
    rows = [["问题", "责任人"], ["修路", "陈志强"], ["", "李建国"]]
    assert take(ledger, "issues", book(rows, [(1, 0, 2, 0)]), "--unit", "town/lijia") == 1
    assert "表.xlsx!台账!B3: 这几行是一个问题" in capsys.readouterr().err


def test_measure_of_the_same_id_twice_is_told_at_its_row(ledger: Path, capsys: Out) -> None:
    table = "单位编号,存在问题,整改措施\ntown/lijia,甲,[M-9] 修\ntown/lijia,乙,[M-9] 建\n"
    assert take(ledger, "issues", table) == 1
    assert "表.csv!A3: REF01" in capsys.readouterr().err


def test_remark_is_kept_once(ledger: Path) -> None:
    row = issues("I-001,路灯不亮,,,,,,镇里已立项")
    assert take(ledger, "issues", row, "--update") == 0
    assert take(ledger, "issues", row) == 0
    assert text_of(ledger).count("备注：镇里已立项") == 1


def test_log_and_measures_of_a_known_issue_grow(ledger: Path, capsys: Out) -> None:
    head = "单位编号,问题编号,整改措施,经过\n"
    first = head + 'town/lijia,I-001,换灯泡,"日期：2006-03-01；事项：启动"\n'
    assert take(ledger, "issues", first, "--update") == 0
    more = '日期：2006-03-01；事项：启动\n日期：2006-03-05；事项：进展；内容：买灯"\n'
    table = f'{head}town/lijia,I-001,"[M-1] 换路灯\n[M-2] 装表","{more}'
    assert take(ledger, "issues", table) == 1
    assert "不同: 措施、经过" in capsys.readouterr().err
    assert take(ledger, "issues", table, "--update") == 0
    text = text_of(ledger)
    assert "{id: M-1, text: 换路灯}" in text
    assert "{id: M-2, text: 装表}" in text
    assert "{date: 2006-03-05, event: progress, text: 买灯}" in text
    changed = table.replace("2006-03-01", "2006-03-02")
    assert take(ledger, "issues", changed, "--update") == 0
    assert "2006-03-01" not in text_of(ledger)


def test_new_issue_with_a_long_cell_has_a_title_and_particulars(ledger: Path) -> None:
    assert take(ledger, "issues", '单位编号,问题\ntown/lijia,"路不通。\n雨天难走，\n要绕路"\n') == 0
    assert "title: 路不通\n" in text_of(ledger)
    assert "要绕路" in text_of(ledger)


def test_fields_of_records_within_change_alone(ledger: Path) -> None:
    head = "单位编号,编号,收到日期,意见建议内容,办理意见,办理日期,反馈日期\n"
    assert take(ledger, "opinions", f"{head}town/lijia,O-1,2月1日,修路,采纳,2月5日,\n") == 0
    row = f"{head}town/lijia,O-1,2月1日,修路,部分采纳,2月5日,2月9日\n"
    assert take(ledger, "opinions", row, "--update") == 0
    text = text_of(ledger)
    assert "decision: {date: 2006-02-05, outcome: partial}" in text
    assert "reply: {date: 2006-02-09}" in text


@pytest.mark.parametrize(
    ("kind", "table", "said"),
    [
        ("会议", "会议类别,议题\n动员,开会\n", "A2: 缺“日期”"),
        ("意见", "编号,办理理由\nO-1,没钱\n", "B2: 缺“结果”"),
        ("措施", "整改措施,责任人\n修路,李四\n", "没有问题“”"),
        ("措施", "问题编号,整改措施\nI-7,修路\n", "A2: 单位 town/lijia 没有问题“I-7”"),
        ("issues", "存在问题,联系电化\n修路,1\n", "B1: 没有“联系电化”这一栏"),
        ("issues", "存在问题,责任单位\n修路,水利站\n", "B2: “水利站”不是本单位"),
    ],
)
def test_row_that_lacks_something(
    ledger: Path, capsys: Out, kind: str, table: str, said: str
) -> None:
    assert take(ledger, kind, table, "--unit", "town/lijia") == 1
    assert said in capsys.readouterr().err


def test_unit_that_is_not_known(ledger: Path, capsys: Out) -> None:
    (ledger / "data/units/town/chenjia.yaml").write_text(
        "name: 李家村党支部\nkind: village\n", encoding="utf-8"
    )
    assert take(ledger, "issues", "存在问题,责任单位\n修路,李家村党支部\n清淤,\n亮灯,火星\n") == 1
    err = capsys.readouterr().err
    assert "B2: 叫“李家村党支部”的单位有几个: town/chenjia town/lijia" in err
    assert "A3: 不知道是哪个单位" in err
    assert "B4: 账本里没有单位“火星”" in err


def test_file_of_a_unit_with_faults_is_left_alone(ledger: Path, capsys: Out) -> None:
    (ledger / UNIT).write_text("name: [", encoding="utf-8")
    assert take(ledger, "issues", "存在问题,责任人\n修路,李四\n", "--unit", "town/lijia") == 3
    assert "data/units/town/lijia.yaml 读不了" in capsys.readouterr().err
    (ledger / UNIT).write_text("name: 村\nkind: village\nissues: [{id: I-1}]\n", encoding="utf-8")
    assert take(ledger, "issues", "存在问题,责任人\n修路,李四\n", "--unit", "town/lijia") == 1
    assert "B2" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("赵　强", "赵强"),
        ("李 小华、欧阳 强", "李小华、欧阳强"),
        ("王 小 明", "王小明"),
        ("赵 强 李 华", "赵 强 李 华"),
        ("张三 李四", "张三 李四"),
        ("村委会 赵 强", "村委会 赵 强"),
    ],
)
def test_names_are_written_without_spaces(written: str, meant: str) -> None:
    assert name_of(written) == meant
