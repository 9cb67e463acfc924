"""Read the units of a ledger and count what each has: what `rollup` does first."""

from __future__ import annotations

import datetime as dt
import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from zhenggai.errors import CannotGoOnError
from zhenggai.figures.chosen import Scope
from zhenggai.figures.groups import grouped
from zhenggai.figures.own import own_figures
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, load_unit
from zhenggai.model.campaign import Campaign
from zhenggai.model.limits import Limits
from zhenggai.model.profiles import requirements
from zhenggai.model.schema import as_of
from zhenggai.model.unit import CAMPAIGN, Unit
from zhenggai.parallel import in_batches
from zhenggai.rollup import Node, Row, build
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit's row, and what is wrong with its file."""

    row: Row
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RollUp:
    """The tree of units with its figures, and each unit that was counted for it."""

    tree: Node
    counted: tuple[Counted, ...]

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Why units could not be read: nothing in them is counted."""
        return tuple(fault for item in self.counted if not item.row.read for fault in item.faults)

    @property
    def faulty(self) -> tuple[str, ...]:
        """The units whose files were read, but not every value in them."""
        return tuple(
            item.row.id
            for item in self.counted
            if item.row.read and any(fault.severity is Severity.ERROR for fault in item.faults)
        )


def roll_up(ledger: Ledger, unit: str, day: dt.date, by: str = "") -> RollUp:
    """Count a unit with all below it, or with "" the whole ledger; with `by` also by group.

    A unit that cannot be read stays in its place with nothing counted.
    Raise `CannotGoOnError` if there is no such unit.
    """
    top = _named(ledger, unit) if unit else ""
    units = [item for item in ledger.units if _within(item, top)]
    counted = tuple(in_batches(partial(_count_batch, ledger, day, by), units))
    rows = {item.row.id: item.row for item in counted}
    rows |= {group: _group(group) for group in ledger.groups if _within(group, top)}
    root = rows.pop(top) if top else Row(CAMPAIGN, ledger.campaign.name)
    # Units come in the order of the tree; groups take their place among them.
    return RollUp(build(root, (rows[name] for name in sorted(rows))), counted)


def _named(ledger: Ledger, unit: str) -> str:
    """Return the unit or plain group of this name."""
    wanted = unicodedata.normalize("NFC", unit.strip("/"))
    known = {unicodedata.normalize("NFC", name): name for name in ledger.units + ledger.groups}
    if wanted in known:
        return known[wanted]
    near = " ".join(difflib.get_close_matches(wanted, known, n=3, cutoff=0.4) or sorted(known)[:9])
    raise CannotGoOnError(
        Text(f"账本里没有单位“{unit}”。是不是: {near}", f"no unit {unit}. Did you mean: {near}")
    )


def _within(name: str, top: str) -> bool:
    return not top or name == top or name.startswith(f"{top}/")


def _group(name: str) -> Row:
    return Row(name, name.rpartition("/")[2])


def _count_batch(ledger: Ledger, day: dt.date, by: str, units: Iterable[str]) -> list[Counted]:
    return [_count_one(ledger, day, by, unit) for unit in units]


def _count_one(ledger: Ledger, day: dt.date, by: str, unit_id: str) -> Counted:
    unit, faults = load_unit(ledger, unit_id)
    if unit is None:
        name = unit_id.rpartition("/")[2]
        return Counted(Row(unit_id, name, read=False), tuple(faults))
    scope = scope_of(unit, ledger.campaign, day)
    own = own_figures(scope)
    groups = grouped(scope, own, by) if by else {}
    return Counted(Row(unit_id, unit.name, unit.kind, own, groups), tuple(faults))


def scope_of(unit: Unit, campaign: Campaign, day: dt.date) -> Scope:
    """Return the unit as it was on the day, with the limits of its kind."""
    then = unit if unit.latest <= day else as_of(unit, day)
    return Scope(then or unit, campaign, day, limits_of(campaign, unit.kind))


def limits_of(campaign: Campaign, kind: str) -> Limits:
    """Return the limits for a kind of unit; those of organs for one without a profile."""
    for known in (kind, "organ"):
        needs = requirements(campaign, known)
        if needs is not None:
            return needs.limits
    raise AssertionError(kind)
