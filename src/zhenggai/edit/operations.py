"""A change as keys and items of the file itself, and what it makes of a plain tree.

This is the model that the text editor is held to: it knows nothing of text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from zhenggai.yamlspans import Plain

Path: TypeAlias = tuple[str | int, ...]
"""Keys as typed and indices, from the root of a file."""


@dataclass(frozen=True, slots=True)
class Put:
    """A value for a key of the mapping at `path`, or for an index of the list there."""

    path: Path
    key: str | int
    value: Plain
    later: frozenset[str] = frozenset()
    """Keys of the mapping that a new key stands before."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A key of the mapping at `path` goes."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Add:
    """New items before the one at `index` of the list at `path`."""

    path: Path
    index: int
    values: list[Plain]


@dataclass(frozen=True, slots=True)
class Take:
    """An item of the list at `path` goes."""

    path: Path
    index: int


Operation: TypeAlias = Put | Drop | Add | Take


def after(tree: Plain, operation: Operation) -> Plain:
    """Return what a tree is after a change; the old tree stays as it is."""
    return _after(tree, operation.path, operation)


def _after(node: Plain, path: Path, operation: Operation) -> Plain:
    match node, path[0] if path else None:
        case dict(), str() as key:
            return {**node, key: _after(node[key], path[1:], operation)}
        case list(), int() as index:
            inner = _after(node[index], path[1:], operation)
            return [*node[:index], inner, *node[index + 1 :]]
        case _, None:
            return _made(node, operation)
    raise LookupError(operation)


def _made(holder: Plain, operation: Operation) -> Plain:
    match operation, holder:
        case Put(key=str() as key, value=value), dict():
            return {**holder, key: value}
        case Put(key=int() as index, value=value), list():
            return [*holder[:index], value, *holder[index + 1 :]]
        case Drop(key=key), dict():
            return {name: value for name, value in holder.items() if name != key}
        case Add(index=index, values=values), list():
            return [*holder[:index], *values, *holder[index:]]
        case Take(index=index), list():
            return [*holder[:index], *holder[index + 1 :]]
    raise LookupError(operation)


def at(tree: Plain, path: Path) -> Plain:
    """Return the node at a path."""
    node = tree
    for step in path:
        match node, step:
            case dict(), str():
                node = node[step]
            case list(), int():
                node = node[step]
            case _:
                raise LookupError(path)
    return node


def smallest(tree: Plain, operation: Operation) -> Iterator[Operation]:
    """Return the fewest changes, one after the other, that come to the same as this one."""
    if isinstance(operation, Put):
        yield from _change(operation, _held(at(tree, operation.path), operation.key))
    else:
        yield operation


def _held(holder: Plain, key: str | int) -> Plain | None:
    if isinstance(holder, dict) and isinstance(key, str):
        return holder.get(key)
    return holder[key] if isinstance(holder, list) and isinstance(key, int) else None


def _change(put: Put, old: Plain | None) -> Iterator[Operation]:
    inside, new = (*put.path, put.key), put.value
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _pairs(inside, old, new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _items(inside, old, new)
    elif old != new:
        yield put


def _pairs(path: Path, old: dict[str, Plain], new: dict[str, Plain]) -> Iterator[Operation]:
    names = list(new)
    for place, name in enumerate(names):
        put = Put(path, name, new[name], frozenset(names[place + 1 :]))
        yield from _change(put, old.get(name))
    for name in old:
        if name not in new:
            yield Drop(path, name)


def _items(path: Path, old: list[Plain], new: list[Plain]) -> Iterator[Operation]:
    """Keep what both begin and end with; what is between is changed item by item."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    ending = next((n for n in range(most - start) if old[-1 - n] != new[-1 - n]), most - start)
    for place in range(start, most - ending):
        if isinstance(old[place], str) == isinstance(new[place], str):
            yield from _change(Put(path, place, new[place]), old[place])
        else:
            yield Add(path, place, [new[place]])
            yield Take(path, place + 1)
    if len(new) > most:
        yield Add(path, most - ending, new[most - ending : len(new) - ending])
    for place in reversed(range(most - ending, len(old) - ending)):
        yield Take(path, place)
