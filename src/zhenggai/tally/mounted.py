"""The ledgers behind an answer: one, those that lie among its units, or several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding
from zhenggai.folders import UNITS
from zhenggai.load import CAMPAIGN_FILE, Ledger, open_ledger
from zhenggai.model.campaign import Campaign
from zhenggai.source import Location
from zhenggai.tally.asked import named, within
from zhenggai.words import Text, Vocabulary


@dataclass(frozen=True)
class Mounted:
    """A ledger, all of it or one unit, and where it stands in the whole."""

    ledger: Ledger
    unit: str = ""
    """With all below it; empty for the whole ledger."""
    key: str = ""
    """What stands before the ids of its units: `south`."""
    folder: str = ""
    """What stands before the paths of its files: `data/units/south/`."""

    def id_of(self, name: str) -> str:
        """Return the id of a unit or a record as the whole has it."""
        return f"{self.key}/{name}" if self.key else name

    def place_of(self, location: Location) -> Location:
        """Return a place with its path as the whole has it."""
        return location._replace(path=f"{self.folder}{location.path}")

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings with their paths as the whole has them."""
        return tuple(replace(it, location=self.place_of(it.location)) for it in findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the campaign; of the whole ledger also with the names of files."""
        found = self.ledger.findings
        return self.placed(it for it in found if not self.unit or it.location.path == CAMPAIGN_FILE)


@dataclass(frozen=True)
class Ledgers:
    """Ledgers that answer together, each by its own limits and words."""

    each: tuple[Mounted, ...]
    """Outer ones before those that lie among their units."""
    name: str = ""
    """What several side by side are called; empty for one."""

    @property
    def campaign(self) -> Campaign:
        """A campaign that knows the words and kinds of all."""
        campaigns = [it.ledger.campaign for it in self.each]
        return merged(self.name or campaigns[0].name, campaigns)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with their campaigns and the names of their files."""
        return tuple(found for it in self.each for found in it.findings)


def mounted(place: Mounted) -> tuple[Mounted, ...]:
    """Return what is to be counted of a unit: it, and the ledgers that lie below it.

    A unit that lies in a ledger among the units is that ledger's.
    Raise `CannotGoOnError` if there is no such unit.
    """
    return tuple(_spread(replace(place, unit=place.unit.strip("/")), frozenset()))


def _spread(place: Mounted, seen: frozenset[Path]) -> Iterator[Mounted]:
    ledger, unit = place.ledger, place.unit
    seen |= {ledger.root.resolve()}
    inside = _inside(ledger, unit)
    if inside:
        yield from _spread(_opened(place, inside, seen), seen)
        return
    yield replace(place, unit=named(ledger, unit))
    for name in ledger.ledgers:
        if within(name, unit):
            yield from _spread(_opened(place, name, seen), seen)


def _inside(ledger: Ledger, unit: str) -> str:
    """Return the ledger among the units that a unit lies in, if it does."""
    found = (name for name in ledger.ledgers if within(unit, name) and unit not in ledger.units)
    return next(found, "") if unit else ""


def _opened(place: Mounted, name: str, seen: frozenset[Path]) -> Mounted:
    """Open a ledger that lies among the units: the unit in it that is wanted, or all of it."""
    root = place.ledger.root / UNITS / name
    if root.resolve() in seen:
        raise CannotGoOnError(
            Text(
                f"{root} 指回已经计入的账本。删去这个链接",
                f"{root} leads back to a ledger that is counted already. Delete this link",
            )
        )
    unit = place.unit.removeprefix(name).strip("/") if within(place.unit, name) else ""
    return Mounted(open_ledger(root), unit, place.id_of(name), f"{place.folder}{UNITS}/{name}/")


def title_of(campaign: Campaign) -> str:
    """Return what a ledger is called as a unit among others."""
    return campaign.organizer or campaign.name


def merged(name: str, campaigns: Sequence[Campaign]) -> Campaign:
    """Return a campaign that knows the words and kinds of all; the first one's names hold."""
    lists = dict(campaigns[0].lists)
    profiles = dict(campaigns[0].profiles)
    for campaign in campaigns[1:]:
        profiles = {**campaign.profiles, **profiles}
        lists = {key: _both(words, campaign.lists[key]) for key, words in lists.items()}
    return replace(campaigns[0], name=name, profiles=profiles, lists=lists)


def _both(first: Vocabulary, second: Vocabulary) -> Vocabulary:
    if first.words == second.words:
        return first
    return Vocabulary(first.name, *first, *(word for word in second if word.id not in first))
