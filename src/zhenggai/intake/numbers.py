"""Ids of new records: the next number in the style of those that are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count
from typing import Final

_NUMBERED: Final = re.compile(r"(.*?)([0-9]+)")


def next_id(own: Sequence[str], taken: Collection[str], first: str) -> str:
    """Return the id after the highest of the own ones that look like the last of them.

    `taken` are the ids of the whole file; `first` is the id when there is none to follow.
    """
    found = [match for name in own if (match := _NUMBERED.fullmatch(name))]
    if not found:
        return first if first not in taken else next_id([first], taken, first)
    prefix = found[-1][1]
    highest = max((m for m in found if m[1] == prefix), key=lambda match: int(match[2]))
    wide = len(highest[2])
    names = (f"{prefix}{number:0{wide}}" for number in count(int(highest[2]) + 1))
    return next(name for name in names if name not in taken)
