"""Every unit read once and counted on every day: the tree of figures that `rollup` shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from zhenggai.figures.base import NONE, Figures, Group, added
from zhenggai.figures.chosen import Scope
from zhenggai.figures.groups import UNIT_GROUPS, grouped
from zhenggai.figures.own import own_figures
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit
from zhenggai.model.unit import CAMPAIGN
from zhenggai.parallel import in_batches
from zhenggai.rollup import Node, Row, build, compared
from zhenggai.tally.asked import Asked, Lacks, lacks, named, units_of, within


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit's row on each day, and what is wrong with its file."""

    rows: tuple[Row, ...]
    faults: tuple[Finding, ...]

    @property
    def row(self) -> Row:
        """The row of the as-of day."""
        return self.rows[-1]

    @property
    def id(self) -> str:
        """The unit."""
        return self.row.id

    @property
    def read(self) -> bool:
        """Whether it could be read."""
        return self.row.read


@dataclass(frozen=True, slots=True)
class RollUp:
    """The tree of units with its figures, and each unit that was counted for it."""

    tree: Node
    counted: tuple[Counted, ...]

    @property
    def lacks(self) -> Lacks:
        """What is not counted."""
        return lacks(self.counted)


def roll_up(ledger: Ledger, asked: Asked) -> RollUp:
    """Count a unit with all below it; of two days the tree knows the earlier one too.

    A unit that cannot be read stays in its place with nothing counted.
    Raise `CannotGoOnError` if there is no such unit, or the filter cannot be understood.
    """
    top = named(ledger, asked.unit)
    asked.on(ledger.campaign)
    work = partial(_count_batch, ledger, replace(asked, findings={}))
    counted = tuple(in_batches(work, units_of(ledger, top)))
    trees = [_tree(ledger, asked, top, counted, place) for place in range(len(asked.days))]
    tree = compared(trees[-1], trees[0]) if len(trees) > 1 else trees[0]
    return RollUp(tree, counted)


def _tree(ledger: Ledger, asked: Asked, top: str, counted: Iterable[Counted], place: int) -> Node:
    found = asked.findings.get(asked.days[place], {})
    rows = {
        item.id: _with(item.rows[place], found.get(item.id, NONE), asked.by) for item in counted
    }
    rows |= {group: _group(group) for group in ledger.groups if within(group, top)}
    # What is found in campaign.yaml and in the names of files is of no unit.
    whole = Row(CAMPAIGN, ledger.campaign.name, own=found.get("", NONE))
    root = rows.pop(top) if top else whole
    # Units come in the order of the tree; groups take their place among them.
    return build(root, (rows[name] for name in sorted(rows)))


def _group(name: str) -> Row:
    return Row(name, name.rpartition("/")[2])


def _count_batch(ledger: Ledger, asked: Asked, units: Iterable[str]) -> list[Counted]:
    days = asked.on(ledger.campaign)
    counted = []
    for unit_id in units:
        unit, faults = load_unit(ledger, unit_id)
        if unit is None:
            unread = Row(unit_id, unit_id.rpartition("/")[2], read=False)
            rows = (unread,) * len(days)
        else:
            rows = tuple(_row(day.scope(unit), asked.by) for day in days)
        counted.append(Counted(rows, tuple(faults)))
    return counted


def _row(scope: Scope, by: Group) -> Row:
    unit, own = scope.unit, own_figures(scope)
    return Row(unit.id, unit.name, unit.kind, own, grouped(scope, own, by))


def _with(row: Row, found: Figures, by: Group) -> Row:
    """Return a row with what `validate` found of the unit; whole units take it to their group."""
    if not found.counts:
        return row
    groups = dict(row.groups)
    for group in row.groups:
        if all(key in UNIT_GROUPS for key in by[: len(group)]):
            groups[group] = added([row.groups[group], found])
    return replace(row, own=added([row.own, found]), groups=groups)
