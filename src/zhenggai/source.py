"""Where something stands in a file, and text that remembers it."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeAlias


class Location(NamedTuple):
    """A place that an editor can open: 1-based line and column, columns in code points."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


class Mark(Protocol):
    """Where the parser was: 0-based line and column."""

    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102


class _Restored(NamedTuple):
    """The mark of a scalar that came from another process."""

    line: int
    column: int


def _restored(text: str, line: int, column: int, plain: bool) -> Scalar:  # noqa: FBT001
    return Scalar(text, _Restored(line, column), plain=plain)


class Scalar:
    """A piece of text as it was typed; `plain` when it was typed without quotes."""

    __slots__ = ("mark", "plain", "text")

    def __init__(self, text: str, mark: Mark, *, plain: bool) -> None:
        """Keep the text and its mark: few places are ever asked for."""
        self.text = text
        self.mark = mark
        self.plain = plain

    def __reduce__(self) -> tuple[object, tuple[str, int, int, bool]]:
        """Let the scalar go to another process: a parser's mark cannot."""
        return _restored, (self.text, self.mark.line, self.mark.column, self.plain)

    @property
    def line(self) -> int:
        """The line, 1-based."""
        return self.mark.line + 1

    @property
    def column(self) -> int:
        """The column, 1-based."""
        return self.mark.column + 1


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
