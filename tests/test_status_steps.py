"""What `status` says to do next, and how a screen fits the terminal."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.standing_ledger import (
    LIJIA,
    SPRING,
    Out,
    printed,
    units_in,
    write_ledger,
)
from zhenggai.load import open_ledger
from zhenggai.outlook import findings_of, look
from zhenggai.reading import read_campaign
from zhenggai.report.clean import width
from zhenggai.report.stage_words import stage_text
from zhenggai.report.standing import Occasion
from zhenggai.report.status_lines import as_lines
from zhenggai.report.status_screen import Screen, as_screen

DAY = dt.date.fromisoformat(SPRING)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def test_next_steps_are_what_validate_finds(ledger: Path, capsys: Out) -> None:
    (unit,) = units_in(ledger, capsys, LIJIA)
    words = ["validate", LIJIA, "--format", "json", "--fail-on", "never", "--quiet"]
    findings = json.loads(printed(ledger, capsys, *words, lang="en"))["findings"]
    steps = {step["code"]: step for step in unit["next"]}
    assert len(steps) == len(unit["next"]) > 5
    grave = [item for item in findings if item["severity"] != "info"]
    assert set(steps) == {item["code"] for item in grave}
    for code, step in steps.items():
        of_code = [item for item in grave if item["code"] == code]
        assert step["count"] == len(of_code)
        worst = min(of_code, key=lambda item: item["severity"] != "error")
        assert {name: step[name] for name in ("message", "remedy", "line", "record")} == {
            name: worst[name] for name in ("message", "remedy", "line", "record")
        }
    severities = [step["severity"] for step in unit["next"]]
    assert severities == sorted(severities)  # errors stand before warnings
    counts = [item["severity"] for item in findings]
    assert unit["findings"] == {word: counts.count(word) for word in ("error", "warning", "info")}
    screen = printed(ledger, capsys, "status", LIJIA, lang="en")
    first = unit["next"][0]
    assert f"  1. {first['code']} error ×{first['count']}: {first['message']} → " in screen
    assert f"     {first['path']}:{first['line']}:{first['column']}\n" in screen
    assert f"{len(steps) - 5} more rules; one by one: zhenggai validate {LIJIA}\n" in screen


def test_few_findings_are_all_shown(ledger: Path, capsys: Out) -> None:
    off = "".join(f"  {code}: off\n" for code in _codes(ledger) - {"OPN05"})
    campaign = ledger / "data" / "campaign.yaml"
    with campaign.open("a", encoding="utf-8") as file:
        file.write(f"severity:\n{off}")
    screen = printed(ledger, capsys, "status", LIJIA)
    assert "\n下一步（错误 2，警告 0）\n  1. OPN05 错误 2 处: " in screen
    assert screen.endswith(f"\n  逐条查看: zhenggai validate {LIJIA}\n")
    shown = printed(ledger, capsys, "status", "jiangnan/hekou")
    assert shown.endswith("\n检查没有发现要办的事。\n")


def _codes(ledger: Path) -> set[str]:
    opened = open_ledger(ledger)
    return {item.code for unit in opened.units for item in findings_of(opened, unit, DAY, DAY)}


def test_evidence_that_is_cited_is_looked_for(ledger: Path, capsys: Out) -> None:
    assert "REF03" not in _codes(ledger)
    (ledger / "data" / "evidence" / "lijia" / "road.txt").unlink()
    assert "REF03" in _codes(ledger)
    (unit,) = units_in(ledger, capsys, LIJIA)
    assert unit["next"][0]["code"] == "REF03"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("lijia/road.txt", True),
        ("./lijia/road.txt", True),
        ("data/evidence/lijia/road.txt", False),
        ("../evidence/lijia/road.txt", False),
        ("/etc/hostname", False),
        ("linked/road.txt", False),
        ("lijia", False),
        ("x" * 300, False),
    ],
)
def test_evidence_is_found_as_validate_finds_it(
    ledger: Path, capsys: Out, path: str, *, found: bool
) -> None:
    (ledger / "data" / "evidence" / "linked").symlink_to("lijia")
    unit = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    text = unit.read_text(encoding="utf-8").replace("[lijia/road.txt]", f"[{path}]")
    unit.write_text(text, encoding="utf-8")
    words = ["validate", LIJIA, "--format", "json", "--fail-on", "never", "--quiet"]
    judged = json.loads(printed(ledger, capsys, *words, "--select", "REF03", lang="en"))
    steps = units_in(ledger, capsys, LIJIA)[0]["next"]
    said = [step["remedy"] for step in steps if step["code"] == "REF03"]
    assert said == [item["remedy"] for item in judged["findings"]]
    assert (said == []) == found


STAGES = "stages:\n  - {id: study, start: 2006-02-10, end: 2006-02-20}\n"


@pytest.mark.parametrize(
    ("stages", "day", "said"),
    [
        (STAGES, "2006-02-09", "study and mobilisation begins on 2006-02-10, in 1 day"),
        (STAGES, "2006-02-10", "study and mobilisation, day 1 of 11 (2006-02-10 to 2006-02-20)"),
        (STAGES, "2006-02-25", "study and mobilisation ended on 2006-02-20, 5 days ago"),
        (STAGES.replace(", end: 2006-02-20", ""), "2006-03-10", "study and mobilisation, day 29"),
        ("", "2006-02-09", "the campaign has no stage dates"),
    ],
)
def test_the_stage_is_said(stages: str, day: str, said: str) -> None:
    campaign, _ = read_campaign(f"name: 活动\n{stages}".encode(), "campaign.yaml")
    assert campaign is not None
    assert stage_text(campaign, dt.date.fromisoformat(day)).en.startswith(said)


def screen_of(ledger: Path, room: int, *, color: bool = False) -> str:
    opened = open_ledger(ledger)
    (outlook,) = look(opened, [LIJIA], DAY)
    occasion = Occasion(opened.campaign, DAY, "zh")
    findings = findings_of(opened, LIJIA, DAY, DAY)
    return as_screen(outlook, findings, Screen(occasion, room, color))


def test_next_steps_are_folded_to_the_terminal(ledger: Path) -> None:
    lines = screen_of(ledger, 72).splitlines()
    steps = lines[next(place for place, line in enumerate(lines) if "下一步" in line) :]
    commands = [line.strip() for line in steps if line.strip().startswith("zhenggai ")]
    assert all(width(line) <= 72 for line in steps if line.strip() not in commands)
    assert any(width(line) > 72 for line in commands), "whoever copies one must get all of it"


def test_colours_mark_lights_and_what_is_late(ledger: Path) -> None:
    lines = screen_of(ledger, 100, color=True).splitlines()
    assert "\x1b[33m黄 2\x1b[0m" in lines[3]
    assert "\x1b[31m逾期（7）\x1b[0m" in lines


def test_a_narrow_terminal_keeps_what_is_late(ledger: Path) -> None:
    opened = open_ledger(ledger)
    screen = Screen(Occasion(opened.campaign, DAY, "zh"), 56)
    lines = as_lines(look(opened, opened.units, DAY), screen).splitlines()
    assert lines[2].split() == ["单位", "编号", "逾期", "临近", "红", "黄", "绿", "灰"]
    assert lines[-1].endswith("写 --format json 可看全部。")
