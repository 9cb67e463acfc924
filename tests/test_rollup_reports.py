"""The reports of `rollup`: table, Markdown, HTML, CSV and JSON."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.small_ledger import DAY, Out, rolled_up, write_ledger
from zhenggai.load import open_ledger
from zhenggai.report.clean import width
from zhenggai.report.csv_text import csv_text
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_report import layout_of, report_of
from zhenggai.report.rollup_table import as_table
from zhenggai.report.view import Overview
from zhenggai.tally.asked import Asked
from zhenggai.tally.tree import roll_up

HERE = Path(__file__).parent


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def overview_of(ledger: Path, unit: str) -> Overview:
    opened = open_ledger(ledger)
    occasion = Occasion(opened.campaign, DAY, "zh")
    tree = roll_up(opened, Asked(unit, (DAY,))).tree
    return report_of(tree, layout_of("", "", "", occasion), occasion).overview()


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        ("table.txt", []),
        ("by-theme.txt", ["jiangnan", "--depth", "0", "--by", "theme"]),
        ("by-owner.txt", ["--by", "owner"]),
        ("town.md", ["jiangnan", "--format", "md"]),
        ("town.csv", ["jiangnan", "--format", "csv", "--depth", "0"]),
    ],
)
def test_report_is_as_it_was_reviewed(
    ledger: Path, capsys: Out, snapshot: str, words: list[str]
) -> None:
    expected = (HERE / "rollup" / snapshot).read_bytes().decode("utf-8")
    assert rolled_up(ledger, capsys, *words) == expected


def test_table_in_english(ledger: Path, capsys: Out) -> None:
    lines = rolled_up(ledger, capsys, "--depth", "0", lang="en").splitlines()
    assert lines[0] == "试点活动: roll-up of rectification  as of 31 March 2006"
    assert lines[3].split()[:6] == ["all", "units", "2", "1", "2", "1"]
    assert "Not all units below are listed; they are counted in those above." in lines


@pytest.mark.parametrize(
    ("columns", "kept"), [(200, 9), (100, 8), (80, 6), (60, 4), (30, 2), (25, 1)]
)
def test_narrow_terminal_keeps_the_completion_rate(ledger: Path, columns: int, kept: int) -> None:
    view = overview_of(ledger, "jiangnan")
    lines = as_table(view, "zh", columns, color=False).splitlines()
    assert len(lines[2].split()) - 1 == kept
    assert "整改完成率" in lines[2]
    assert "50.0% (1/2)" in lines[3]
    assert all(width(line) <= columns for line in lines[2:6])
    assert any("终端太窄" in line for line in lines) == (kept < 9)


def test_colour_marks_what_is_overdue(ledger: Path) -> None:
    view = overview_of(ledger, "")
    assert "\x1b[1;31m" in as_table(view, "zh", 200, color=True)


def test_json_has_the_shape_of_the_format(ledger: Path, capsys: Out) -> None:
    found = json.loads(rolled_up(ledger, capsys, "--format", "json"))
    assert (found["version"], found["as_of"]) == (1, "2006-03-31")
    root = found["unit"]
    assert list(root) == ["id", "name", "kind", "own", "total", "rates", "children"]
    assert (root["id"], root["name"], root["kind"]) == ("campaign", "试点活动", "")
    town, group = root["children"]
    assert (town["id"], town["name"], town["kind"]) == ("jiangnan", "江南镇", "organ")
    assert (group["id"], group["name"], group["kind"]) == ("外地", "外地", "")
    assert [item["id"] for item in group["children"]] == ["外地/evil"]
    assert group["own"]["units"] == 0
    assert group["total"]["units"] == 1
    assert town["total"]["issues"]["outside"] == 1
    assert town["rates"]["completion"] == {"numerator": 1, "denominator": 2, "value": 0.5}
    # Every node shows the same metrics, the issues without a theme too.
    assert root["own"]["issues"]["by_theme"] == {
        **dict.fromkeys(["production", "livelihood", "civility", "appearance", "democracy"], 0),
        "": 0,
    }
    assert town["total"]["issues"]["by_theme"][""] == 1


def test_csv_is_no_formula_and_numbers_are_numbers(ledger: Path, capsys: Out) -> None:
    text = rolled_up(ledger, capsys, "--format", "csv", "--by", "kind")
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    names = {row["单位"] for row in rows}
    assert "'=cmd|' /C calc'!A0" in names
    village = [row for row in rows if row["单位"] == "李家村" and row["口径"] == "合计"]
    assert [(row["单位类型"], row["意见: 条数"], row["层级"]) for row in village] == [
        ("村", "1", "2")
    ]
    assert (village[0]["逾期率: 分子"], village[0]["逾期率: 值"]) == ("1", "1.0")
    assert village[0]["意见采纳率: 值"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])  # noqa: RUF001
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    text = csv_text([[f"{start}1", -1, None]])
    row = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert row == [f"'{start}1", "-1", ""]


def test_html_stands_alone_and_escapes(ledger: Path, capsys: Out) -> None:
    evil = ledger / "data" / "units" / "外地" / "evil.yaml"
    evil.write_text("name: <script>alert(1)</script>\nkind: village\n", encoding="utf-8")
    page = rolled_up(ledger, capsys, "--format", "html")
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "Content-Security-Policy" in page
    assert "http" not in page.replace("http-equiv", "")


def test_output_goes_to_a_file(ledger: Path, capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "new" / "figures.csv"
    rolled_up(ledger, capsys, "--format", "csv", "--output", str(path), "--quiet")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in path.read_bytes()
    assert b"\r\r" not in path.read_bytes()


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("kind", ["organ", "village"]),
        ("batch", ["batch 2", "batch 3", "none"]),
        ("tag", ["none"]),
        ("focus", ["main problem"]),
    ],
)
def test_groups_are_called_by_their_names(
    ledger: Path, capsys: Out, by: str, names: list[str]
) -> None:
    table = rolled_up(ledger, capsys, "--depth", "0", "--by", by, lang="en")
    lines = [line.strip() for line in table.splitlines()[4:]]
    assert [line[: len(name)] for line, name in zip(lines, names, strict=False)] == names


def test_what_overlaps_is_said(ledger: Path, capsys: Out) -> None:
    assert "they may add up to more" in rolled_up(ledger, capsys, "--by", "tag", lang="en")
    assert "may be in several groups" in rolled_up(ledger, capsys, "--by", "area", lang="en")
