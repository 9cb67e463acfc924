"""Questions on a terminal: shown on stderr, answered on a line that can be edited."""

from __future__ import annotations

import importlib
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from zhenggai.cli.settings import Settings
from zhenggai.intake.questions import Person
from zhenggai.report.clean import clean
from zhenggai.words import Text

_MARK = "> "


def is_terminal() -> bool:
    """Say whether there is a person who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def person_at(settings: Settings) -> Person:
    """Return the person at the terminal."""
    # With it lines can be edited, full-width characters too, and earlier answers come back.
    with suppress(ImportError):
        readline: Any = importlib.import_module("readline")
        # Several lines that are pasted are one answer, not the answers to several questions.
        readline.parse_and_bind("set enable-bracketed-paste on")
    return Person(_ask, _tell, settings.lang, shutil.get_terminal_size().columns, _heed)


def _heed() -> None:
    """Drop what was typed ahead: nothing is agreed to before it was shown."""
    with suppress(ImportError):
        termios: Any = importlib.import_module("termios")
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


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


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not written."""

    said: str
    """As YAML; empty if there is nothing yet."""
    name: str
    """The file that it may be saved as."""
    command: str
    """What goes on with it."""


def give_back(draft: Draft, settings: Settings) -> None:
    """Print what was typed and not written, and how to go on with it."""
    broken_off = _half_typed().strip()
    if not draft.said and not broken_off:
        return
    sys.stderr.write("\n")
    name, command = draft.name, draft.command
    settings.tell(
        Text(
            f"没有写入。已打的内容如下，存成 {name} 后可以接着填: {command}",
            f"Nothing was written. This is what was typed; save it as {name} to go on: {command}",
        )
    )
    if draft.said:
        sys.stdout.write(f"{draft.said}\n")
    if broken_off:
        sys.stdout.write(f"# {broken_off}\n")
    sys.stdout.flush()


def _half_typed() -> str:
    """Return the line that was being typed when a question was broken off."""
    with suppress(ImportError, AttributeError):
        return str(importlib.import_module("readline").get_line_buffer())
    return ""
