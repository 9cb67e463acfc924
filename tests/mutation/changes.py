"""Change the text of a ledger file, by the paths of fields."""

from collections.abc import Callable
from typing import TypeAlias

import yaml

from tests.mutation.paths import bounds, end_of, every, find, root_of

Change: TypeAlias = Callable[[str], str]
"""The text of a file → the text with something removed or broken."""


def drop(path: str) -> Change:
    """Take out a field of a record, or an item of a list."""

    def change(text: str) -> str:
        found = find(text, path)
        start, end = bounds(found.holder, found.number)
        if found.number:
            start = bounds(found.holder, found.number - 1)[1]
        elif len(found.holder.value) > 1:
            end = bounds(found.holder, 1)[0]
        else:
            assert found.holder.flow_style, f"{path}: the only one; drop what holds it"
        return text[:start] + text[end:]

    return change


def put(path: str, value: str) -> Change:
    """Write another value, as it is to stand in the file; with `*` in the path, several."""

    def change(text: str) -> str:
        for found in reversed(list(every(text, path))):
            start, end = found.node.start_mark.index, end_of(found.node)
            text = text[:start] + value + text[end:]
        return text

    return change


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
    last = bounds(node, len(node.value) - 1)[1]
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
