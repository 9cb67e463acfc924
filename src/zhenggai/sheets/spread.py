"""Rows of one problem, a measure a row: what belongs to the measures, and what to the problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from zhenggai.model.issues import Measure
from zhenggai.model.schema import keys_of
from zhenggai.sheets.deadlines import deadline_of
from zhenggai.sheets.grid import Spot
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.scalars import Raw, WrongCellError
from zhenggai.sheets.taken import Taken

OF_MEASURES: Final[Mapping[str, str]] = {"owner": "owner", "due": "due", "=done": "done"}
"""Columns of an issue that its measures have as well, and what it is called there."""


def is_spread(taken: Taken, name: str, cells: Mapping[int, Spot], rows: Sequence[int]) -> bool:
    """Say whether a column speaks of measures: one cell for all, or the first, is the problem's.

    That something is done holds of its own row alone.
    """
    if not taken.measure_rows:
        return False
    whole = len(cells) == len(rows) or (name != "=done" and rows[0] in cells)
    return len({taken.grid.at(spot) for spot in cells.values()}) > 1 or not whole


def spread(taken: Taken, name: str, cells: Mapping[int, Spot], listener: Listener) -> None:
    """Give each measure what its own row says; `cells` are those of a column by their row.

    The problem itself has the last of the days; who answers for all of it, no row says.
    """
    measures: Sequence[dict[str, Any]] = taken.values.get(("measures",), ())
    own = [{cells[row] for row in rows if row in cells} for rows in taken.measure_rows]
    if any(len(spots) > 1 for spots in own) or {*cells.values()} - set[Spot]().union(*own):
        raise several()
    for measure, spots in zip(measures, own, strict=True):
        for spot in spots:
            taken.spots[name] = spot
            _give(measure, OF_MEASURES[name], taken.grid.at(spot), listener)
    days = [measure[OF_MEASURES[name]] for measure in measures if OF_MEASURES[name] in measure]
    if name == "due" and days:
        taken.values["due",] = max(days)
    if name == "=done" and len(days) == len(measures):
        taken.told[name] = max(days)


def _give(measure: dict[str, Any], name: str, raw: Raw, listener: Listener) -> None:
    if name != "due":
        measure[name] = listener.field(name, keys_of(Measure)[name].kind, raw)
        return
    found = deadline_of(raw, listener)
    if found.due:
        measure[name] = found.due
    if found.words:
        # A measure has no track: 长期坚持 is part of what is to be done.
        measure["text"] += f"（{found.words}）"


def several() -> WrongCellError:
    """Return that a column says more of one record than it can."""
    return WrongCellError(
        "这几行是一个问题（名称合并了，或写了“同上”），这一栏却有几样内容。合并这一栏，或把问题分行写",
        "these rows are one record (its name is one merged cell, or a ditto), but this column says"
        " several things. Merge it too, or write the name in each row",
    )
