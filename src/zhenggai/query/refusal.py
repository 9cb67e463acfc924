"""Why a filter cannot be understood, with the filter and a caret under the word."""

import difflib
import unicodedata
from collections.abc import Collection

from zhenggai.errors import CannotGoOnError
from zhenggai.words import Text


def refused(source: str, start: int, end: int, said: Text) -> CannotGoOnError:
    """Return an error that shows `source` and points at what stands from `start` to `end`."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in source)
    before, marked = " " * _columns(shown[:start]), "^" * max(1, _columns(shown[start:end]))
    below = f"\n    {shown}\n    {before}{marked}"
    return CannotGoOnError(Text(f"{said.zh}{below}", f"{said.en}{below}"))


def nearest(typed: str, known: Collection[str], most: int = 3) -> list[str]:
    """Return the known words that look most like what was typed."""
    return difflib.get_close_matches(typed, known, n=most, cutoff=0.5)


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
