"""Where the table of a sheet begins, and which column is which: titles and merged heads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from zhenggai.sheets.columns import Column, plain_head
from zhenggai.sheets.grid import Grid, Spot
from zhenggai.sheets.scalars import Raw
from zhenggai.sheets.usual import DITTO

_DEEPEST: Final = 30
"""So many rows at most stand above a table."""
_FILLED_IN_BY: Final = re.compile(r"(?:填报|报送|整改|责任)?单位(?:[（(].*?[）)])?\s*[：:]\s*(\S+)")
_SEAL: Final = re.compile(r"[（(]\s*(?:盖章|公章|签章|章)\s*[）)]")
_SUMS: Final = ("合计", "总计", "小计", "total")
_FOOT: Final = re.compile(r"^\s*(?:注|备注|说明|填报人|填表人|审核人|note)", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"\s*\S{0,6}(?:人|领导|书记|单位|日期|时间|电话)(?:[（(].*?[）)])?\s*[：:].*"
    r"|\s*[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日\s*",
    re.DOTALL,
)
"""What stands below a table on paper: who filled it in, who checked it, the day."""
_IDLE: Final = ("=number", "=unit", "=unit_name")
"""Columns that alone make no record: forms are printed with numbers in empty rows."""
_TWICE: Final = ("=closed",)
"""Columns that may be two on paper: whether it was closed out, and when."""


@dataclass(frozen=True, slots=True)
class Named:
    """A column of a sheet: where its head stands, and which column it is."""

    spot: Spot
    head: str
    column: Column | None
    """None if no column is called so."""

    @property
    def called(self) -> str:
        """The name of the column; empty if it is none."""
        return self.column.name if self.column else ""


@dataclass(frozen=True, slots=True)
class Found:
    """The table of a sheet."""

    grid: Grid
    head: int
    """The last row of its head."""
    named: tuple[Named, ...]

    def at(self, name: str) -> Named | None:
        """Return the column of a path, if the sheet has it."""
        return next((it for it in self.named if it.called == name), None)

    def body(self) -> Iterator[int]:
        """Go through the rows of the table that hold a record, or a part of one."""
        for row in range(self.head + 1, len(self.grid.rows)):
            said = [it for it in self.named if self.grid.at((row, it.spot[1])) is not None]
            if said and not self._is_aside(row, said) and not self._repeats(row):
                yield row

    def _is_aside(self, row: int, said: Sequence[Named]) -> bool:
        """Say whether a row is a heading in the table, or a sum, a note, a signature below it."""
        texts = [str(self.grid.at((row, it.spot[1]))) for it in said]
        if plain_head(texts[0]) in _SUMS or all(map(_SIGNED.fullmatch, texts)):
            return True
        if all(it.called in _IDLE for it in said):
            return True
        across = len({self.grid.first((row, it.spot[1])) for it in said}) == 1 < len(said)
        return across and (2 * len(said) > len(self.named) or _FOOT.match(texts[0]) is not None)

    def _repeats(self, row: int) -> bool:
        """Say whether a row is the head again, as on every page of a long table."""
        cells = ((self.grid.at((row, it.spot[1])), it.head) for it in self.named)
        return all(cell is None or cell == head for cell, head in cells)

    def titles(self) -> Iterator[tuple[Spot, str]]:
        """Go through the cells above the table."""
        for row in range(self.head):
            for spot in dict.fromkeys(self.grid.first((row, it)) for it in range(self.grid.width)):
                if self.grid.at(spot) is not None:
                    yield spot, str(self.grid.at(spot))

    def headings(self) -> Iterator[tuple[int, str]]:
        """Go through the rows of which one cell is the whole: 一、李家村（2条）."""
        for row in range(self.head + 1, len(self.grid.rows)):
            first = min({self.grid.first((row, it.spot[1])) for it in self.named})
            whole = all(self.grid.first((row, it.spot[1])) == first for it in self.named)
            if whole and first[0] == row and self.grid.at(first) is not None:
                yield row, str(self.grid.at(first))

    def unit(self) -> tuple[Spot, str] | None:
        """Return the unit that a line above the table names as the one that filled it in."""
        for spot, text in self.titles():
            found = _FILLED_IN_BY.search(_SEAL.sub("", text))
            if found:
                return spot, found[1]
        return None

    def with_dittos(self) -> Found:
        """Return the table with a ditto mark as what stands above it, like a merged cell."""
        merged = dict(self.grid.merged)
        rows = list(self.body())
        for above, row in pairwise(rows):
            for column in {it.spot[1] for it in self.named}:
                before = (above, column)
                if is_ditto(self.grid.at((row, column))) and self.grid.at(before) is not None:
                    merged[row, column] = merged.get(before, before)
        return replace(self, grid=replace(self.grid, merged=merged))


def is_ditto(raw: Raw) -> bool:
    """Say whether a cell says no more than the one above it: 〃, 同上."""
    return isinstance(raw, str) and raw.strip() in DITTO


def find_table(grid: Grid, columns: Sequence[Column], others: Collection[str] = ()) -> Found | None:
    """Return the table of a sheet; None if no row of it has a head that is known.

    `others` are heads that are known, too, though nothing is taken from under them.
    """
    known = {name for column in columns for name in column.names} | {*map(plain_head, others)}
    counts = [_known(grid, row, known) for row in range(min(_DEEPEST, len(grid.rows)))]
    best = max(counts, default=0)
    if not best:
        return None
    row = counts.index(best)
    last = row + 1 if _goes_on(grid, row, known) else row
    return Found(grid, last, tuple(_named(grid, row, last, columns))).with_dittos()


def _known(grid: Grid, row: int, known: set[str]) -> int:
    cells = {grid.first((row, column)) for column in range(grid.width)}
    return sum(plain_head(str(grid.at(cell) or "")) in known for cell in cells)


def _goes_on(grid: Grid, row: int, known: set[str]) -> bool:
    """Say whether the next row belongs to the head: all that it adds are heads, too."""
    below = [(row + 1, column) for column in range(grid.width)]
    new = [spot for spot in below if grid.first(spot)[0] == row + 1 and grid.at(spot) is not None]
    if not new or any(plain_head(str(grid.at(spot))) not in known for spot in new):
        return False
    above = (grid.at((row, column)) for _, column in new)
    return all(plain_head(str(text or "")) not in known or grid.merged for text in above)


def _named(grid: Grid, row: int, last: int, columns: Sequence[Column]) -> Iterator[Named]:
    left = [*columns, *(column for column in columns if column.name in _TWICE)]
    for number in range(grid.width):
        spots = [(level, number) for level in range(last, max(row - 1, 0) - 1, -1)]
        heads = [(spot, str(grid.at(spot))) for spot in spots if grid.at(spot) is not None]
        own = [head for head in heads if head[0][0] >= row]
        column, spot, head = _match(heads, left)
        if column is not None:
            left.remove(column)
            yield Named(spot, head, column)
        elif own:
            yield Named(own[0][0], own[0][1], None)


def _match(
    heads: Sequence[tuple[Spot, str]], left: Sequence[Column]
) -> tuple[Column | None, Spot, str]:
    """Return the column of a head, which may stand in the row above or be split in two."""
    texts = [(spot, text, plain_head(text)) for spot, text in heads]
    if len(texts) > 1:
        texts.insert(1, (texts[0][0], texts[0][1], texts[1][2] + texts[0][2]))
    for spot, text, plain in texts:
        called = [column for column in left if plain in column.names]
        exact = [column for column in called if plain in map(plain_head, column.head)]
        if called:
            return (exact or called)[0], spot, text
    return None, (0, 0), ""
