"""Own figures of units → the tree of units with totals: a total is own plus the children's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from zhenggai.figures.base import NONE, Figures, Group, added

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
    groups: Mapping[Group, Figures] = field(default_factory=dict)
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
    by: Mapping[Group, Share]
    """Group by group: every value that occurs in the unit or below it."""
    children: tuple[Node, ...] = ()
    before: Node | None = None
    """The same unit on an earlier day, if two days are compared."""

    @property
    def own(self) -> Figures:
        """What the unit has itself."""
        return self.row.own

    def share(self, group: Group = ()) -> Share:
        """Return the figures of a group, or of no group in particular: of all."""
        return self.by.get(group, Share()) if group else Share(self.own, self.total)


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


def _shares(row: Row, children: Sequence[Node]) -> Mapping[Group, Share]:
    parts: defaultdict[Group, list[Figures]] = defaultdict(list)
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


def size(node: Node) -> int:
    """Return how many units and groups a tree has."""
    return 1 + sum(map(size, node.children))


def compared(now: Node, before: Node) -> Node:
    """Return a tree of which every node knows what it was on an earlier day.

    Both are of the same rows. Groups that there were only then stand there with nothing.
    """
    children = map(compared, now.children, before.children)
    by = {**dict.fromkeys(before.by, Share()), **now.by}
    return replace(now, by=by, children=tuple(children), before=before)


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit in a ranking."""

    node: Node
    place: int | None
    """Equal values share a place, and the next one is left out; None where there is no value."""


def level(node: Node, depth: int) -> list[Node]:
    """Return the units so many levels below a node, in the order of the tree."""
    if depth <= 0:
        return [node]
    return [found for child in node.children for found in level(child, depth - 1)]


def ranked(
    nodes: Iterable[Node], value: Callable[[Figures], Fraction | None], *, descending: bool
) -> tuple[Placed, ...]:
    """Put units in the order of a value of their totals; those without one come last."""
    valued: list[tuple[Fraction, Node]] = []
    without: list[Placed] = []
    for node in nodes:
        found = value(node.total) if node.row.read else None
        if found is None:
            without.append(Placed(node, None))
        else:
            valued.append((-found if descending else found, node))
    valued.sort(key=lambda item: item[0])
    places: dict[Fraction, int] = {}
    for place, (key, _) in enumerate(valued, 1):
        places.setdefault(key, place)
    return (*(Placed(node, places[key]) for key, node in valued), *without)
