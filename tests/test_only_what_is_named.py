"""Asked about one unit, a command reads that unit: counted by what Python opens and lists."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.standing_ledger import LIJIA, UNREADABLE, Out, command, write_ledger

OTHERS = 20
MANY = 5_000
OPENED: list[str] = []
WATCHING: list[Path] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Write down what is opened or listed below the folder that is watched."""
    if WATCHING and event in ("open", "os.scandir", "os.listdir"):
        path = os.fspath(arguments[0]) if isinstance(arguments[0], str | Path) else ""
        if isinstance(path, str) and path.startswith(f"{WATCHING[0]}/"):
            OPENED.append(path.removeprefix(f"{WATCHING[0]}/"))


sys.addaudithook(_watch)


def write_others(root: Path, others: int) -> Path:
    """Write a ledger in which only one unit can be read."""
    units = write_ledger(root) / "data" / "units"
    for number in range(others):
        (units / f"u{number}.yaml").write_text(UNREADABLE, encoding="utf-8")
    (units / "gone.yaml").symlink_to("nowhere")
    (units / "jiangnan.yaml").write_bytes(b"\xff\xfe\x00")
    (units / "jiangnan" / "hekou.yaml").write_text("kind: [", encoding="utf-8")
    (units / "bad name!.yaml").write_text("", encoding="utf-8")
    return root


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_others(tmp_path, OTHERS)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_others(tmp_path_factory.mktemp("large"), MANY)


@pytest.fixture
def watched(large: Path) -> Iterator[Path]:
    """A ledger of thousands of units; what is opened in it is written down."""
    OPENED.clear()
    WATCHING.append(large)
    yield large
    WATCHING.clear()


COMMANDS = (
    ["status", LIJIA],
    ["status", LIJIA, "--format", "json"],
    ["status", LIJIA, "--idle"],
    ["due", LIJIA, "--explain"],
    ["due", LIJIA, "--format", "ics"],
    ["reconcile", LIJIA],
    ["reconcile", LIJIA, "--format", "csv"],
    ["list", "issues", f"unit={LIJIA}", "--quiet"],
    ["list", "opinions", "unanswered", f"unit={LIJIA}", "--format", "json", "--quiet"],
    ["show", f"{LIJIA}#O-1"],
    ["trace", f"{LIJIA}#O-1"],
    ["tree", LIJIA],
    ["rollup", LIJIA],
    ["rollup", LIJIA, "--show", "issues.total"],
    ["trend", LIJIA],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_one_unit_of_many_is_read_and_nothing_is_said_of_the_others(
    watched: Path, capsys: Out, words: list[str]
) -> None:
    code, out, err = command(watched, capsys, *words)
    files = {path for path in OPENED if (watched / path).is_file()}
    folders = {path for path in OPENED if (watched / path).is_dir()}
    assert (code, err) == (0, "")
    assert out
    assert files == {"data/campaign.yaml", f"data/units/{LIJIA}.yaml"}
    assert folders == {"data/units", "data/units/jiangnan"}


@pytest.mark.parametrize("name", ["due", "tree", "rollup", "trend"])
def test_a_fault_of_the_campaign_concerns_every_unit(ledger: Path, capsys: Out, name: str) -> None:
    with (ledger / "data" / "campaign.yaml").open("a", encoding="utf-8", newline="") as file:
        file.write("nonsense: 1\r\n")
    code, _, err = command(ledger, capsys, name, LIJIA, lang="en")
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
