"""What has changed between two forms of a record, or of a whole unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from zhenggai.changes.pairs import pairs
from zhenggai.changes.values import Values
from zhenggai.model.schema import (
    Choice,
    Key,
    Kind,
    Listed,
    Many,
    One,
    Plain,
    Record,
    Table,
    keys_of,
)
from zhenggai.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a list, as a step on the way to what changed."""

    record: type[Record]
    values: Values


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of a table, as a step on the way to what changed."""

    kind: Plain | Choice | Listed
    value: str


Step: TypeAlias = Key | Item | Word


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not the same; None on the side where there is none."""

    steps: tuple[Step, ...]
    kind: Kind
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A record of a unit, or what the unit itself says, that is not the same."""

    record: type[Record]
    section: str
    """As in `issues`; empty for the unit itself."""
    old: Values | None
    new: Values | None
    changes: tuple[Change, ...]
    """Field by field; of a record that came or went, every field."""

    @property
    def values(self) -> Values:
        """What the record says, or said if it is gone."""
        return self.new if self.new is not None else self.old or {}


def differences(
    record: type[Record], old: Values, new: Values, steps: tuple[Step, ...] = ()
) -> Iterator[Change]:
    """Go through the fields that are not the same, in the order of the format."""
    for name, key in keys_of(record).items():
        yield from _between(key.kind, old.get(name), new.get(name), (*steps, key))


def _between(kind: Kind, old: Any, new: Any, steps: tuple[Step, ...]) -> Iterator[Change]:  # noqa: ANN401
    if old == new:
        return
    if isinstance(kind, One) and old is not None and new is not None:
        yield from differences(kind.record, old, new, steps)
    elif isinstance(kind, Many):
        yield from _records(kind.record, old or [], new or [], steps)
    elif isinstance(kind, Table):
        for name in {**(new or {}), **(old or {})}:
            inside = (*steps, Word(kind.keys, name))
            yield from _between(kind.values, (old or {}).get(name), (new or {}).get(name), inside)
    else:
        yield Change(steps, kind, old, new)


def _records(
    record: type[Record], old: list[Values], new: list[Values], steps: tuple[Step, ...]
) -> Iterator[Change]:
    for pair in pairs(record, old, new):
        before = old[pair.old] if pair.old is not None else None
        after = new[pair.new] if pair.new is not None else None
        inside = (*steps, Item(record, after or before or {}))
        if before is not None and after is not None:
            yield from differences(record, before, after, inside)
        else:
            yield Change(inside, One(record), before, after)


def changed_records(old: Values | None, new: Values | None) -> list[Changed]:
    """Return what has changed in a unit, record by record; None stands for no unit at all."""
    before, after = old or {}, new or {}
    sections = {name: key.kind for name, key in keys_of(Unit).items() if isinstance(key.kind, Many)}
    own = tuple(_own(differences(Unit, before, after), sections))
    found = [Changed(Unit, "", old, new, own)] if own else []
    for name, kind in sections.items():
        was, now = before.get(name, []), after.get(name, [])
        for pair in pairs(kind.record, was, now):
            one = changed_record(
                kind.record,
                name,
                was[pair.old] if pair.old is not None else None,
                now[pair.new] if pair.new is not None else None,
            )
            found += [one] if one else []
    return found


def _own(changes: Iterator[Change], sections: dict[str, Many]) -> Iterator[Change]:
    for change in changes:
        first = change.steps[0]
        if isinstance(first, Key) and first.attribute not in sections:
            yield change


def changed_record(
    record: type[Record], section: str, old: Values | None, new: Values | None
) -> Changed | None:
    """Return what has changed in one record; None if it is the same."""
    changes = tuple(differences(record, old or {}, new or {}))
    return Changed(record, section, old, new, changes) if changes else None
