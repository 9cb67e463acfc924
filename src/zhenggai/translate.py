"""A file in one language → the same file in the other: keys and closed words, nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
    ABOUT,
    Choice,
    Kind,
    Listed,
    Many,
    One,
    Plain,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.naming import vocabularies
from zhenggai.reading import all_keys
from zhenggai.source import Mapping as Tree
from zhenggai.source import Node, Scalar, Sequence
from zhenggai.words import Lang, Vocabulary
from zhenggai.yamltree import read_tree

_SAFE: Final = re.compile(r"\w[\w.，、（）-]*")
_BOM: Final = "\ufeff"
_YES_NO: Final = {"true": "yes", "false": "no"}
"""Read for yes and no, in files of either language."""


class Change(NamedTuple):
    """That a scalar is to be typed otherwise."""

    node: Scalar
    typed: str


def translate(
    data: bytes, record: type[Record], lists: Mapping[str, Vocabulary], to: Lang
) -> str | None:
    """Return the text of a file in another language, layout kept; None if it cannot be read.

    `record` is what the file holds, `Unit` or `Campaign`.
    """
    root = read_tree(data, "", all_keys()).root
    if root is None:
        return None
    changes = renamed(root, record, lists, to)
    text = data.decode("utf-8")
    bom = _BOM if text.startswith(_BOM) else ""
    lines = text.removeprefix(_BOM).split("\n")
    for change in sorted(changes, key=lambda item: (item.node.line, -item.node.column)):
        index = change.node.line - 1
        lines[index] = _changed(lines[index], change)
    return bom + "\n".join(lines)


def renamed(
    root: Tree, record: type[Record], lists: Mapping[str, Vocabulary], to: Lang
) -> Iterator[Change]:
    """Go through the keys and closed words of a file, and how they are typed in a language."""
    return _Walk(lists, to).record(root, record)


def _changed(line: str, change: Change) -> str:
    """Return a line with one scalar typed otherwise, quoted as it was."""
    node = change.node
    start = node.column - 1 if node.plain else node.column
    end = start + len(node.text)
    if line[start:end] != node.text:
        return line
    typed = change.typed
    if node.plain and not _SAFE.fullmatch(typed.replace(" ", "")):
        typed = json.dumps(typed, ensure_ascii=False)
    return line[:start] + typed + line[end:]


class _Walk:
    """Goes through a tree by the table and says what is to be typed otherwise."""

    def __init__(self, lists: Mapping[str, Vocabulary], to: Lang) -> None:
        self.lists = lists
        self.to: Lang = to

    def record(self, node: Node, record: type[Record]) -> Iterator[Change]:
        """Go through a record: its keys, and their values by kind."""
        if not isinstance(node, Tree):
            return
        keys = keys_of(record).values()
        by_name = {name: key for key in keys for name in (key.id, key.zh)}
        rest = next((k.kind for k in keys if isinstance(k.kind, Table) and k.kind.rest), None)
        for typed, value in node.values.items():
            key = by_name.get(typed)
            if key is not None:
                yield Change(node.keys[typed], key.zh if self.to == "zh" else key.id)
                yield from self.value(value, key.kind)
            elif rest is not None:
                yield from self.scalar(node.keys[typed], rest.keys)
                yield from self.value(value, rest.values)

    def value(self, node: Node, kind: Kind) -> Iterator[Change]:
        """Go through a value of a kind."""
        if isinstance(kind, One):
            yield from self.record(node, kind.record)
        elif isinstance(kind, Table):
            yield from self.table(node, kind)
        elif isinstance(node, Sequence):
            of = kind.of if isinstance(kind, Some) else kind
            for item in node.items:
                yield from self.item(item, of)
        else:
            yield from self.item(node, kind.of if isinstance(kind, Some) else kind)

    def item(self, node: Node, kind: Plain | Choice | Listed | Many) -> Iterator[Change]:
        """Go through one item of a list, or a value that stands alone."""
        if isinstance(kind, Many):
            yield from self.record(node, kind.record)
        elif isinstance(node, Tree):
            yield from self.record(node, Span)
        elif isinstance(node, Scalar):
            yield from self.scalar(node, kind)

    def table(self, node: Node, kind: Table) -> Iterator[Change]:
        """Go through the keys and values of a table."""
        if isinstance(node, Tree):
            for typed, value in node.values.items():
                yield from self.scalar(node.keys[typed], kind.keys)
                yield from self.value(value, kind.values)

    def scalar(self, node: Scalar, kind: Plain | Choice | Listed) -> Iterator[Change]:
        """Say how a closed word is typed in the other language."""
        first, space, rest = node.text.partition(" " if kind == ABOUT else "\n")
        for words in vocabularies(kind, self.lists):
            if isinstance(kind, Choice) and "yes" in words:
                first = _YES_NO.get(first, first)
            word_id = words.typed["zh"].get(first) or words.typed["en"].get(first)
            if word_id:
                said = words[word_id].zh if self.to == "zh" else word_id
                yield Change(node, said + space + rest)
                return
