"""What is promised for a day: extensions, steps, and what is to be done at once."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import findings_in
from tests.looking import Look, chosen


@pytest.fixture
def find(ledger_of_one: Path) -> Look:
    return Look(ledger_of_one)


DAY = dt.date(2006, 3, 25)
STEPS = (
    "issues:\n"
    "  - id: I-1\n"
    "    title: 路\n"
    "    track: phased\n"
    "    milestones: [{due: 2006-03-15%s}, {due: 2006-05-15}]\n"
    "    log: [{date: 2006-03-20, event: extended, due: 2006-04-15, reason: 雨, by: 覃志远}]\n"
)


@pytest.mark.parametrize(
    ("done", "late"), [("", True), (", done: 2006-03-22", True), (", done: 2006-03-14", False)]
)
def test_extending_does_not_hide_a_milestone_that_was_missed(
    find: Look, done: str, *, late: bool
) -> None:
    found = chosen(find(STEPS % done, DAY), "DUE02")
    assert found == (["DUE02:8 error"] if late else [])


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        (", due: 2006-04-15", 0),
        (", found: 2006-03-24", 0),
        (", log: [{date: 2006-03-10, event: done}]", 0),
    ],
)
def test_what_is_to_be_done_at_once_says_from_what_day(find: Look, more: str, count: int) -> None:
    found = find(f"issues:\n  - {{id: I-1, title: 路, track: immediate{more}}}\n", DAY)
    assert chosen(found, "TRK02") == ["TRK02:4 error"] * count


@pytest.mark.parametrize(("present", "count"), [(55, 0), (54, 1)])
def test_attendance_is_compared_exactly(find: Look, present: int, count: int) -> None:
    find.campaign("limits: {attendance: 0.55}\n")
    meeting = f"{{date: 2006-03-10, kind: study, expected: 100, present: {present}}}"
    assert len(chosen(find(f"meetings: [{meeting}]\n", DAY), "STU02")) == count


@pytest.mark.parametrize("note", ['""', '" "', '"　"'])
def test_nothing_found_is_in_writing(find: Look, note: str) -> None:
    found = find(f"nothing_found: {{countryside: {note}, production: {note}}}\n", DAY)
    missing = {line.partition(":")[0] for line in found}
    assert {"PLN02", "PLN03", "WRK02"} <= missing


def test_a_bare_dash_is_no_goal(find: Look) -> None:
    assert "PLN02:4 error" in find("plan:\n  goals:\n    -\n", DAY)


def test_what_was_missed_is_not_made_up_before_it_was_held(find: Look) -> None:
    found = find(
        "meetings:\n"
        "  - date: 2006-03-10\n"
        "    kind: study\n"
        "    absent:\n"
        "      - {name: 李四, made_up: 2006-03-09}\n"
        "      - {name: 王五, made_up: 2006-03-10}\n",
        DAY,
    )
    assert chosen(found, "SEQ05") == ["SEQ05:7 error"]


def test_a_rule_that_was_abolished_is_no_lasting_one(find: Look) -> None:
    gone = "mechanisms: [{id: Z-1, title: 旧制度, change: %s, adopted: 2006-03-01, owner: 李四}]\n"
    finished = "finished: {date: 2006-03-20}\n"
    assert chosen(find(finished + gone % "abolished", DAY), "MEC02") == ["MEC02:4 error"]
    assert chosen(find(finished + gone % "revised", DAY), "MEC02") == []


def test_an_answer_without_any_decision_is_a_promise(find: Look) -> None:
    opinion = "opinions: [{id: O-1, date: 2006-03-10, reply: {date: 2006-03-12}%s}]\n"
    decided = ", decision: {date: 2006-03-12, outcome: accepted}"
    assert chosen(find(opinion % "", DAY), "OPN06") == ["OPN06:3 warning"]
    assert chosen(find(opinion % decided, DAY), "OPN06") == []


@pytest.mark.parametrize("digest", ["abc", "", "x" * 16, "a" * 65])
def test_a_digest_that_is_none_is_not_taken_for_a_name(find: Look, digest: str) -> None:
    folder = find.ledger / "data" / "evidence"
    folder.mkdir()
    (folder / "a.txt").write_text("", encoding="utf-8")
    measure = f"{{id: M-1, evidence: 'a.txt#sha256={digest}'}}"
    find(f"issues: [{{id: I-1, title: 路, measures: [{measure}]}}]\n", DAY)
    said = [item.message.en for item in findings_in(find.ledger, DAY) if item.code == "REF03"]
    assert said == [f"the digest of a.txt, {digest!r}, is not 8 to 64 hexadecimal digits"]
