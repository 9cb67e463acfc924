"""Due dates are counted as the rules count them, and every one is explained."""

import datetime as dt

import pytest
from hypothesis import given, settings

from tests.naive.dues import dues as naive_dues
from tests.standing_ledger import CAMPAIGN
from tests.strategies import Raw, as_loaded, days, units, yaml_of
from zhenggai.deadlines import WorkCalendar
from zhenggai.dues.base import Counted, Due, Typed
from zhenggai.dues.choice import Wanted
from zhenggai.dues.of_unit import dues
from zhenggai.reading import read_unit
from zhenggai.report.due_words import explained, left_text
from zhenggai.rules.base import Surroundings
from zhenggai.rules.runner import build_case


def due_of(unit: Raw, day: dt.date) -> tuple[Due, ...]:
    read, _ = read_unit(yaml_of(unit).encode(), "a.yaml", "a", CAMPAIGN.lists)
    assert read is not None
    return dues(build_case(read, Surroundings(CAMPAIGN, day, day)))


@given(units(), days())
@settings(max_examples=150, deadline=None)
def test_all_that_is_due_agrees_with_a_second_computation(unit: Raw, day: dt.date) -> None:
    found = due_of(unit, day)
    short = [(due.kind, due.matter.record, due.day) for due in found]
    assert sorted(short, key=lambda due: (due[2], due[0], due[1])) == naive_dues(
        as_loaded(unit), day
    )
    assert [due.day for due in found] == sorted(due.day for due in found)


@given(units(), days())
@settings(deadline=None)
def test_names_of_due_dates_are_told_apart(unit: Raw, day: dt.date) -> None:
    for visit in unit["visits"]:
        visit.pop("orders", None)  # the generated ones all have one id
    found = due_of(unit, day)
    assert len({due.uid for due in found}) == len(found)


@given(units(), days())
@settings(deadline=None)
def test_every_day_is_explained_to_its_end(unit: Raw, day: dt.date) -> None:
    calendar = WorkCalendar(None)
    for due in due_of(unit, day):
        said = list(explained(due, calendar))
        assert said
        basis = due.basis
        if isinstance(basis, Typed):
            shown = basis.extensions[-1].due if basis.extensions else basis.due
            assert shown == due.day
        else:
            assert said[-1].en.startswith(f"last day {due.day}")


def test_a_year_that_no_calendar_knows_is_told() -> None:
    basis = Counted(dt.date(2999, 12, 1), "received", "reply_days", 15)
    opinion = {"id": "O-1", "from": "public", "nature": "wish", "date": dt.date(2999, 12, 1)}
    unit = {"name": "村", "kind": "village", "opinions": [opinion]}
    found = due_of(unit, dt.date(2999, 12, 2))
    reply = next(due for due in found if due.kind == "reply")
    assert reply.basis == basis
    said = [text.en for text in explained(reply, WorkCalendar(None))]
    assert said[-2].startswith("last day 2999-12-16")
    assert said[-1].startswith("no calendar knows the days off of that year")


def test_limits_of_one_day_and_of_none_are_explained() -> None:
    said = {
        days: [
            text.en
            for text in explained(
                _counted_due(Counted(dt.date(2006, 3, 6), "found", "start_days", days)),
                WorkCalendar(None),
            )
        ]
        for days in (0, 1)
    }
    assert said[0][1:] == ["last day 2006-03-06 (Monday)"]
    assert said[1][1:] == ["2006-03-07: day 1", "last day 2006-03-07 (Tuesday)"]


def _counted_due(basis: Counted) -> Due:
    unit = {
        "name": "村",
        "kind": "village",
        "issues": [{"id": "I-1", "title": "路", "track": "immediate", "found": basis.start}],
    }
    start = next(due for due in due_of(unit, basis.start) if due.kind == "start")
    day = WorkCalendar(None).add_days(basis.start, basis.days).day
    return Due("start", start.matter, day, start.at, basis)


def test_an_extension_of_nothing_is_explained() -> None:
    moved = {"date": dt.date(2006, 3, 1), "event": "extended", "due": dt.date(2006, 3, 9)}
    unit = {
        "name": "村",
        "kind": "village",
        "issues": [{"id": "I-1", "title": "路", "log": [moved]}],
    }
    (found,) = due_of(unit, dt.date(2006, 3, 2))
    said = [text.zh for text in explained(found, WorkCalendar(None))]
    assert said[0] == "原来没有写时限"
    assert said[1].startswith("2006-03-01 延期到 2006-03-09")


@pytest.mark.parametrize(
    ("left", "said"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "in 1 day"), (9, "in 9 days")],
)
def test_days_left_are_said(left: int, said: str) -> None:
    assert left_text(left).en == said


def test_an_owner_among_several_is_found() -> None:
    unit = {
        "name": "村",
        "kind": "village",
        "issues": [
            {"id": "I-1", "title": "路", "owner": "李建国、陈志强", "due": dt.date(2006, 3, 1)},
            {"id": "I-2", "title": "水", "owner": "李建国强", "due": dt.date(2006, 3, 1)},
        ],
    }
    day = dt.date(2006, 2, 1)
    found = Wanted(owner="李建国").of(due_of(unit, day), day)
    assert [due.matter.record for due in found] == ["I-1"]
