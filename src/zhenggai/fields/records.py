"""Tree of located text → records, by the table of `model.schema`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from zhenggai.fields.choices import known_word, read_free, read_word
from zhenggai.fields.days import read_day
from zhenggai.fields.keys import check_missing, no_record, unknown_key
from zhenggai.fields.reader import NOTHING, OTHER, Converter, Reader, empty
from zhenggai.fields.values import SCALARS, some
from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
    SPAN,
    Choice,
    Key,
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
from zhenggai.source import Mapping as Tree
from zhenggai.source import Node, Scalar, Sequence
from zhenggai.words import Lang, Text

_R = TypeVar("_R", bound=Record)


class _Row(NamedTuple):
    """How a key is read: the attribute it fills, its id in findings, its converter."""

    attribute: str
    id: str
    read: Converter


@dataclass(frozen=True, slots=True)
class _Rest:
    """The field whose keys stand in the record itself, beside its other fields."""

    attribute: str
    keys: Plain | Choice | Listed
    value: Converter

    def named(self, reader: Reader, key: Scalar) -> str | None:
        """Return what a key names; None if it is none of these."""
        if isinstance(self.keys, Listed):
            return known_word(reader, key, reader.lists[self.keys.name])
        found = converter(self.keys)(reader, key)
        return None if found is NOTHING else str(found)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a kind of record is read: rows by key in both languages."""

    record: type[Record]
    typed: dict[Lang, dict[str, _Row]]
    required: tuple[Key, ...]
    rest: _Rest | None


_PLANS: Final[dict[type[Record], Plan]] = {}


def plan_of(record: type[Record]) -> Plan:
    """Return how a kind of record is read."""
    if record not in _PLANS:
        _PLANS[record] = _make_plan(record)
    return _PLANS[record]


def _make_plan(record: type[Record]) -> Plan:
    keys = keys_of(record).values()
    table: dict[Lang, dict[str, _Row]] = {"en": {}, "zh": {}}
    rest = None
    for key in keys:
        kind = key.kind
        if isinstance(kind, Table) and kind.rest:
            rest = _Rest(key.attribute, kind.keys, converter(kind.values))
            continue
        row = _Row(key.attribute, key.id, converter(kind))
        table["en"][key.id] = row
        table["zh"][key.zh] = row
    return Plan(record, table, tuple(key for key in keys if key.required), rest)


def read_record(reader: Reader, node: Node, record: type[_R]) -> _R | None:
    """Read one record; None if the node is no mapping. Faults go to the reader."""
    if type(node) is not Tree:
        no_record(reader, node, _known_keys(record), record.called)
        return None
    plan = plan_of(record)
    known = plan.typed[reader.language]
    values: dict[str, Any] = {}
    outer = reader.record
    identity = node.values.get("id") or node.values.get("编号")
    if type(identity) is Scalar:
        reader.record = identity.text
    for typed, value in node.values.items():
        row = known.get(typed) or _other_row(reader, node, typed, plan, values)
        if row is None:
            continue
        attribute, reader.field, read = row
        found = read(reader, value)
        if found is not NOTHING:
            values[attribute] = found
    for key in plan.required:
        if values.get(key.attribute) in (None, ""):
            check_missing(reader, node, key, record.called)
    reader.record = outer
    return record(node=node, **values)


def _known_keys(record: type[Record]) -> set[str]:
    plan = plan_of(record)
    return {*plan.typed["en"], *plan.typed["zh"]}


def _other_row(
    reader: Reader, node: Tree, typed: str, plan: Plan, values: dict[str, Any]
) -> _Row | None:
    """Return how to read a key that this file's language does not have in this record."""
    rest = plan.rest
    if rest:
        name = rest.named(reader, node.keys[typed])
        if name is not None:
            reader.field = rest.attribute
            value = rest.value(reader, node.values[typed])
            if value is not NOTHING:
                values.setdefault(rest.attribute, {})[name] = value
            return None
    other = plan.typed[OTHER[reader.language]]
    row = other.get(typed)
    if row is not None:
        reader.other_language(node.keys[typed])
        return row
    known: list[str] = [*plan.typed[reader.language]]
    if rest and isinstance(rest.keys, Listed):
        known += reader.lists[rest.keys.name].typed[reader.language]
    reader.field = ""
    unknown_key(reader, node.keys[typed], known, plan.record.called, other)
    return None


@cache
def converter(kind: Kind) -> Converter:
    """Return what turns a node into a value of this kind."""
    match kind:
        case Plain():
            read = _span if kind == SPAN else SCALARS[kind.name]
        case Choice():
            read = _choice(kind)
        case Listed():
            read = _listed(kind)
        case Some():
            read = _some(converter(kind.of))
        case One():
            read = _one(kind.record)
        case Many():
            read = _many(kind.record)
        case _:
            read = _table(kind)
    return read


def _some(one: Converter) -> Converter:
    return lambda reader, node: some(reader, node, one)


def _choice(kind: Choice) -> Converter:
    return lambda reader, node: read_word(reader, node, kind.vocabulary)


def _listed(kind: Listed) -> Converter:
    if kind.free:
        return lambda reader, node: read_free(reader, node, reader.lists[kind.name])
    return lambda reader, node: read_word(reader, node, reader.lists[kind.name])


def _one(record: type[Record]) -> Converter:
    def read(reader: Reader, node: Node) -> Any:  # noqa: ANN401
        return NOTHING if empty(node) else read_record(reader, node, record) or NOTHING

    return read


_read_span: Final = _one(Span)


def _span(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    return _read_span(reader, node) if type(node) is Tree else read_day(reader, node)


def _many(record: type[Record]) -> Converter:
    def read(reader: Reader, node: Node) -> Any:  # noqa: ANN401
        if empty(node):
            return NOTHING
        if type(node) is not Sequence:
            return reader.wrong(
                node,
                Text("这里应当是列表", "a list is wanted here"),
                Text("每条记录前写 “- ”", "write '- ' before each record"),
            )
        found = [read_record(reader, item, record) for item in node.items]
        return tuple(item for item in found if item is not None)

    return read


def _table(kind: Table) -> Converter:
    key, value = _table_key(kind.keys), converter(kind.values)

    def read(reader: Reader, node: Node) -> Any:  # noqa: ANN401
        if empty(node):
            return NOTHING
        if type(node) is not Tree:
            return reader.wrong(
                node,
                Text("这里应当是“键: 值”", "'key: value' is wanted here"),
                Text("写成“键: 值”", "write it as 'key: value'"),
            )
        field, found = reader.field, {}
        for typed, item in node.values.items():
            reader.field = field
            name = key(reader, node.keys[typed])
            one = value(reader, item)
            if name is not NOTHING and one is not NOTHING:
                found[name] = one
        return found

    return read


def _table_key(kind: Plain | Choice | Listed) -> Callable[[Reader, Scalar], Any]:
    """Return what reads the keys of a table: an unknown word is an unknown key."""
    if not isinstance(kind, Listed):
        return converter(kind)

    def read(reader: Reader, node: Scalar) -> Any:  # noqa: ANN401
        words = reader.lists[kind.name]
        found = known_word(reader, node, words)
        if found is None:
            unknown_key(reader, node, words.typed[reader.language], words.name)
        return NOTHING if found is None else found

    return read
