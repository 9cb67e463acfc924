"""A command line as bash has it, half typed, and words as bash wants them back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SPECIAL: Final = re.compile(r"[^\w@%+=:,./~#\-*\[\]]")


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a line; the last one is not finished."""

    words: tuple[str, ...]
    quoted: bool
    """Whether the last word has an open quotation mark."""


def split_line(line: str) -> Typed:
    """Split a line at spaces that are not quoted; an open quotation mark ends nowhere."""
    words = [""]
    quote, escaped = "", False
    for letter in line.lstrip():
        if escaped:
            words[-1] += letter
            escaped = False
        elif letter == "\\" and quote != "'":
            escaped = True
        elif letter in ("'", '"') and quote in ("", letter):
            quote = "" if quote else letter
        elif letter.isspace() and not quote:
            words += [""] if words[-1] else []
        else:
            words[-1] += letter
    return Typed(tuple(words), bool(quote))


def shown_in_bash(value: str, typed: Typed, breaks: str) -> str:
    """Return that part of a word which bash takes for the word, escaped.

    Bash breaks words at `=` and `:`, but not inside quotation marks.
    """
    if typed.quoted:
        return value
    current = typed.words[-1]
    at = max((current.rfind(mark) for mark in breaks if mark in "=:"), default=-1)
    return _SPECIAL.sub(r"\\\g<0>", value[at + 1 :])
