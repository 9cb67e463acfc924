"""What a file that is right reads as, and what is said of small mistakes."""

import datetime as dt
import pickle
from pathlib import Path

import pytest
import yaml

import zhenggai.yamltree
from zhenggai.finding import Finding, Severity
from zhenggai.load import Lines, find_ledger, load_unit, open_ledger
from zhenggai.model.campaign import Campaign, Span, word_lists
from zhenggai.model.issues import Issue
from zhenggai.model.review import Lookback
from zhenggai.model.schema import Month
from zhenggai.model.unit import Unit
from zhenggai.reading import read_campaign, read_document, read_unit

ROOT = Path(__file__).parent.parent
LISTS = word_lists(None)
FILES = sorted((ROOT / "data" / "units").rglob("*.yaml"))


def _unit(text: str) -> Unit:
    unit, findings = read_unit(text.encode(), "u.yaml", "u", LISTS)
    assert unit is not None
    assert [(str(item.location), item.code) for item in findings] == []
    return unit


def _issue(text: str) -> Issue:
    return _unit(f"name: 甲\nkind: village\nissues:\n  - {{id: I-1, title: 乙, {text} }}\n").issues[
        0
    ]


def _findings(text: str) -> list[Finding]:
    return read_unit(text.encode(), "u.yaml", "u", LISTS)[1]


def test_text_is_never_retyped() -> None:
    unit = _unit('name: "no"\nkind: village\ncode: "053125001"\ncontact: {hours: "1:30"}\n')
    assert (unit.name, unit.code) == ("no", "053125001")
    assert unit.contact
    assert unit.contact.hours == "1:30"


def test_retyped_text_is_read_all_the_same_with_a_warning() -> None:
    unit, findings = read_unit(b"name: x\nkind: y\ncode: 0571\n", "u.yaml", "u", LISTS)
    assert unit
    assert unit.code == "0571"
    assert [(item.code, item.severity) for item in findings] == [("FIL04", Severity.WARNING)]
    assert findings[0].remedy.en == 'quote it: "0571"'


@pytest.mark.parametrize("about", ["pln", "person 李四", "党员李四", "member", "plan 李四"])
def test_what_is_no_subject_stays_as_typed_with_a_finding(about: str) -> None:
    text = f"name: 甲\nkind: village\nopinions:\n  - {{id: O-1, about: {about}}}\n"
    unit, findings = read_unit(text.encode(), "u.yaml", "u", LISTS)
    assert unit
    assert unit.opinions[0].about == about
    assert [(str(item.location), item.code) for item in findings] == [("u.yaml:4:22", "FIL04")]


def test_member_and_name_may_stand_further_apart() -> None:
    unit = _unit("name: 甲\nkind: village\nopinions:\n  - {id: O-1, about: 党员　李四}\n")
    assert unit.opinions[0].about == "member 李四"


@pytest.mark.parametrize("name", ['"I#1"', "I/1"])
def test_what_parts_full_ids_is_in_no_id(name: str) -> None:
    found = _findings(f"name: 甲\nkind: village\nissues:\n  - {{id: {name}, title: 路}}\n")
    assert [(str(item.location), item.code) for item in found] == [("u.yaml:4:10", "FIL04")]


def test_one_scalar_may_stand_for_a_list() -> None:
    issue = _issue("source: opinion, from: F-1, tags: [roads]")
    assert (issue.source, issue.from_, issue.tags) == (("opinion",), ("F-1",), ("roads",))


def test_a_month_means_its_last_day() -> None:
    due = _issue("due: 2004-02").due
    assert due == dt.date(2004, 2, 29)
    assert isinstance(due, Month)
    assert _issue("due: 9999-12").due == dt.date(9999, 12, 31)


@pytest.mark.parametrize(("typed", "read"), [("yes", "yes"), ("true", "yes"), ("false", "no")])
def test_yes_and_no_may_be_true_and_false(typed: str, read: str) -> None:
    assert _issue(f"key: {typed}").key == read


@pytest.mark.parametrize(
    "typed", ["due:", "due: ''", "key:", "tags:", "measures:", "shared:", "found:", "from:"]
)
def test_what_is_left_empty_was_not_typed(typed: str) -> None:
    assert _issue(typed) == _issue("owner: ''")


def test_numbers() -> None:
    text = "name: 甲\nkind: village\nbatch: 3\nmeetings:\n"
    unit = _unit(text + '  - {date: 2006-03-01, kind: study, hours: 2.5, start: "9:05"}\n')
    meeting = unit.meetings[0]
    assert (unit.batch, meeting.hours, meeting.start) == (3, 2.5, "9:05")


def test_chinese_file_reads_as_the_same_words() -> None:
    unit = _unit(
        "名称: 甲\n类型: village\n未发现: {乡风文明: 无, B3: 无, 沟渠: 好}\n意见:\n"
        "  - {编号: O-1, 对象: 党员 李建国, 来自: 群众, 分类: 切身利益, 反映强烈: 是}\n"
        "  - {编号: O-2, 对象: 方案, 分类: 自来水}\n"
    )
    first, second = unit.opinions
    assert (first.about, first.from_, first.category) == ("member 李建国", "public", "interest")
    assert (second.about, second.category, first.strong) == ("plan", "自来水", "yes")
    assert list(unit.nothing_found) == ["civility", "B3", "沟渠"]


def test_codes_belong_to_no_language() -> None:
    unit = _unit("名称: 甲\n类型: village\n问题: [{编号: I-1, 名称: 乙, 领域: A3}]\n")
    assert unit.issues[0].area == "A3"


def test_language_of_a_file_is_that_of_most_keys() -> None:
    text = "name: 甲\n类型: village\n负责人: 乙\n"
    assert [(str(item.location), item.code) for item in _findings(text)] == [
        ("u.yaml:1:1", "FIL07")
    ]
    assert "第 2 行" in _findings(text)[0].message.zh


def test_chinese_first_key_decides_between_as_many() -> None:
    assert str(_findings("名称: 甲\nkind: village\n")[0].location) == "u.yaml:2:1"


def test_full_width_colon_in_text_is_text() -> None:
    unit = _unit(
        "name: 甲\nkind: village\nplan:\n  goals:\n    - 目标：修好路\n  text: |\n    时间：三月\n"
        "    地点：村口\n  safeguards: 组织有力\n    责任人：乙\n"
    )
    assert unit.plan
    assert unit.plan.goals == ("目标：修好路",)
    assert unit.plan.text == "时间：三月\n地点：村口\n"
    assert unit.plan.safeguards == "组织有力 责任人：乙"


def test_full_width_colons_have_an_end() -> None:
    found = _findings("name：甲\n" * 60)
    assert sum(item.code == "FIL01" for item in found) == 51


@pytest.mark.parametrize(
    ("typed", "near"),
    [("owmer: 乙", "owner"), ("title_: 乙", "title"), ("mmeasures: []", "measures")],
)
def test_misspelt_key_is_told_the_right_one(typed: str, near: str) -> None:
    text = f"name: 甲\nkind: village\nissues:\n  - {{id: I-1, title: 乙, {typed}}}\n"
    assert near in _findings(text)[0].remedy.en
    assert near in _findings(text)[0].remedy.zh


def test_misspelt_word_as_a_key_is_told_the_right_one() -> None:
    text = (
        "名称: 甲\n类型: village\n回头看: [{日期: 2006-05-28, 问题: {I-1: {措施是不到位: {}}}}]\n"
    )
    assert "措施是否到位" in _findings(text)[0].remedy.zh


def test_guessing_ends_in_a_file_of_rubbish() -> None:
    found = _findings("name: 甲\nkind: village\n" + "".join(f"name{i}: x\n" for i in range(300)))
    assert found[0].remedy.en == "did you mean name?"
    assert found[-1].remedy.en.startswith("known keys: ")


@pytest.mark.parametrize("typed", ["2006-3-5", "2006.3.5", "2006/03/05", "2006年3月5日"])
def test_day_in_another_form_is_told_the_right_one(typed: str) -> None:
    text = f"name: 甲\nkind: village\nissues:\n  - {{id: I-1, title: 乙, found: {typed}}}\n"
    assert _findings(text)[0].remedy.en == "write it 2006-03-05"


def test_day_that_never_was_is_told_how_days_are_written() -> None:
    text = "name: 甲\nkind: village\nissues:\n  - {id: I-1, title: 乙, found: 2006.2.30}\n"
    assert _findings(text)[0].remedy.en == "write it like 2006-03-15"


def test_findings_name_unit_record_and_field() -> None:
    text = "name: 甲\nkind: v\nissues: [{id: I-1, title: 乙, measures: [{id: M-1, due: x}]}]\n"
    [finding] = _findings(text)
    assert (finding.unit, finding.record, finding.field) == ("u", "M-1", "due")


def test_one_record_may_be_a_file_of_its_own() -> None:
    lookback, findings = read_document(b"date: 2006-05-28\nround: x\n", "a.yaml", Lookback, LISTS)
    assert lookback
    assert lookback.date == dt.date(2006, 5, 28)
    assert [str(item.location) for item in findings] == ["a.yaml:2:8"]


def _campaign(text: str) -> Campaign:
    campaign, findings = read_campaign(text.encode(), "c.yaml")
    assert campaign
    assert findings == []
    return campaign


def test_words_of_the_campaign_may_be_used_above_their_list() -> None:
    campaign = _campaign(
        "name: 甲\nprofiles: {school: {publicity: [wechat], themes: no}}\n"
        "channels: [{id: wechat, name: 微信}, {id: tv, hidden: yes}]\n"
    )
    assert campaign.profiles["school"].publicity == ("wechat",)
    assert campaign.profiles["school"].themes is False
    assert campaign.lists["channels"].typed["zh"]["微信"] == "wechat"
    assert "tv" not in campaign.lists["channels"]


def test_holidays_are_days_or_spans() -> None:
    calendar = _campaign(
        "name: 甲\ncalendar: {holidays: [2006-05-01, {from: 2006-01-29, to: 2006-02-04}]}\n"
    ).calendar
    assert calendar
    day, span = calendar.holidays
    assert day == dt.date(2006, 5, 1)
    assert isinstance(span, Span)
    assert span.to == dt.date(2006, 2, 4)


def test_scalars_go_to_other_processes() -> None:
    unit = _unit("name: 甲\nkind: village\n")
    again = pickle.loads(pickle.dumps(unit))  # noqa: S301 - our own
    assert again == unit
    assert again.at("kind") == unit.at("kind")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_parser_without_c_reads_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = path.read_bytes()
    unit, _ = read_unit(data, "u.yaml", "u", LISTS)
    monkeypatch.setattr(zhenggai.yamltree, "_Loader", yaml.SafeLoader)
    again, findings = read_unit(data, "u.yaml", "u", LISTS)
    assert again == unit
    assert findings == []
    assert unit
    assert again
    assert [issue.begins for issue in again.issues] == [issue.begins for issue in unit.issues]


def test_lines_are_counted_as_findings_count_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffname: 甲\r\nx: \x0b\x85\u2028\rkind\n".encode())
    lines = Lines(tmp_path)
    assert lines("a.yaml", 1) == "name: 甲"
    assert lines("a.yaml", 2) == "x: \x0b\x85\u2028\rkind"
    assert lines("a.yaml", 9) == ""
    assert lines("nowhere.yaml", 1) == ""


def test_ledger_is_found_from_any_folder_in_it() -> None:
    assert find_ledger(ROOT / "data" / "units" / "jiangnan") == ROOT


def test_every_unit_of_the_sample_reads_without_findings() -> None:
    ledger = open_ledger(ROOT)
    assert ledger.findings == ()
    assert [load_unit(ledger, name)[1] for name in ledger.units] == [[]] * len(ledger.units)
