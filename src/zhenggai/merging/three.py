"""What theirs changed since the base → edits of ours, and where both changed the same.

A field that both changed differently is a conflict; so is a record that one took away and the
other changed. Lists of words and ids take what either added and lose what either took away.
New records go behind the one that they follow, lines of a history where their day belongs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from zhenggai.changes.compare import Item, Step, Word
from zhenggai.changes.pairs import known_by, pairs
from zhenggai.changes.values import Values, as_typed
from zhenggai.edit.edits import Clear, Edit, Insert, Remove, Set, Steps
from zhenggai.merging.several import is_several, joinable, joined
from zhenggai.model.issues import IssueEvent
from zhenggai.model.plan import PlanEvent
from zhenggai.model.schema import Key, Kind, Many, One, Record, Table, keys_of

_REPEATED: Final[tuple[type[Record], ...]] = (IssueEvent, PlanEvent)
"""Lines of a history: two of one day and event are two facts, and stand in order of day."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that both changed, or that one changed and the other took away."""

    steps: tuple[Step, ...]
    kind: Kind
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Move:
    """A change of ours; in a conflict, what brings ours to the base and to theirs."""

    edits: tuple[Edit, ...]
    """What makes ours what theirs is here."""
    base: tuple[Edit, ...] = ()
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in ours a value stands, for edits and for people."""

    edits: Steps = ()
    shown: tuple[Step, ...] = ()

    def to(self, step: str | int, shown: Step) -> Place:
        """Go one step further."""
        return Place((*self.edits, step), (*self.shown, shown))


def moves(
    record: type[Record], base: Values, ours: Values, theirs: Values, at: Place | None = None
) -> Iterator[Move]:
    """Go through what is to be done to ours; what shifts places in a list comes last."""
    place = at or Place()
    for name, key in keys_of(record).items():
        sides = _Sides(base.get(name), ours.get(name), theirs.get(name))
        yield from _value(key.kind, sides, place.to(name, key))


@dataclass(frozen=True, slots=True)
class _Sides:
    base: Any
    ours: Any
    theirs: Any


def _value(kind: Kind, sides: _Sides, place: Place) -> Iterator[Move]:
    if sides.theirs in (sides.base, sides.ours):
        return
    there = all(side is not None for side in (sides.base, sides.ours, sides.theirs))
    if isinstance(kind, One) and there:
        yield from moves(kind.record, sides.base, sides.ours, sides.theirs, place)
    elif isinstance(kind, Many):
        lists = _Lists(kind.record, sides.base or [], sides.ours or [], sides.theirs or [])
        yield from lists.moves(place)
    elif isinstance(kind, Table):
        yield from _table(kind, sides, place)
    elif sides.ours == sides.base:
        yield Move((_set(place, sides.theirs),))
    elif is_several(kind) and joinable(sides.base or (), sides.ours or (), sides.theirs or ()):
        both = joined(sides.base or (), sides.ours or (), sides.theirs or ())
        if both != sides.ours:
            yield Move((_set(place, both),))
    else:
        conflict = Conflict(place.shown, kind, sides.ours, sides.theirs)
        yield Move((_set(place, sides.theirs),), (_set(place, sides.base),), conflict)


def _table(kind: Table, sides: _Sides, place: Place) -> Iterator[Move]:
    base, ours, theirs = sides.base or {}, sides.ours or {}, sides.theirs or {}
    for name in {**base, **theirs}:
        inner = _Sides(base.get(name), ours.get(name), theirs.get(name))
        yield from _value(kind.values, inner, place.to(name, Word(kind.keys, name)))


def _set(place: Place, value: Any) -> Edit:  # noqa: ANN401 - a value of the table
    *steps, last = place.edits
    if value is not None:
        return Set(tuple(steps), last, as_typed(value))
    named = isinstance(place.shown[-1], Key)
    return Clear(tuple(steps), str(last)) if named else Remove(place.edits)


@dataclass(frozen=True)
class _Lists:
    """Three forms of a list of records."""

    record: type[Record]
    base: list[Values]
    ours: list[Values]
    theirs: list[Values]

    def moves(self, place: Place) -> Iterator[Move]:
        """Go through the records that are on all sides, then put in and take away from below."""
        in_ours = self._in_ours
        shifts: list[tuple[int, int, Move]] = []
        for pair in pairs(self.record, self.base, self.theirs):
            if pair.old is None and pair.new is not None:
                shifts += self._new(pair.new, place)
            elif pair.old is not None:
                mine = in_ours[pair.old]
                if mine is not None and pair.new is not None:
                    yield from self._both(pair.old, mine, pair.new, place)
                elif mine is not None:
                    shifts += self._gone(pair.old, mine, place)
                elif pair.new is not None:
                    shifts += self._back(pair.old, pair.new, place)
        for _, _, move in sorted(shifts, key=lambda item: item[:2], reverse=True):
            yield move

    def _both(self, old: int, mine: int, new: int, place: Place) -> Iterator[Move]:
        shown = Item(self.record, self.ours[mine])
        inside = place.to(mine, shown)
        yield from moves(self.record, self.base[old], self.ours[mine], self.theirs[new], inside)

    def _new(self, new: int, place: Place) -> Iterator[tuple[int, int, Move]]:
        """Put in a record that only theirs has; one that both have is compared field by field."""
        mine, values = self._alike.get(new), self.theirs[new]
        if mine is None:
            at = self._before(new)
            yield at, new, Move((Insert(place.edits, as_typed(values), at),))
        elif self.ours[mine] != values:
            inside = place.to(mine, Item(self.record, self.ours[mine]))
            for move in moves(self.record, {}, self.ours[mine], values, inside):
                # Within a record nothing shifts its list: these may come before all else.
                yield len(self.ours), len(self.theirs), move

    def _gone(self, old: int, mine: int, place: Place) -> Iterator[tuple[int, int, Move]]:
        """Take away what theirs took away, unless ours changed it."""
        there = (*place.edits, mine)
        # What is put in before it comes after it is taken away: it would be taken for it.
        last = len(self.theirs)
        if self.ours[mine] == self.base[old]:
            yield mine, last, Move((Remove(there),))
            return
        shown = (*place.shown, Item(self.record, self.ours[mine]))
        conflict = Conflict(shown, One(self.record), self.ours[mine], None)
        back = Set(place.edits, mine, as_typed(self.base[old]))
        yield mine, last, Move((Remove(there),), (back,), conflict)

    def _back(self, old: int, new: int, place: Place) -> Iterator[tuple[int, int, Move]]:
        """Ask for what ours took away and theirs changed."""
        if self.theirs[new] == self.base[old]:
            return
        shown = (*place.shown, Item(self.record, self.theirs[new]))
        conflict = Conflict(shown, One(self.record), None, self.theirs[new])
        at = self._before(new)
        back = Insert(place.edits, as_typed(self.base[old]), at)
        put = Insert(place.edits, as_typed(self.theirs[new]), at)
        yield at, new, Move((put,), (back,), conflict)

    @cached_property
    def _in_ours(self) -> dict[int, int | None]:
        """Where in ours the records of the base are."""
        found = pairs(self.record, self.base, self.ours)
        return {pair.old: pair.new for pair in found if pair.old is not None}

    @cached_property
    def _alike(self) -> dict[int, int]:
        """Where in ours the new records of theirs are that both have added."""
        old = {mine for mine in self._in_ours.values() if mine is not None}
        mine = [place for place in range(len(self.ours)) if place not in old]
        new = [
            pair.new
            for pair in pairs(self.record, self.base, self.theirs)
            if pair.old is None and pair.new is not None
        ]
        ours, theirs = [self.ours[place] for place in mine], [self.theirs[place] for place in new]
        return {
            new[pair.new]: mine[pair.old]
            for pair in pairs(self.record, ours, theirs)
            if pair.old is not None and pair.new is not None
            if ours[pair.old] == theirs[pair.new] or self._is_one(theirs[pair.new])
        }

    def _is_one(self, values: Values) -> bool:
        """Say whether two different records that are known by the same must be one."""
        named = any(values.get(name) for name in known_by(self.record))
        return named and self.record not in _REPEATED and "id" not in keys_of(self.record)

    def _before(self, new: int) -> int:
        """Return before which record of ours a new one of theirs belongs."""
        if self.record in _REPEATED:
            day = self.theirs[new].get("date") or dt.date.max
            later = (n for n, it in enumerate(self.ours) if (it.get("date") or day) > day)
            return next(later, len(self.ours))
        there = {
            pair.new: self._in_ours[pair.old]
            for pair in pairs(self.record, self.base, self.theirs)
            if pair.old is not None
        }
        before = (self._alike.get(n, there.get(n)) for n in range(new - 1, -1, -1))
        at = next((mine + 1 for mine in before if mine is not None), 0)
        old = set(self._in_ours.values())
        while at < len(self.ours) and at not in old:
            at += 1
        return at
