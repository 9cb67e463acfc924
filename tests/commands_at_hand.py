"""Run commands over a small ledger, as a person does."""

from pathlib import Path

import pytest

from tests.records_at_hand import DAY
from zhenggai.cli.main import run


def said(
    capsys: pytest.CaptureFixture[str], folder: Path, *words: str, day: str = DAY.isoformat()
) -> str:
    """Return what a command prints; all of it must be in order."""
    code = run(["--ledger", str(folder), "--as-of", day, *words], {"ZHENGGAI_LANG": "zh"})
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *words: str, code: int = 2) -> str:
    """Return why a command does nothing."""
    words = ("--ledger", str(folder), "--as-of", DAY.isoformat(), "--lang", "en", *words)
    assert run(words, {}) == code
    out, err = capsys.readouterr()
    assert out == ""
    return err.removeprefix("zhenggai: ")
