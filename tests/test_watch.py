"""`watch` in a process of its own: a file is saved, and what came of it is said."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.verbs import UNIT, write_ledger
from zhenggai.finding import Finding, Severity
from zhenggai.report.changes_of_findings import as_text, changes
from zhenggai.source import Location
from zhenggai.words import Text

HEAD: Final = "name: 李家村\nkind: village\n"
ISSUE: Final = "issues:\n  - {id: I-1, title: 路, owner: 支部, found: 2006-03-01}\n"


class Watching:
    """A running `watch`, its lines read one by one."""

    def __init__(self, root: Path) -> None:
        words = ["watch", "jiangnan/lijia", "--as-of", "2006-04-20", "--lang", "en"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "zhenggai", *words],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    def until(self, begins: str) -> list[str]:
        """Return the lines up to one that begins so."""
        assert self.process.stdout
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith(begins):
                return lines
        raise AssertionError(lines)


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    write_ledger(tmp_path, capsys, HEAD)
    return tmp_path


@pytest.fixture
def watching(root: Path) -> Iterator[Watching]:
    watching = Watching(root)
    yield watching
    watching.process.kill()
    watching.process.communicate()


def test_findings_come_and_go_with_what_is_saved(root: Path, watching: Watching) -> None:
    unit = root / UNIT
    assert watching.until("watching")[-1].startswith("watching 1 units; Ctrl-C ends it. now: ")
    unit.write_text(HEAD + ISSUE, encoding="utf-8")
    saved, *found, _ = watching.until("now: ")
    assert saved.endswith(UNIT)
    assert any(line.startswith(f"new   {UNIT}:4:32: RSP02") for line in found)
    unit.write_text("# 说明\n" + HEAD + ISSUE.replace("支部", "李建国"), encoding="utf-8")
    _, *found, _ = watching.until("now: ")
    assert [line for line in found if "RSP02" in line] == [
        f"gone  {UNIT}:4:32: RSP02 error: the owner of issue I-1 is no single person: 支部"
    ]
    assert any(line.startswith(f"still {UNIT}:5:") for line in found)
    unit.write_text("name: [", encoding="utf-8")
    _, *found, _ = watching.until("now: ")
    assert any(line.startswith(f"new   {UNIT}:") and "FIL01" in line for line in found)


def test_campaign_that_vanishes_for_a_moment_is_no_end(root: Path, watching: Watching) -> None:
    watching.until("watching")
    campaign = root / "data/campaign.yaml"
    campaign.rename(root / "away")
    assert "is no ledger" in watching.until(str(root))[-1]
    (root / "away").rename(campaign)
    assert watching.until("now: ")


def test_interrupt_ends_it_quietly(watching: Watching) -> None:
    watching.until("watching")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.stdout
    assert watching.process.stdout.read() == "\nno longer watching\n"
    assert watching.process.wait() == 0


def finding(line: int, record: str, said: str) -> Finding:
    where, text = Location("a.yaml", line), Text(said, said)
    return Finding(where, "RSP02", Severity.ERROR, text, text, "a", record, "owner")


def test_findings_are_the_same_wherever_they_stand() -> None:
    old = (finding(3, "I-1", "x"), finding(4, "I-2", "x"), finding(4, "I-2", "x"))
    now = (finding(9, "I-1", "x"), finding(10, "I-2", "x"), finding(11, "I-3", "x"))
    found = changes(old, now, ["a.yaml"])
    assert [item.record for item in found.new] == ["I-3"]
    assert [item.record for item in found.gone] == ["I-2"]
    assert [item.location.line for item in found.still] == [9, 10]
    assert changes(old, now, ["b.yaml"]).still == ()


def test_long_lists_are_cut_short() -> None:
    many = [finding(line, f"I-{line}", "x") for line in range(30)]
    lines = as_text(changes((), many, ()), "zh", color=False).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "新   再有 10 条，见 zhenggai validate"
