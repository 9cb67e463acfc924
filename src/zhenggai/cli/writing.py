"""What every command that writes does first: say who it is, and how long it waits."""

from __future__ import annotations

import datetime as dt
import os
import platform
import time
from pathlib import Path
from typing import Final

from zhenggai.edit.lock import Patience, Who
from zhenggai.edit.writing import Writing

LONGEST: Final = 10.0
"""Seconds to wait for another command that writes."""
_FIRST: Final = 0.03
_SHORTEST: Final = 0.001


def writing(root: Path, command: str, *, forgets: bool = False) -> Writing:
    """Return what changes files of a ledger, all or none, as one command; see `edit.writing`."""
    now = dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")
    who = Who(command, os.getpid(), platform.node(), now)
    return Writing(root, who, patience(LONGEST), forgets=forgets)


def patience(seconds: float) -> Patience:
    """Return what waits a moment, and says when so many seconds are over.

    Who has waited longer asks more often, so that nobody waits for ever among many.
    """
    begun = time.monotonic()

    def wait() -> bool:
        waited = time.monotonic() - begun
        time.sleep(max(_SHORTEST, _FIRST * (1 - waited)))
        return waited < seconds

    return wait
