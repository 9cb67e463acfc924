"""Cells in straight columns for a terminal: full-width text, narrow windows, colours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from zhenggai.report.clean import clean, width

_GAP: Final = 2
_NARROWEST: Final = 8
"""Columns are cut down to so many places, then the last ones are left out."""
CUT: Final = "…"
_NEVER_FIRST: Final = " ，。；：、！？）》”」』】…"
_NEVER_LAST: Final = "（《“「『【"
_COMMAND: Final = re.compile(r"(zhenggai [a-z][^；;，,（]*)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text, and the colour of a terminal that it is shown in."""

    text: str
    color: str = ""
    """As in `31`, red; empty for none."""
    depth: int = 0
    """How far it is indented."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand to the right."""

    name: str
    right: bool = False
    whole: bool = False
    """Never cut: half a date or half a path is worth nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table, and the columns for which a terminal had no room."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]


def grid(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: int | None, *, color: bool
) -> Grid:
    """Return a table no wider than `room`, if there is a limit."""
    heads = [Cell(clean(column.name), "1") for column in columns]
    shown = [heads, *([_straight(cell) for cell in row] for row in rows)]
    widest = [max(width(row[place].text) for row in shown) for place in range(len(columns))]
    sizes = fitted(widest, room, [column.whole for column in columns])
    lines = [_line(row, columns, sizes, color=color) for row in shown]
    return Grid(tuple(lines), tuple(column.name for column in columns[len(sizes) :]))


def _straight(cell: Cell) -> Cell:
    return replace(cell, text="  " * cell.depth + one_line(cell.text))


def one_line(text: str) -> str:
    """Return text on one line, safe for a terminal."""
    return clean(" ".join(text.split()))


def fitted(widest: Sequence[int], room: int | None, whole: Sequence[bool]) -> list[int]:
    """Return how wide each column is; columns at the end for which there is no room are left out.

    The widest columns give way first, down to a few places each.
    """
    for count in range(len(widest), 0, -1):
        left = (room or 0) - _GAP * (count - 1)
        sizes = list(widest[:count])
        if room is None or sum(sizes) <= left:
            return sizes
        for most in range(min(max(sizes), left), _NARROWEST - 1, -1):
            cut = [
                size if kept else min(size, most) for size, kept in zip(sizes, whole, strict=False)
            ]
            if sum(cut) <= left:
                return _spread(cut, sizes, left - sum(cut))
    return [max(1, room or 1)] if widest else []


def _spread(cut: list[int], sizes: Sequence[int], spare: int) -> list[int]:
    """Give the places that are left over to the columns that were cut."""
    for place, size in enumerate(sizes):
        if spare and cut[place] < size:
            cut[place] += 1
            spare -= 1
    return cut


def _line(
    row: Sequence[Cell], columns: Sequence[Column], sizes: Sequence[int], *, color: bool
) -> str:
    pieces = []
    for cell, column, size in zip(row, columns, sizes, strict=False):
        text = shortened(cell.text, size)
        space = " " * (size - width(text))
        painted = paint(text, cell.color) if color else text
        pieces.append(f"{space}{painted}" if column.right else f"{painted}{space}")
    return (" " * _GAP).join(pieces).rstrip()


def paint(text: str, color: str) -> str:
    """Return text in a colour of the terminal."""
    return f"\x1b[{color}m{text}\x1b[0m" if color and text else text


def shortened(text: str, size: int) -> str:
    """Return text no wider than `size`, with a mark where it was cut."""
    if width(text) <= size:
        return text
    ends = accumulate(map(width, text), initial=width(CUT))
    kept = sum(end <= size for end in ends) - 1
    return f"{text[: max(kept, 0)]}{CUT}"


def folded(text: str, size: int) -> Iterator[str]:
    """Break text into lines no wider than `size`: at spaces, or between full-width letters.

    A command stays on one line, however long: whoever copies it must get all of it.
    """
    line, used = "", 0
    for piece in _unbroken(text):
        if line and used + width(piece.rstrip()) > size:
            yield line.rstrip()
            line, used = "", 0
        line, used = line + piece, used + width(piece)
    if line:
        yield line.rstrip()


def _unbroken(text: str) -> Iterator[str]:
    """Split text where a line may break, but not within commands."""
    for part in _COMMAND.split(text):
        if _COMMAND.fullmatch(part):
            yield part
        else:
            yield from _pieces(part)


def _pieces(text: str) -> Iterator[str]:
    """Split text where a line may break: after a space and around full-width letters."""
    piece = ""
    for letter in text:
        breaks = width(letter) == 2 or width(piece[-1:]) == 2 or piece[-1:] == " "
        if piece and breaks and letter not in _NEVER_FIRST and piece[-1] not in _NEVER_LAST:
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece
