"""What the examples of LBK, SUR and MKU leave open."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import findings_in
from tests.looking import HEAD, LATE, Look, chosen


@pytest.fixture
def find(ledger_of_one: Path) -> Look:
    return Look(ledger_of_one)


def test_look_back_after_the_survey_is_too_late(find: Look) -> None:
    found = find(
        "lookbacks: [{date: 2006-06-05, by: 村民代表}]\nsurveys: [{id: S-1, date: 2006-06-01}]\n"
    )
    assert chosen(found, "LBK01") == ["LBK01:3 error"]


def test_member_who_looked_back_late_is_told_so(find: Look) -> None:
    found = find(
        "members: [{name: 李建国}, {name: 韦秀兰}]\n"
        "lookbacks:\n"
        "  - {date: 2006-05-20, by: 村民代表}\n"
        "  - {date: 2006-06-05, by: 村民代表, member: 李建国}\n"
        "surveys: [{id: S-1, date: 2006-06-01}]\n"
    )
    assert chosen(found, "LBK01") == ["LBK01:3 error", "LBK01:6 error"]


def test_work_done_again_after_a_survey_does_not_spoil_its_look_back(find: Look) -> None:
    found = find(
        "issues:\n"
        "  - id: I-1\n"
        "    title: 路\n"
        "    log:\n"
        "      - {date: 2006-05-10, event: done, text: 修好}\n"
        "      - {date: 2006-06-03, event: reopened}\n"
        "      - {date: 2006-06-10, event: done, text: 又修好}\n"
        "lookbacks: [{date: 2006-05-10, by: 村民代表}]\n"
        "surveys: [{id: S-1, date: 2006-06-01}]\n"
    )
    assert not chosen(found, "LBK01")


LOOKBACK = "lookbacks:\n  - date: 2006-05-20\n    by: [李建国, 韦秀兰]\n    issues:\n      I-1:\n"
ISSUE = "issues:\n  - {id: I-1, title: 路, goal: 通车, owner: 李建国"


def test_later_round_supersedes_the_answers_of_an_earlier_one(find: Look) -> None:
    found = find(
        f"{ISSUE}, due: 2006-06-10, log: [{{date: 2006-05-28, event: done, text: 通车}}]}}\n"
        f"{LOOKBACK}"
        "        solved: {answer: yes}\n"
        "        follow_up: {text: 补, owner: 李建国, due: 2006-06-01}\n"
        "  - date: 2006-05-29\n"
        "    by: [李建国, 韦秀兰]\n"
        "    issues:\n"
        "      I-1: {specific: {answer: yes}, in_place: {answer: yes}, solved: {answer: yes}}\n"
    )
    assert not chosen(found, "LBK")


def test_solved_is_judged_by_what_stood_on_the_day(find: Look) -> None:
    found = find(
        f"{ISSUE}, due: 2006-06-10, log: [{{date: 2006-05-28, event: done, text: 通车}}]}}\n"
        f"{LOOKBACK}"
        "        specific: {answer: yes}\n"
        "        in_place: {answer: yes}\n"
        "        solved: {answer: yes}\n"
    )
    assert chosen(found, "LBK03") == ["LBK03:12 error"]


def test_immediate_issue_is_specific_without_a_due_date(find: Look) -> None:
    found = find(
        f"{ISSUE}, track: immediate}}\n{LOOKBACK}"
        "        specific: {answer: yes}\n"
        "        in_place: {answer: yes}\n"
        "        solved: {answer: no}\n"
        "        follow_up: {text: 补, owner: 李建国, due: 2006-06-20}\n"
    )
    assert not chosen(found, "LBK")


def test_copy_of_a_shared_issue_is_looked_back_on_by_its_lead(find: Look) -> None:
    found = find(
        "issues: [{id: I-2, title: 垃圾, shared: {lead: zhen, of: zhen#I-1}}]\n"
        "lookbacks: [{date: 2006-05-20, by: 村民代表}]\n"
    )
    assert not chosen(found, "LBK")


def test_issue_of_a_member_belongs_in_the_look_back_of_the_member(find: Look) -> None:
    issue = "issues: [{id: I-1, title: 笔记, member: 李建国, owner: 李建国}]\n"
    of_the_unit = "lookbacks: [{date: 2006-05-20, by: 村民代表}]\n"
    of_the_member = "lookbacks: [{date: 2006-05-20, by: 韦秀兰, member: 李建国}]\n"
    assert not chosen(find(issue + of_the_unit), "LBK02")
    assert chosen(find(issue + of_the_member), "LBK02") == ["LBK02:4 error"]


def test_owner_of_one_issue_among_others_may_look_back(find: Look) -> None:
    found = find(
        "issues: [{id: I-1, title: 路, owner: 李建国}, {id: I-2, title: 渠, owner: 韦秀兰}]\n"
        "lookbacks: [{date: 2006-05-20, by: 李建国, issues: {I-1: {}, I-2: {}}}]\n"
    )
    assert not chosen(found, "LBK04")


SURVEY = "surveys:\n  - {id: S-1, date: 2006-06-01, issued: 50, returned: 50, counts: "


def test_participants_without_the_public_are_not_judged(find: Look) -> None:
    found = find(f"{SURVEY}{{satisfied: 50}}, participants: {{members: 50}}}}\n")
    assert [line for line in chosen(found, "SUR02") if not line.startswith("SUR02:4")] == []
    assert "SUR02" in find.skipped(f"{SURVEY}{{satisfied: 50}}}}\n")
    assert "SUR02" not in find.skipped(
        f"{SURVEY}{{satisfied: 50}}, participants: {{public: 50}}}}\n"
    )


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("整改是否取得实效，您是否满意", True),
        ("对整改成效是否满意", False),
        ("整改是否取得实效", False),
        ("问题解决了没有", False),
    ],
)
def test_one_question_asks_both_only_if_it_says_both(
    find: Look, question: str, *, both: bool
) -> None:
    found = find(f"{SURVEY}{{satisfied: 50}}, question: {question}}}\n")
    assert bool(chosen(found, "SUR02")) is not both


def test_late_survey_stays_late(find: Look) -> None:
    notice = "notices: [{id: N-1, covers: results, from: 2006-04-05, until: 2006-04-12}]\n"
    assert chosen(find(f"{notice}{SURVEY}{{satisfied: 50}}}}\n"), "SUR03") == ["SUR03:3 error"]


def test_survey_that_is_still_to_come_is_not_missing(find: Look) -> None:
    text = (
        "surveys:\n"
        "  - {id: S-1, date: 2006-06-01, counts: {satisfied: 1}}\n"
        "  - {id: S-2, date: 2006-06-12, counts: {satisfied: 1}, supersedes: S-1}\n"
        "makeups: [{id: B-1, survey: S-1, opened: 2006-06-03, resurvey: S-2}]\n"
    )
    assert not chosen(find(text, dt.date(2006, 6, 5)), "SUR04")


def test_superseded_survey_that_is_gone_is_missed(find: Look) -> None:
    survey = "surveys: [{id: S-2, date: 2006-06-12, counts: {satisfied: 1}, supersedes: S-1}]\n"
    assert chosen(find(survey), "SUR04") == ["SUR04:3 error"]


def test_options_of_the_campaign_count_by_their_class(find: Look) -> None:
    find.campaign(
        "survey_options:\n  - {id: awful, name: 很差, class: neg}\n  - {id: blank, name: 没想好}\n",
    )
    worse = f"{SURVEY}{{satisfied: 20, awful: 21, blank: 9}}}}\n"
    assert chosen(find(worse), "MKU01") == ["MKU01:4 error"]


def test_broad_rate_below_the_line_wants_a_make_up(find: Look) -> None:
    votes = f"{SURVEY}{{satisfied: 20, basic: 9, dissatisfied: 11, unknown: 10}}}}\n"
    assert not chosen(find(votes), "MKU01")
    find.campaign("limits: {broad_minimum: 0.6}\n")
    assert chosen(find(votes), "MKU01") == ["MKU01:4 error"]
    assert not chosen(find(votes.replace("basic: 9", "basic: 10").replace("11", "10")), "MKU01")


def test_nobody_to_count_is_nobody_dissatisfied(find: Look) -> None:
    find.campaign("limits: {broad_minimum: 0.6}\n")
    found = find(f"{SURVEY}{{}}}}\n")
    assert not chosen(found, "MKU01")
    assert not chosen(found, "SUR05")


@pytest.mark.parametrize(("day", "count"), [("2006-06-01", 0), ("2006-06-08", 1)])
def test_only_a_correction_takes_the_answer_back(find: Look, day: str, count: int) -> None:
    votes = f"{SURVEY}{{satisfied: 9, dissatisfied: 50}}}}\n"
    again = f"  - {{id: S-9, date: {day}, supersedes: S-1, counts: {{satisfied: 50}}}}\n"
    assert len(chosen(find(votes + again), "MKU01")) == count


def test_make_up_without_a_survey_answers_the_one_before_it(find: Look) -> None:
    votes = f"{SURVEY}{{dissatisfied: 50}}}}\n"
    assert not chosen(find(votes + "makeups: [{id: B-1, opened: 2006-06-03}]\n"), "MKU01")
    assert chosen(find(votes + "makeups: [{id: B-1, opened: 2006-05-03}]\n"), "MKU01")


def test_supervisor_of_a_village_is_a_unit_above_it(ledger_of_one: Path) -> None:
    units = ledger_of_one / "data" / "units"
    (units / "zhen").mkdir()
    (units / "zhen.yaml").write_text("name: 镇党委\nkind: organ\n", encoding="utf-8")
    for name, supervisor in (("a", "zhen"), ("b", "zhen/a")):
        (units / "zhen" / f"{name}.yaml").write_text(
            f"{HEAD}makeups:\n  - id: B-1\n    supervisor: {supervisor}\n"
            "    opened: 2006-06-03\n    tasks: [{text: 补, due: 2006-06-20}]\n",
            encoding="utf-8",
        )
    found = [item for item in findings_in(ledger_of_one, LATE) if item.code == "MKU02"]
    assert [(item.unit, item.location.line) for item in found] == [("zhen/b", 5)]


def test_make_up_is_settled_by_a_later_survey_only(find: Look) -> None:
    found = find(
        "surveys:\n"
        "  - {id: S-0, date: 2006-05-20, counts: {satisfied: 9}}\n"
        "  - {id: S-1, date: 2006-06-01, counts: {dissatisfied: 9}}\n"
        "makeups:\n"
        "  - {id: B-1, survey: S-1, accepted: {date: 2006-06-12, by: 镇党委}}\n"
    )
    assert chosen(found, "MKU03") == ["MKU03:7 error"]


def test_issue_that_is_no_more_is_not_looked_back_on(find: Look) -> None:
    found = find(
        f"{ISSUE}, log: [{{date: 2006-05-10, event: withdrawn, reason: 重复}}]}}\n{LOOKBACK}"
        "        solved: {answer: yes}\n"
    )
    assert not chosen(found, "LBK")


def test_answer_about_an_issue_found_later_contradicts_nothing(find: Look) -> None:
    found = find(f"{ISSUE}, found: 2006-06-01}}\n{LOOKBACK}        solved: {{answer: yes}}\n")
    assert not chosen(found, "LBK03")


def test_look_back_waits_for_nothing_where_nothing_is_done(find: Look) -> None:
    found = find(
        f"{ISSUE}}}\nlookbacks: [{{date: 2006-05-20, by: 村民代表}}]\n"
        "surveys: [{id: S-1, date: 2006-06-01}]\n"
    )
    assert not chosen(found, "LBK01")


def test_own_issue_is_looked_back_on_by_its_full_id_as_well(find: Look) -> None:
    issues = 'issues: {"unit#I-1": {}}'
    found = find(f"{ISSUE}}}\nlookbacks: [{{date: 2006-05-20, by: 李建国, {issues}}}]\n")
    assert chosen(found, "LBK04") == ["LBK04:5 warning"]
    assert [item for item in chosen(found, "LBK02") if item != "LBK02:5 error"] == []
