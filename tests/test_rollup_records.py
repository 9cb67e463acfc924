"""`rollup --show`: the records behind a number add up to it, each with its place."""

import json
from pathlib import Path

import pytest

from tests.sample_city import SAMPLE, out_of, rows_of, total_behind
from tests.small_ledger import DAY, Out, command, rolled_up, write_ledger
from zhenggai.figures.quantity import quantity
from zhenggai.load import open_ledger
from zhenggai.report.clean import width
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_records import as_table
from zhenggai.tally.asked import Asked
from zhenggai.tally.mounted import Ledgers, Mounted
from zhenggai.tally.records import records_behind


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


@pytest.mark.parametrize("metric", ["issues.resolved", "opinions.people", "members.floating"])
@pytest.mark.parametrize("unit", [[], ["平塘镇"]])
def test_records_behind_a_number_add_up_to_it(capsys: Out, metric: str, unit: list[str]) -> None:
    found = total_behind(capsys, *unit, "--show", metric)
    group, name = metric.split(".")
    whole = total_behind(capsys, *unit, "--depth", "0")["unit"]["total"][group][name]
    assert found["total"] == {"number": whole}
    assert sum(item["number"] for item in found["records"]) == whole > 0
    for item in found["records"]:
        line = (SAMPLE / item["path"]).read_text(encoding="utf-8").split("\n")[item["line"] - 1]
        assert line[item["column"] - 1 :].partition(":")[0] in ("id", "name", "编号", "姓名")


def test_records_behind_a_rate_have_two_numbers(capsys: Out) -> None:
    found = total_behind(capsys, "--show", "reply", "--since", "2006-03-01")
    rate = total_behind(capsys, "--depth", "0")["unit"]["rates"]["reply"]
    assert found["total"] == {name: rate[name] for name in ("numerator", "denominator")}
    then = sum(item["since"]["denominator"] for item in found["records"])
    assert then == found["total_since"]["denominator"] < rate["denominator"]
    rows = rows_of(out_of(capsys, "rollup", "--show", "reply", "--format", "csv"))
    assert sum(int(row["分子"]) for row in rows) == rate["numerator"]


def test_a_narrow_terminal_cuts_what_records_say(ledger: Path) -> None:
    opened = open_ledger(ledger)
    taken = quantity("completion", opened.campaign)
    found = records_behind(
        Ledgers((Mounted(opened),)), Asked("", (DAY,)), frozenset(taken.metrics)
    ).found
    occasion = Occasion(opened.campaign, DAY, "zh")
    lines = as_table(found, taken, occasion, 76, color=False).splitlines()
    assert lines[1].endswith("data/units/jiangnan.yaml:5:5        窗口中…")
    assert all(width(line) <= 76 for line in lines[:3])


def test_what_cannot_be_read_is_told_beside_the_records(ledger: Path, capsys: Out) -> None:
    (ledger / "data" / "units" / "broken.yaml").write_text("name: [\n", encoding="utf-8")
    code, out, err = command(ledger, capsys, "--show", "issues.total", "--format", "json")
    assert (code, json.loads(out)["total"]) == (0, {"number": 2})
    assert err.startswith("data/units/broken.yaml:")


def test_nothing_behind_a_number_is_said_too(ledger: Path, capsys: Out) -> None:
    assert rolled_up(ledger, capsys, "--show", "issues.key") == (
        "问题: 重点 = 0，截至2006年3月31日（0条记录）\n"
    )
