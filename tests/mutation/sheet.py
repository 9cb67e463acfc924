"""Change the text of a ledger file, and find a place in it, by the path of a field.

A path goes from the top of the file: `issues/I-001/log/2006-05-04/date`. A step names a key, or
an item of a list by its id, name, date, due day or rule, by `key=value`, or by its number: `#0`.
Everything is found by PyYAML's own composer, never by ours: it is what the findings are held
against.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

import yaml

Change: TypeAlias = Callable[[str], str]
"""The text of a file → the text with something removed or broken."""


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


Where: TypeAlias = Callable[[str], Place]
"""The changed text → where a finding must stand."""

_NAMES: Final = ("id", "name", "date", "due", "from", "rule", "编号", "姓名", "日期")
_TOP: Final = Place(1, 1)


class Pair(NamedTuple):
    """A key of a mapping with its value."""

    key: yaml.Node
    value: yaml.Node


class Found(NamedTuple):
    """A node, the mapping or list that holds it, and the offset of its key or of itself."""

    node: yaml.Node
    holder: yaml.CollectionNode
    number: int


@lru_cache(maxsize=8)
def root_of(text: str) -> yaml.MappingNode:
    """Return the top of a file as PyYAML composes it."""
    # The base loader takes every scalar for text, so it has less to think about.
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    assert isinstance(node, yaml.MappingNode)
    return node


def _pairs(node: yaml.MappingNode) -> list[Pair]:
    return [Pair(*pair) for pair in node.value]


def find(text: str, path: str) -> Found:
    """Return the one node at a path."""
    found = list(_walk(root_of(text), path.split("/")))
    assert len(found) == 1, f"{path}: {len(found)} found"
    return found[0]


def _walk(node: yaml.Node, steps: list[str]) -> Iterator[Found]:
    assert isinstance(node, yaml.CollectionNode), f"nothing below, but {steps} wanted"
    for number in _chosen(node, steps[0]):
        item = node.value[number]
        inner = item[1] if isinstance(node, yaml.MappingNode) else item
        if len(steps) == 1:
            yield Found(inner, node, number)
        else:
            yield from _walk(inner, steps[1:])


def _chosen(node: yaml.CollectionNode, step: str) -> list[int]:
    """Return the numbers of the items that a step names; `*` is all that have what follows."""
    if step == "*":
        return list(range(len(node.value)))
    if isinstance(node, yaml.MappingNode):
        return [number for number, pair in enumerate(_pairs(node)) if pair.key.value == step]
    if step.startswith("#"):
        return [int(step[1:]) % len(node.value)]
    return [number for number, item in enumerate(node.value) if _is_called(item, step)][:1]


def _is_called(item: yaml.Node, step: str) -> bool:
    if not isinstance(item, yaml.MappingNode):
        return bool(item.value == step)
    name, mark, value = step.partition("=")
    names, wanted = ((name,), value) if mark else (_NAMES, step)
    return any(pair.key.value in names and pair.value.value == wanted for pair in _pairs(item))


def end_of(node: yaml.Node) -> int:
    """Return where a node ends; a block ends where its last value does."""
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value
    if not block:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def _bounds(holder: yaml.CollectionNode, number: int) -> tuple[int, int]:
    item = holder.value[number]
    first, last = item if isinstance(item, tuple) else (item, item)
    return int(first.start_mark.index), end_of(last)


def drop(path: str) -> Change:
    """Take out a field of a record, or an item of a list."""

    def change(text: str) -> str:
        found = find(text, path)
        start, end = _bounds(found.holder, found.number)
        if found.number:
            start = _bounds(found.holder, found.number - 1)[1]
        elif len(found.holder.value) > 1:
            end = _bounds(found.holder, 1)[0]
        else:
            assert found.holder.flow_style, f"{path}: the only one; drop what holds it"
        return text[:start] + text[end:]

    return change


def put(path: str, value: str) -> Change:
    """Write another value, as it is to stand in the file; with `*` in the path, several."""

    def change(text: str) -> str:
        for found in reversed(list(_every(text, path))):
            start, end = found.node.start_mark.index, end_of(found.node)
            text = text[:start] + value + text[end:]
        return text

    return change


def _every(text: str, path: str) -> Iterator[Found]:
    found = list(_walk(root_of(text), path.split("/")))
    assert found, f"{path}: nothing found"
    assert len(found) == 1 or "*" in path, f"{path}: {len(found)} found"
    yield from found


def add(path: str, entry: str) -> Change:
    """Add a field (`key: value`) at the end of a record, or a section to the file (path "")."""

    def change(text: str) -> str:
        node = find(text, path).node if path else root_of(text)
        assert isinstance(node, yaml.MappingNode)
        return _at_the_end(text, node, entry)

    return change


def append(path: str, item: str) -> Change:
    """Add an item at the end of a list."""

    def change(text: str) -> str:
        node = find(text, path).node
        assert isinstance(node, yaml.SequenceNode)
        return _at_the_end(text, node, item if node.flow_style else f"- {item}")

    return change


def _at_the_end(text: str, node: yaml.CollectionNode, entry: str) -> str:
    last = _bounds(node, len(node.value) - 1)[1]
    indent = " " * node.start_mark.column
    return text[:last] + (f", {entry}" if node.flow_style else f"\n{indent}{entry}") + text[last:]


def rename(path: str, key: str) -> Change:
    """Write another key for a field."""

    def change(text: str) -> str:
        found = find(text, path)
        typed = found.holder.value[found.number][0]
        return text[: typed.start_mark.index] + key + text[typed.end_mark.index :]

    return change


def swap(old: str, new: str) -> Change:
    """Write other words wherever some stand, whether or not that is YAML."""

    def change(text: str) -> str:
        assert old in text, f"{old} is not there"
        return text.replace(old, new)

    return change


def all_of(*changes: Change) -> Change:
    """Make several changes, one after the other."""

    def change(text: str) -> str:
        for each in changes:
            text = each(text)
        return text

    return change


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def value(path: str) -> Where:
    """Where a value begins: the place of what is wrong."""
    return lambda text: _place(find(text, path).node)


def key(path: str) -> Where:
    """Where a key stands: the place of what is not known."""

    def where(text: str) -> Place:
        found = find(text, path)
        return _place(found.holder.value[found.number][0])

    return where


def record(path: str) -> Where:
    """Where a record begins: the place of what is missing in it."""

    def where(text: str) -> Place:
        node = find(text, path).node if path else root_of(text)
        assert isinstance(node, yaml.MappingNode)
        return _place(node.value[0][0])

    return where


def section(name: str) -> Where:
    """Where a section of the file begins; its top if it has none."""

    def where(text: str) -> Place:
        return next((_place(k) for k, _ in root_of(text).value if k.value == name), _TOP)

    return where


def words(said: str) -> Where:
    """Where some words stand that stand once in the file: no parser is asked."""

    def where(text: str) -> Place:
        assert text.count(said) == 1, f"{said} stands {text.count(said)} times"
        before = text[: text.index(said)]
        return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))

    return where


def top(_text: str) -> Place:
    """Line 1, column 1: the place of what is wrong with a file as a whole."""
    return _TOP
