"""The measures of an issue in one cell: with ids as `[M-1] …`, numbered, or a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from zhenggai.sheets.lists import split_texts, texts

_WITH_ID: Final = re.compile(r"\[([\w./-]+)\] ?(.*)", re.DOTALL)
_NUMBER: Final = re.compile(
    r"[①-⑳][ \u3000]*|(?:^|(?<=[。；;\n]))[ \u3000]*"
    r"(?:[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]|[0-9]{1,2}[.\uff0e、)）](?![0-9])"
    r"|[一二三四五六七八九十]{1,3}是)[ \u3000]*"
)
_ENDS: Final = ("。", "；", ";")


def measures_in(cells: Sequence[str]) -> list[dict[str, str]]:
    """Return the measures of cells: `id` where one is written, and `text`."""
    return [_measure(text) for cell in cells for text in _split(cell)]


def _split(cell: str) -> Iterator[str]:
    """Split a cell at its numbers, else at lines that are sentences; else it is one measure."""
    items = split_texts(cell)
    if items and all(_WITH_ID.fullmatch(item) for item in items):
        yield from items
        return
    parts = [part.strip() for part in _NUMBER.split(cell)]
    if len(parts) > 1 and not parts[0]:
        yield from (part.rstrip("；;") for part in parts[1:] if part)
        return
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if all(line.endswith(_ENDS) for line in lines[:-1]):
        yield from (line.rstrip("；;") for line in lines)
    else:
        yield cell.strip()


def _measure(text: str) -> dict[str, str]:
    found = _WITH_ID.fullmatch(text)
    return {"id": found[1], "text": found[2]} if found else {"text": text}


def measures_text(measures: Iterable[tuple[str, str]]) -> str:
    """Return ids and texts of measures, one a line; their own table has the rest."""
    return texts(f"[{name}] {text}" for name, text in measures)
