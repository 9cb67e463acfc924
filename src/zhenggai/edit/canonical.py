"""The text of a file → its canonical layout, every comment kept with what it speaks of.

Keys stand in the order of the format, two spaces deep; quotes only where a reader needs them;
a blank line stands between sections. What a person wrote in braces on one line stays in braces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.edit.page import Page
from zhenggai.edit.remarks import Entry, Remark, entries
from zhenggai.edit.scalars import typed_scalar
from zhenggai.edit.wording import Wording, item_kind
from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
    SPAN,
    TEXT,
    Choice,
    Kind,
    Listed,
    One,
    Record,
    Table,
    keys_of,
)
from zhenggai.yamlspans import Items, Leaf, Node, Pairs
from zhenggai.yamltext import scalar

_STEP: Final = 2
_WIDEST: Final = 100
"""Braces that go over several lines are drawn together up to so many characters."""
_LAST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Layout:
    """Lays a file out; `typed` says what keys and words are to be typed as, by their offset."""

    page: Page
    wording: Wording
    typed: Mapping[int, str]

    def file(self, record: type[Record]) -> str:
        """Return the text of the file."""
        root = entries(self.page)
        lines = [*_remarks(root.above, 0), *([""] if root.blank else [])]
        after_section = False
        for place, child in enumerate(self.ordered(root, One(record))):
            is_section = bool(child.children) and not self.stays_in_braces(child, _STEP)
            added = self.pair(child, self.inner(One(record), child), 0)
            if place and (is_section or after_section) and added[0]:
                lines.append("")
            lines += added if lines else _begun(added)
            after_section = is_section
        return "\n".join([*lines, *_remarks(root.below, 0), ""])

    def pairs(self, holder: Entry, kind: Kind, column: int) -> list[str]:
        """Return the lines of a mapping whose keys stand at a column."""
        lines: list[str] = []
        for child in self.ordered(holder, kind):
            lines += self.pair(child, self.inner(kind, child), column)
        return _begun(lines)

    def pair(self, entry: Entry, kind: Kind, column: int) -> list[str]:
        """Return the lines of a key and its value."""
        name = scalar(self.word(entry.key), flow=False) if entry.key else ""
        return self.with_value(entry, kind, column, f"{name}:")

    def items(self, holder: Entry, kind: Kind, column: int) -> list[str]:
        """Return the lines of a list whose dashes stand at a column."""
        lines: list[str] = []
        for child in holder.children:
            of = _settled(item_kind(kind), child.node)
            if isinstance(child.node, Pairs) and not self.stays_in_braces(child, column + _STEP):
                lines += self.record(child, of, column)
            else:
                lines += self.with_value(child, of, column, "-")
        return _begun(lines)

    def record(self, entry: Entry, kind: Kind, column: int) -> list[str]:
        """Return the lines of a record in a list: its first key stands behind the dash."""
        first = self.ordered(entry, kind)[0]
        lines = _remarks([*entry.above, *map(_unspaced, entry.beside)], column)
        lines += [""] if entry.blank else []
        lines += _remarks([*first.above, *map(_unspaced, first.beside[:-1])], column)
        first.above, first.beside, first.blank = [], first.beside[-1:], False
        inner = self.pairs(entry, kind, column + _STEP)
        lines.append(f"{' ' * column}- {inner[0].lstrip(' ')}")
        return [*lines, *inner[1:], *_remarks(entry.below, column + _STEP)]

    def with_value(self, entry: Entry, kind: Kind, column: int, lead: str) -> list[str]:
        """Return the lines of a key or a dash, and of the value behind it."""
        lines = _remarks([*entry.above, *map(_unspaced, entry.beside[:-1])], column)
        lines += [""] if entry.blank else []
        inline, below = self.value(entry, kind, column + _STEP)
        aside = "".join(f"  {text}" for text in entry.beside[-1:])
        lines.append(" " * column + lead + (f" {inline}" if inline else "") + aside)
        # Below a text of several lines a comment as deep as the text would be part of it.
        is_text = isinstance(entry.node, Leaf) and below
        return [*lines, *below, *_remarks(entry.below, column if is_text else column + _STEP)]

    def value(self, entry: Entry, kind: Kind, column: int) -> tuple[str, Sequence[str]]:
        """Return what stands beside a key or a dash, and the lines below at a column."""
        node = entry.node
        if isinstance(node, Leaf):
            typed = typed_scalar(self.page, node, self.word(node), kind)
            indented = [" " * column + line if line else "" for line in typed.below]
            return typed.inline, indented
        if self.stays_in_braces(entry, column):
            return self.flow(entry, kind), ()
        lay = self.items if isinstance(node, Items) else self.pairs
        return "", lay(entry, kind, column)

    def stays_in_braces(self, entry: Entry, column: int) -> bool:
        """Say whether a list or a record stays on one line in brackets."""
        node = entry.node
        if isinstance(node, Leaf) or not node.flow or entry.has_inner_remarks:
            return False
        lines = self.page.text[node.start : node.end].split("\n")
        wide = sum(len(line.strip()) + 1 for line in lines)
        return len(lines) == 1 or column + wide <= _WIDEST

    def flow(self, entry: Entry, kind: Kind) -> str:
        """Return a value on one line."""
        if isinstance(entry.node, Leaf):
            return typed_scalar(
                self.page, entry.node, self.word(entry.node), kind, flow=True
            ).inline
        if isinstance(entry.node, Items):
            of = item_kind(kind)
            parts = [self.flow(child, _settled(of, child.node)) for child in entry.children]
            return f"[{', '.join(parts)}]"
        parts = [
            f"{scalar(self.word(child.key))}: {self.flow(child, self.inner(kind, child))}"
            for child in self.ordered(entry, kind)
            if child.key
        ]
        return f"{{{', '.join(parts)}}}"

    def word(self, leaf: Leaf) -> str:
        """Return what a key or a value is to say."""
        return self.typed.get(leaf.start, leaf.text)

    def ordered(self, entry: Entry, kind: Kind) -> list[Entry]:
        """Return the keys of a mapping in the order of the format."""
        return sorted(entry.children, key=lambda child: self.rank(child.key, kind))

    def rank(self, key: Leaf | None, kind: Kind) -> tuple[int, int]:
        """Return how far down in its mapping a key belongs."""
        if key is None:
            return (0, 0)
        if isinstance(kind, One):
            found, of = _field(kind.record, key.text)
            return (found, self.rank(key, of)[1] if isinstance(of, Table) and of.rest else 0)
        if isinstance(kind, Table) and isinstance(kind.keys, Choice | Listed):
            rank = self.wording.rank(kind, key.text)
            return (0, rank if rank >= 0 else _LAST)
        return (0, 0)

    @staticmethod
    def inner(kind: Kind, entry: Entry) -> Kind:
        """Return the kind of the value of a key."""
        if isinstance(kind, One) and entry.key:
            _, of = _field(kind.record, entry.key.text)
            kind = of if not (isinstance(of, Table) and of.rest) else of.values
        elif isinstance(kind, Table):
            kind = kind.values
        return _settled(kind, entry.node)


def _field(record: type[Record], name: str) -> tuple[int, Kind]:
    """Return where a key stands in the format, and the kind of what it belongs to."""
    keys = list(keys_of(record).values())
    named = (place for place, key in enumerate(keys) if name in (key.id, key.zh))
    rest = (n for n, key in enumerate(keys) if isinstance(key.kind, Table) and key.kind.rest)
    place = next(named, next(rest, None))
    return (_LAST, TEXT) if place is None else (place, keys[place].kind)


def _settled(kind: Kind, node: Node) -> Kind:
    """Return the kind of what stands there, if one item stands where a list may."""
    if isinstance(node, Items):
        return kind
    of = item_kind(kind)
    return One(Span) if of == SPAN and isinstance(node, Pairs) else of


def _unspaced(text: str) -> Remark:
    return Remark(text, blank=False)


def _remarks(remarks: Iterable[Remark], column: int) -> list[str]:
    """Return comments on lines of their own."""
    lines: list[str] = []
    for remark in remarks:
        lines += [""] if remark.blank else []
        lines.append(" " * column + remark.text)
    return lines


def _begun(lines: list[str]) -> list[str]:
    """Return lines without a blank one at their beginning."""
    return lines[1:] if lines and not lines[0] else lines
