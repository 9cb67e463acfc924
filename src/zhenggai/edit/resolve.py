"""An edit in the words of the table → the change of keys and items that it is in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhenggai.edit.edits import (
    Clear,
    Extend,
    Folded,
    Insert,
    Remove,
    Set,
    Step,
    Steps,
    is_nothing,
)
from zhenggai.edit.operations import Add, Drop, Operation, Path, Put, Take
from zhenggai.edit.page import CannotEditError, Page
from zhenggai.edit.wording import Wording, item_kind
from zhenggai.model.schema import IDS, LINES, Kind, Many, One, Record, Some, Table, keys_of
from zhenggai.yamlspans import Items, Leaf, Node, Pairs, Plain, plain


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where steps have led: a value of a kind, there or not yet."""

    kind: Kind
    path: Path
    node: Node | None
    """None where nothing is typed."""
    later: frozenset[str] = frozenset()
    """Keys that stand after it, or after the first of its path that is not in the file."""
    lost: int = 0
    """How many of the last steps of the path hang below one that is not in the file."""


class Resolver:
    """Finds what edits of one kind of file mean in it."""

    def __init__(self, page: Page, record: type[Record], wording: Wording) -> None:
        """Keep the file, what kind of record it holds, and how it says things."""
        self.page = page
        self.record = record
        self.wording = wording

    def __call__(self, edit: Folded) -> Operation | None:
        """Return the change that an edit is; None if there is nothing to change."""
        match edit:
            case Set(steps, attribute, value):
                return self.set((*steps, attribute), value)
            case Clear(steps, attribute):
                return self.gone((*steps, attribute))
            case Remove(steps):
                return self.gone(steps)
            case Extend(steps, values):
                return self.put_in(steps, values, None)
            case Insert(steps, value, at):
                spot = self.spot(steps)
                return self.put_in(steps, [value], self.place(spot, value) if at is None else at)

    def spot(self, steps: Steps) -> _Spot:
        """Follow steps from the root."""
        spot = _Spot(One(self.record), (), self.page.root)
        for step in steps:
            spot = self.step(spot, step)
        return spot

    def step(self, spot: _Spot, step: Step) -> _Spot:
        """Follow one step."""
        kind = spot.kind
        if isinstance(kind, One) and isinstance(step, str):
            return self.field(spot, kind.record, step)
        if isinstance(kind, Table) and isinstance(step, str):
            return self.entry(spot, kind, step)
        if not isinstance(step, int) or not isinstance(spot.node, Items):
            if step == 0 and _is_list(kind) and isinstance(spot.node, Leaf | Pairs):
                return replace(spot, kind=item_kind(kind))
            raise LookupError(step)
        return _Spot(item_kind(kind), (*spot.path, step), spot.node.items[step])

    def field(self, spot: _Spot, record: type[Record], step: str) -> _Spot:
        """Go to a field of a record."""
        keys = keys_of(record)
        entry = keys[step]
        if isinstance(entry.kind, Table) and entry.kind.rest:
            return replace(spot, kind=entry.kind)
        typed = spot.node.values if isinstance(spot.node, Pairs) else {}
        name = next((n for n in (entry.id, entry.zh) if n in typed), self.wording.key(entry))
        order = list(keys)
        ranks = {n: order.index(k.attribute) for k in keys.values() for n in (k.id, k.zh)}
        rest = next((order.index(n) for n in order if _is_rest(keys[n].kind)), -1)
        own = order.index(step)
        later = frozenset(n for n in typed if ranks.get(n, rest) > own)
        return self.under(spot, entry.kind, name, later)

    def entry(self, spot: _Spot, kind: Table, step: str) -> _Spot:
        """Go to an entry of a table."""
        typed = spot.node.values if isinstance(spot.node, Pairs) else {}
        found = (name for name in typed if name == step or self.wording.meant(kind, name) == step)
        name = next(found, self.wording.word_key(kind, step))
        own = self.wording.rank(kind, step)
        later = frozenset(n for n in typed if own >= 0 and self.wording.rank(kind, n) > own)
        return self.under(spot, kind.values, name, later)

    def under(self, spot: _Spot, kind: Kind, name: str, later: frozenset[str]) -> _Spot:
        """Go to the value of a key as typed, which need not be there."""
        path = (*spot.path, name)
        if not isinstance(spot.node, Pairs):
            return _Spot(kind, path, None, spot.later, spot.lost + 1)
        node = spot.node.values.get(name)
        empty = isinstance(node, Leaf) and not (node.text or node.style)
        return _Spot(kind, path, None if empty else node, later)

    def set(self, steps: Steps, value: Any) -> Operation | None:  # noqa: ANN401
        """Return the change that gives a field a value."""
        if is_nothing(value):
            return self.gone(steps)
        spot = self.spot(steps)
        said = self.wording.value(spot.kind, value)
        if isinstance(said, list) and not said:
            return self.gone(steps)
        if isinstance(spot.kind, Table) and spot.kind.rest and isinstance(said, dict):
            named = self.named(spot, steps)
            return self.put(spot, {**named, **said})
        if isinstance(said, list) and len(said) == 1 and isinstance(spot.node, Leaf | Pairs):
            said = said[0]
        return self.put(spot, said)

    def named(self, spot: _Spot, steps: Steps) -> dict[str, Plain]:
        """Return the fields of a record but for those whose keys stand in the record itself."""
        record = self.spot(steps[:-1]).kind
        keys = keys_of(record.record).values() if isinstance(record, One) else ()
        names = {name for key in keys for name in (key.id, key.zh)}
        found = plain(spot.node) if spot.node is not None else {}
        return {n: v for n, v in found.items() if n in names} if isinstance(found, dict) else {}

    def put(self, spot: _Spot, said: Plain) -> Operation:
        """Return the change that puts a value where steps have led, with all that lacks above."""
        path = spot.path
        for _ in range(spot.lost):
            said, path = {str(path[-1]): said}, path[:-1]
        return Put(path[:-1], path[-1], said, spot.later)

    def put_in(self, steps: Steps, values: Sequence[Any], index: int | None) -> Operation:
        """Return the change that puts items into a list."""
        spot = self.spot(steps)
        if not _is_list(spot.kind):
            raise LookupError(steps)
        said = [self.wording.value(item_kind(spot.kind), value) for value in values]
        if isinstance(spot.node, Items) and spot.node.items:
            count = len(spot.node.items)
            return Add(spot.path, count if index is None else min(index, count), said)
        if isinstance(spot.node, Leaf | Pairs):
            held = [plain(spot.node)]
            return self.put(spot, [*said, *held] if index == 0 else [*held, *said])
        return self.put(spot, said)

    def place(self, spot: _Spot, value: Any) -> int | None:  # noqa: ANN401
        """Return where a record belongs by its day: after those of the same day or before."""
        dated = spot.kind.record.dated if isinstance(spot.kind, Many) else ""
        items = spot.node.items if isinstance(spot.node, Items) else []
        day = value.get(dated) if dated and isinstance(value, dict) else None
        if not isinstance(spot.kind, Many) or day is None:
            return None
        entry = keys_of(spot.kind.record)[dated]
        for place, item in enumerate(items):
            held = item.values if isinstance(item, Pairs) else {}
            node = held.get(entry.id) or held.get(entry.zh)
            if isinstance(node, Leaf) and node.text > self.wording.scalar(entry.kind, day):
                return place
        return None

    def gone(self, steps: Steps) -> Operation | None:
        """Return the change that takes a value away, and all that would be empty without it."""
        spot = self.spot(steps)
        if isinstance(spot.kind, Table) and spot.kind.rest:
            named = self.named(spot, steps)
            return self.put(spot, named) if named else self.lifted(spot.path)
        try:
            return self.lifted(spot.path) if spot.path else None
        except LookupError:
            return None

    def lifted(self, path: Path) -> Operation:
        """Return the change that takes away what is at a path, or what it alone is in."""
        holder = self.page.at(path[:-1])
        name = path[-1]
        if isinstance(holder, Items) and isinstance(name, int):
            if len(holder.items) == 1 and not holder.flow:
                return self.lifted(path[:-1])
            return Take(path[:-1], name)
        if not isinstance(holder, Pairs) or str(name) not in holder.values:
            raise LookupError(path)
        if len(holder.values) > 1:
            return Drop(path[:-1], str(name))
        if len(path) == 1 or isinstance(path[-2], int):
            # A record in a list, or the file, would be left with nothing in it.
            raise CannotEditError(holder.start)
        return self.lifted(path[:-1])


def _is_list(kind: Kind) -> bool:
    return isinstance(kind, Some | Many) or kind in (LINES, IDS)


def _is_rest(kind: Kind) -> bool:
    return isinstance(kind, Table) and kind.rest
