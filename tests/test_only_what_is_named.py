"""Asked about one unit, a command reads that unit: counted by what Python opens and lists."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.standing_ledger import LIJIA, UNREADABLE, Out, command, write_ledger

OTHERS = 300
OPENED: list[str] = []
WATCHING: list[Path] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Write down what is opened or listed below the folder that is watched."""
    if WATCHING and event in ("open", "os.scandir", "os.listdir"):
        path = os.fspath(arguments[0]) if isinstance(arguments[0], str | Path) else ""
        if isinstance(path, str) and path.startswith(f"{WATCHING[0]}/"):
            OPENED.append(path.removeprefix(f"{WATCHING[0]}/"))


sys.addaudithook(_watch)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Path]:
    """A ledger in which only one unit can be read; what is opened in it is written down."""
    root = write_ledger(tmp_path)
    units = root / "data" / "units"
    for number in range(OTHERS):
        (units / f"u{number}.yaml").write_text(UNREADABLE, encoding="utf-8")
    (units / "gone.yaml").symlink_to("nowhere")
    (units / "jiangnan.yaml").write_bytes(b"\xff\xfe\x00")
    (units / "jiangnan" / "hekou.yaml").write_text("kind: [", encoding="utf-8")
    (units / "bad name!.yaml").write_text("", encoding="utf-8")
    OPENED.clear()
    WATCHING.append(root)
    yield root
    WATCHING.clear()


COMMANDS = (
    ["status", LIJIA],
    ["status", LIJIA, "--format", "json"],
    ["status", LIJIA, "--idle"],
    ["due", LIJIA, "--explain"],
    ["due", LIJIA, "--format", "ics"],
    ["reconcile", LIJIA],
    ["reconcile", LIJIA, "--format", "csv"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_one_unit_of_many_is_read_and_nothing_is_said_of_the_others(
    ledger: Path, capsys: Out, words: list[str]
) -> None:
    code, out, err = command(ledger, capsys, *words)
    files = {path for path in OPENED if (ledger / path).is_file()}
    folders = {path for path in OPENED if (ledger / path).is_dir()}
    assert (code, err) == (0, "")
    assert out
    assert files == {"data/campaign.yaml", f"data/units/{LIJIA}.yaml"}
    assert folders == {"data/units", "data/units/jiangnan"}


def test_a_fault_of_the_campaign_concerns_every_unit(ledger: Path, capsys: Out) -> None:
    with (ledger / "data" / "campaign.yaml").open("a", encoding="utf-8", newline="") as file:
        file.write("nonsense: 1\r\n")
    code, _, err = command(ledger, capsys, "due", LIJIA, lang="en")
    assert code == 0
    (line,) = err.splitlines()  # that it has CRLF is a warning only
    assert line.startswith("data/campaign.yaml:8:1: FIL02 error:")


def test_a_broken_unit_is_told_when_it_is_asked_for(ledger: Path, capsys: Out) -> None:
    code, _, err = command(ledger, capsys, "due")
    assert code == 0
    assert len(err.splitlines()) == OTHERS + 4
    assert "data/units/bad name!.yaml" in err


@pytest.mark.parametrize("words", [["status", "u1"], ["due", "u1", "gone"], ["reconcile", "gone"]])
def test_nothing_read_is_a_failure(ledger: Path, capsys: Out, words: list[str]) -> None:
    code, _, err = command(ledger, capsys, *words)
    assert code == 1
    assert err.startswith("data/units/")
