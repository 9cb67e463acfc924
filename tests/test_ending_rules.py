"""Coverage, mechanisms, supervision, members, finish: when they wait and what they let pass."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import TODAY, findings_in
from zhenggai.examine import examine, surroundings
from zhenggai.load import open_ledger

OVER = dt.date(2006, 6, 30)
IN_STAGE = dt.date(2006, 5, 20)
EARLY = dt.date(2006, 3, 5)
HEAD = "name: 李家村党支部\nkind: village\n"
Codes = Callable[[str, dt.date], set[str]]


@pytest.fixture
def codes(ledger_of_one: Path) -> Codes:
    """Return what finds the codes of complaints about a unit."""

    def find(text: str, day: dt.date) -> set[str]:
        path = ledger_of_one / "data" / "units" / "unit.yaml"
        path.write_text(HEAD + text, encoding="utf-8")
        return {item.code for item in findings_in(ledger_of_one, day)}

    return find


def skipped(ledger: Path, text: str, day: dt.date) -> set[str]:
    path = ledger / "data" / "units" / "unit.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    opened = open_ledger(ledger)
    result = examine(opened, opened.units, surroundings(opened, day, TODAY))
    return {item.code for item in result.skipped}


def test_before_the_plan_is_due_nothing_is_left_out(ledger_of_one: Path) -> None:
    text = "members:\n  - {name: 李建国}\nissues:\n  - {id: I-1, title: 路}\n"
    waiting = {"COV01", "THM02", "MEM01", "MEM02", "PRO01", "MEC01", "MEC05", "SUP02", "FIN01"}
    assert waiting <= skipped(ledger_of_one, text, EARLY)


def test_before_the_stage_no_visit_is_wanted(ledger_of_one: Path) -> None:
    assert {"SUP01", "PRO01"} <= skipped(ledger_of_one, "", dt.date(2006, 2, 1))


def test_a_unit_without_issues_has_left_nothing_out_yet(ledger_of_one: Path) -> None:
    assert {"COV01", "THM02", "MEM01"} <= skipped(ledger_of_one, "", IN_STAGE)


def test_a_finished_unit_wants_no_more_visits(codes: Codes) -> None:
    visited = "visits: [{date: 2006-04-11}]\n"
    assert "SUP01" in codes(visited, IN_STAGE)
    assert "SUP01" not in codes(f"{visited}finished: {{date: 2006-05-10}}\n", IN_STAGE)


def test_a_unit_that_finished_without_a_visit_is_found(codes: Codes) -> None:
    assert "SUP01" in codes("finished: {date: 2006-05-10}\n", IN_STAGE)


def test_after_the_stage_only_what_was_due_in_it_counts(codes: Codes) -> None:
    assert "SUP01" not in codes("visits:\n  - {date: 2006-06-07}\n", dt.date(2026, 1, 1))


AREA = "issues:\n  - id: I-1\n    title: 旧事\n    area: {area}\n    log:\n      - {log}\n"


def test_what_was_withdrawn_needs_nothing_of_its_area(codes: Codes) -> None:
    gone = AREA.format(area="C1", log="{date: 2006-03-10, event: withdrawn, reason: 记错}")
    assert "ARE01" not in codes(gone, IN_STAGE)
    kept = AREA.format(area="C1", log="{date: 2006-03-10, event: started}")
    assert "ARE01" in codes(kept, IN_STAGE)


def test_a_weak_branch_is_visited_within_the_limit_of_being_found(codes: Codes) -> None:
    text = "issues:\n  - {id: I-1, title: 支部三个月没有开会, area: C1, found: 2006-05-10}\n"
    assert "ARE01" not in codes(text, IN_STAGE)


def test_a_withdrawn_problem_is_no_problem_of_a_member(codes: Codes) -> None:
    text = (
        "members:\n  - {name: 李建国, appraisal: 肯干, direction: 多听}\n"
        "issues:\n"
        "  - id: I-101\n"
        "    title: 说话急\n"
        "    member: 李建国\n"
        "    measures:\n"
        "      - {id: M-1, text: 每周听一次意见, due: 2006-05-01}\n"
        "    log:\n"
        "      - {date: 2006-03-10, event: withdrawn, reason: 记错}\n"
    )
    assert {"MEM01", "MEM02"} <= codes(text, IN_STAGE)


@pytest.mark.parametrize(
    ("floating", "wrong"),
    [
        ("{left: 2006-01-10, host: 站, contact: 李建国}", True),
        ("{left: 2006-03-10, host: 站, contact: 李建国}", False),
        ("{left: 2006-05-25}", False),
        ("{host: 站, contact: 李建国}", False),
    ],
)
def test_contact_counts_from_the_day_a_member_left(
    codes: Codes, floating: str, *, wrong: bool
) -> None:
    found = codes(f"members:\n  - name: 陈志强\n    floating: {floating}\n", IN_STAGE)
    assert ("FLO01" in found) is wrong


CHECKED = (
    "opinions:\n"
    "  - {{id: O-1, date: 2006-03-01, nature: complaint, text: 路, issue: I-1}}\n"
    "issues:\n"
    "  - id: I-1\n"
    "    title: 路\n"
    "    source: opinion\n"
    "    key: {key}\n"
    "    measures:\n"
    "      - {{id: M-1, text: 铺路1公里, owner: 李建国, due: 2006-04-01, done: 2006-04-01}}\n"
    "      - {{id: M-2, text: {second}, due: {due}}}\n"
    "      - {{id: M-3, text: 立碑1块, owner: 李建国, due: 2006-04-20, done: 2006-04-15}}\n"
    "    log:\n"
    "      - {{date: 2006-04-05, event: {event}}}\n"
    "surveys:\n"
    "  - {{id: S-1, date: 2006-05-02, counts: {{unknown: 3}}}}\n"
    "visits:\n"
    "  - date: 2006-05-10\n"
    "    checks:\n"
    "      {check}: {{answer: {answer}}}\n"
)
AS_IT_SHOULD_BE = {
    "key": "yes",
    "second": "挖沟300米, owner: 李建国",
    "due": "2006-06-01",
    "event": "started",
}


@pytest.mark.parametrize(
    ("check", "answer", "changed", "contradicted"),
    [
        ("focused", "no", {}, True),
        ("focused", "no", {"key": "no"}, False),
        ("focused", "yes", {"key": "no"}, True),
        ("forceful", "no", {}, True),
        ("forceful", "no", {"second": "加强领导"}, False),
        ("forceful", "no", {"second": "挖沟300米, owner: 全体党员"}, False),
        ("forceful", "yes", {"second": "加强领导"}, False),
        ("carried_out", "no", {}, True),
        ("carried_out", "no", {"due": "2006-05-01"}, False),
        ("carried_out", "yes", {"due": "2006-05-01"}, False),
        ("carried_out", "no", {"event": "extended, due: 2006-06-15, reason: 雨"}, False),
        ("truthful", "no", {}, False),
        ("recognised", "no", {}, False),
        ("forceful", "yes", {"event": "withdrawn, reason: 记错", "second": "加强领导"}, False),
    ],
)
def test_a_visit_is_contradicted_only_by_what_is_clear(
    codes: Codes, check: str, answer: str, changed: dict[str, str], *, contradicted: bool
) -> None:
    text = CHECKED.format(**(AS_IT_SHOULD_BE | changed), check=check, answer=answer)
    assert ("SUP04" in codes(text, IN_STAGE)) is contradicted


def test_some_key_issue_that_few_asked_for_is_left_to_the_supervisor(codes: Codes) -> None:
    other = "  - {id: I-2, title: 渠, key: yes}\n"
    for answer in ("yes", "no"):
        text = CHECKED.format(**(AS_IT_SHOULD_BE | {"key": "no"}), check="focused", answer=answer)
        assert "SUP04" not in codes(text.replace("surveys:\n", f"{other}surveys:\n"), IN_STAGE)


def test_a_visit_without_a_day_is_not_held_against_any(codes: Codes) -> None:
    text = CHECKED.format(**AS_IT_SHOULD_BE, check="focused", answer="no")
    assert "SUP04" not in codes(text.replace("date: 2006-05-10", "team: 督导组"), IN_STAGE)


def test_nobody_can_be_recognised_before_a_survey(codes: Codes) -> None:
    text = "visits:\n  - date: 2006-03-10\n    checks:\n      recognised: {answer: yes}\n"
    assert "SUP04" not in codes(text, IN_STAGE)


def test_a_rule_that_is_off_or_waived_does_not_keep_a_unit_from_finishing(
    codes: Codes, ledger_of_one: Path
) -> None:
    finished = "finished: {date: 2006-06-16}\n"
    assert "FIN01" in codes(finished, OVER)
    campaign = ledger_of_one / "data" / "campaign.yaml"
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(
        f"{text}severity: {{LBK01: warning}}\nprofiles:\n  village: {{finish: []}}\n",
        encoding="utf-8",
    )
    waiver = "waivers:\n  - {rule: MEC02, reason: 并入镇制度}\n"
    assert "FIN01" not in codes(waiver + finished, OVER)
    ended = "waivers:\n  - {rule: MEC02, reason: 并入镇制度, until: 2006-06-20}\n"
    assert "FIN01" in codes(ended + finished, OVER)


def test_many_open_things_are_not_all_named(codes: Codes, ledger_of_one: Path) -> None:
    opinions = "".join(
        f"  - {{id: O-{n}, date: 2006-03-01, from: public, text: 路}}\n" for n in range(20)
    )
    codes(f"opinions:\n{opinions}finished: {{date: 2006-06-16}}\n", OVER)
    said = [item.message for item in findings_in(ledger_of_one, OVER) if item.code == "FIN01"]
    assert "24 项未清" in said[0].zh
    assert "O-3" in said[0].zh
    assert "O-9" not in said[0].zh


def test_what_comes_after_the_finish_wants_the_finish_taken_out(ledger_of_one: Path) -> None:
    """A survey after the finish may show a majority dissatisfied: the unit makes up (C37)."""
    (ledger_of_one / "data" / "units" / "unit.yaml").write_text(
        f"{HEAD}surveys:\n  - {{id: S-1, date: 2006-06-18}}\nmakeups:\n"
        "  - {id: B-1, survey: S-1, opened: 2006-06-19}\nfinished: {date: 2006-06-17}\n",
        encoding="utf-8",
    )
    (item,) = [it for it in findings_in(ledger_of_one, OVER) if it.code == "SEQ04"]
    assert (item.location.line, item.location.column) == (7, 18)
    assert "删去 finished（办结）: zhenggai edit unit，办完再办结" in item.remedy.zh
