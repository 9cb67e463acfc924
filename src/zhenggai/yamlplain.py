"""Text in the plain layout that nearly all files have → tree of located text, quickly.

Plain is: keys that are single words, one a line or in brackets that end on their line; values
that are whole on their line, without escapes; comments on lines of their own. For anything else
the answer is None, and `yamltree` reads the text with libyaml. Where both read a text they say
the same, to the column: tests hold them to it. This one takes 60 % of the time.
"""

from __future__ import annotations

import re
from typing import Final, TypeVar

from zhenggai.source import Mapping, Node, Scalar, Sequence

_DEEPEST: Final = 24
"""Deeper nesting is left to the one who complains of it."""

_KEY: Final = r"\w[\w./-]{0,99}"
_SPECIAL: Final = frozenset("-?:,[]{}#&*!|>'\"%@`") | {""}
_FIRST: Final = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]"""
"""What a text without quotes may begin with."""
_QUOTED: Final = r""""([^"\\]*)"|'([^']*)'"""
_LINE: Final = re.compile(rf"( *)(- +)?(?:({_KEY}):(?: +(?=[^ ])| *$))?(.*)")
_VALUE: Final = re.compile(rf"(?:{_QUOTED}) *$")
_ODD: Final = re.compile(r": |:$| #")
"""What makes a text without quotes something else."""
_INSIDE: Final = r"[^,\[\]{}:#?]*(?:(?::(?=[\w/])|(?<=[^ ])#)[^,\[\]{}:#?]*)*"
"""How such a text goes on within brackets."""
_NEXT: Final = r"(?:, +(?=[^ \]},])|(?=[\]}]))"
_PAIR: Final = re.compile(rf"({_KEY}): +({_FIRST}{_INSIDE}){_NEXT}")
_NAME: Final = re.compile(rf"({_KEY}): +(?=[^ ,\]}}])")
_ITEM: Final = re.compile(rf"(?:{_QUOTED}|({_FIRST}{_INSIDE})){_NEXT}|([{{\[])(?=[^ ,])")
_CLOSE: Final = re.compile(rf"[}}\]](?:{_NEXT}| *$)")

_Holder = TypeVar("_Holder", Mapping, Sequence)


class _NotPlainError(Exception):
    """Raised where a text is not plain."""


def read_plain(text: str, path: str) -> Mapping | None:
    """Return the tree of a text in plain layout, or None; its line ends are LF."""
    page = _Page(path)
    try:
        for number, line in enumerate(text.split("\n"), 1):
            page.add(number, line)
    except _NotPlainError:
        return None
    return page.root if page.key is None else None


class _Page:
    """Takes lines one by one; knows what is open, and where it began."""

    __slots__ = ("holder", "indent", "key", "key_indent", "opened", "path", "root")

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Mapping | None = None
        self.holder: Mapping | Sequence | None = None
        self.indent = -1
        """The column that the keys or dashes of `holder` begin at, from 0."""
        self.opened: list[tuple[int, Mapping | Sequence]] = []
        self.key: str | None = None
        """A key whose value begins on the next line."""
        self.key_indent = 0

    def add(self, number: int, line: str) -> None:
        """Take in a line."""
        gap, dash, key, rest = _LINE.match(line).groups()  # type: ignore[union-attr]
        if key is None and not dash:
            if rest and rest[0] != "#":
                raise _NotPlainError
            return
        at = len(gap)
        if dash:
            items = self.sequence_at(number, at)
            at += len(dash)
            if key is None:
                items.append(self.value(rest, number, at))
                return
            mapping = self.open(Mapping(self.path, number, at + 1), at)
            items.append(mapping)
        else:
            mapping = self.mapping_at(number, at)
        self.pair(mapping, Scalar(key, number, at + 1), rest, len(line) - len(rest))

    def pair(self, mapping: Mapping, key: Scalar, rest: str, at: int) -> None:
        """Put a key and its value into a mapping."""
        if key.text in mapping.keys:
            raise _NotPlainError
        mapping.keys[key.text] = key
        if rest:
            mapping.values[key.text] = self.value(rest, key.line, at)
        else:
            self.key = key.text
            self.key_indent = key.column - 1

    def sequence_at(self, number: int, at: int) -> list[Node]:
        """Return the items of the list whose dashes stand at a column; it may begin here."""
        if self.key is not None:
            if at < self.key_indent:
                raise _NotPlainError
            return self.below(Sequence(number, at + 1), at).items
        while self.indent > at or (self.indent == at and type(self.holder) is Mapping):
            self.close()
        if self.indent != at or type(self.holder) is not Sequence:
            raise _NotPlainError
        return self.holder.items

    def mapping_at(self, number: int, at: int) -> Mapping:
        """Return the mapping whose keys stand at a column; it may begin here."""
        if self.key is not None:
            if at <= self.key_indent:
                raise _NotPlainError
            return self.below(Mapping(self.path, number, at + 1), at)
        if self.root is None:
            self.root = self.open(Mapping(self.path, number, at + 1), at)
            return self.root
        while self.indent > at or (self.indent == at and type(self.holder) is Sequence):
            self.close()
        if self.indent != at or type(self.holder) is not Mapping:
            raise _NotPlainError
        return self.holder

    def below(self, new: _Holder, at: int) -> _Holder:
        """Begin the value of the key that waits for one."""
        if type(self.holder) is not Mapping or self.key is None:
            raise _NotPlainError
        self.holder.values[self.key] = new
        self.key = None
        return self.open(new, at)

    def open(self, new: _Holder, at: int) -> _Holder:
        """Go into a mapping or a list."""
        if self.holder is not None:
            self.opened.append((self.indent, self.holder))
        if len(self.opened) > _DEEPEST:
            raise _NotPlainError
        self.holder = new
        self.indent = at
        return new

    def close(self) -> None:
        """Go back to what holds the holder."""
        if not self.opened:
            raise _NotPlainError
        self.indent, self.holder = self.opened.pop()

    def value(self, text: str, number: int, at: int) -> Node:
        """Return the value that fills the rest of a line, from a column on."""
        if text[:1] not in _SPECIAL:
            said = text.rstrip(" ")
            if (":" in said or "#" in said) and _ODD.search(said):
                raise _NotPlainError
            return Scalar(said, number, at + 1)
        if text[:1] in ("{", "["):
            return _Brackets(text, number, at, self.path).all(len(self.opened))
        found = _VALUE.match(text)
        if found is None:
            raise _NotPlainError
        return Scalar(found[found.lastindex or 0], number, at + 1, plain=False)


class _Brackets:
    """A value in brackets, all on one line."""

    __slots__ = ("at", "number", "path", "place", "text")

    def __init__(self, text: str, number: int, at: int, path: str) -> None:
        self.text = text
        self.number = number
        self.at = at + 1
        """The column of the first character, from 1."""
        self.path = path
        self.place = 0

    def all(self, depth: int) -> Node:
        """Return the value, if that is all there is."""
        node = self.item(depth)
        if self.place != len(self.text):
            raise _NotPlainError
        return node

    def item(self, depth: int) -> Node:
        """Return the value that begins here."""
        found = _ITEM.match(self.text, self.place)
        if found is None or depth > _DEEPEST:
            raise _NotPlainError
        group = found.lastindex or 0
        start = self.at + found.start(group)
        self.place = found.end()
        if group == 4:
            return self.mapping(start, depth) if found[4] == "{" else self.items(start, depth)
        if group == 3:
            return Scalar(found[3].rstrip(" "), self.number, start)
        return Scalar(found[group], self.number, start - 1, plain=False)

    def mapping(self, start: int, depth: int) -> Mapping:
        """Return the mapping whose bracket has just been read."""
        mapping = Mapping(self.path, self.number, start)
        keys, values = mapping.keys, mapping.values
        while not self.closed("}"):
            begin = self.at + self.place
            found = _PAIR.match(self.text, self.place)
            if found is not None:
                self.place = found.end()
                name, said = found.groups()
                value: Node = Scalar(said.rstrip(" "), self.number, self.at + found.start(2))
            else:
                name = self.name()
                value = self.item(depth + 1)
            if name in keys:
                raise _NotPlainError
            keys[name] = Scalar(name, self.number, begin)
            values[name] = value
        return mapping

    def name(self) -> str:
        """Return the key that stands here."""
        found = _NAME.match(self.text, self.place)
        if found is None:
            raise _NotPlainError
        self.place = found.end()
        return found[1]

    def items(self, start: int, depth: int) -> Sequence:
        """Return the list whose bracket has just been read."""
        sequence = Sequence(self.number, start)
        while not self.closed("]"):
            sequence.items.append(self.item(depth + 1))
        return sequence

    def closed(self, bracket: str) -> bool:
        """Go over a closing bracket, if one stands here."""
        if not self.text.startswith(bracket, self.place):
            return False
        found = _CLOSE.match(self.text, self.place)
        if found is None:
            raise _NotPlainError
        self.place = found.end()
        return True
