"""Several values in one cell: lines of text, ids and words, and small records one a line.

A record on a line is `label：value；label：value`, as clerks write it. A value that holds a
semicolon or a line break stands between 「 and 」; a 」 within is doubled. So all text survives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from zhenggai.words import Lang

_OPEN, _CLOSE = "「", "」"
_NEEDS: Final = re.compile(r"[；;\n「」]|^\s|\s$|^$")
_LABEL: Final = re.compile(r"([^：:；;\n「」]{1,30}?)\s*[：:]\s*")
_QUOTED: Final = re.compile(r"「((?:[^」]|」」)*)」[ \t]*(?=[；;\n]|$)")
_PLAIN: Final = re.compile(r"[^；;\n]*")
_SEVERAL: Final = re.compile(r"[、,，;；\s]+")
_WORDS: Final = re.compile(r"\s*[、,，;；\n]\s*")


class Part(NamedTuple):
    """A piece of a line: its label, empty if it has none, and its text."""

    label: str
    text: str


def quoted(text: str) -> str:
    """Return a value as it stands between others."""
    return f"{_OPEN}{text.replace(_CLOSE, _CLOSE * 2)}{_CLOSE}" if _NEEDS.search(text) else text


def line(parts: Iterable[Part], lang: Lang) -> str:
    """Return labels and values in one line."""
    colon, semicolon = ("：", "；") if lang == "zh" else (": ", "; ")
    said = (f"{part.label}{colon}{quoted(part.text)}" for part in parts)
    return semicolon.join(said)


def lines(text: str) -> Iterator[tuple[Part, ...]]:
    """Go through the lines of a cell that say something, each as its parts."""
    at = 0
    while at < len(text):
        parts, at = _line(text, at)
        if parts:
            yield tuple(parts)


def _line(text: str, at: int) -> tuple[list[Part], int]:
    parts: list[Part] = []
    while at < len(text) and text[at] != "\n":
        if text[at] in "；; \t\u3000":
            at += 1
            continue
        label = _LABEL.match(text, at)
        begin = label.end() if label else at
        value = _QUOTED.match(text, begin)
        if value:
            parts.append(Part(label[1].strip() if label else "", value[1].replace("」」", "」")))
        else:
            value = _PLAIN.match(text, begin)
            if value is None:
                raise AssertionError(text)
            parts.append(Part(label[1].strip() if label else "", value[0].strip()))
        at = max(value.end(), at + 1)
    return parts, at + 1


def texts(values: Iterable[str]) -> str:
    """Return texts one a line."""
    return "\n".join(_whole(value) for value in values)


def _whole(text: str) -> str:
    """Quote a text that is not a line of its own."""
    odd = "\n" in text or text.startswith(_OPEN) or text != text.strip() or not text
    return f"{_OPEN}{text.replace(_CLOSE, _CLOSE * 2)}{_CLOSE}" if odd else text


_ITEM: Final = re.compile(r"「((?:[^」]|」」)*)」[ \t]*(?:\n|$)|([^\n]*)(?:\n|$)")


def split_texts(text: str) -> tuple[str, ...]:
    """Return the texts of a cell, one a line."""
    found: list[str] = []
    at = 0
    while at < len(text):
        item = _ITEM.match(text, at)
        if item is None:
            raise AssertionError(text)
        if item[1] is not None:
            found.append(item[1].replace("」」", "」"))
        elif item[2].strip():
            found.append(item[2].strip())
        at = max(item.end(), at + 1)
    return tuple(found)


def split_ids(text: str) -> tuple[str, ...]:
    """Return the ids or words of a cell, whatever stands between them."""
    return tuple(part for part in _SEVERAL.split(text) if part)


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a cell; they may be of several words, as in English."""
    return tuple(part for part in _WORDS.split(text.strip()) if part)
