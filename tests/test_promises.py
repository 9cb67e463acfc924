"""What is promised for a day: extensions, steps, and what is to be done at once."""

import datetime as dt
from pathlib import Path

import pytest

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
