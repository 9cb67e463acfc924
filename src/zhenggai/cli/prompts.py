"""Questions on a terminal: shown on stderr, answered on a line that can be edited."""

from __future__ import annotations

import importlib
import shutil
import sys
from contextlib import suppress

from zhenggai.cli.settings import Settings
from zhenggai.intake.questions import Person
from zhenggai.report.clean import clean

_MARK = "> "


def is_terminal() -> bool:
    """Say whether there is a person who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def person_at(settings: Settings) -> Person:
    """Return the person at the terminal."""
    # With it lines can be edited, full-width characters too, and earlier answers come back.
    with suppress(ImportError):
        importlib.import_module("readline")
    return Person(_ask, _tell, settings.lang, shutil.get_terminal_size().columns)


def _tell(text: str) -> None:
    shown = "\n".join(clean(line) for line in text.split("\n"))
    sys.stderr.write(f"{shown}\n")
    sys.stderr.flush()


def _ask(question: str) -> str:
    """Ask for a line; raise `KeyboardInterrupt` where there is no more to come."""
    _tell(question)
    try:
        if sys.stdout.isatty():
            return input(_MARK)
        sys.stderr.write(_MARK)
        sys.stderr.flush()
        line = sys.stdin.readline()
    except EOFError:
        raise KeyboardInterrupt from None
    if not line:
        raise KeyboardInterrupt
    return line.rstrip("\n")


def half_typed() -> str:
    """Return the line that was being typed when a question was broken off."""
    with suppress(ImportError, AttributeError):
        return str(importlib.import_module("readline").get_line_buffer())
    return ""
