"""Find one record by its id, and the units that have to do with it: for `show` and `trace`."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit, mentioning
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.unit import Unit
from zhenggai.query.entry import Around, Entry, Standing, standing
from zhenggai.query.kinds import BY_ID, KINDS, Kind
from zhenggai.query.refusal import nearest
from zhenggai.trace.base import merged_into
from zhenggai.words import Text

_MOST: Final = 9
"""So many records of one id are named before a full id is asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and what kind it is of."""

    entry: Entry
    kind: Kind


@dataclass
class Lookup:
    """Looks records up in a ledger, each unit read once."""

    ledger: Ledger
    day: dt.date
    faults: dict[str, Sequence[Finding]] = field(default_factory=dict)
    """What is wrong with the files that were read, by unit."""
    _typed: dict[str, Unit | None] = field(default_factory=dict)

    def find(self, name: str) -> Found:
        """Return the record of this id: `UNIT#ID`, a unit's, or one that is unique.

        Raise `CannotGoOnError` if there is none, or more than one.
        """
        wanted = unicodedata.normalize("NFC", name.strip())
        known = {unicodedata.normalize("NFC", unit): unit for unit in self.ledger.units}
        unit, mark, label = wanted.rpartition("#")
        if wanted.strip("/") in known:
            inside = self.standing(known[wanted.strip("/")])
            return Found(Entry(inside, inside.unit), BY_ID["units"])
        if not mark:
            return self._unique(wanted, known)
        if unit not in known:
            raise _no_unit(unit, known)
        found = list(self._labelled(self.standing(known[unit]), label))
        if not found:
            raise self._absent(known[unit], label)
        return _only(found, wanted)

    def standing(self, unit_id: str) -> Standing:
        """Return a unit as of the day. Raise `CannotGoOnError` if it cannot be read."""
        unit = self._load(unit_id)
        if unit is None:
            first = min(self.faults[unit_id])
            where, why = first.location, first.message
            said = Text(
                f"{where}: {why.zh}，见 zhenggai validate {unit_id}",
                f"{where}: {why.en}; see zhenggai validate {unit_id}",
            )
            raise CannotGoOnError(said, INPUT_OUTPUT)
        return standing(unit, self._around)

    def neighbours(self, entry: Entry) -> Mapping[str, Standing]:
        """Return the units that have to do with an opinion or an issue, its own among them."""
        found = {entry.unit.id: entry.standing}
        waiting = list(self._named_by(entry))
        while waiting:
            unit_id = waiting.pop()
            if unit_id in found or unit_id not in self.ledger.units:
                continue
            unit = self._load(unit_id)
            if unit is not None:
                found[unit_id] = standing(unit, self._around)
                waiting += _led_to(found[unit_id]) if isinstance(entry.record, Opinion) else []
        return {unit_id: found[unit_id] for unit_id in self.ledger.units if unit_id in found}

    @property
    def unread(self) -> frozenset[str]:
        """The units that were wanted and could not be read at all."""
        return frozenset(unit_id for unit_id, unit in self._typed.items() if unit is None)

    @property
    def _around(self) -> Around:
        return Around(self.ledger.campaign, self.day)

    def _load(self, unit_id: str) -> Unit | None:
        if unit_id not in self._typed:
            self._typed[unit_id], self.faults[unit_id] = load_unit(self.ledger, unit_id)
        return self._typed[unit_id]

    def _labelled(self, inside: Standing, label: str) -> Iterator[Found]:
        for kind in KINDS:
            for entry in kind.entries(inside) if kind.id != "units" else ():
                if unicodedata.normalize("NFC", entry.label) == label:
                    yield Found(entry, kind)

    def _unique(self, label: str, known: Mapping[str, str]) -> Found:
        """Return the one record of the ledger that has this id in its unit."""
        found: list[Found] = []
        for unit_id in mentioning(self.ledger, label):
            unit = self._load(unit_id)
            if unit is not None:
                found += self._labelled(standing(unit, self._around), label)
            if len(found) > _MOST:
                break
        if found:
            return _only(found, label)
        if "/" in label:
            raise _no_unit(label, known)
        raise self._unknown(label)

    def _unknown(self, label: str) -> CannotGoOnError:
        """Say that no record has this id; it may be the name of a unit."""
        units = [unit_id for unit_id, unit in self._typed.items() if unit and label in unit.name]
        if units:
            names = " ".join(units[:_MOST])
            return CannotGoOnError(
                Text(f"“{label}”是单位名称，要写编号: {names}", f"{label} is a name; ids: {names}")
            )
        on = Text(f"到 {self.day} ", f" on {self.day}")
        if self.day == dt.date.max:
            on = Text("", "")
        return CannotGoOnError(
            Text(
                f"{on.zh}账本里没有编号“{label}”的记录。写全名，如 jiangnan/lijia#I-003",
                f"no record {label} in the ledger{on.en}. A full id is like jiangnan/lijia#I-003",
            )
        )

    def _absent(self, unit_id: str, label: str) -> CannotGoOnError:
        """Say that a unit has no such record, or not yet."""
        typed = self._load(unit_id)
        later = standing(typed, Around(self.ledger.campaign, dt.date.max)) if typed else None
        if later and any(self._labelled(later, label)):
            return CannotGoOnError(
                Text(
                    f"{unit_id}#{label} 到 {self.day} 还没有；用 --as-of 写晚一些的日期",
                    f"there is no {unit_id}#{label} yet on {self.day}; name a later day with"
                    " --as-of",
                )
            )
        inside = self.standing(unit_id)
        labels = [it.label for kind in KINDS[:-1] for it in kind.entries(inside) if it.label]
        near = " ".join(nearest(label, labels, 5) or labels[:_MOST])
        return CannotGoOnError(
            Text(
                f"单位 {unit_id} 没有记录“{label}”。是不是: {near}",
                f"unit {unit_id} has no record {label}. Did you mean: {near}",
            )
        )

    def _named_by(self, entry: Entry) -> Iterator[str]:
        """Go through the units that a record names, and those that name it."""
        record = entry.record
        if isinstance(record, Opinion):
            yield from (name.rpartition("#")[0] for name in record.issue)
        if isinstance(record, Issue):
            yield from mentioning(self.ledger, entry.address)
            for name in (record.shared.of if record.shared else "", merged_into(record)):
                yield name.rpartition("#")[0]


def _led_to(inside: Standing) -> list[str]:
    """Return the units that issues of this one were merged into."""
    return [merged_into(issue).rpartition("#")[0] for issue in inside.unit.issues]


def _only(found: Sequence[Found], name: str) -> Found:
    if len(found) == 1:
        return found[0]
    shown = found[:_MOST]
    names = [
        f"{item.entry.address} ({item.entry.place.path}:{item.entry.place.line})" for item in shown
    ]
    more = " …" if len(found) > _MOST else ""
    listed = "".join(f"\n    {item}" for item in names) + more
    raise CannotGoOnError(
        Text(
            f"“{name}”不止一条，请写全名 单位#编号:{listed}",
            f"{name} names more than one record; write the full id UNIT#ID:{listed}",
        )
    )


def _no_unit(unit: str, known: Mapping[str, str]) -> CannotGoOnError:
    near = " ".join(nearest(unit, list(known)) or sorted(known)[:_MOST])
    return CannotGoOnError(
        Text(f"账本里没有单位“{unit}”。是不是: {near}", f"no unit {unit}. Did you mean: {near}")
    )
