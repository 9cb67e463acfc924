"""The tables of a roll-up: the unit tree, units by a group, and a ranking of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.figures.groups import NAMES, value_name
from zhenggai.figures.quantity import Quantity
from zhenggai.figures.ratio import Rate
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_columns import Shown, column_of, spared
from zhenggai.report.rollup_lines import ranking_lines, shown_groups, tree_lines
from zhenggai.report.view import Column, Line
from zhenggai.rollup import Node, Placed
from zhenggai.words import Text

_PLACE: Final = Text("名次", "place")
_TOTAL: Final = Text("合计", "total")
_UNIT: Final = Text("单位", "unit")


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the quantities that its columns are taken of, and what to know of it."""

    unit: Text
    """The head of the first column."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    shown: tuple[Shown, ...]
    remarks: tuple[Text, ...] = ()


def tree_table(node: Node, shown: tuple[Shown, ...], occasion: Occasion) -> Table:
    """Return the unit tree, with `by` each unit by its groups."""
    head = _UNIT
    for key in occasion.by:
        head = Text(f"{head.zh} · {NAMES[key].zh}", f"{head.en} · {NAMES[key].en}")
    return Table(head, _columns(shown), tuple(tree_lines(node, shown, occasion)), shown)


def cross_table(root: Node, node: Node, taken: Quantity, occasion: Occasion) -> Table:
    """Return the unit tree against the values of a group; the columns are those of the root."""
    key, rate = occasion.cross, taken.rate is not None
    shown = [
        Shown(Column(group[0], occasion.say(name), rate), taken, group)
        for group in shown_groups(root, occasion, (), everything=True)
        if (name := value_name(group[0], key, occasion.campaign))
    ]
    total = Shown(Column("total", occasion.say(_TOTAL), rate), taken)
    listed = spared((total, *shown))
    listed = (*listed[1:], listed[0])
    of = [Text(f"各格是“{taken.name.zh}”。", f"The cells are: {taken.name.en}.")]
    if taken.rate is not None:
        of.append(_formula(taken.rate))
    head = Text(f"单位 × {NAMES[key].zh}", f"unit × {NAMES[key].en}")
    return Table(
        head, _columns(listed), tuple(tree_lines(node, listed, occasion)), listed, tuple(of)
    )


def ranking_table(
    root: Node,
    placed: Sequence[Placed],
    taken: Quantity,
    shown: Sequence[Shown],
    occasion: Occasion,
) -> Table:
    """Return the units in the order of a quantity, which stands right after the place."""
    others = tuple(item for item in shown if item.quantity.id != taken.id)
    first = column_of(taken, occasion)
    listed = (replace(first, column=replace(first.column, spare=0)), *others)
    place = Column("place", occasion.say(_PLACE), rate=False)
    name = taken.name
    order = Text(
        f"按“{name.zh}”从{'高到低' if taken.descending else '低到高'}排名，数值相同的名次相同；"
        "没有分母的和读不了的不排。",
        f"Ranked by {name.en}, {'highest' if taken.descending else 'lowest'} first; equal values"
        " share a place; what has no value has none.",
    )
    lines = tuple(ranking_lines(root, placed, listed, occasion))
    return Table(_UNIT, (place, *_columns(listed)), lines, listed, (order,))


def _formula(rate: Rate) -> Text:
    name, formula = rate.name, rate.formula
    return Text(f"{name.zh} = {formula.zh}", f"{name.en} = {formula.en}")


def _columns(shown: Sequence[Shown]) -> tuple[Column, ...]:
    return tuple(item.column for item in shown)
