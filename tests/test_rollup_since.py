"""`rollup --since`: two days, and the change between them in every format."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.small_ledger import DAY, Out, command, rolled_up, write_ledger

SINCE = ("--since", "2006-03-01")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def document(ledger: Path, capsys: Out, *words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(rolled_up(ledger, capsys, "--format", "json", *words))


def test_json_has_the_change_of_every_count_and_rate(ledger: Path, capsys: Out) -> None:
    found = document(ledger, capsys, *SINCE)
    assert (found["as_of"], found["since"]) == ("2006-03-31", "2006-03-01")
    change = found["unit"]["change"]
    assert set(change["total"]) == set(found["unit"]["total"])
    assert change["total"]["issues"]["total"] == -1
    assert change["total"]["issues"]["overdue"] == 1
    # Before, one of three was resolved; now one of two.
    assert change["rates"]["completion"]["denominator"] == -1
    assert change["rates"]["completion"]["value"] == pytest.approx(1 / 2 - 1 / 3)
    assert change["rates"]["satisfaction_broad"] == {
        "numerator": 8,
        "denominator": 9,
        "value": None,
    }


def test_what_is_said_of_a_day_does_not_depend_on_what_it_is_compared_with(
    ledger: Path, capsys: Out
) -> None:
    compared = document(ledger, capsys, *SINCE)["unit"]
    assert said(compared) == said(document(ledger, capsys)["unit"])
    earlier = document(ledger, capsys, "--as-of", SINCE[1])["unit"]
    for name in ("own", "total"):
        assert said(less(compared[name], compared["change"][name])) == said(earlier[name])


def said(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Leave out changes, and nothings: of two days there are the words of both."""
    if isinstance(node, list):
        return [said(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {name: said(item) for name, item in node.items() if name != "change" and item != 0}


def less(now: Any, change: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(now, int):
        return now - change
    return {name: less(now[name], change[name]) for name in now}


def test_a_group_that_is_no_more_still_changed(ledger: Path, capsys: Out) -> None:
    by = document(ledger, capsys, "--by", "theme", *SINCE)["unit"]["by"]
    assert by["democracy"]["total"]["issues"]["total"] == 0
    assert by["democracy"]["change"]["total"]["issues"]["total"] == -1
    assert by["democracy"]["change"]["total"]["issues"]["outside"] == 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2006-02", "2006-02-28"),
        ("7d", "2006-03-24"),
        ("上周", "2006-03-26"),
        ("30天", "2006-03-01"),
    ],
)
def test_days_are_named_as_people_name_them(
    ledger: Path, capsys: Out, typed: str, day: str
) -> None:
    assert document(ledger, capsys, "--since", typed)["since"] == day


def test_csv_has_a_column_for_each_change(ledger: Path, capsys: Out) -> None:
    text = rolled_up(ledger, capsys, "--format", "csv", "--by", "track", *SINCE)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    found = next(
        row
        for row in rows
        if (row["单位"], row["整改类别"], row["口径"]) == ("全部单位", "未填", "合计")
    )
    assert (found["问题: 问题数"], found["问题: 问题数: 变化"]) == ("0", "-1")
    assert (found["整改完成率: 值"], found["整改完成率: 变化"]) == ("", "")


def test_html_and_markdown_say_the_change(ledger: Path, capsys: Out) -> None:
    page = rolled_up(ledger, capsys, "--format", "html", *SINCE)
    assert '50.0% (1/2) <span class="change">+16.7</span>' in page
    assert "与2006年3月1日相比" in page
    page = rolled_up(ledger, capsys, "--format", "md", *SINCE)
    assert "| 50.0% (1/2) (+16.7) |" in page
    assert "| 整改完成率 | 50.0% (+16.7) | 1 | 2 (-1) |" in page
    assert "| 问题: 问题数 | 2 (-1) |" in page


def test_change_of_a_day_with_itself_is_nothing(ledger: Path, capsys: Out) -> None:
    table = rolled_up(ledger, capsys, "--since", DAY.isoformat())
    assert "+" not in table
    assert "新 " not in table


def test_a_later_day_is_refused(ledger: Path, capsys: Out) -> None:
    code, _, err = command(ledger, capsys, "--since", "2006-04-01", lang="en")
    assert code == 2
    assert "--since 2006-04-01 is after --as-of 2006-03-31" in err
    code, _, err = command(ledger, capsys, "--since", "yesteryear", lang="en")
    assert code == 2
    assert "--since yesteryear is no day" in err
