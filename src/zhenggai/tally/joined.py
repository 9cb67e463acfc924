"""Trees of several ledgers hung under one root, with the words of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhenggai.figures.base import added
from zhenggai.finding import Finding
from zhenggai.model.campaign import Campaign
from zhenggai.rollup import Node, Row, build, compared
from zhenggai.summary.base import LIMITS, nodes
from zhenggai.tally.mounted import merged
from zhenggai.tally.tree import RollUp


@dataclass(frozen=True, slots=True)
class Whole:
    """What several ledgers come to, and how to read it."""

    campaign: Campaign
    """The words and kinds of all of them; the name of each, once."""
    result: RollUp
    findings: tuple[Finding, ...] = ()
    """What is wrong with their campaigns and the names of their files."""
    limits: tuple[Mapping[str, Mapping[str, int]], ...] = ()
    """Kind by kind, the limits of each ledger."""

    @property
    def differing(self) -> Sequence[str]:
        """The limits that are not the same everywhere, kind by kind: `village.warn_days`."""
        seen: dict[str, set[int]] = {}
        for limits in self.limits:
            for kind, values in limits.items():
                for name in LIMITS:
                    seen.setdefault(f"{kind}.{name}", set()).add(values[name])
        return sorted(name for name, values in seen.items() if len(values) > 1)


@dataclass(frozen=True, slots=True)
class Part:
    """One ledger: where its units hang, what it is called, and what it comes to."""

    key: str
    name: str
    whole: Whole


def joined(root: Row, parts: Sequence[Part]) -> Whole:
    """Hang the trees of the parts under a root; the one without a key is the root's own."""
    tree = _tree(root, parts, [part.whole.result.tree for part in parts])
    earlier = [before for part in parts if (before := part.whole.result.tree.before)]
    if earlier:
        tree = compared(tree, _tree(earlier[0].row if not parts[0].key else root, parts, earlier))
    counted = tuple(item for part in parts for item in moved(part.whole.result, part.key).counted)
    wholes = [part.whole for part in parts]
    return Whole(
        merged(root.name, [whole.campaign for whole in wholes]),
        RollUp(tree, counted),
        tuple(finding for whole in wholes for finding in whole.findings),
        tuple(limits for whole in wholes for limits in whole.limits),
    )


def _tree(root: Row, parts: Sequence[Part], trees: Sequence[Node]) -> Node:
    """Build one tree; a unit's own file speaks for it, not the ledger that lies beside it."""
    rows = {root.id: root}
    for part, tree in zip(parts, trees, strict=True):
        top, *below = (node.row for node in nodes(tree))
        known = rows.get(part.key)
        if known is not None and known.kind:
            rows[part.key] = replace(known, own=added([known.own, top.own]))
        elif part.key:
            rows[part.key] = replace(top, id=part.key, name=part.name)
        rows |= {row.id: row for row in (_under(row, part.key) for row in below)}
    return build(rows.pop(root.id), rows.values())


def _under(row: Row, key: str) -> Row:
    return replace(row, id=f"{key}/{row.id}") if key else row


def moved(result: RollUp, key: str) -> RollUp:
    """Put a key before the ids of all units."""
    counted = tuple(
        replace(item, rows=tuple(_under(row, key) for row in item.rows)) for item in result.counted
    )
    return RollUp(_moved_node(result.tree, key), counted)


def _moved_node(node: Node, key: str) -> Node:
    before = node.before and _moved_node(node.before, key)
    children = tuple(_moved_node(child, key) for child in node.children)
    return replace(node, row=_under(node.row, key), children=children, before=before)
