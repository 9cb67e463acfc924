"""The unit tree as lines of cells: units, their groups, and units in the order of a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.figures.base import Figures, Group
from zhenggai.figures.groups import in_order, value_name
from zhenggai.model.unit import CAMPAIGN
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_columns import Shown
from zhenggai.report.view import Line
from zhenggai.rollup import Node, Placed
from zhenggai.words import Text

_COUNTED: Final = ("units", "opinions.records", "issues.total", "measures.total")
_ALL: Final = Text("全部单位", "all units")
_ITSELF: Final = Text("本级", "itself")
_UNREAD: Final = Text("（读不了，未计入）", " (cannot be read: not counted)")


def unit_name(node: Node, occasion: Occasion) -> str:
    """Return what a node is called in a table."""
    if node.row.id == CAMPAIGN and not node.row.kind:
        return occasion.say(_ALL)
    name = node.row.name or node.row.id
    return name if node.row.read else f"{name}{occasion.say(_UNREAD)}"


def tree_lines(
    node: Node, shown: Sequence[Shown], occasion: Occasion, depth: int = 0
) -> Iterator[Line]:
    """Go through a unit, its groups, what it has itself, and the units below it."""
    drawing = _Drawing(shown, occasion)
    yield drawing.filled(Line(depth, unit_name(node, occasion), "unit", ()), node)
    yield from drawing.groups(node, depth, ())
    if node.children and not occasion.by and _has_own(node):
        yield drawing.filled(Line(depth + 1, occasion.say(_ITSELF), "itself", ()), node, own=True)
    for child in node.children:
        yield from tree_lines(child, shown, occasion, depth + 1)


def ranking_lines(
    root: Node, placed: Sequence[Placed], shown: Sequence[Shown], occasion: Occasion
) -> Iterator[Line]:
    """Go through the units of a ranking; the first cell is the place. Above them stands the whole.

    A unit that is not right below the root is named with the one above it.
    """
    drawing = _Drawing(shown, occasion)
    above = _above(root)
    whole = Line(0, unit_name(root, occasion), "unit", ())
    yield _placed(drawing.filled(whole, root), "")
    for item in placed:
        name, over = unit_name(item.node, occasion), above.get(item.node.row.id)
        if over is not None:
            outer = unit_name(over, occasion)
            name = occasion.say(Text(f"{name}（{outer}）", f"{name} ({outer})"))
        line = drawing.filled(Line(1, name, "unit", ()), item.node)
        yield _placed(line, "—" if item.place is None else str(item.place))


def _above(root: Node) -> dict[str, Node]:
    """Return by id the unit that is above another, but for those right below the root."""
    found: dict[str, Node] = {}
    for child in root.children:
        found |= {below.row.id: child for below in child.children} | _above(child)
    return found


def _placed(line: Line, place: str) -> Line:
    return replace(line, cells=(place, *line.cells), changes=("", *line.changes))


def _has_own(node: Node) -> bool:
    """Whether a unit has anything itself; a plain group has not."""
    return bool(node.own.counts or (node.before and node.before.own.counts))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws lines of the same columns."""

    shown: Sequence[Shown]
    occasion: Occasion

    def filled(self, line: Line, node: Node, group: Group = (), *, own: bool = False) -> Line:
        """Return the line with its cells: of a unit with all below it, or what it has itself."""
        cells, changes = [], []
        for item in self.shown:
            now = _figures(node, group + item.group, own=own)
            before = _figures(node.before, group + item.group, own=own) if node.before else None
            cells.append(item.quantity.said(now))
            changes.append(self.occasion.change(item.quantity, now, before))
        return replace(line, cells=tuple(cells), changes=tuple(changes))

    def groups(self, node: Node, depth: int, outer: Group) -> Iterator[Line]:
        """Draw the groups of a node inside an outer group, each with those inside it."""
        occasion = self.occasion
        if len(outer) == len(occasion.by):
            return
        for group in shown_groups(node, occasion, outer, everything=depth == 0):
            name = value_name(group[-1], occasion.by[len(outer)], occasion.campaign)
            yield self.filled(Line(depth + 1, occasion.say(name), "group", ()), node, group)
            yield from self.groups(node, depth + 1, group)


def _figures(node: Node, group: Group, *, own: bool) -> Figures:
    share = node.share(group)
    return share.own if own else share.total


def groups_of(node: Node, occasion: Occasion, outer: Group = ()) -> list[Group]:
    """Return the groups of a node inside an outer one, in the order of their list.

    Of the first key every word is among them, of further ones those that anything has.
    """
    keys = occasion.keys
    key, length = keys[len(outer)], len(outer) + 1
    values = [group[-1] for group in node.by if len(group) == length and group[:-1] == outer]
    ordered = in_order(values, key, occasion.campaign)
    groups = [(*outer, value) for value in ordered]
    return groups if not outer else [group for group in groups if group in node.by]


def shown_groups(
    node: Node, occasion: Occasion, outer: Group, *, everything: bool
) -> Iterator[Group]:
    """Go through the groups of a node that a table shows.

    At the root every word of a list, for what nothing was found is news too. Owners with most
    issues come first; those with personal issues only are left to the machine formats.
    """
    groups = groups_of(node, occasion, outer)
    owners = occasion.keys[len(outer)] == "owner"
    if owners:
        groups.sort(key=lambda group: -node.share(group).total.of("issues.total"))
    for group in groups:
        figures = [item.share(group).total for item in (node, node.before) if item]
        counted = any(item.of(metric) for item in figures for metric in _COUNTED)
        if (everything and not owners) or counted:
            yield group
