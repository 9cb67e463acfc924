"""Where a finding must stand, found in the changed text by the paths of fields."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import yaml

from tests.mutation.paths import find, root_of


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


Where: TypeAlias = Callable[[str], Place]
"""The changed text → where a finding must stand."""


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
        return next((_place(k) for k, _ in root_of(text).value if k.value == name), Place(1, 1))

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
    return Place(1, 1)
