"""Which rules are meant: codes, and the letters that a family of codes begins with."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.rules import BY_CODE
from zhenggai.words import Text

_BETWEEN: Final = re.compile(r"[\s,，、]+")
_FAMILIES: Final = tuple(dict.fromkeys(code.rstrip("0123456789") for code in BY_CODE))


def chosen_codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Return the rules that are selected (all if none is) and not ignored.

    Raise `CannotGoOnError` for a word that names no rule.
    """
    selected = frozenset(_named("--select", select)) or frozenset(BY_CODE)
    return selected - frozenset(_named("--ignore", ignore))


def _named(option: str, values: Sequence[str]) -> Iterator[str]:
    for word in _BETWEEN.split(",".join(values)):
        found = [code for code in BY_CODE if code.startswith(word.upper())] if word else []
        if word and not found:
            raise _unknown(option, word)
        yield from found


def _unknown(option: str, word: str) -> CannotGoOnError:
    near = difflib.get_close_matches(word.upper(), (*_FAMILIES, *BY_CODE), n=3, cutoff=0.5)
    if near:
        known = " ".join(near)
        return CannotGoOnError(
            Text(
                f"{option}: 没有规则“{word}”。是不是: {known}",
                f"{option}: no rule {word}. Did you mean: {known}",
            )
        )
    families = " ".join(_FAMILIES)
    return CannotGoOnError(
        Text(
            f"{option}: 没有规则“{word}”。写编号（如 OPN03）或开头的字母: {families}",
            f"{option}: no rule {word}. Write a code (such as OPN03) or its letters: {families}",
        )
    )
