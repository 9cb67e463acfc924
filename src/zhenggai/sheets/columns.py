"""Columns of a table: each is a field of the record, by its path, or is derived (`=`).

The fields that no row of a table names follow at its end, so that nothing of a record is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.model.schema import (
    DAY,
    DUE,
    FACT,
    ID,
    IDS,
    NUMBER,
    TEXT,
    WHOLE,
    Choice,
    Kind,
    Listed,
    One,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.sheets.say import Lists
from zhenggai.words import Text

_ASIDE: Final = re.compile(r"[（(【\[〔].*?[）)】\]〕]")
_SIGNS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, and what it holds."""

    head: Text
    path: tuple[str, ...]
    """Attributes from the record on; a column that is derived has one that begins with `=`."""
    kind: Kind = TEXT
    also: tuple[str, ...] = ()
    """Other heads that ledgers have for it."""

    @property
    def name(self) -> str:
        """The path in one word."""
        return ".".join(self.path)

    @property
    def derived(self) -> bool:
        """Whether it follows from others, so that nothing can be written there."""
        return self.path[0].startswith("=")

    @property
    def names(self) -> Iterator[str]:
        """The heads by which it is known, as they are compared."""
        own = () if self.derived else (self.name,)
        return (plain_head(head) for head in (*self.head, *own, *self.also))

    @property
    def width(self) -> int:
        """How wide it is, in characters."""
        narrow = isinstance(self.kind, Choice | Listed | Some) or self.kind in _NARROW
        return _WIDTHS.get(self.path[-1], 8 if narrow else 11)


_NARROW: Final = (DAY, DUE, FACT, ID, IDS, WHOLE, NUMBER)
_WIDTHS: Final = {
    "=number": 4,
    "=unit": 11,
    "=published": 8,
    "=closed": 8,
    "=done": 8,
    "=status": 7,
    "=progress": 15,
    "owner": 7,
    "leader": 7,
    "measures": 24,
    "log": 36,
    "title": 16,
    "text": 16,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The table of a kind of record."""

    kind: str
    """The section of the unit file, or `measures`."""
    record: type[Record]
    first: str
    """The id of the first record, where a unit has none; empty for records without ids."""
    known_by: tuple[str, ...]
    """The fields by which a record is found again."""
    rows: tuple[str, ...]
    """`path|Chinese head|English head|other heads`."""
    alike: tuple[str, ...] = ()
    """The fields by which a row without an id is found again."""
    also: tuple[str, ...] = ()
    """`path|other heads` of fields that follow the rows."""
    aside: str = ""
    """Heads that offices have, for which the ledger has no place: they are left out, and told."""

    def columns(self, lists: Lists) -> tuple[Column, ...]:
        """Return the columns with the word lists of a campaign."""
        fields = {column.name: column for column in _fields(self.record, (), lists)}
        made: list[Column] = []
        for row in self.rows:
            path, zh, en, *also = row.split("|")
            known = fields.pop(path, Column(Text("", ""), (path,)))
            heads = tuple(also[0].split()) if also else ()
            old = (known.head.zh, known.head.en) if known.head.zh else ()
            made.append(Column(Text(zh, en), known.path, known.kind, (*heads, *old)))
        for name, others in (row.split("|") for row in self.also):
            fields[name] = replace(fields[name], also=tuple(others.split()))
        return (*made, *fields.values())


def _fields(record: type[Record], above: tuple[str, ...], lists: Lists) -> Iterator[Column]:
    """Go through the fields of a record, and of those within it, of which there is one each."""
    for name, key in keys_of(record).items():
        path, kind = (*above, name), key.kind
        if isinstance(kind, One):
            for inner in _fields(kind.record, path, lists):
                yield _under(key.name, inner)
        elif isinstance(kind, Table) and isinstance(kind.keys, Listed):
            yield from _entries(kind, path, lists)
        else:
            yield Column(key.name, path, kind)


def _entries(kind: Table, path: tuple[str, ...], lists: Lists) -> Iterator[Column]:
    """Go through the entries of a table whose keys are words of a list."""
    words = lists[kind.keys.name] if isinstance(kind.keys, Listed) else ()
    for word in words:
        if isinstance(kind.values, One):
            for inner in _fields(kind.values.record, (*path, word.id), lists):
                yield _under(word.text, inner)
        else:
            yield Column(word.text, (*path, word.id), kind.values)


def _under(outer: Text, inner: Column) -> Column:
    head = Text(f"{outer.zh}：{inner.head.zh}", f"{outer.en}: {inner.head.en}")
    return Column(head, inner.path, inner.kind)


def plain_head(text: str) -> str:
    """Return a head as it is compared: without asides, signs, spaces and capitals."""
    said = unicodedata.normalize("NFKC", _ASIDE.sub("", text))
    return _SIGNS.sub("", said).casefold()
