"""Two different new records of one id → theirs gets the next free number, wherever it is named.

The base knows no such record, so whatever theirs says of that id in this file means its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.changes.values import Values
from zhenggai.model.issues import Issue, IssueEvent, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.plan import StageFinding
from zhenggai.model.review import (
    Lookback,
    Makeup,
    Mechanism,
    Notice,
    Order,
    Survey,
    Waiver,
)
from zhenggai.model.schema import Kind, Many, One, Record, Table, keys_of
from zhenggai.model.unit import Unit

_NUMBERED: Final = re.compile(r"(.*?)([0-9]+)")
_SECTIONS: Final[dict[type[Record], str]] = {
    StageFinding: "findings",
    Opinion: "opinions",
    Issue: "issues",
    Notice: "notices",
    Survey: "surveys",
    Makeup: "makeups",
    Mechanism: "mechanisms",
}
_INNER: Final[dict[type[Record], tuple[str, str]]] = {
    Measure: ("issues", "measures"),
    Order: ("visits", "orders"),
}
"""Records within others, whose ids are unique in the file all the same."""
_NAMES: Final[dict[type[Record], dict[str, type[Record]]]] = {
    Opinion: {"issue": Issue},
    Issue: {"from_": StageFinding},
    IssueEvent: {"into": Issue},
    Notice: {"issues": Issue},
    Lookback: {"issues": Issue},
    Mechanism: {"from_": Issue},
    Makeup: {"survey": Survey, "resurvey": Survey},
    Survey: {"supersedes": Survey},
}
"""The fields that name records, and of which kind; a waiver names one of any."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A record of theirs that has got another id."""

    record: type[Record]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A record with an id, and the id of the one that it is within."""

    values: Values
    within: str = ""


def renumbered(
    unit: str, base: Values, ours: Values, theirs: Values
) -> tuple[Values, tuple[Renamed, ...]]:
    """Return theirs with new numbers for its new records whose ids ours uses for others."""
    done: list[Renamed] = []
    names = _clashes(base, ours, theirs)
    while names:
        done += [
            Renamed(record, old, new)
            for record, found in names.items()
            for old, new in found.items()
        ]
        theirs = _Rename(unit, names).record(Unit, theirs)
        # What was alike but for a link that has changed is another record now.
        names = _clashes(base, ours, theirs)
    return theirs, tuple(done)


def _clashes(base: Values, ours: Values, theirs: Values) -> dict[type[Record], dict[str, str]]:
    """Return the new ids of records of theirs that ours has too, and has others by."""
    names: dict[type[Record], dict[str, str]] = {}
    for record in (*_SECTIONS, *_INNER):
        was, mine, other = (_ids(record, side) for side in (base, ours, theirs))
        taken = was.keys() | mine.keys() | other.keys()
        for name, found in other.items():
            if name not in was and name in mine and found != mine[name]:
                new = _free(name, taken)
                names.setdefault(record, {})[name] = new
                taken |= {new}
    return names


def _ids(record: type[Record], unit: Values) -> dict[str, _Found]:
    """Return the records of a kind by id; of two with one id, the first."""
    found: dict[str, _Found] = {}
    if record in _SECTIONS:
        for values in unit.get(_SECTIONS[record], []):
            found.setdefault(values.get("id", ""), _Found(values))
        return found
    section, inner = _INNER[record]
    for outer in unit.get(section, []):
        for values in outer.get(inner, []):
            within = f"{outer.get('id', '')}{outer.get('date', '')}{outer.get('team', '')}"
            found.setdefault(values.get("id", ""), _Found(values, within))
    return found


def _free(name: str, taken: AbstractSet[str]) -> str:
    """Return the id after the last of those that begin alike, as many figures long."""
    found = _NUMBERED.fullmatch(name)
    stem, figures = (found[1], found[2]) if found else (f"{name}-", "1")
    numbers = [
        int(other[2])
        for other in map(_NUMBERED.fullmatch, taken)
        if other is not None and other[1] == stem
    ]
    return f"{stem}{max(numbers, default=1) + 1:0{len(figures)}}"


@dataclass(frozen=True, slots=True)
class _Rename:
    """Goes through a unit and says every id anew."""

    unit: str
    names: Mapping[type[Record], Mapping[str, str]]

    def record(self, record: type[Record], values: Values) -> Values:
        """Return a record with new ids, its own and those that it names."""
        fields = {
            "id": record,
            **_NAMES.get(record, {}),
        }
        said: Values = {}
        for name, value in values.items():
            kind = keys_of(record)[name].kind
            said[name] = self.inside(kind, value)
            if name in fields:
                said[name] = self.named(self.names.get(fields[name], {}), said[name])
            elif record is Waiver and name == "record":
                said[name] = self.named(dict(self.every()), value)
        return said

    def every(self) -> Iterator[tuple[str, str]]:
        """Go through all the new ids."""
        for found in self.names.values():
            yield from found.items()

    def inside(self, kind: Kind, value: Any) -> Any:  # noqa: ANN401 - one of the table
        """Return a value with new ids in the records that it holds."""
        if isinstance(kind, One):
            return self.record(kind.record, value)
        if isinstance(kind, Many):
            return [self.record(kind.record, item) for item in value]
        if isinstance(kind, Table):
            return {name: self.inside(kind.values, item) for name, item in value.items()}
        return value

    def named(self, names: Mapping[str, str], value: Any) -> Any:  # noqa: ANN401
        """Return an id, several, or the keys of a table as they are now."""
        if isinstance(value, dict):
            return {self.one(names, name): item for name, item in value.items()}
        if isinstance(value, tuple):
            return type(value)(self.one(names, item) for item in value)
        return self.one(names, value)

    def one(self, names: Mapping[str, str], name: str) -> str:
        """Return an id as it is now: `I-007`, or with the unit, `jiangnan/lijia#I-007`."""
        unit, mark, own = name.rpartition("#")
        if own in names and (not mark or unit == self.unit):
            return f"{unit}{mark}{names[own]}"
        return name
