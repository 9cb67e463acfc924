"""What is longer than the terminal is shown a screen at a time; elsewhere nothing is in the way."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from zhenggai.cli.settings import Settings

_LESS: Final = {"LESS": "FRXPsSPACE / q$", "LESSCHARSET": "utf-8"}
"""Colours pass, what fits is not held up, and the prompt names the keys; it can be ASCII only."""


def show(text: str, settings: Settings) -> None:
    """Write a result to stdout, through a pager if it does not fit on the terminal."""
    if settings.terminal and text.count("\n") >= shutil.get_terminal_size().lines:
        command = _command(settings.environ)
        if command and _paged(text, command, settings.environ):
            return
    sys.stdout.write(text)


def _command(environ: Mapping[str, str]) -> list[str]:
    """Return ZHENGGAI_PAGER or PAGER as typed, else `less`; nothing if none is wanted or there."""
    typed = environ.get("ZHENGGAI_PAGER", environ.get("PAGER", "less"))
    try:
        words = shlex.split(typed)
    except ValueError:
        return []
    found = shutil.which(words[0]) if words else None
    return [found, *words[1:]] if found and environ.get("TERM", "dumb") != "dumb" else []


def _paged(text: str, command: list[str], environ: Mapping[str, str]) -> bool:
    """Run a pager on the text; say whether it could be started."""
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(  # noqa: S603 - who asks for a pager names it
            command, stdin=subprocess.PIPE, env={**_LESS, **environ}
        )
    except OSError:
        return False
    # Ctrl-C is the pager's while it runs.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pager.communicate(text.encode("utf-8", "replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
