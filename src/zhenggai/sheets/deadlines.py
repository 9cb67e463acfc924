"""What stands under a deadline: a day, a track in its place, or both: 6月底前并长期坚持."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NamedTuple

from zhenggai.sheets.hear import Listener
from zhenggai.sheets.scalars import Raw, WrongCellError, known_word
from zhenggai.sheets.taken import Taken
from zhenggai.words import TRACK

_KEPT_UP: Final = re.compile(r"[，,、；;]?\s*(?:并且?|后)?\s*长期坚持\s*$")
_DUE, _TRACK, _REMARKS = ("due",), ("track",), "=remarks"


class Deadline(NamedTuple):
    """By when, and how."""

    due: dt.date | None
    track: str | None
    words: str = ""
    """The track as it was written."""


def deadline_of(raw: Raw, listener: Listener) -> Deadline:
    """Return what a cell says; raise `WrongCellError` if it is neither a day nor a track."""
    if not isinstance(raw, str):
        return Deadline(listener.due(raw), None)
    said = raw.strip()
    day = _KEPT_UP.sub("", said)
    if day and day != said:
        return Deadline(listener.due(day), "phased", "长期坚持")
    try:
        return Deadline(listener.due(said), None)
    except WrongCellError:
        track = known_word(TRACK, said.removesuffix("坚持"))
        if track is None:
            raise
        return Deadline(None, track, said)


def take_deadline(taken: Taken, raw: Raw, found: Deadline) -> None:
    """Keep it; a track that another column contradicts is kept in the words of the ledger."""
    if found.due:
        taken.values[_DUE] = found.due
    if found.track is None:
        return
    if taken.values.setdefault(_TRACK, found.track) != found.track:
        own = str(taken.told.get(_REMARKS) or "").strip()
        taken.told[_REMARKS] = "；".join(filter(None, (own, f"时限：{str(raw).strip()}")))
