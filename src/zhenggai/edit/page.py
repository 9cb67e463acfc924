"""The text of a file with its tree: its lines, its places, and pieces put in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from zhenggai.edit.operations import Path
from zhenggai.yamlspans import Items, Leaf, Node, Pairs, Plain, leaves, parse, plain


class Splice(NamedTuple):
    """Text that takes the place of what stands between two offsets."""

    start: int
    end: int
    text: str


class CannotEditError(Exception):
    """This change has no safe form in this text; the offset is where a person can make it."""

    def __init__(self, offset: int) -> None:
        """Keep the offset."""
        super().__init__(offset)
        self.offset = offset


class Page:
    """A text without byte order mark, and its tree."""

    def __init__(self, text: str) -> None:
        """Read the tree of the text."""
        self.text = text
        self.root = parse(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"

    @cached_property
    def said(self) -> Plain:
        """What the text says."""
        return plain(self.root)

    def at(self, path: Path) -> Node:
        """Return the node at a path."""
        node: Node = self.root
        for step in path:
            match node, step:
                case Pairs(), str():
                    node = node.values[step]
                case Items(), int():
                    node = node.items[step]
                case _:
                    raise LookupError(path)
        return node

    def items(self, path: Path) -> Items:
        """Return the list at a path."""
        match self.at(path):
            case Items() as found:
                return found
        raise LookupError(path)

    def pairs(self, path: Path) -> Pairs:
        """Return the mapping at a path."""
        match self.at(path):
            case Pairs() as found:
                return found
        raise LookupError(path)

    def line_start(self, at: int) -> int:
        """Return where the line of an offset begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_stop(self, at: int) -> int:
        """Return where the line of an offset ends, before its line break."""
        end = self.next_line(at)
        return end - len(_break_of(self.text[at:end]))

    def next_line(self, at: int) -> int:
        """Return where the next line begins, or the end of the text."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def column(self, at: int) -> int:
        """Return how far into its line an offset is."""
        return at - self.line_start(at)

    def is_first(self, at: int) -> bool:
        """Say whether only spaces stand before an offset on its line."""
        return not self.text[self.line_start(at) : at].strip(" ")

    def ends_line(self, at: int) -> bool:
        """Say whether nothing or a comment follows on the line."""
        rest = self.text[at : self.line_stop(at)].lstrip(" ")
        return not rest or rest.startswith("#")

    def past_spaces(self, at: int) -> int:
        """Return the next offset that holds no space."""
        while self.text[at : at + 1] == " ":
            at += 1
        return at

    def below(self, at: int, column: int) -> int:
        """Return where the line after an offset begins, past comments deeper than a column."""
        end = probe = self.next_line(at)
        while probe < len(self.text):
            line = self.text[probe : self.line_stop(probe)]
            inner = line.lstrip(" ")
            if inner.startswith("#") and len(line) - len(inner) > column:
                end = self.next_line(probe)
            elif inner:
                break
            probe = self.next_line(probe)
        return end

    def has_comment(self, node: Node) -> bool:
        """Say whether a comment stands within a node or on its last line."""
        at = node.start
        for leaf in leaves(node):
            if "#" in self.text[at : leaf.start]:
                return True
            at = leaf.end
            if leaf.head and "#" in self.text[leaf.head : self.line_stop(leaf.head)]:
                return True
        return "#" in self.text[at : self.line_stop(at)]

    def lines(self, at: int, lines: Sequence[str], instead: int | None = None) -> list[Splice]:
        """Return what puts lines at the beginning of a line, or at the end of the text.

        `instead` is where the lines end that these replace.
        """
        end = at if instead is None else instead
        if not lines:
            return [Splice(at, end, "")] if end > at else []
        text = "".join(line + self.newline for line in lines)
        open_ended = end == len(self.text) and not self.text.endswith("\n")
        if not open_ended or not self.text:
            return [Splice(at, end, text)]
        if end > at:
            return [Splice(at, end, text.removesuffix(self.newline))]
        return [*self._closed(), Splice(at, at, self.newline + text.removesuffix(self.newline))]

    def _closed(self) -> list[Splice]:
        """Let a block scalar that the end of the text cuts off say the same with lines below."""
        last = next((leaf for leaf in reversed(list(leaves(self.root)))), None)
        if last is None or not last.head or last.end < len(self.text):
            return []
        header = self.text[last.start : last.head]
        if "-" in header:
            return []
        return [Splice(last.start, last.head, header.replace("+", "") + "-")]

    def kept_blank(self, before: int, end: int) -> int:
        """Return the end of what goes; blank lines go along if `|+` above would swallow them."""
        above: Leaf | None = None
        for leaf in leaves(self.root):
            if leaf.start >= before:
                break
            above = leaf
        if above is None or not above.head or "+" not in self.text[above.start : above.head]:
            return end
        while end < len(self.text) and not self.text[end : self.line_stop(end)].strip(" "):
            end = self.next_line(end)
        return end


def _break_of(line: str) -> str:
    if line.endswith("\r\n"):
        return "\r\n"
    return "\n" if line.endswith("\n") else ""


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return a text with pieces put in; they may not overlap."""
    parts: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda item: (item.start, item.end)):
        if splice.start < done:
            raise CannotEditError(splice.start)
        parts += (text[done : splice.start], splice.text)
        done = splice.end
    return "".join([*parts, text[done:]])
