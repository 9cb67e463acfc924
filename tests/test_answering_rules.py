"""What the one example of each rule leaves open: when rules wait, and what they let pass."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import TODAY, findings_in
from zhenggai.examine import examine, surroundings
from zhenggai.load import open_ledger

IN_STAGE = dt.date(2006, 5, 20)
HEAD = "name: 李家村党支部\nkind: village\n"
Codes = Callable[[str], list[str]]
OURS = ("FIL", "REF", "OPN", "FBK", "CLO", "CLS", "COO", "PRI", "RES", "RSP")


@pytest.fixture
def codes(ledger_of_one: Path) -> Codes:
    """Return what finds the codes and lines of complaints about opinions and their file."""

    def find(text: str) -> list[str]:
        path = ledger_of_one / "data" / "units" / "unit.yaml"
        path.write_text(HEAD + text, encoding="utf-8")
        found = findings_in(ledger_of_one, IN_STAGE)
        return [f"{item.code}:{item.location.line}" for item in found if item.code.startswith(OURS)]

    return find


def skipped(ledger: Path, text: str, day: dt.date) -> set[str]:
    path = ledger / "data" / "units" / "unit.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    opened = open_ledger(ledger)
    result = examine(opened, opened.units, surroundings(opened, day, TODAY))
    return {item.code for item in result.skipped}


ANONYMOUS = (
    "opinions:\n"
    "  - id: O-1\n"
    "    date: 2006-03-10\n"
    "    channel: box\n"
    "    from: anonymous\n"
    "    text: 修路\n"
    "    issue: I-1\n"
    "    decision: {date: 2006-03-12, outcome: accepted}\n"
    "issues:\n"
    "  - {id: I-1, title: 路}\n"
    "  - {id: I-2, title: 渠}\n"
    "notices:\n"
)


@pytest.mark.parametrize("listed", ["", ", issues: [I-1]", ', issues: ["unit#I-1"]'])
def test_anonymous_opinion_is_answered_by_a_notice_that_covers_it(
    codes: Codes, listed: str
) -> None:
    found = codes(f"{ANONYMOUS}  - {{id: N-1, covers: replies, from: 2006-03-12{listed}}}\n")
    assert "OPN05:4" not in found


def test_anonymous_opinion_is_not_answered_by_a_notice_about_other_issues(codes: Codes) -> None:
    notice = "  - {id: N-1, covers: replies, from: 2006-03-12, issues: [I-2]}\n"
    assert "OPN05:4" in codes(ANONYMOUS + notice)


def test_anonymous_opinion_is_not_answered_before_it_is_decided(codes: Codes) -> None:
    text = ANONYMOUS.replace("    decision: {date: 2006-03-12, outcome: accepted}\n", "")
    assert "OPN05:4" in codes(text + "  - {id: N-1, covers: replies, from: 2006-03-12}\n")


def test_opinion_without_a_date_is_only_incomplete(codes: Codes) -> None:
    opinion = "opinions:\n  - {id: O-1, channel: box, from: public, text: 修路, category: 道路}\n"
    assert codes(opinion) == ["OPN01:4"]


def test_unreadable_date_is_reported_once(codes: Codes) -> None:
    assert codes(
        "opinions:\n"
        "  - {id: O-1, date: 2006-02-30, channel: box, from: public, text: 修路, category: 道路}\n"
    ) == ["FIL06:4"]


def test_praise_asks_for_nothing(codes: Codes) -> None:
    assert not codes(
        "opinions:\n"
        "  - {id: O-1, date: 2006-03-10, channel: box, from: public, nature: praise, text: 好}\n"
    )


@pytest.mark.parametrize(
    ("log", "heard"),
    [
        ("[{date: 2006-03-01, event: started}]", True),
        ("[{date: 2006-03-01, event: started}, {date: 2006-05-01, event: done}]", True),
        ("[{date: 2006-03-01, event: started}, {date: 2006-03-11, event: done}]", False),
    ],
)
def test_verdict_counts_only_against_what_was_resolved_then(
    codes: Codes, log: str, *, heard: bool
) -> None:
    found = codes(
        "opinions:\n"
        "  - {id: O-1, issue: I-1, verdict: {date: 2006-03-12, solved: no}}\n"
        f"issues:\n  - {{id: I-1, title: 路, log: {log}}}\n"
    )
    assert ("OPN07:4" not in found) is heard


def test_partner_without_a_link_to_the_original_is_told_of_it(ledger_of_one: Path) -> None:
    units = ledger_of_one / "data" / "units"
    (units / "zhen.yaml").write_text("name: 镇党委\nkind: organ\n", encoding="utf-8")
    issue = "issues:\n  - {id: I-1, title: 垃圾, shared: {lead: zhen}}\n"
    (units / "unit.yaml").write_text(HEAD + issue, encoding="utf-8")
    found = [item for item in findings_in(ledger_of_one, IN_STAGE) if item.code == "COO01"]
    assert [item.remedy.en for item in found] == [
        "add 'of: zhen#ID', or write 'lead: unit' if this unit leads"
    ]


def test_common_area_is_not_judged_while_the_superior_is_unread(ledger_of_one: Path) -> None:
    units = ledger_of_one / "data" / "units"
    (units / "zhen").mkdir()
    (units / "zhen.yaml").write_text("name: 镇党委\nkind: organ\n", encoding="utf-8")
    for name in ("a", "b", "c"):
        issue = "issues:\n  - {id: I-1, title: 垃圾, area: B5}\n"
        (units / "zhen" / f"{name}.yaml").write_text(HEAD + issue, encoding="utf-8")
    opened = open_ledger(ledger_of_one)
    around = surroundings(opened, IN_STAGE, TODAY)
    villages = examine(opened, opened.select(["zhen/*"]), around).findings
    everything = examine(opened, opened.units, around).findings
    assert "COO03" not in {item.code for item in villages}
    assert "COO03" in {item.code for item in everything}


def test_merged_shared_issue_is_left_alone(codes: Codes) -> None:
    found = codes(
        "issues:\n"
        "  - id: I-1\n"
        "    title: 垃圾\n"
        "    shared: {partners: []}\n"
        "    log: [{date: 2006-05-01, event: withdrawn, reason: 重复}]\n"
    )
    assert not [code for code in found if code.startswith("COO")]


def test_priorities_wait_for_the_stage_opinions_and_issues(ledger_of_one: Path) -> None:
    opinion = "opinions:\n  - {id: O-1, date: 2006-01-10, text: 路}\n"
    issue = "issues:\n  - {id: I-1, title: 路}\n"
    early = dt.date(2006, 2, 1)
    assert {"PRI01", "PRI02"} <= skipped(ledger_of_one, opinion + issue, early)
    assert {"PRI01", "PRI02"} <= skipped(ledger_of_one, issue, IN_STAGE)
    assert {"PRI01", "PRI02"} <= skipped(ledger_of_one, opinion, IN_STAGE)
    assert not {"PRI01", "PRI02"} & skipped(ledger_of_one, opinion + issue, IN_STAGE)


def test_issue_that_ties_for_a_priority_need_not_be_one(codes: Codes) -> None:
    many = range(1, 6)
    opinions = "".join(
        f"  - {{id: O-{n}, date: 2006-05-10, nature: complaint, issue: I-{n}}}\n" for n in many
    )
    issues = "".join(f"  - {{id: I-{n}, title: 问题{n}}}\n" for n in many)
    found = codes(f"opinions:\n{opinions}issues:\n{issues}")
    assert not [code for code in found if code.startswith("PRI02")]


def test_issue_that_cannot_be_solved_yet_need_not_be_a_priority(codes: Codes) -> None:
    found = codes(
        "opinions:\n"
        "  - {id: O-1, date: 2006-05-10, nature: complaint, issue: I-1}\n"
        "issues:\n"
        "  - {id: I-1, title: 路, log: [{date: 2006-05-12, event: explained, text: 县里统修}]}\n"
    )
    assert not [code for code in found if code.startswith("PRI02")]


def test_measures_are_not_asked_for_before_the_stage(ledger_of_one: Path) -> None:
    path = ledger_of_one / "data" / "units" / "unit.yaml"
    path.write_text(f"{HEAD}issues:\n  - {{id: I-1, title: 路}}\n", encoding="utf-8")
    found = findings_in(ledger_of_one, dt.date(2006, 2, 1))
    assert "RSP01" not in {item.code for item in found}


def test_own_issue_of_a_member_is_closed_without_being_published(codes: Codes) -> None:
    found = codes(
        "issues:\n"
        "  - id: I-1\n"
        "    title: 笔记断了两个月\n"
        "    member: 李建国\n"
        "    log: [{date: 2006-05-12, event: closed, by: 李建国}]\n"
    )
    lines = sorted(code for code in found if code.startswith("CLS"))
    assert lines == ["CLS01:7", "CLS01:7"]  # by himself, and without evidence


def test_copy_of_a_shared_issue_leaves_partners_to_the_lead(codes: Codes) -> None:
    found = codes("issues:\n  - {id: I-1, title: 垃圾, shared: {lead: zhen, of: zhen#I-2}}\n")
    assert not [code for code in found if code.startswith(("COO", "RSP"))]


def test_relay_without_a_day_is_only_incomplete(codes: Codes) -> None:
    found = codes("opinions:\n  - {id: O-1, date: 2006-03-10, text: 路, relayed: {to: 村委会}}\n")
    assert "FIL05:4" in found
    assert "FBK01:4" not in found


def test_whoever_is_on_the_roster_is_a_person(codes: Codes) -> None:
    found = codes(
        "members:\n"
        "  - {name: 吴支部}\n"
        "issues:\n"
        "  - {id: I-1, title: 路, owner: 吴支部}\n"
        "  - {id: I-2, title: 渠, owner: 村支部}\n"
        "lookbacks:\n"
        "  - {date: 2006-05-10, issues: {I-1: {follow_up: {text: 补漏}}}}\n"
        "makeups:\n"
        "  - {id: B-1, opened: 2006-05-12, tasks: [{text: 账目上墙}]}\n"
    )
    assert [code for code in found if code.startswith("RSP02")] == ["RSP02:7"]
