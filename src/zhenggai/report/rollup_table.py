"""The roll-up as a table on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final

from zhenggai.report.clean import clean, width
from zhenggai.report.view import Line, Overview
from zhenggai.words import Lang, Text

_WIDEST_NAME: Final = 44
_SHORTEST_NAME: Final = 10
_GAP: Final = 2
_STYLES: Final = {"unit": "", "itself": "dim", "group": "cyan"}


def as_table(shown: Overview, lang: Lang, columns: int | None, *, color: bool) -> str:
    """Return the table, no wider than `columns` if possible; below it how rates are computed."""
    kept = _fitting(shown, columns)
    head = clean(f"{shown.title}  {shown.as_of}")
    below = [*shown.remarks, *_left_out(shown, kept, lang), *_formulas(shown, kept)]
    return "\n".join([head, "", _drawn(shown, kept, columns, color=color), *map(clean, below), ""])


def _left_out(shown: Overview, kept: Sequence[int], lang: Lang) -> Iterator[str]:
    names = [column.name for place, column in enumerate(shown.columns) if place not in kept]
    if names:
        yield Text(
            f"终端太窄，没有显示: {'、'.join(names)}。写 --format csv 可看全部。",
            f"The terminal is too narrow for: {', '.join(names)}. --format csv has it all.",
        ).to(lang)


def _formulas(shown: Overview, kept: Sequence[int]) -> Iterator[str]:
    """Say how each rate of the table is computed."""
    ids = {shown.columns[place].id for place in kept if shown.columns[place].rate}
    return (f"{rate.name} = {rate.formula}" for rate in shown.rates if rate.id in ids)


def _fitting(shown: Overview, columns: int | None) -> list[int]:
    """Return the places of the columns that fit."""
    kept = list(range(len(shown.columns)))
    if columns is None:
        return kept
    name = min(_WIDEST_NAME, max(width(_indented(line)) for line in shown.lines))
    wide = [_width(shown, place) for place in kept]
    spare = sorted(
        (place for place in kept if shown.columns[place].spare),
        key=lambda place: shown.columns[place].spare,
    )
    while spare and name + sum(_GAP + wide[place] for place in kept) > columns:
        kept.remove(spare.pop(0))
    return kept


def _width(shown: Overview, place: int) -> int:
    cells = (width(cell) for cell in _cells(shown, place))
    return max(width(shown.columns[place].name), *cells)


def _cells(shown: Overview, place: int) -> list[str]:
    """Return the cells of a column; where any of them changed, all leave room for the change."""
    changes = [line.changes[place] if line.changes else "" for line in shown.lines]
    most = max(map(width, changes), default=0)
    cells = [clean(line.cells[place]) for line in shown.lines]
    if not most:
        return cells
    return [
        f"{cell} {change}{' ' * (most - width(change))}"
        for cell, change in zip(cells, changes, strict=True)
    ]


def _indented(line: Line) -> str:
    return "  " * line.depth + line.name


def _drawn(shown: Overview, kept: Sequence[int], columns: int | None, *, color: bool) -> str:
    from rich.console import Console  # noqa: PLC0415 - slow to import, needed here only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text as Cell  # noqa: PLC0415

    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    wide = [_width(shown, place) for place in kept]
    left = max(_SHORTEST_NAME, columns - sum(wide) - _GAP * len(wide)) if columns else None
    table.add_column(Cell(clean(shown.unit)), no_wrap=True, overflow="ellipsis", max_width=left)
    for place, least in zip(kept, wide, strict=True):
        name = Cell(clean(shown.columns[place].name))
        table.add_column(name, justify="right", no_wrap=True, min_width=least)
    cells = {place: _cells(shown, place) for place in kept}
    for number, line in enumerate(shown.lines):
        row = [Cell(clean(_indented(line)))]
        for place in kept:
            late = shown.columns[place].late and line.cells[place] != "0"
            row.append(Cell(cells[place][number], style="red" if late else ""))
        table.add_row(*row, style="bold" if line.depth == 0 else _STYLES[line.sort])
    found = io.StringIO()
    console = Console(
        file=found,
        width=columns or 1000,
        force_terminal=color,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(table)
    return "\n".join(row.rstrip() for row in found.getvalue().splitlines()) + "\n"
