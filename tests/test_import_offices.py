"""Tables as township offices really fill them in."""

import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.test_import import book, ledger, take, text_of
from zhenggai.sheets.days import day_of
from zhenggai.sheets.taken import Naming

Out = pytest.CaptureFixture[str]
DUE, DONE = dt.date(2006, 3, 10), dt.date(2006, 3, 9)
UNIT_ROW: Final = ["填报单位：李家村党支部（盖章）"]
__all__ = ["ledger"]


def issues(ledger: Path) -> list[dict[str, Any]]:
    """Return the issues that were taken in."""
    found: list[dict[str, Any]] = yaml.load(text_of(ledger), yaml.CSafeLoader)["issues"][1:]
    return found


def test_ditto_marks_say_what_stands_above_them(ledger: Path) -> None:
    rows: list[list[Any]] = [
        UNIT_ROW,
        ["问题", "来源", "责任人", "时限"],
        ["修路", "自查", "李小华", "3月底前"],
        ["清淤", "同上", "〃", "〃"],
        ["问题", "来源", "责任人", "时限"],
        ["亮灯", "群众意见", "〃", "4月"],
    ]
    assert take(ledger, "问题", book(rows)) == 0
    assert [it["owner"] for it in issues(ledger)] == ["李小华"] * 3
    assert issues(ledger)[1]["source"] == ["self_check"]
    assert issues(ledger)[1]["due"] == "2006-03"


def test_ditto_mark_with_nothing_above_is_refused(ledger: Path, capsys: Out) -> None:
    rows = "问题,责任人,措施,整改成效\n修路,同上,〃,同上\n"
    assert take(ledger, "问题", rows, "--unit", "town/lijia") == 1
    err = capsys.readouterr().err
    assert "表.csv!B2: “同上”上面没有内容" in err
    assert "表.csv!C2: “〃”上面没有内容" in err
    assert "表.csv!D2: “同上”上面没有内容" in err


def test_ditto_of_a_problem_is_one_more_measure(ledger: Path) -> None:
    rows = "问题,整改措施\n修路,筹资\n〃,施工\n清淤,挖\n"
    assert take(ledger, "问题", rows, "--unit", "town/lijia") == 0
    assert [len(it["measures"]) for it in issues(ledger)] == [2, 1]


@pytest.mark.parametrize("word", ["是", "√", "已完成"])
def test_whether_it_is_done_is_a_status(ledger: Path, word: str) -> None:
    rows = f"问题,是否完成,完成时间\n修路,{word},3月28日\n清淤,否,\n亮灯,×,\n"
    assert take(ledger, "问题", rows, "--unit", "town/lijia") == 0
    done, *left = issues(ledger)
    assert [event["event"] for event in done["log"]] == ["done"]
    assert all("log" not in it for it in left)


def test_whether_it_is_done_must_not_contradict(ledger: Path, capsys: Out) -> None:
    head = "单位编号,问题编号,是否完成,完成时间\n"
    assert take(ledger, "问题", f"{head}town/lijia,I-001,否,3月2日\n", "--update") == 1
    assert "D2: 完成情况是“未启动”，却写了完成时间" in capsys.readouterr().err
    assert take(ledger, "问题", f"{head}town/lijia,I-001,是,3月2日\n", "--update") == 0
    assert take(ledger, "问题", f"{head}town/lijia,I-001,是,\n") == 0
    assert take(ledger, "问题", f"{head}town/lijia,I-001,否,\n", "--update") == 1


def test_not_done_says_nothing_of_how_far_it_is(ledger: Path) -> None:
    begun = "单位编号,问题编号,整改成效,是否完成\ntown/lijia,I-001,已选址,否\n"
    assert take(ledger, "问题", begun, "--update") == 0
    assert take(ledger, "问题", begun) == 0
    assert text_of(ledger).count("event:") == 1


def test_words_of_yes_and_no_in_other_columns(ledger: Path) -> None:
    rows = (
        "收集时间,征求方式,意见,是否采纳,反馈方式,反馈时间,是否满意\n"
        "2月3日,入户走访,修路,是,当面,2月9日,基本满意\n"
        "2月4日,微信,清淤,否,公示栏,2月9日,满意\n"
    )
    assert take(ledger, "意见", rows, "--unit", "town/lijia") == 0
    one, two = yaml.load(text_of(ledger), yaml.CSafeLoader)["opinions"]
    assert (one["channel"], two["channel"]) == ("visit", "online")
    assert (one["decision"]["outcome"], two["decision"]["outcome"]) == ("accepted", "declined")
    assert (one["reply"]["form"], two["reply"]["form"]) == ("visit", "board")
    assert (one["verdict"]["solved"], two["verdict"]["solved"]) == ("partly", True)


def test_closing_in_two_columns(ledger: Path, capsys: Out) -> None:
    head = "问题,完成情况,完成时间,是否销号,销号时间\n"
    row = "修路,已完成,3月20日,是,3月25日\n清淤,整改中,,否,\n"
    assert take(ledger, "问题", head + row, "--unit", "town/lijia") == 0
    assert issues(ledger)[0]["log"][-1] == {"date": dt.date(2006, 3, 25), "event": "closed"}
    assert take(ledger, "问题", f"{head}建桥,,,3月9日,是\n", "--unit", "town/lijia") == 0
    ticks: list[list[Any]] = [head.strip().split(","), ["通水", "", "", True, "3月9日"]]
    assert take(ledger, "问题", book(ticks), "--unit", "town/lijia") == 0
    assert text_of(ledger).count("event: closed") == 3
    assert take(ledger, "问题", f"{head}亮灯,,,否,3月25日\n", "--unit", "town/lijia") == 1
    assert "E2: 这里是“3月25日”，同一行另一栏却是“否”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cell", "due", "track"),
    [
        ("6月底前并长期坚持", "2006-06", "phased"),
        ("2006年4月30日前，长期坚持", "2006-04-30", "phased"),
        ("长期坚持", None, "phased"),
        ("即时", None, "immediate"),
        ("年底", "2006-12", None),
        ("上半年", "2006-06", None),
        ("2006年第二季度", "2006-06", None),
        ("20060415", "2006-04-15", None),
        ("06.4.15", "2006-04-15", None),
    ],
)
def test_deadline_in_words(ledger: Path, cell: str, due: str | None, track: str | None) -> None:
    assert take(ledger, "问题", f"问题,整改时限\n修路,{cell}\n", "--unit", "town/lijia") == 0
    assert str(issues(ledger)[0].get("due")) == str(due)
    assert issues(ledger)[0].get("track") == track


def test_number_that_reads_as_a_day_is_one(ledger: Path) -> None:
    rows: list[list[Any]] = [["问题", "整改时限"], ["修路", 20060415]]
    assert take(ledger, "问题", book(rows), "--unit", "town/lijia") == 0
    assert issues(ledger)[0]["due"] == dt.date(2006, 4, 15)


@pytest.mark.parametrize("text", ["底", "季度", "五季度", "20061315", "2006年13月"])
def test_part_of_no_year_is_no_day(text: str) -> None:
    assert day_of(text, 2006) is None


def test_deadline_that_another_column_contradicts_is_kept_in_its_words(ledger: Path) -> None:
    rows = "问题,时限,类别,备注\n修路,6月底前并长期坚持,限期,已立项\n"
    assert take(ledger, "问题", rows.replace("类别", "整改类别"), "--unit", "town/lijia") == 0
    assert issues(ledger)[0]["track"] == "deadline"
    assert issues(ledger)[0]["text"] == "备注：已立项；时限：6月底前并长期坚持"


def test_measure_a_row_has_its_own_owner_and_day(ledger: Path) -> None:
    rows: list[list[Any]] = [
        UNIT_ROW,
        ["问题", "措施", "责任人", "时限", "完成时间"],
        ["修路", "筹资", "李小华", "3月10日前", "3月9日"],
        ["", "1.备料；2.施工", "赵强", "6月", ""],
        ["", "养护", "", "长期坚持", ""],
    ]
    assert take(ledger, "问题", book(rows, [(2, 0, 4, 0)])) == 0
    (issue,) = issues(ledger)
    assert issue["due"] == "2006-06"
    assert "owner" not in issue
    assert "log" not in issue
    assert issue["measures"] == [
        {"id": "M-1", "text": "筹资", "owner": "李小华", "due": DUE, "done": DONE},
        {"id": "M-2", "text": "备料", "owner": "赵强", "due": "2006-06"},
        {"id": "M-3", "text": "施工", "owner": "赵强", "due": "2006-06"},
        {"id": "M-4", "text": "养护（长期坚持）"},
    ]


def test_problem_is_done_when_all_its_measures_are(ledger: Path) -> None:
    rows = [["问题", "措施", "完成时间"], ["修路", "筹资", "3月9日"], ["", "施工", "3月20日"]]
    assert take(ledger, "问题", book(rows, [(1, 0, 2, 0)]), "--unit", "town/lijia") == 0
    assert issues(ledger)[0]["log"] == [{"date": dt.date(2006, 3, 20), "event": "done"}]


def test_rows_without_measures_cannot_differ(ledger: Path, capsys: Out) -> None:
    rows = [["问题", "措施", "责任人"], ["修路", "筹资", "李小华"], ["", "", "赵强"]]
    assert take(ledger, "问题", book(rows, [(1, 0, 2, 0)]), "--unit", "town/lijia") == 1
    assert "台账!C3: 这几行是一个问题" in capsys.readouterr().err


def test_headings_and_signatures_are_no_records(ledger: Path) -> None:
    rows: list[list[Any]] = [
        UNIT_ROW,
        ["序号", "问题", "责任人", "时限"],
        ["一、党风方面"],
        [1, "吃请多", "李小华", "3月"],
        ["二、群众利益方面", "", "", ""],
        [2, "水贵", "李小华", "3月"],
        [3, "", "", ""],
        ["填表人：王大明", "", "审核人：李小华", "2006年3月15日"],
    ]
    assert take(ledger, "问题", book(rows, [(2, 0, 2, 3)])) == 0
    assert [it["title"] for it in issues(ledger)] == ["吃请多", "水贵"]


def test_unit_above_a_table_is_at_fault_once(ledger: Path, capsys: Out) -> None:
    rows = [["填报单位：李村党支部（盖章）"], ["问题"], ["修路"], ["清淤"]]
    assert take(ledger, "问题", book(rows)) == 1
    assert capsys.readouterr().err == (
        "表.xlsx!台账!A1: 账本里没有单位“李村党支部”，是不是: 李家村党支部\n1 处不对，没有写入\n"
    )
    assert take(ledger, "问题", book(rows[1:])) == 1
    assert "表.xlsx!台账!A1: 不知道是哪个单位" in capsys.readouterr().err


@pytest.mark.parametrize("title", ["李家村党支部整改台账", "江南镇李家村 2006 年台账"])
def test_title_says_which_unit_it_is(ledger: Path, title: str, capsys: Out) -> None:
    assert take(ledger, "问题", book([[title], ["问题"], ["修路"]])) == 0
    assert issues(ledger)[0]["title"] == "修路"
    assert "没写单位的行，按标题认作 town/lijia: 台账" in capsys.readouterr().err


def test_title_that_could_be_of_several_units_is_of_none() -> None:
    names = {
        "a": "党支部",
        "b": "甲村党支部",
        "c": "乙村党支部",
        "t": "中共丙镇委员会",
        "t/d": "丁村",
    }
    naming = Naming(names, lambda: names)
    assert naming.within("甲村、乙村台账") is None
    assert naming.within("丙镇丁村台账") == "t/d"
    assert naming.within("丙镇台账") == "t"
    assert naming.meant("丙镇") == ["t"]


def test_unit_of_a_row_goes_before_the_line_above(ledger: Path, capsys: Out) -> None:
    head = ["问题", "责任单位"]
    rows = [["填报单位：江南镇党委"], head, ["修路", "李家村"], ["清淤", "党委"]]
    assert take(ledger, "问题", book(rows)) == 0
    assert "修路" in text_of(ledger)
    assert "清淤" in text_of(ledger, "data/units/town.yaml")
    assert take(ledger, "问题", book([*rows, ["亮灯", "水利站"]])) == 1
    assert "B5: “水利站”不是本单位（town）" in capsys.readouterr().err


def test_id_and_name_that_disagree_are_told_at_the_name(ledger: Path, capsys: Out) -> None:
    rows = "单位编号,责任单位,问题\ntown/lijia,江南镇党委,修路\n"
    assert take(ledger, "问题", rows) == 1
    assert "表.csv!B2: “江南镇党委”不是本单位（town/lijia）" in capsys.readouterr().err


def test_near_word_is_a_question_before_all_words(ledger: Path, capsys: Out) -> None:
    rows = "收到日期,意见,渠道\n2月3日,修路,来函\n"
    assert take(ledger, "意见", rows, "--unit", "town/lijia") == 1
    assert "C2: “来函”不是“渠道”的词，是不是: 来信。可写: 座谈会 意见箱" in capsys.readouterr().err


def test_cell_that_is_wrong_is_not_missing_as_well(ledger: Path, capsys: Out) -> None:
    rows = "日期,会议类别\n春节前,支委会\n"
    assert take(ledger, "会议", rows, "--unit", "town/lijia") == 1
    places = [line.split(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert places == ["表.csv!A2", "表.csv!B2", "2 处不对，没有写入"]


def test_headings_in_a_table_say_which_unit_comes(ledger: Path, capsys: Out) -> None:
    rows: list[list[Any]] = [
        ["填报单位：江南镇党委"],
        ["序号", "问题", "责任单位"],
        [1, "清淤", ""],
        ["一、李家村（1条）"],
        ["（一）党风方面"],
        [2, "修路", ""],
    ]
    assert take(ledger, "问题", book(rows, [(3, 0, 3, 2), (4, 0, 4, 2)])) == 0
    assert "title: 修路" in text_of(ledger)
    assert "title: 清淤" in text_of(ledger, "data/units/town.yaml")
    assert "按标题认作 town/lijia: 台账" in capsys.readouterr().err


def test_row_is_not_blamed_for_a_head_that_is_not_known(ledger: Path, capsys: Out) -> None:
    rows = "毛病,责任人\n修路,李小华\n清淤,李小华\n"
    assert take(ledger, "问题", rows, "--unit", "town/lijia") == 1
    assert capsys.readouterr().err == (
        "表.csv!A1: 没有“毛病”这一栏。改栏名，或不要它: --skip '毛病'\n1 处不对，没有写入\n"
    )


def test_absent_people_come_with_their_reasons(ledger: Path) -> None:
    head = "学习日期,学习形式,缺席人员及原因\n"
    rows = "3月1日,集中学习,赵 强（外出）、李华\n3月2日,讨论会,王五(病)\n"
    assert take(ledger, "会议", head + rows, "--unit", "town/lijia") == 0
    found = yaml.load(text_of(ledger), yaml.CSafeLoader)["meetings"]
    assert found[0]["absent"] == [{"name": "赵强", "reason": "外出"}, {"name": "李华"}]
    assert found[1]["absent"] == [{"name": "王五", "reason": "病"}]
