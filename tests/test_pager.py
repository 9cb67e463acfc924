"""What is longer than the terminal goes through a pager, and nothing else does."""

import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.completing import ROOT, environ
from zhenggai.cli.pager import show
from zhenggai.cli.settings import Settings

UNITS = [sys.executable, "-m", "zhenggai", "list", "units", "--columns", "id", "--quiet"]
MARK = "sed s/^/|/"
LONG = "甲\n乙\n丙\n"


@pytest.fixture(autouse=True)
def _three_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "3")


def shown(text: str, capfd: pytest.CaptureFixture[str], **more: str) -> str:
    """Show a text on a terminal of three rows; return what comes of it."""
    given = environ(**{"TERM": "xterm", **more})
    show(text, Settings(terminal=True, environ=given))
    sys.stdout.flush()
    captured = capfd.readouterr()
    assert captured.err == ""
    return captured.out


def test_a_long_result_is_paged(capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert shown(LONG, capfd, PAGER=MARK) == "|甲\n|乙\n|丙\n"
    assert shown(LONG, capfd, PAGER="cat", ZHENGGAI_PAGER=MARK) == "|甲\n|乙\n|丙\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_what_fits_is_not_paged(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown("甲\n乙\n", capfd, PAGER=MARK) == "甲\n乙\n"


@pytest.mark.parametrize(
    "more",
    [
        {"PAGER": MARK, "TERM": "dumb"},
        {"PAGER": ""},
        {"PAGER": MARK, "ZHENGGAI_PAGER": ""},
        {"PAGER": "no-such-program"},
        {"PAGER": '"'},
    ],
    ids=str,
)
def test_a_pager_may_be_refused_or_missing(
    more: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert shown(LONG, capfd, **more) == LONG


def test_a_pager_that_cannot_be_run_is_done_without(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/no/such/interpreter\n", encoding="utf-8")
    broken.chmod(0o755)
    assert shown(LONG, capfd, PAGER=str(broken)) == LONG


def test_a_pager_that_is_left_early_is_no_failure(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown("甲\n" * 100_000, capfd, PAGER="head -2") == "甲\n甲\n"


def test_less_says_which_keys_to_press(capfd: pytest.CaptureFixture[str]) -> None:
    said = shown(LONG, capfd, PAGER="sh -c 'echo $LESS $LESSCHARSET'")
    assert said == "FRXPsSPACE / q$ utf-8\n"
    assert shown(LONG, capfd, PAGER="sh -c 'echo $LESS'", LESS="F") == "F\n"


def test_a_pipe_is_never_paged() -> None:
    given = environ(PAGER=MARK, LINES="3", TERM="xterm")
    done = subprocess.run(UNITS, cwd=ROOT, env=given, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) > 19
    assert b"|" not in done.stdout


def test_the_program_pages_on_a_terminal() -> None:
    ours, theirs = pty.openpty()
    given = environ(PAGER=MARK, LINES="10", COLUMNS="80", TERM="xterm", NO_COLOR="1")
    with subprocess.Popen(
        UNITS, cwd=ROOT, env=given, stdin=theirs, stdout=theirs, stderr=theirs
    ) as program:
        os.close(theirs)
        screen = b""
        with suppress(OSError):  # at its end a terminal fails to be read
            while read := os.read(ours, 65536):
                screen += read
    os.close(ours)
    assert program.returncode == 0
    lines = screen.decode().splitlines()
    assert len(lines) > 19
    assert all(line.startswith("|") for line in lines)
