"""What the examples of PUB and PRV leave open."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import RULES, findings_in
from tests.looking import LATE, Look, chosen
from zhenggai.examine import surroundings
from zhenggai.load import load_unit, open_ledger
from zhenggai.model.schema import LINES, TEXT, keys_of
from zhenggai.public import pieces
from zhenggai.reading import read_unit
from zhenggai.rules.passages import Words
from zhenggai.rules.runner import check_unit
from zhenggai.words import COVERS

LATEST = dt.date(2006, 6, 20)


@pytest.fixture
def find(ledger_of_one: Path) -> Look:
    return Look(ledger_of_one)


def test_nothing_of_the_last_steps_is_judged_before_they_come(find: Look) -> None:
    waiting = find.skipped("")
    assert {"PUB01", "PUB02", "PUB03", "PUB04", "PUB05"} <= waiting
    assert {"LBK01", "LBK02", "LBK03", "LBK04", "LBK05", "LBK06"} <= waiting
    assert {"SUR01", "SUR02", "SUR03", "SUR04", "SUR05"} <= waiting
    assert {"MKU01", "MKU02", "MKU03", "MKU04"} <= waiting


@pytest.mark.parametrize(
    "last",
    ["surveys: [{id: S-1, date: 2006-06-01}]\n", "finished: {date: 2006-06-10, summary: 完}\n"],
)
def test_last_step_wants_results_and_a_look_back(find: Look, last: str) -> None:
    found = find(last)
    assert "PUB01:1 error" in found
    assert "LBK01:1 error" in found


def test_results_are_judged_by_the_notice_that_the_survey_rests_on(find: Look) -> None:
    found = find(
        "issues:\n"
        "  - {id: I-1, title: 路, track: deadline, found: 2006-03-01,"
        " log: [{date: 2006-05-10, event: done, text: 修好}]}\n"
        "notices:\n"
        "  - {id: N-1, covers: results, from: 2006-05-01, until: 2006-05-12}\n"
        "  - {id: N-2, covers: results, from: 2006-05-12, until: 2006-05-20}\n"
        "surveys: [{id: S-1, date: 2006-06-01}]\n"
    )
    assert not chosen(found, "PUB01")
    assert not chosen(found, "SUR03")


def test_issue_that_cannot_be_solved_yet_does_not_hold_up_the_results(find: Look) -> None:
    found = find(
        "issues:\n"
        "  - {id: I-1, title: 路, track: deadline, found: 2006-03-01,"
        " log: [{date: 2006-05-10, event: explained, text: 县里统修}]}\n"
        "notices: [{id: N-1, covers: results, from: 2006-05-12, until: 2006-05-20}]\n"
    )
    assert not chosen(found, "PUB01")


def test_notice_without_a_first_day_is_only_incomplete(find: Look) -> None:
    found = find("notices: [{id: N-1, covers: results, until: 2006-05-20}]\n")
    assert not chosen(found, "PUB01")
    assert "PUB03:3 error" in found


def test_praise_of_the_results_needs_no_decision(find: Look) -> None:
    opinion = "{id: O-1, date: 2006-05-01, about: results, nature: praise, text: 好}"
    assert not chosen(find(f"opinions: [{opinion}]\n"), "PUB02")


def test_recent_opinion_on_the_results_may_be_undecided_until_the_survey(find: Look) -> None:
    opinion = "opinions: [{id: O-1, date: 2006-06-10, about: results, text: 账不清}]\n"
    assert not chosen(find(opinion), "PUB02")
    survey = "surveys: [{id: S-1, date: 2006-06-12}]\n"
    assert chosen(find(opinion + survey), "PUB02") == ["PUB02:3 error"]


@pytest.mark.parametrize(
    ("issue", "added"),
    [
        ("{id: I-1, title: 账, found: 2006-05-11}", True),
        ("{id: I-1, title: 账, found: 2006-03-01}", False),
        ("{id: I-1, title: 账, found: 2006-03-01, measures: [{id: M-1, due: 2006-06-01}]}", True),
        ("{id: I-2, title: 账}", True),  # its issue stands elsewhere
    ],
)
def test_adopted_opinion_on_the_results_adds_something(
    find: Look, issue: str, *, added: bool
) -> None:
    found = find(
        "opinions: [{id: O-1, date: 2006-05-10, about: results, text: 账不清, issue: I-1,"
        " decision: {date: 2006-05-11, outcome: partial}}]\n"
        f"issues: [{issue}]\n"
    )
    assert bool(chosen(found, "PUB02")) is not added


def test_notice_wants_somebody_to_turn_to(find: Look) -> None:
    path = find.ledger / "data" / "campaign.yaml"
    path.write_text("name: 测试活动\n", encoding="utf-8")
    notice = "notices: [{id: N-1, covers: plan, from: 2006-03-09, until: 2006-03-16}]\n"
    assert "PUB03:1 error" in find(notice)
    assert "PUB03:1 error" not in find("contact: {box: 村口}\n" + notice)


def test_immediate_issue_needs_no_day_in_the_deadline_column(find: Look) -> None:
    found = find(
        "issues:\n"
        "  - {id: I-1, title: 灯, track: immediate, measures: [{id: M-1, text: 换灯12盏}],"
        " log: [{date: 2006-05-01, event: done, text: 全亮}]}\n"
        "notices: [{id: N-1, covers: results, from: 2006-05-12, until: 2006-05-20, form: board,"
        " place: 村口, scope: 村民}]\n"
    )
    assert not chosen(found, "PUB03")


def test_mobile_is_no_telephone_for_a_notice(find: Look) -> None:
    assert chosen(find("contact: {phone: 138-0000-0000}\n"), "PRV02") == ["PRV02:3 error"]
    assert not chosen(find("contact: {phone: 0775-3854321, address: 人民路12号}\n"), "PRV02")


def test_identity_inside_a_reply_is_found_in_a_chinese_file(ledger_of_one: Path) -> None:
    (ledger_of_one / "data" / "units" / "unit.yaml").write_text(
        "名称: 李家村党支部\n类型: village\n意见:\n"
        "  - 编号: O-1\n"
        "    评价: {日期: 2006-05-10, 解决: 是, 姓名: 王小明, 内容: 打13800000000}\n",
        encoding="utf-8",
    )
    found = [
        (item.location.line, item.field)
        for item in findings_in(ledger_of_one, LATE)
        if item.code == "PRV01"
    ]
    assert sorted(found) == [(5, "text"), (5, "姓名")]


def test_raiser_is_found_in_any_text_of_the_file(find: Look) -> None:
    found = find(
        "nothing_found: {A1: 问过反映人王小明，没有}\n"
        "visits:\n"
        "  - date: 2006-05-10\n"
        "    found:\n"
        "      - 路灯不亮\n"
        "      - 反映人：李建国\n"
    )
    assert chosen(found, "PRV01") == ["PRV01:3 error", "PRV01:8 error"]


def test_name_of_a_member_who_is_not_on_the_roster_is_found(find: Look) -> None:
    found = find("issues: [{id: I-1, title: 潘玉明看码报, member: 潘玉明}]\n")
    assert chosen(found, "PRV03") == ["PRV03:3 error"]


def test_all_words_that_papers_print_are_looked_at() -> None:
    ledger = open_ledger(RULES.parent.parent)
    unit, _ = load_unit(ledger, "shiqiao/longtan")
    assert unit is not None
    anything = re.compile("")
    seen = {(id(item.record), item.field) for item in Words(unit).passages(anything, printed=True)}
    printed = [
        (id(piece.record), piece.field)
        for covers in COVERS.ids
        for piece in pieces(unit, covers, ledger.campaign)
        if keys_of(type(piece.record))[piece.field].kind in (TEXT, LINES)
    ]
    assert printed
    assert set(printed) <= seen


def test_names_may_stand_in_what_is_not_printed(find: Look) -> None:
    found = find(
        "members: [{name: 潘玉明}]\n"
        "issues:\n"
        "  - {id: I-1, title: 看码报, area: B3, text: 潘玉明家,"
        " log: [{date: 2006-05-10, event: started, text: 找潘玉明谈话}]}\n"
    )
    assert not chosen(found, "PRV03")


@pytest.mark.parametrize(
    ("elsewhere", "title", "named"),
    [
        ("head: 韦老四", "韦老四看码报", True),
        ("contact: {name: 韦老四}", "韦老四看码报", True),
        ("meetings: [{date: 2006-05-10, kind: study, absent: [{name: 韦四}]}]", "韦四赌博", True),
        ("mechanisms: [{id: Z-1, title: 章程, owner: 韦老四}]", "韦老四看码报", True),
        ("meetings: [{date: 2006-05-10, kind: study, topic: 石桥}]", "石桥有人看码报", False),
        ("head: 石桥村", "石桥村有人看码报", False),
        ("head: 林业站", "林业站有人看码报", False),
        ("mechanisms: [{id: Z-1, title: 章程, owner: 农技员}]", "农技员看码报", False),
    ],
)
def test_person_whom_the_file_knows_is_found_off_the_roster(
    find: Look, elsewhere: str, title: str, *, named: bool
) -> None:
    issue = f"issues: [{{id: I-1, title: {title}, area: B3, owner: 陈志强}}]\n"
    assert bool(chosen(find(f"{elsewhere}\n{issue}"), "PRV03")) is named


@pytest.mark.parametrize(
    "told",
    [
        "cause: 潘玉明带头",
        "milestones: [{due: 2006-05-31, goal: 潘玉明交出码报}]",
        "shared: {lead: unit, partners: [{name: 派出所, duty: 教育潘玉明}]}",
        "log: [{date: 2006-05-10, event: explained, text: 潘玉明外出}]",
        "log: [{date: 2006-05-10, event: referred, to: 潘玉明家}]",
        "log: [{date: 2006-05-10, event: withdrawn, reason: 查无潘玉明}]",
    ],
)
def test_name_is_found_wherever_papers_tell_of_vice(find: Look, told: str) -> None:
    found = find(
        f"members: [{{name: 潘玉明}}]\nissues:\n  - {{id: I-1, title: 码, area: B3, {told}}}\n"
    )
    assert chosen(found, "PRV03") == ["PRV03:5 error"]


@pytest.mark.parametrize("code", ["PRV01", "PRV02", "PRV03", "PRV04"])
def test_words_noted_in_reading_tell_what_a_search_of_the_records_tells(code: str) -> None:
    ledger = open_ledger(RULES.parent.parent)
    data = (RULES / code / "bad.yaml").read_bytes()
    unit, _ = read_unit(data, "a.yaml", "a", ledger.campaign.lists)
    assert unit is not None
    assert unit.said
    around = surroundings(ledger, LATEST, LATEST)
    both = [check_unit(item, [], around).findings for item in (unit, replace(unit, said=None))]
    assert both[0] == both[1]
    assert code in {finding.code for finding in both[0]}
