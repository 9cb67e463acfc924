"""What is public of a unit, and the digests of it."""

import datetime as dt

import pytest

from tests.papers_at_hand import JUNE, MAY, change, small_ledger, unit_on
from zhenggai.dates import day_text, deadline_text, due_text, numeral_text, span_text
from zhenggai.model.schema import Month
from zhenggai.public import lookback_digest, notice_digest, pieces
from zhenggai.rows import issue_rows, reply_rows
from zhenggai.words import Text


def test_deadlines_as_printed() -> None:
    said = {row.issue.id: row.deadline.zh for row in issue_rows(unit_on(MAY))}
    assert said == {
        "I-001": "2006年5月底前",
        "I-002": "2006年3月31日（延期，原定2006年3月15日）",
        "I-003": "马上整改",
        "I-004": "2006年4月30日，并长期坚持",
        "I-005": "",
        "I-006": "逐步解决",
        "I-007": "2006年5月10日",
    }


def test_next_step_is_the_deadline_of_a_phased_issue_without_one() -> None:
    day = dt.date(2006, 3, 1)
    issue = next(issue for issue in unit_on(day).issues if issue.id == "I-006")
    assert deadline_text(issue).en == "step by step; next step: 15 April 2006"


def test_member_opinions_praise_and_raisers_stay_out_of_replies() -> None:
    assert [row.opinion.id for row in reply_rows(unit_on(MAY))] == [
        *("O-001", "O-002", "O-003", "O-004"),
    ]


def test_days_are_never_padded() -> None:
    day = dt.date(2006, 3, 5)
    assert day_text(day) == Text("2006年3月5日", "5 March 2006")
    assert due_text(Month(2006, 3, 31)) == Text("2006年3月底前", "by the end of March 2006")
    assert span_text(day, dt.date(2007, 1, 2)).zh == "2006年3月5日至2007年1月2日"
    assert numeral_text(dt.date(2006, 12, 31)).zh == "二○○六年十二月三十一日"
    assert numeral_text(dt.date(2010, 10, 20)).zh == "二○一○年十月二十日"


def test_digest_follows_what_is_printed() -> None:
    unit, campaign = unit_on(MAY), small_ledger().campaign
    notice = next(item for item in unit.notices if item.id == "N-3")
    before = notice_digest(unit, notice, campaign)
    issue = unit.issues[0]
    hidden = change(unit, issues=(change(issue, text="别的", cause="别的"), *unit.issues[1:]))
    assert notice_digest(hidden, notice, campaign) == before
    shown = change(unit, issues=(change(issue, public_text="别的"), *unit.issues[1:]))
    assert notice_digest(shown, notice, campaign) != before
    month = change(unit, issues=(change(issue, due=dt.date(2006, 5, 31)), *unit.issues[1:]))
    assert notice_digest(month, notice, campaign) != before
    assert len(before) == 16


@pytest.mark.parametrize(
    "covers", ["plan", "progress", "results", "replies", "survey", "mechanisms", "lookback"]
)
def test_pieces_are_found_at_their_place(covers: str) -> None:
    for piece in pieces(unit_on(JUNE), covers, small_ledger().campaign):
        assert piece.text
        assert piece.record.at(piece.field).line > 0


def test_digest_of_a_look_back_follows_what_it_judged() -> None:
    issues = unit_on(MAY).public_issues
    before = lookback_digest(issues)
    assert lookback_digest(issues[::-1]) == before
    assert lookback_digest([change(issues[0], goal="别的"), *issues[1:]]) != before
    assert lookback_digest([change(issues[0], key_reason="别的"), *issues[1:]]) == before


def test_unit_without_contact_or_survey_has_pieces_too() -> None:
    unit = unit_on(MAY, "shuinan/shatian")
    campaign = change(small_ledger().campaign, contact=None)
    for covers in ("survey", "results", ""):
        assert [piece.text for piece in pieces(unit, covers, campaign)] == ["沙田村党支部"]


def test_effect_is_empty_where_nothing_is_written() -> None:
    unit = unit_on(MAY)
    issue = next(issue for issue in unit.issues if issue.id == "I-002")
    silent = change(issue, log=tuple(change(event, text="", reason="") for event in issue.log))
    assert issue_rows(change(unit, issues=(silent,)))[0].effect == ""
