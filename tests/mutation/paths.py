"""Find a field in the text of a ledger file by its path.

A path goes from the top of the file: `issues/I-001/log/2006-05-04/date`. A step names a key, or
an item of a list by its id, name, date, due day or rule, by `key=value`, or by its number: `#0`.
Everything is found by PyYAML's own composer, never by ours: it is what the findings are held
against.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import yaml

_NAMES: Final = ("id", "name", "date", "due", "from", "rule", "编号", "姓名", "日期")


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


def bounds(holder: yaml.CollectionNode, number: int) -> tuple[int, int]:
    """Return where an item of a mapping or list begins and ends."""
    item = holder.value[number]
    first, last = item if isinstance(item, tuple) else (item, item)
    return int(first.start_mark.index), end_of(last)


def every(text: str, path: str) -> Iterator[Found]:
    """Go through all nodes at a path with `*` in it, or the one at a path without."""
    found = list(_walk(root_of(text), path.split("/")))
    assert found, f"{path}: nothing found"
    assert len(found) == 1 or "*" in path, f"{path}: {len(found)} found"
    yield from found
