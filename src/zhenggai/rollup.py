"""Own figures of units → the tree of units with totals: a total is own plus the children's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from zhenggai.figures.base import NONE, Figures, added

_ROOT: Final = ""
"""Stands for the root where a unit has none above it; no unit has this id."""


@dataclass(frozen=True, slots=True)
class Row:
    """A unit with its own figures; a plain group has a name only."""

    id: str
    name: str
    kind: str = ""
    """The id of its profile; empty for a plain group and for the whole campaign."""
    own: Figures = NONE
    groups: Mapping[str, Figures] = field(default_factory=dict)
    """Its own figures, group by group."""
    read: bool = True
    """False: there is a file, but it could not be read, and nothing in it is counted."""


@dataclass(frozen=True, slots=True)
class Share:
    """The figures of one group: of the unit itself, and with all below it."""

    own: Figures = NONE
    total: Figures = NONE


@dataclass(frozen=True, slots=True)
class Node:
    """A unit in the tree, with the units below it."""

    row: Row
    total: Figures
    by: Mapping[str, Share]
    """Group by group: every value that occurs in the unit or below it."""
    children: tuple[Node, ...] = ()

    @property
    def own(self) -> Figures:
        """What the unit has itself."""
        return self.row.own


def build(root: Row, rows: Iterable[Row]) -> Node:
    """Build the tree of `rows` under `root`; each hangs on the nearest one above it."""
    below: defaultdict[str, list[Row]] = defaultdict(list)
    listed = list(rows)
    known = {row.id for row in listed}
    for row in listed:
        below[_above(row.id, known)].append(row)
    return _node(root, below[_ROOT], below)


def _above(unit: str, known: set[str]) -> str:
    above = unit.rpartition("/")[0]
    while above and above not in known:
        above = above.rpartition("/")[0]
    return above


def _node(row: Row, rows: Sequence[Row], below: Mapping[str, Sequence[Row]]) -> Node:
    children = tuple(_node(child, below.get(child.id, ()), below) for child in rows)
    total = added([row.own, *(child.total for child in children)])
    return Node(row, total, _shares(row, children), children)


def _shares(row: Row, children: Sequence[Node]) -> Mapping[str, Share]:
    parts: defaultdict[str, list[Figures]] = defaultdict(list)
    for value, figures in row.groups.items():
        parts[value].append(figures)
    for child in children:
        for value, share in child.by.items():
            parts[value].append(share.total)
    return {
        value: Share(row.groups.get(value, NONE), added(found)) for value, found in parts.items()
    }


def pruned(node: Node, depth: int) -> Node:
    """Return the tree down to `depth` levels below the root; totals keep all that is below."""
    if depth <= 0:
        return replace(node, children=())
    return replace(node, children=tuple(pruned(child, depth - 1) for child in node.children))
