"""`reconcile`: the three accounts, what is open in each, and that all commands agree on it."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.conftest import findings_in
from tests.naive.rates import rates as naive_rates
from tests.standing_ledger import (
    CAMPAIGN,
    LIJIA,
    UNREADABLE,
    Out,
    command,
    printed,
    reviewed,
    write_ledger,
)
from tests.strategies import Raw, as_loaded, days, units, yaml_of
from zhenggai.dues.accounts import Open, open_in
from zhenggai.load import open_ledger
from zhenggai.outlook import look
from zhenggai.reading import read_unit
from zhenggai.report.reconcile_text import as_table
from zhenggai.report.reconciled import reconciled
from zhenggai.report.standing import Occasion
from zhenggai.rules.base import Surroundings
from zhenggai.rules.runner import build_case

ROOT = Path(__file__).parent.parent
ACCOUNTS = ("issues", "opinions", "measures")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def open_items(unit: Raw, day: dt.date) -> tuple[Open, ...]:
    read, _ = read_unit(yaml_of(unit).encode(), "a.yaml", "a", CAMPAIGN.lists)
    assert read is not None
    return open_in(build_case(read, Surroundings(CAMPAIGN, day, day)))


@given(units(), days())
@settings(max_examples=150, deadline=None)
def test_what_is_open_is_what_the_ratios_lack(unit: Raw, day: dt.date) -> None:
    found = [item.account for item in open_items(unit, day)]
    expected = naive_rates(as_loaded(unit), day)
    for name in ACCOUNTS:
        numerator, denominator = expected[f"accounts_{name}"]
        assert found.count(name) == denominator - numerator


def ratios(accounts: Any) -> list[tuple[int, int]]:  # noqa: ANN401 - JSON
    return [(accounts[name]["numerator"], accounts[name]["denominator"]) for name in ACCOUNTS]


@pytest.mark.parametrize("day", ["2006-03-15", "2006-04-20", "2006-06-20"])
def test_ratios_equal_those_of_the_roll_up(capsys: Out, day: str) -> None:
    found = json.loads(printed(ROOT, capsys, "reconcile", "--format", "json", day=day))
    rolled_up = json.loads(printed(ROOT, capsys, "rollup", "--format", "json", day=day))
    rates = rolled_up["unit"]["rates"]
    assert found["accounts"] == {name: rates[f"accounts_{name}"] for name in ACCOUNTS}
    for place, (numerator, denominator) in enumerate(ratios(found["accounts"])):
        parts = [ratios(unit["accounts"])[place] for unit in found["units"]]
        assert numerator == sum(part[0] for part in parts)
        assert denominator == sum(part[1] for part in parts)


def test_what_is_open_is_what_the_rules_find_when_a_unit_has_finished(
    ledger: Path, capsys: Out
) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("finished: {date: 2006-03-14}\n")
    found = json.loads(printed(ledger, capsys, "reconcile", LIJIA, "--format", "json"))
    rules = [
        (finding.code, finding.record)
        for finding in findings_in(ledger, dt.date(2006, 3, 15))
        if finding.code.startswith("CLO") and finding.unit == LIJIA
    ]
    codes = dict(zip(ACCOUNTS, ("CLO01", "CLO02", "CLO03"), strict=True))
    assert sorted(rules) == sorted((codes[it["account"]], it["record"]) for it in found["open"])
    assert len(rules) == 5


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_table_is_as_it_was_reviewed(ledger: Path, capsys: Out, lang: str) -> None:
    assert printed(ledger, capsys, "reconcile", lang=lang) == reviewed(f"reconcile.{lang}.txt")


def test_markdown_is_as_it_was_reviewed(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    text = path.read_text(encoding="utf-8").replace("title: 自来水", 'title: "自来水|<b>*管*"')
    path.write_text(text, encoding="utf-8")
    assert printed(ledger, capsys, "reconcile", "--format", "md") == reviewed("reconcile.md")


@pytest.mark.parametrize("form", ["table", "md"])
def test_settled_accounts_are_said(ledger: Path, capsys: Out, form: str) -> None:
    shown = printed(ledger, capsys, "reconcile", "jiangnan/hekou", "--format", form, lang="en")
    assert shown.endswith("\nAll three accounts are settled.\n")
    assert shown.splitlines()[0].endswith("河口村党支部: the three accounts as of 15 March 2006")


def test_json_has_the_documented_shape(ledger: Path, capsys: Out) -> None:
    found = json.loads(printed(ledger, capsys, "reconcile", LIJIA, "--format", "json", lang="en"))
    assert list(found) == ["version", "as_of", "accounts", "units", "open"]
    assert (found["version"], found["as_of"]) == (1, "2006-03-15")
    assert ratios(found["accounts"]) == [(2, 4), (0, 2), (1, 2)]
    assert found["units"] == [
        {"unit": LIJIA, "name": "李家村党支部", "read": True, "accounts": found["accounts"]}
    ]
    assert found["open"][-1] == {
        "account": "measures",
        "unit": LIJIA,
        "record": "M-2",
        "issue": "I-1",
        "text": "修桥",
        "owner": "陈志强",
        "since": "2006-01-22",
        "due": "2006-03-15",
        "state": "not done",
        "path": "data/units/jiangnan/lijia.yaml",
        "line": 27,
        "column": 10,
    }


def test_csv_has_a_row_for_all_that_is_open(ledger: Path, capsys: Out) -> None:
    shown = printed(ledger, capsys, "reconcile", "--format", "csv", lang="en")
    rows = list(csv.DictReader(io.StringIO(shown.removeprefix("\ufeff"))))
    assert [(row["account"], row["record"], row["state"], row["line"]) for row in rows] == [
        ("issues with a result", "I-1", "not started", "6"),
        ("issues with a result", "I-1", "in progress", "19"),
        ("issues with a result", "I-2", "not started", "32"),
        ("opinions with a reply", "O-1", "not decided", "6"),
        ("opinions with a reply", "O-2", "decided, no reply posted", "7"),
        ("measures carried out", "M-2", "not done", "27"),
    ]
    # What is to be done at once is due by its limit; what came up is open since then.
    assert [rows[0][name] for name in ("who is to act", "since", "due")] == [
        "黄丽萍",
        "2006-01-25",
        "2006-02-09",
    ]


def test_a_reply_that_was_not_given_is_told_from_one_that_was_not_posted() -> None:
    opinion = {
        "from": "public",
        "nature": "wish",
        "decision": {"date": dt.date(2006, 2, 1), "outcome": "accepted"},
    }
    named = {"id": "O-1", **opinion}
    unit = {"name": "村", "kind": "village", "opinions": [named]}
    (found,) = open_items(unit, dt.date(2006, 3, 1))
    assert (found.state.en, found.since, found.due) == ("decided, no reply", None, None)


def test_an_issue_that_came_back_is_open_since_then() -> None:
    log = [
        {"date": dt.date(2006, 2, 1), "event": "done"},
        {"date": dt.date(2006, 2, 9), "event": "reopened"},
    ]
    issue = {"id": "I-1", "title": "路", "found": dt.date(2006, 1, 9), "log": log}
    (found,) = open_items({"name": "村", "kind": "village", "issues": [issue]}, dt.date(2006, 3, 1))
    assert (found.since, found.state.en) == (dt.date(2006, 2, 9), "in progress")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["reconcile"], 0),
        (["reconcile", "--check"], 1),
        (["reconcile", "jiangnan/hekou", "--check"], 0),
        (["reconcile", LIJIA, "jiangnan/hekou", "--check", "--format", "csv"], 1),
    ],
)
def test_exit_code_is_1_only_where_a_check_is_asked_for(
    ledger: Path, capsys: Out, words: list[str], code: int
) -> None:
    assert command(ledger, capsys, *words)[0] == code


@pytest.mark.parametrize("words", [["--check"], ["--format", "md"], ["--format", "json"]])
def test_a_unit_that_cannot_be_read_is_told(ledger: Path, capsys: Out, words: list[str]) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "hekou.yaml"
    path.write_text(UNREADABLE, encoding="utf-8")
    code, out, err = command(ledger, capsys, "reconcile", "jiangnan", *words, lang="en")
    assert code == (1 if words == ["--check"] else 0)
    assert err.startswith("data/units/jiangnan/hekou.yaml:")
    assert "cannot be read" in out or '"read": false' in out
    code, _, _ = command(ledger, capsys, "reconcile", "jiangnan/hekou")
    assert code == 1


def test_values_that_cannot_be_read_are_told(ledger: Path, capsys: Out) -> None:
    for name, said in (("hekou", "1 unit has faults"), ("lijia", "2 units have faults")):
        path = ledger / "data" / "units" / "jiangnan" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8").replace("2006-02-20", "2006-02-40")
        path.write_text(text, encoding="utf-8")
        assert said in command(ledger, capsys, "reconcile", lang="en")[2]
    assert command(ledger, capsys, "reconcile", "--quiet")[2] == ""


def test_a_narrow_terminal_cuts_no_day_and_no_place(ledger: Path) -> None:
    opened, day = open_ledger(ledger), dt.date(2006, 3, 15)
    shown = reconciled(look(opened, opened.units, day), Occasion(opened.campaign, day, "zh"))
    narrow = as_table(shown, "zh", 70, color=True)
    assert "终端太窄，没有显示: 位置。" in narrow
    assert "2006-01-22" in narrow
    assert "\x1b[1m没有结果的问题（3）\x1b[0m" in narrow
