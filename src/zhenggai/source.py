"""Where something stands in a file, and text that remembers it."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Location(NamedTuple):
    """A place that an editor can open: 1-based line and column, columns in code points."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


class Scalar:
    """A piece of text as it was typed; `plain` when it was typed without quotes."""

    __slots__ = ("column", "line", "plain", "text")

    def __init__(self, text: str, line: int, column: int, *, plain: bool = True) -> None:
        """Keep the text and its place, 1-based."""
        self.text = text
        self.line = line
        self.column = column
        self.plain = plain


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        """Start an empty list."""
        self.items: list[Node] = []
        self.line = line
        self.column = column


class Mapping:
    """Keys with their values, in the order typed; knows the path of its file."""

    __slots__ = ("column", "keys", "line", "path", "values")

    def __init__(self, path: str, line: int, column: int) -> None:
        """Start an empty mapping."""
        self.path = path
        self.line = line
        self.column = column
        self.keys: dict[str, Scalar] = {}
        self.values: dict[str, Node] = {}


Node: TypeAlias = Scalar | Sequence | Mapping


def place(path: str, node: Node) -> Location:
    """Return where a node begins."""
    return Location(path, node.line, node.column)
