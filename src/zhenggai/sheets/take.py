"""The rows of a sheet → what each says of a record, with the place of every cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from zhenggai.model.schema import TEXT
from zhenggai.sheets.ballots import take_valid
from zhenggai.sheets.columns import Column, Layout, plain_head
from zhenggai.sheets.deadlines import deadline_of, take_deadline
from zhenggai.sheets.grid import Grid, Spot
from zhenggai.sheets.heads import Found, find_table, is_ditto
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.measures import measures_in
from zhenggai.sheets.scalars import CellOfError, Raw, WrongCellError, known_word, text_of, word_of
from zhenggai.sheets.spread import OF_MEASURES, is_spread, several, spread
from zhenggai.sheets.taken import Naming, Taken, Wrong, wrong_at
from zhenggai.sheets.whose import Whose
from zhenggai.words import YES_NO, Text

_DASHES: Final = frozenset("-—\u2013－/\uff0f")
"""What stands in a cell that says nothing."""
_NONE: Final = "无"
"""What says nothing but in a column of free text."""
_IGNORED: Final = ("=number", "=unit", "=issue_title")


class Taker:
    """Takes the rows of sheets; what is wrong with cells is gathered, not raised."""

    def __init__(
        self, layout: Layout, listener: Listener, naming: Naming, skipped: Collection[str]
    ) -> None:
        """Keep what rows are understood by; columns with `skipped` heads are not wanted."""
        self.layout = layout
        self.columns = layout.columns(listener.lists)
        self.listener = listener
        self.naming = naming
        self.skipped = skipped
        self.aside = frozenset(map(plain_head, layout.aside.split()))
        self.wrong: list[Wrong] = []
        self.lost = False
        """Whether the sheet at hand has columns that nobody knows."""
        self.left_out: dict[str, None] = {}
        """Heads of columns of which the ledger keeps nothing."""

    def take(self, grid: Grid) -> list[Taken] | None:
        """Return what the rows of a sheet say; None if it holds no table."""
        found = find_table(grid, self.columns, {*self.skipped, *self.aside})
        if found is None:
            return None
        before = len(self.wrong)
        self.unknown(found)
        self.lost = len(self.wrong) > before
        self.headless(found)
        whose = Whose(found, self.naming)
        return [self.row(whose, rows) for rows in self.grouped(found)]

    def unknown(self, found: Found) -> None:
        """Complain of columns that no record has, if they hold anything."""
        for item in found.named:
            if item.column is not None or item.head in self.skipped:
                continue
            rows = range(found.head + 1, len(found.grid.rows))
            if plain_head(item.head) in self.aside:
                self.left_out["".join(item.head.split())] = None
            elif any(found.grid.at((row, item.spot[1])) is not None for row in rows):
                names = [head for column in self.columns for head in column.head]
                near = " ".join(get_close_matches(item.head, names, 1))
                meant = Text(f"是不是: {near}。" if near else "", f"Is it {near}? " if near else "")
                said = Text(
                    f"没有“{item.head}”这一栏。{meant.zh}改栏名，或不要它: --skip '{item.head}'",
                    f"there is no column {item.head}. {meant.en}Rename it, or leave it out:"
                    f" --skip '{item.head}'",
                )
                self.wrong.append(wrong_at(found.grid, item.spot, said))

    def headless(self, found: Found) -> None:
        """Complain of cells in rows of records that stand under no head."""
        grid = found.grid
        named = {item.spot[1] for item in found.named}
        for number in range(grid.width):
            spots = (grid.first((row, number)) for row in found.body())
            lost = [it for it in spots if it[1] not in named and grid.at(it) is not None]
            if lost:
                said = Text(
                    "这一列没有表头，不知道是什么。写上表头，或删去这一列",
                    "this column has no head. Give it one, or delete the column",
                )
                self.wrong.append(wrong_at(grid, lost[0], said))

    def grouped(self, found: Found) -> Iterator[list[int]]:
        """Go through the rows of each record: a merged cell of its name may span several."""
        name = self.layout.known_by
        key = found.at("title") or (found.at(name[0]) if len(name) == 1 else None)
        body = list(found.body())
        if key is None or not body:
            yield from ([row] for row in body)
            return
        group = [body[0]]
        for before, row in pairwise(body):
            spots = [found.grid.first((it, key.spot[1])) for it in (before, row)]
            if spots[0] == spots[1]:
                group.append(row)
            else:
                yield group
                group = [row]
        yield group

    def row(self, whose: Whose, rows: Sequence[int]) -> Taken:
        """Return what one record's rows say."""
        found = whose.found
        taken = Taken(found.grid, (rows[0], found.named[0].spot[1]))
        taken.has_log = found.at("log") is not None
        taken.heads = frozenset(it.called for it in found.named) if self.lost else None
        # Measures are known before they get what is theirs, a track before its deadline is read.
        for item in sorted(found.named, key=lambda it: it.called in OF_MEASURES):
            if item.column is None or item.head in self.skipped:
                continue
            try:
                self.column(taken, item.column, item.spot[1], rows)
            except WrongCellError as error:
                spot = taken.spots.get(item.column.name, (rows[0], item.spot[1]))
                self.wrong.append(wrong_at(found.grid, spot, error.said))
        try:
            take_valid(taken)
            taken.unit = whose.unit(taken)
        except CellOfError as error:
            self.wrong.append(taken.wrong(error.name, error.said))
        return taken

    def column(self, taken: Taken, column: Column, number: int, rows: Sequence[int]) -> None:
        """Take the cells of one column of a record."""
        grid, name = taken.grid, column.name
        cells = {row: grid.first((row, number)) for row in rows}
        cells = {row: it for row, it in cells.items() if not _is_nothing(grid.at(it), column)}
        spots = list(dict.fromkeys(cells.values()))
        if not spots:
            return
        first = taken.spots[name] = spots[0]
        same = {grid.at(spot) for spot in spots}
        if name not in _IGNORED and any(map(is_ditto, same)):
            raise _nothing_above(str(grid.at(first)))
        if column.path == ("measures",):
            self.measures(taken, cells)
        elif name in OF_MEASURES and is_spread(taken, name, cells, rows):
            taken.spots[name] = spots[-1]
            spread(taken, name, cells, self.listener)
        elif len(same) > 1 and name not in _IGNORED:
            taken.spots[name] = spots[1]
            raise several()
        elif column.derived:
            taken.told[name] = _both(taken.told.get(name), grid.at(first))
        else:
            self.value(taken, column, grid.at(first))

    def measures(self, taken: Taken, cells: Mapping[int, Spot]) -> None:
        """Take the measures of a record, and in which rows each stands."""
        for spot in dict.fromkeys(cells.values()):
            found = measures_in([text_of(taken.grid.at(spot))])
            taken.values.setdefault(("measures",), []).extend(found)
            rows = [row for row, own in cells.items() if own == spot]
            taken.measure_rows += [rows] * len(found)

    def value(self, taken: Taken, column: Column, raw: Raw) -> None:
        """Take the value of a field, or what offices write in its place."""
        kind, name = self.layout.kind, column.name
        if (kind, name) == ("issues", "due"):
            take_deadline(taken, raw, deadline_of(raw, self.listener))
            return
        try:
            taken.values[column.path] = self.listener.field(column.path[-1], column.kind, raw)
        except WrongCellError:
            if (kind, name) != ("opinions", "from_") or not isinstance(raw, str):
                raise
            taken.raiser = raw.strip()


def _both(one: Raw, other: Raw) -> Raw:
    """Return what two columns say together: whether, and when."""
    words = [
        known_word(YES_NO, word_of(it)) if isinstance(it, str | bool) else None
        for it in (one, other)
    ]
    if one is None or (words[0] == "yes" and words[1] != "no"):
        return other
    if one == other or (words[1] == "yes" and words[0] != "no"):
        return one
    raise WrongCellError(
        f"这里是“{other}”，同一行另一栏却是“{one}”",
        f"this says {other}, but the other column of this row says {one}",
    )


def _nothing_above(said: str) -> WrongCellError:
    return WrongCellError(
        f"“{said}”上面没有内容，不知道同什么。写出来",
        f"{said} has nothing above it to be the same as. Write it out",
    )


def _is_nothing(raw: Raw, column: Column) -> bool:
    if not isinstance(raw, str):
        return raw is None
    said = raw.strip()
    free = column.kind == TEXT and not column.derived
    return said in _DASHES or (said == _NONE and not free)
