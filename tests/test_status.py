"""`status`: one unit on one screen, many with a line each, and those gone quiet."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.standing_ledger import (
    FESTIVAL,
    LIJIA,
    SPRING,
    UNREADABLE,
    Out,
    command,
    printed,
    reviewed,
    units_in,
    write_ledger,
)

DAY = dt.date.fromisoformat(SPRING)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def above_the_steps(shown: str) -> str:
    """Return a screen without what the rules say: they have tests of their own."""
    return shown.partition("\n下一步")[0].partition("\nNext (")[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", ["lijia", "hekou"])
def test_screen_is_as_it_was_reviewed(ledger: Path, capsys: Out, unit: str, lang: str) -> None:
    shown = printed(ledger, capsys, "status", f"jiangnan/{unit}", lang=lang)
    assert above_the_steps(shown) == reviewed(f"status-{unit}.{lang}.txt")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "words"), [("status", []), ("idle", ["--idle"])])
def test_lines_are_as_they_were_reviewed(
    ledger: Path, capsys: Out, name: str, words: list[str], lang: str
) -> None:
    assert printed(ledger, capsys, "status", *words, lang=lang) == reviewed(f"{name}.{lang}.txt")


def test_json_has_the_documented_shape(ledger: Path, capsys: Out) -> None:
    shown = json.loads(printed(ledger, capsys, "status", "--format", "json", lang="en"))
    assert list(shown) == ["version", "as_of", "stage", "units"]
    assert shown["stage"] == {
        "id": "rectification",
        "name": "rectification and improvement",
        "day": 57,
        "days": 103,
        "start": "2006-01-18",
        "end": "2006-04-30",
    }
    town, hekou, lijia = shown["units"]
    assert (town["unit"], town["last_fact"], town["idle_days"], town["idle"]) == (
        "jiangnan",
        "2006-01-25",
        49,
        True,
    )
    assert (hekou["finished"], hekou["idle"]) == ("2006-03-01", False)
    assert lijia["issues"] == {
        "total": 3,
        "outside": 1,
        "overdue": 0,
        "by_light": {"red": 0, "yellow": 2, "green": 0, "grey": 1},
    }
    assert lijia["personal"]["total"] == 1
    assert lijia["accounts"]["measures"] == {"numerator": 1, "denominator": 2, "value": 0.5}
    assert [len(lijia[name]) for name in ("overdue", "soon")] == [7, 6]
    assert (lijia["later"], lijia["warn_days"]) == (2, 7)
    assert lijia["overdue"][0]["uid"] == f"{LIJIA}#O-1.relay"
    assert "next" not in lijia
    assert "next" in units_in(ledger, capsys, LIJIA)[0]


def test_no_stage_runs_between_two(ledger: Path, capsys: Out) -> None:
    shown = printed(ledger, capsys, "status", "--format", "json", day="2006-01-16")
    assert json.loads(shown)["stage"] is None


def test_figures_equal_those_of_the_roll_up(ledger: Path, capsys: Out) -> None:
    rolled_up = json.loads(printed(ledger, capsys, "rollup", "--format", "json"))
    (town,) = rolled_up["unit"]["children"]
    for node in (town, *town["children"]):
        (unit,) = units_in(ledger, capsys, node["id"], "--own")
        issues = node["own"]["issues"]
        assert unit["issues"] == {name: issues[name] for name in unit["issues"]}


def test_the_unit_itself_is_shown_without_those_below(ledger: Path, capsys: Out) -> None:
    screen = printed(ledger, capsys, "status", "jiangnan/", "--own")
    assert screen.startswith("江南镇党委  jiangnan（机关，第2批）  截至2006年3月15日\n")
    assert "最近记录  2006-01-25，已停滞 49 天\n" in screen
    lines = printed(ledger, capsys, "status", "jiangnan").splitlines()
    assert len(lines) == 6
    code, _, err = command(ledger, capsys, "status", "jiangnan/*", "--own", lang="en")
    assert code == 2
    assert "--own wants the id of one unit" in err
    assert command(ledger, capsys, "status", "nowhere", "--own", lang="en")[0] == 2


def test_nothing_recorded_yet_is_said(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "new.yaml"
    path.write_text("name: 新村\nkind: village\n", encoding="utf-8")
    assert "还没有任何有日期的记录" in printed(ledger, capsys, "status", "new")
    lines = printed(ledger, capsys, "status", day="2006-01-16").splitlines()
    assert lines[-1].endswith("从来没有")
    idle = printed(ledger, capsys, "status", "--idle", day="2006-01-16")
    assert "停滞的单位  截至2006年1月16日: 4 个，共 4 个" in idle
    quiet = units_in(ledger, capsys, "--idle")
    assert [(unit["unit"], unit["idle_days"]) for unit in quiet] == [("jiangnan", 49), ("new", 56)]
    # The stage began on 18 January: with nothing at all since, that is the day to count from.
    lines = printed(ledger, capsys, "status", "--idle").splitlines()
    assert [line.split()[0] for line in lines[3:]] == ["新村", "江南镇党委"]


def test_a_record_before_the_stage_is_quiet_since_the_stage(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan.yaml"
    text = path.read_text(encoding="utf-8").replace("2006-01-25", "2006-01-10")
    path.write_text(text, encoding="utf-8")
    screen = printed(ledger, capsys, "status", "jiangnan", "--own")
    assert "最近记录  2006-01-10；阶段开始 56 天以来没有新的记录\n" in screen


def test_no_unit_gone_quiet_is_said(ledger: Path, capsys: Out) -> None:
    shown = printed(ledger, capsys, "status", "--idle", day=FESTIVAL, lang="en")
    assert shown == "No unit has gone quiet.\n"


def test_a_record_of_today_is_said(ledger: Path, capsys: Out) -> None:
    assert "最近记录  2006-03-13，今天\n" in printed(
        ledger, capsys, "status", LIJIA, day="2006-03-13"
    )


@pytest.mark.parametrize("words", [["jiangnan/hekou"], ["jiangnan"]])
def test_a_unit_that_cannot_be_read_is_told(ledger: Path, capsys: Out, words: list[str]) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "hekou.yaml"
    path.write_text(UNREADABLE, encoding="utf-8")
    code, out, err = command(ledger, capsys, "status", *words)
    assert code == (1 if words == ["jiangnan/hekou"] else 0)
    assert err.startswith("data/units/jiangnan/hekou.yaml:")
    lines = [line.split() for line in out.splitlines()[3:]]
    assert ["hekou", "jiangnan/hekou", "读不了"] in lines
