"""`trend`: every day is that day's roll-up; drawn in the terminal and as SVG."""

import csv
import datetime as dt
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from tests.small_ledger import Out, tree, write_ledger
from tests.strategies import Raw, unit_trees, yaml_of
from zhenggai.cli.main import run
from zhenggai.load import open_ledger
from zhenggai.report.clean import width
from zhenggai.report.occasion import Occasion
from zhenggai.report.trend import Trend, columns_of
from zhenggai.report.trend_chart import chart
from zhenggai.report.trend_text import as_text
from zhenggai.tally.asked import Asked
from zhenggai.tally.course import course
from zhenggai.tally.mounted import Ledgers, Mounted
from zhenggai.tally.tree import roll_up

HERE = Path(__file__).parent
DAYS = tuple(dt.date(2006, 1, 1) + dt.timedelta(days=17 * step) for step in range(8))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def command(ledger: Path, capsys: Out, *words: str, lang: str = "zh") -> tuple[int, str, str]:
    common = ["--ledger", str(ledger), "--as-of", "2006-03-31", "--lang", lang]
    code = run(["trend", *common, *words], {})
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def drawn(ledger: Path, capsys: Out, *words: str) -> str:
    code, out, err = command(ledger, capsys, *words)
    assert (code, err) == (0, "")
    return out


def trend_of(ledger: Path, days: tuple[dt.date, ...], columns: str = "") -> Trend:
    opened = open_ledger(ledger)
    occasion = Occasion(opened.campaign, days[-1], "zh")
    found = course(Ledgers((Mounted(opened),)), Asked("", days))
    return Trend(found, days, 17, columns_of(columns, occasion), occasion)


@given(unit_trees())
@settings(max_examples=15, deadline=None)
def test_every_day_is_the_roll_up_of_that_day(
    tmp_path_factory: pytest.TempPathFactory, units: dict[str, Raw]
) -> None:
    root = tmp_path_factory.mktemp("ledger")
    for name, unit in units.items():
        path = root / "data" / "units" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_of(unit), encoding="utf-8")
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    ledger = open_ledger(root)
    for top in ("", *sorted(units)):
        totals = course(Ledgers((Mounted(ledger, top),)), Asked(top, DAYS)).totals
        for day, total in zip(DAYS, totals, strict=True):
            assert total == roll_up(ledger, Asked(top, (day,))).tree.total


def test_json_of_a_day_is_that_of_rollup(ledger: Path, capsys: Out) -> None:
    words = ("jiangnan", "--from", "2006-02-01", "--every", "2w")
    found = json.loads(drawn(ledger, capsys, *words, "--format", "json"))
    some = json.loads(drawn(ledger, capsys, *words, "--format", "json", "--where", "逾期"))
    assert (some["where"], some["days"][-1]["total"]["issues"]["total"]) == ("逾期", 1)
    assert (found["version"], found["as_of"], found["every"]) == (1, "2006-03-31", 14)
    assert found["unit"] == {"id": "jiangnan", "name": "江南镇", "kind": "organ"}
    days = found["days"]
    assert [item["as_of"] for item in days] == [
        "2006-02-03",
        "2006-02-17",
        "2006-03-03",
        "2006-03-17",
        "2006-03-31",
    ]
    node = tree(ledger, capsys, "jiangnan")
    assert days[-1]["rates"] == node["rates"]
    total = days[-1]["total"]
    # All days have the same words: "" for issues without a track, though now there are none.
    assert total["issues"]["by_track"].pop("") == 0
    assert total == node["total"]


def test_csv_has_a_row_a_day(ledger: Path, capsys: Out) -> None:
    whole = drawn(ledger, capsys, "--from", "7d", "--format", "csv")
    text = drawn(
        ledger, capsys, "--from", "7d", "--columns", "issues.overdue,reply", "--format", "csv"
    )
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [list(row.values()) for row in rows] == [
        ["2006-03-24", "1", "1", "2", "0.5"],
        ["2006-03-31", "1", "1", "2", "0.5"],
    ]
    assert "最近测评: 满意" in whole.splitlines()[0]


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        ("trend.txt", ["--from", "2006-02-20"]),
        ("trend.svg", ["--from", "2006-02-20", "--format", "svg"]),
        ("trend-filter.txt", ["jiangnan", "--from", "2006-03-01", "--where", "修路"]),
    ],
)
def test_drawing_is_as_it_was_reviewed(
    ledger: Path, capsys: Out, snapshot: str, words: list[str]
) -> None:
    if snapshot == "trend-filter.txt":
        words = [*words[:-1], "title~修路"]
    expected = (HERE / "rollup" / snapshot).read_text(encoding="utf-8")
    assert drawn(ledger, capsys, *words) == expected


@pytest.mark.parametrize("room", [None, 120, 80, 60, 40, 20])
def test_lines_fit_even_where_blocks_are_twice_as_wide(ledger: Path, room: int | None) -> None:
    lines = as_text(trend_of(ledger, DAYS), room, color=False).splitlines()
    blocks = "▏▎▍▌▋▊▉█▁▂▃▄▅▆▇"
    table = lines[2 : 3 + len(DAYS)]
    assert len(table) == 1 + len(DAYS)
    for line in table:
        twice = width(line) + sum(letter in blocks for letter in line)
        assert room is None or twice <= room
        assert not any(letter in blocks for letter in line.rstrip(blocks))
    narrow = any("终端太窄" in line for line in lines)
    assert narrow == (room is not None and room < 70)


def test_counts_alone_have_bars_and_a_picture_too(ledger: Path) -> None:
    found = trend_of(ledger, DAYS, "issues.total,opinions.people")
    lines = as_text(found, None, color=False).splitlines()
    assert lines[3].endswith("█" * 24)
    assert "横条是问题: 问题数，满格为3。" in lines
    assert [panel.name for panel in chart(found).panels] == ["数字"]


def test_colour_marks_what_is_overdue(ledger: Path) -> None:
    found = trend_of(ledger, DAYS)
    colored = as_text(found, None, color=True)
    assert "\x1b[31m1\x1b[0m" in colored
    plain = as_text(found, None, color=False)
    bare = colored.replace("\x1b[31m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert bare == plain


def test_picture_can_be_read_without_seeing_it(ledger: Path, capsys: Out) -> None:
    evil = ledger / "data" / "units" / "外地.yaml"
    evil.write_text('name: "<script>&\\"x"\nkind: village\n', encoding="utf-8")
    text = drawn(ledger, capsys, "外地", "--format", "svg")
    root = ET.fromstring(text)  # noqa: S314 - our own
    ids = {item.get("id"): item for item in root.iter() if item.get("id")}
    assert [ids[name].tag for name in str(root.get("aria-labelledby")).split()] == [
        f"{SVG}title",
        f"{SVG}desc",
    ]
    assert root.get("role") == "img"
    assert '<script>&"x' in "".join(ids["title"].itertext())
    assert "整改完成率" in "".join(ids["desc"].itertext())
    assert not list(root.iter(f"{SVG}script"))
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_picture_shows_every_number_and_nothing_outside(ledger: Path) -> None:
    found = trend_of(ledger, DAYS, "issues.total,opinions.people,satisfaction_broad,completion")
    view = chart(found)
    cells = [[cell.said for cell in row.cells] for row in view.rows]
    for day, figures, row in zip(DAYS, found.course.totals, cells, strict=True):
        said = [item.quantity.said(figures) for item in found.shown]
        assert row == [day.isoformat(), *said]
    for panel in view.panels:
        top = min(float(tick.at) for tick in panel.ticks)
        for curve in panel.curves:
            for point in curve.points:
                assert view.left <= float(point.x) <= view.right
                assert top <= float(point.y) <= float(panel.bottom)
        labels = sorted(float(curve.label_y) for curve in panel.curves)
        assert all(low - high >= 15 for high, low in pairwise(labels))
    # There was no survey before 20 March: the line begins there.
    survey = next(curve for curve in view.panels[1].curves if "满意" in curve.label)
    assert len(survey.points) == sum(day >= dt.date(2006, 3, 20) for day in DAYS)


def test_a_single_day_can_be_drawn(ledger: Path, capsys: Out) -> None:
    text = drawn(ledger, capsys, "--from", "2006-03-31", "--format", "svg")
    assert text.count("<polyline") == len(ET.fromstring(text).findall(f".//{SVG}polyline"))  # noqa: S314
    assert "2006-03-31" in drawn(ledger, capsys, "--from", "2006-03-31")


def test_begins_with_rectification_unless_that_is_too_near_or_too_far(
    ledger: Path, capsys: Out
) -> None:
    campaign = ledger / "data" / "campaign.yaml"

    def first(start: str) -> Any:  # noqa: ANN401 - JSON
        stages = f"stages: [{{id: rectification, name: 整改, start: {start}, end: 2006-09-30}}]\n"
        campaign.write_text(f"name: 活动\n{stages}", encoding="utf-8")
        return json.loads(drawn(ledger, capsys, "--format", "json"))["days"][0]["as_of"]

    assert first("2006-02-27") == "2006-03-03"
    assert first("2006-03-20") == first("1996-03-20") == first("2006-05-01") == "2006-01-06"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--every", "0d"], "--every 0d is no number of days"),
        (["--every", "week"], "--every week is no number of days"),
        (["--from", "never"], "--from never is no day"),
        (["--from", "2006-04-01"], "it must be 1 to 400"),
        (["--from", "1990-01-01", "--every", "1"], "it must be 1 to 400"),
        (["--format", "png"], "--format cannot be png"),
        (["--columns", "colour"], "no count or rate colour"),
        (["nowhere"], "no unit nowhere"),
    ],
)
def test_wrong_usage_is_explained(ledger: Path, capsys: Out, words: list[str], said: str) -> None:
    code, _, err = command(ledger, capsys, *words, lang="en")
    assert code == 2
    assert said in err


def test_the_first_days_of_all_are_no_trouble(ledger: Path, capsys: Out) -> None:
    assert "0001-01-02" in drawn(ledger, capsys, "--to", "0001-01-02")


def test_what_cannot_be_read_is_told(ledger: Path, capsys: Out) -> None:
    for path in (ledger / "data" / "units").rglob("*.yaml"):
        path.write_text("name: [\n", encoding="utf-8")
    code, out, err = command(ledger, capsys)
    assert code == 1
    assert err.count("data/units/") == 3
    assert "全部单位" in out
