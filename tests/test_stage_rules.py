"""What the examples of the unit, study and plan rules have no room for."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import TODAY, findings_in
from zhenggai.examine import examine, surroundings
from zhenggai.finding import Finding
from zhenggai.load import open_ledger

HEAD = "name: 李家村党支部\nkind: village\n"
FORMED = "plan: {goals: 修路, log: [{date: 2006-03-08, event: formed, version: 1}%s]}\n"


def judged(ledger: Path, text: str, code: str, day: str) -> list[Finding]:
    (ledger / "data" / "units" / "unit.yaml").write_text(HEAD + text, encoding="utf-8")
    found = findings_in(ledger, dt.date.fromisoformat(day))
    return [item for item in found if item.code == code]


def seen(ledger: Path, text: str, code: str, day: str) -> list[str]:
    return [
        f"{item.location.line}:{item.location.column} {item.severity.word}"
        for item in judged(ledger, text, code, day)
    ]


def campaign(ledger: Path, text: str) -> None:
    (ledger / "data" / "campaign.yaml").write_text("name: 活动\n" + text, encoding="utf-8")


@pytest.mark.parametrize("text", ['code: "45088110120x"\n', ""])
def test_a_village_has_its_region_code(ledger_of_one: Path, text: str) -> None:
    assert len(seen(ledger_of_one, text, "UNI02", "2006-04-01")) == 1


@pytest.mark.parametrize("uscc", ["9135", "91350100M000100Y4I", "91350100m000100Y43"])
def test_a_credit_code_has_its_form(ledger_of_one: Path, uscc: str) -> None:
    text = f'code: "450881101201"\nuscc: "{uscc}"\n'
    assert seen(ledger_of_one, text, "UNI02", "2006-04-01") == ["4:7 error"]


def test_an_empty_contact_is_no_contact(ledger_of_one: Path) -> None:
    text = 'head: 李建国\ncontact: {phone: ""}\n'
    assert seen(ledger_of_one, text, "UNI01", "2006-04-01") == ["4:10 error"]


def test_a_campaign_without_the_stage_is_found(ledger_of_one: Path) -> None:
    campaign(ledger_of_one, "")
    found = judged(ledger_of_one, "", "STG01", "2006-04-01")
    assert [(str(item.location), item.clause) for item in found] == [
        ("data/campaign.yaml:1:1", "C01")
    ]


@pytest.mark.parametrize(("start", "count"), [("2006-02-27", 0), ("2006-02-30", 0), ('""', 1)])
def test_a_start_that_cannot_be_read_is_not_missing(
    ledger_of_one: Path, start: str, count: int
) -> None:
    campaign(ledger_of_one, f"stages: [{{id: rectification, start: {start}, end: 2006-06-20}}]\n")
    assert len(judged(ledger_of_one, "", "STG01", "2006-04-01")) == count


@pytest.mark.parametrize(
    ("day", "text", "count"),
    [
        ("2006-03-13", "", 0),
        ("2006-03-14", "", 1),
        ("2006-06-21", "", 0),
        ("2006-06-01", "finished: {date: 2006-04-01}\n", 0),
    ],
)
def test_a_unit_is_idle_only_while_the_stage_runs(
    ledger_of_one: Path, day: str, text: str, count: int
) -> None:
    assert len(seen(ledger_of_one, text, "IDL01", day)) == count


@pytest.mark.parametrize(
    ("code", "early", "late"),
    [
        ("STU01", "2006-04-05", "2006-04-06"),
        ("STU03", "2006-04-05", "2006-04-06"),
        ("STU04", "2006-04-05", "2006-04-06"),
        ("STU05", "2006-04-24", "2006-04-25"),
        ("ACT01", "2006-03-13", "2006-03-14"),
        ("WRK02", "2006-03-09", "2006-03-10"),
        ("PLN01", "2006-03-09", "2006-03-10"),
        ("PLN02", "2006-03-09", "2006-03-10"),
        ("PLN03", "2006-03-09", "2006-03-10"),
    ],
)
def test_what_is_not_due_is_not_missing(
    ledger_of_one: Path, code: str, early: str, late: str
) -> None:
    assert seen(ledger_of_one, "", code, "2006-02-20") == []
    assert seen(ledger_of_one, "", code, early) == []
    assert "1:1" in seen(ledger_of_one, "", code, late)[0]


def test_nothing_is_due_in_a_campaign_without_stages(ledger_of_one: Path) -> None:
    campaign(ledger_of_one, "")
    assert [item.code for item in findings_in(ledger_of_one, TODAY)] == ["STG01"]
    (ledger_of_one / "data" / "units" / "unit.yaml").write_text(HEAD, encoding="utf-8")
    opened = open_ledger(ledger_of_one)
    skipped = examine(opened, opened.units, surroundings(opened, TODAY, TODAY)).skipped
    assert {"STU01", "ACT01", "IDL01", "PLN01", "PLN08", "WRK01"} <= {it.code for it in skipped}


def test_a_finished_unit_has_studied_however_early_it_is(ledger_of_one: Path) -> None:
    text = "finished: {date: 2006-03-10}\n"
    assert len(seen(ledger_of_one, text, "STU01", "2006-03-11")) == 3


@pytest.mark.parametrize(
    ("event", "found"),
    [("2006-03-05, event: drafted", "3:1 warning"), ("2006-03-25, event: formed", "3:1 error")],
)
def test_a_draft_is_there_but_late(ledger_of_one: Path, event: str, found: str) -> None:
    text = f"plan: {{goals: 修路, log: [{{date: {event}}}]}}\n"
    assert seen(ledger_of_one, text, "PLN01", "2006-03-20") == [found]


def test_a_plan_without_a_hearing_is_found(ledger_of_one: Path) -> None:
    late = "meetings: [{date: 2006-03-09, kind: hearing, public: 9}]\n"
    assert seen(ledger_of_one, late + FORMED % "", "PLN04", "2006-03-20") == ["3:1 error"]


@pytest.mark.parametrize(
    ("notice", "place"),
    [
        ("from: 2006-03-09, until: 2006-03-17, scope: 村民", "4:12 error"),
        ("form: board, scope: 村民, from: 2006-03-09", "4:12 error"),
        ("form: board, scope: 村民, from: 2006-03-09, until: 2006-03-14", "4:84 error"),
        ("form: board, scope: 村民, from: 2006-03-09, until: 2006-03-15", ""),
        ("form: meeting, scope: 村民, from: 2006-03-09", ""),
    ],
)
def test_a_plan_notice_is_complete_and_long_enough(
    ledger_of_one: Path, notice: str, place: str
) -> None:
    text = FORMED % "" + f"notices: [{{id: N-1, covers: plan, {notice}}}]\n"
    assert seen(ledger_of_one, text, "PLN05", "2006-03-20") == ([place] if place else [])


def test_one_good_plan_notice_is_enough(ledger_of_one: Path) -> None:
    good = "covers: plan, form: board, scope: 村民, from: 2006-03-09, until: 2006-03-17"
    text = FORMED % "" + f"notices: [{{id: N-1, {good}}}, {{id: N-2, covers: plan}}]\n"
    assert seen(ledger_of_one, text, "PLN05", "2006-03-20") == []


def test_a_plan_that_is_not_published_is_found(ledger_of_one: Path) -> None:
    assert seen(ledger_of_one, FORMED % "", "PLN05", "2006-03-18") == []
    assert seen(ledger_of_one, FORMED % "", "PLN05", "2006-03-19") == ["1:1 error"]


def test_a_year_without_known_holidays_only_warns(ledger_of_one: Path) -> None:
    campaign(ledger_of_one, "stages: [{id: rectification, start: 2040-03-01, end: 2040-06-30}]\n")
    text = (FORMED % "").replace("2006", "2040") + (
        "notices: [{id: N-1, covers: plan, form: board, scope: 村民, from: 2040-03-12,"
        " until: 2040-03-13}]\n"
    )
    found = judged(ledger_of_one, text, "PLN05", "2040-03-20")
    assert [item.severity.word for item in found] == ["warning"]
    assert "2040" in found[0].message.zh


@pytest.mark.parametrize(
    ("event", "count"),
    [("", 1), (", {date: 2006-03-18, event: commented, text: 没有收到意见}", 0)],
)
def test_no_comments_are_said_to_be_none(ledger_of_one: Path, event: str, count: int) -> None:
    text = FORMED % event + (
        "notices: [{id: N-1, covers: plan, from: 2006-03-09, until: 2006-03-17}]\n"
    )
    assert len(seen(ledger_of_one, text, "PLN06", "2006-03-28")) == count
    assert seen(ledger_of_one, text, "PLN06", "2006-03-27") == []


def test_a_comment_in_a_chinese_file_is_about_the_plan(ledger_of_one: Path) -> None:
    unit = ledger_of_one / "data" / "units" / "unit.yaml"
    unit.write_text(
        "名称: 李家村\n类型: village\n意见:\n  - {编号: O-1, 收到日期: 2006-03-10, 对象: 方案}\n"
        "整改方案: {经过: [{日期: 2006-03-08, 事项: 形成, 版本: 1}]}\n",
        encoding="utf-8",
    )
    found = findings_in(ledger_of_one, dt.date(2006, 3, 30))
    assert [str(item.location) for item in found if item.code == "PLN06"] == [
        "data/units/unit.yaml:4:6"
    ]


def test_a_comment_that_led_to_a_new_version_is_taken_up(ledger_of_one: Path) -> None:
    opinion = (
        "opinions: [{id: O-1, date: 2006-03-11, about: plan,"
        " decision: {date: 2006-03-14, outcome: partial}}]\n"
    )
    text = opinion + FORMED % ", {date: 2006-03-17, event: revised, version: 2}"
    assert seen(ledger_of_one, text, "PLN06", "2006-03-30") == []
    assert seen(ledger_of_one, text, "PLN06", "2006-03-16") == []


def test_work_before_a_plan_that_was_never_published_is_found(ledger_of_one: Path) -> None:
    issue = (
        "issues: [{id: I-1, title: 修路, track: phased,"
        " log: [{date: 2006-03-08, event: started}]}]\n"
    )
    found = judged(ledger_of_one, issue, "PLN08", "2006-03-30")
    assert [item.message.en for item in found] == [
        "work on issue I-1 began on 2006-03-08, but the plan is not published yet"
    ]


@pytest.mark.parametrize(
    ("start", "count"), [('"12:30"', 0), ('"17:30"', 0), ('"14:30"', 1), ('"8:00"', 1), ('""', 0)]
)
def test_people_rest_at_noon_and_in_the_evening(
    ledger_of_one: Path, start: str, count: int
) -> None:
    text = f"meetings: [{{date: 2006-03-15, kind: study, start: {start}}}]\n"
    assert len(seen(ledger_of_one, text, "WRK01", "2006-04-01")) == count


def test_an_earlier_batch_has_half_the_stage_to_look_back(ledger_of_one: Path) -> None:
    assert seen(ledger_of_one, "batch: 1\n", "BAT01", "2006-04-24") == []
    assert seen(ledger_of_one, "batch: 1\n", "BAT01", "2006-04-25") == ["1:1 warning"] * 2
    assert seen(ledger_of_one, "batch: 3\n", "BAT01", "2006-04-25") == []


def test_a_campaign_may_want_no_days_of_a_plan_notice(ledger_of_one: Path) -> None:
    campaign(
        ledger_of_one,
        "stages: [{id: rectification, start: 2006-02-27, end: 2006-06-20}]\n"
        "limits: {plan_notice_workdays: 0}\n",
    )
    text = FORMED % "" + (
        "notices: [{id: N-1, covers: plan, form: board, scope: 村民, from: 2006-03-09,"
        " until: 2006-03-09}]\n"
    )
    assert seen(ledger_of_one, text, "PLN05", "2006-03-20") == []


@pytest.mark.parametrize(("day", "count"), [("2006-02-05", 0), ("2006-02-06", 1)])
def test_a_comment_is_not_to_be_decided_on_a_day_off(
    ledger_of_one: Path, day: str, count: int
) -> None:
    plan = "plan: {goals: 修路, log: [{date: 2006-01-10, event: formed}]}\n"
    comment = "opinions: [{id: O-1, date: 2006-01-19, about: plan, text: 砂石}]\n"
    assert len(seen(ledger_of_one, plan + comment, "PLN06", day)) == count
