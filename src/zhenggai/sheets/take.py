"""The rows of a sheet → what each says of a record, with the place of every cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from zhenggai.model.schema import TEXT
from zhenggai.sheets.columns import Column, Layout
from zhenggai.sheets.grid import Grid
from zhenggai.sheets.heads import Found, find_table
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.measures import measures_in
from zhenggai.sheets.scalars import Raw, WrongCellError, known_word, text_of
from zhenggai.sheets.taken import Naming, Taken, Wrong, wrong_at
from zhenggai.words import TRACK, Text

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
        self.wrong: list[Wrong] = []

    def take(self, grid: Grid) -> list[Taken] | None:
        """Return what the rows of a sheet say; None if it holds no table."""
        found = find_table(grid, self.columns, self.skipped)
        if found is None:
            return None
        self.unknown(found)
        self.headless(found)
        return [self.row(found, rows) for rows in self.grouped(found)]

    def unknown(self, found: Found) -> None:
        """Complain of columns that no record has, if they hold anything."""
        for item in found.named:
            if item.column is not None or item.head in self.skipped:
                continue
            rows = range(found.head + 1, len(found.grid.rows))
            if any(found.grid.at((row, item.spot[1])) is not None for row in rows):
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
        key = found.at("title") or found.at(self.layout.known_by[0])
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

    def row(self, found: Found, rows: Sequence[int]) -> Taken:
        """Return what one record's rows say."""
        taken = Taken(found.grid, (rows[0], found.named[0].spot[1]))
        taken.has_log = found.at("log") is not None
        for item in found.named:
            if item.column is None or item.head in self.skipped:
                continue
            try:
                self.column(taken, item.column, item.spot[1], rows)
            except WrongCellError as error:
                spot = taken.spots.get(item.column.name, (rows[0], item.spot[1]))
                self.wrong.append(wrong_at(found.grid, spot, error.said))
        try:
            taken.unit = self.unit(taken, found)
        except WrongCellError as error:
            name = "=unit" if "=unit" in taken.told else "=unit_name"
            self.wrong.append(taken.wrong(name, error.said))
        return taken

    def column(self, taken: Taken, column: Column, number: int, rows: Sequence[int]) -> None:
        """Take the cells of one column of a record."""
        grid = taken.grid
        cells = dict.fromkeys(grid.first((row, number)) for row in rows)
        spots = [spot for spot in cells if not _is_nothing(grid.at(spot), column)]
        if not spots:
            return
        first = taken.spots[column.name] = spots[0]
        if column.path == ("measures",):
            taken.values[column.path] = measures_in([text_of(grid.at(spot)) for spot in spots])
            return
        same = {grid.at(spot) for spot in spots}
        if len(same) > 1 and column.name not in _IGNORED:
            taken.spots[column.name] = spots[1]
            raise WrongCellError(
                "这几行是一个问题（名称合并了），这一栏却有几样内容。合并这一栏，或把问题分行写",
                "these rows are one record (its name is one merged cell), but this column says"
                " several things. Merge it too, or write the name in each row",
            )
        if column.derived:
            taken.told[column.name] = grid.at(first)
        else:
            self.value(taken, column, grid.at(first))

    def value(self, taken: Taken, column: Column, raw: Raw) -> None:
        """Take the value of a field, or what offices write in its place."""
        kind, name = self.layout.kind, column.name
        try:
            taken.values[column.path] = self.listener.value(column.kind, raw)
        except WrongCellError:
            if (kind, name) == ("opinions", "from_") and isinstance(raw, str):
                taken.raiser = raw.strip()
            elif (kind, name) == ("issues", "due") and (track := _track(raw)):
                taken.values.setdefault(("track",), track)
            else:
                raise

    def unit(self, taken: Taken, found: Found) -> str:
        """Return the unit of a row; raise `WrongCellError` if it is not known."""
        named = str(taken.told.get("=unit_name") or "").strip()
        own = self.naming.unit or str(taken.told.get("=unit") or "").strip()
        if own in self.naming.units:
            if named and own not in self.naming.meant(named):
                raise _other_unit(named, own, found)
            return own
        return self.only(own or named or found.unit())

    def only(self, typed: str) -> str:
        """Return the one unit that an id or a name means."""
        units = self.naming.meant(typed)
        if len(units) == 1:
            return units[0]
        if not typed:
            raise WrongCellError(
                "不知道是哪个单位: 加一栏“单位编号”，或写 --unit 单位",
                "which unit? Add a column “Unit id”, or write --unit UNIT",
            )
        if units:
            raise WrongCellError(
                f"叫“{typed}”的单位有几个: {' '.join(units)}。写单位编号",
                f"several units are called {typed}: {' '.join(units)}. Write the unit's id",
            )
        near = self.naming.near(typed)
        raise WrongCellError(
            f"账本里没有单位“{typed}”" + (f"，是不是: {near}" if near else "，可写 --unit 单位"),
            f"no unit {typed} in the ledger" + (f"; is it {near}?" if near else "; use --unit"),
        )


def _other_unit(named: str, own: str, found: Found) -> WrongCellError:
    column = found.at("=unit_name")
    head = column.head if column else ""
    return WrongCellError(
        f"“{named}”不是本单位（{own}）。别的单位写到“配合单位”一栏；不要这一栏: --skip '{head}'",
        f"{named} is not this unit ({own}). Others belong under Partners; to leave the column out:"
        f" --skip '{head}'",
    )


def _track(raw: Raw) -> str | None:
    """Return the track that stands where a deadline belongs: 立行立改, 长期."""
    return known_word(TRACK, raw.strip().removesuffix("坚持")) if isinstance(raw, str) else None


def _is_nothing(raw: Raw, column: Column) -> bool:
    if not isinstance(raw, str):
        return raw is None
    said = raw.strip()
    free = column.kind == TEXT and not column.derived
    return said in _DASHES or (said == _NONE and not free)
