"""A waiver accepts what is found, whenever the ledger is looked at."""

import datetime as dt
from pathlib import Path

import pytest

from tests.looking import Look, chosen


@pytest.fixture
def find(ledger_of_one: Path) -> Look:
    return Look(ledger_of_one)


ISSUE = (
    "issues:\n"
    "  - id: I-1\n"
    "    title: 路\n"
    "    log: [{date: 2006-05-08, event: done, text: 通车}, {date: 2006-05-10, event: closed}]\n"
)
EARLIER, THEN = dt.date(2006, 5, 9), dt.date(2006, 5, 10)


@pytest.mark.parametrize("record", ["I-1", '"unit#I-1"'])
def test_full_id_names_the_record_as_well(find: Look, record: str) -> None:
    text = f"{ISSUE}waivers: [{{rule: CLS01, record: {record}, reason: 补录旧账}}]\n"
    assert chosen(find(text, THEN), "CLS01") + chosen(find(text, THEN), "WVR01") == []


@pytest.mark.parametrize("code", ["CLS01", "LBK02"])
def test_what_was_not_needed_yet_is_not_void_on_an_earlier_day(find: Look, code: str) -> None:
    text = f"{ISSUE}waivers: [{{rule: {code}, reason: 补录旧账}}]\n"
    assert chosen(find(text, EARLIER), "WVR01") == []


def test_what_silences_nothing_is_void_once_all_has_happened(find: Look) -> None:
    text = f"{ISSUE}waivers: [{{rule: LBK02, reason: 补录旧账}}]\n"
    assert chosen(find(text, THEN), "WVR01") == ["WVR01:7 error"]


@pytest.mark.parametrize("blank", ['" "', '"　"', '""'])
def test_a_blank_reason_is_none(find: Look, blank: str) -> None:
    text = f"{ISSUE}waivers: [{{rule: CLS01, reason: {blank}}}]\n"
    assert chosen(find(text, THEN), "WVR01") == ["WVR01:7 error"]
