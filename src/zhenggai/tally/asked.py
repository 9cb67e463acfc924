"""What is to be counted, and of which units."""

from __future__ import annotations

import datetime as dt
import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from zhenggai.errors import CannotGoOnError
from zhenggai.figures.base import Figures, Group
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger
from zhenggai.model.campaign import Campaign
from zhenggai.query.grammar import Filter
from zhenggai.tally.scope import Day, meaning
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which unit, on which days, by which groups, and of which issues."""

    unit: str
    """With all below it; empty for the whole ledger."""
    days: tuple[dt.date, ...]
    """At least one; the last one is the as-of day."""
    by: Group = ()
    where: Filter = field(default_factory=Filter)
    findings: Mapping[dt.date, Mapping[str, Figures]] = field(default_factory=dict)
    """What `validate` found of each unit on these days, where it is to be counted."""

    @property
    def day(self) -> dt.date:
        """The as-of day."""
        return self.days[-1]

    def on(self, campaign: Campaign) -> tuple[Day, ...]:
        """Return what is counted on each of the days.

        Raise `CannotGoOnError` if the filter cannot be understood.
        """
        return tuple(Day(campaign, day, meaning(self.where, campaign, day)) for day in self.days)


class Read(Protocol):
    """A unit that was read, or could not be."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def read(self) -> bool: ...  # noqa: D102
    @property
    def faults(self) -> tuple[Finding, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Lacks:
    """What is not counted, and so must be told."""

    unread: tuple[Finding, ...]
    """Why units could not be read: nothing in them is counted."""
    faulty: tuple[str, ...]
    """The units whose files were read, but not every value in them."""
    nothing: bool
    """Whether there are units, and none of them could be read."""


def lacks(units: Sequence[Read]) -> Lacks:
    """Return what is not counted of these units."""
    return Lacks(
        tuple(fault for unit in units if not unit.read for fault in unit.faults),
        tuple(
            unit.id
            for unit in units
            if unit.read and any(fault.severity is Severity.ERROR for fault in unit.faults)
        ),
        bool(units) and not any(unit.read for unit in units),
    )


def units_of(ledger: Ledger, top: str) -> list[str]:
    """Return the units that are `top` or below it, in the order of the tree."""
    return [unit for unit in ledger.units if within(unit, top)]


def within(name: str, top: str) -> bool:
    """Say whether a unit or group is `top` or below it; all are below ""."""
    return not top or name == top or name.startswith(f"{top}/")


def named(ledger: Ledger, unit: str) -> str:
    """Return the unit or plain group of this name.

    Raise `CannotGoOnError` if there is none.
    """
    wanted = unicodedata.normalize("NFC", unit.strip("/"))
    known = {unicodedata.normalize("NFC", name): name for name in ledger.units + ledger.groups}
    if wanted in known or not unit:
        return known.get(wanted, "")
    near = " ".join(difflib.get_close_matches(wanted, known, n=3, cutoff=0.4) or sorted(known)[:9])
    raise CannotGoOnError(
        Text(f"账本里没有单位“{unit}”。是不是: {near}", f"no unit {unit}. Did you mean: {near}")
    )
