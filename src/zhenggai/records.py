"""Tree of located text → records, by the table of `model.schema`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from zhenggai.days import read_day
from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
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
from zhenggai.reader import NOTHING, OTHER, Converter, Reader, empty, scalar
from zhenggai.scan import colon_fault
from zhenggai.source import Location, Node, Scalar, Sequence, place
from zhenggai.source import Mapping as Tree
from zhenggai.values import SCALARS, some
from zhenggai.words import Lang, Text, Vocabulary

_R = TypeVar("_R", bound=Record)
_LATE_BOOLEANS: Final = {"true": "yes", "false": "no"}
_COLON: Final = re.compile(r"([^\s:：]{1,24})([:：])")
_MOST_GUESSES: Final = 200
"""A file with more findings is no file of ours: looking for near words would take minutes."""


class _Row(NamedTuple):
    """How a key is read: the attribute it fills, its id in findings, its converter."""

    attribute: str
    id: str
    read: Converter


@dataclass(frozen=True, slots=True)
class _Rest:
    """The field whose keys stand in the record itself, beside its other fields."""

    attribute: str
    keys: Listed
    value: Converter


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
        if isinstance(kind, Table) and kind.rest and isinstance(kind.keys, Listed):
            rest = _Rest(key.attribute, kind.keys, converter(kind.values))
            continue
        row = _Row(key.attribute, key.id, converter(kind))
        table["en"][key.id] = row
        table["zh"][key.zh] = row
    return Plan(record, table, tuple(key for key in keys if key.required), rest)


def read_record(reader: Reader, node: Node, record: type[_R]) -> _R | None:
    """Read one record; None if the node is no mapping. Faults go to the reader."""
    if type(node) is not Tree:
        _no_record(reader, node, record)
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
            _check_missing(reader, node, key, record)
    reader.record = outer
    return record(node=node, **values)


def _no_record(reader: Reader, node: Node, record: type[Record]) -> None:
    """Report what is no mapping; a full-width colon is the usual cause."""
    called = record.called
    found = _COLON.match(node.text) if type(node) is Scalar and node.plain else None
    if (
        found
        and found[2] == "："
        and any(found[1] in plan_of(record).typed[lang] for lang in OTHER)
    ):
        where = Location(reader.path, node.line, node.column + found.end(1))
        fault = colon_fault(where, found[1])
        reader.fault(fault.location, fault.code, fault.message, fault.remedy)
        return
    reader.wrong(
        node,
        Text(
            f"“{called.zh}”应当是“键: 值”",
            f"{called.en} must be made of 'key: value'",
        ),
        Text("写成“键: 值”", "write it as 'key: value'"),
    )


def _check_missing(reader: Reader, node: Tree, key: Key, record: type[Record]) -> None:
    """Report a required key without a value; a wrong value has its own finding."""
    value = node.values.get(key.id) or node.values.get(key.zh)
    if value is not None and not (type(value) is Scalar and not value.text):
        return
    first = next(iter(node.keys.values()), None)
    typed = key.zh if reader.language == "zh" else key.id
    reader.field = key.id
    reader.fault(
        place(reader.path, first or node),
        "FIL05",
        Text(
            f"{record.called.zh}缺少“{typed}”",
            f"{record.called.en} has no {typed}",
        ),
        Text(f"补上 {typed}: {key.help.zh}", f"add '{typed}: …': {key.help.en}"),
    )


def _other_row(
    reader: Reader, node: Tree, typed: str, plan: Plan, values: dict[str, Any]
) -> _Row | None:
    """Return how to read a key that this file's language does not have in this record."""
    rest = plan.rest
    if rest:
        name = _known_word(reader, node.keys[typed], reader.lists[rest.keys.name])
        if name is not None:
            reader.field = rest.attribute
            value = rest.value(reader, node.values[typed])
            if value is not NOTHING:
                values.setdefault(rest.attribute, {})[name] = value
            return None
    row = plan.typed[OTHER[reader.language]].get(typed)
    if row is not None:
        reader.other_language(node.keys[typed])
        return row
    known: list[str] = [*plan.typed[reader.language]]
    if rest:
        known += reader.lists[rest.keys.name].typed[reader.language]
    reader.field = ""
    _unknown_key(reader, node.keys[typed], known, plan.record.called)
    return None


def _unknown_key(reader: Reader, key: Scalar, known: Iterable[str], called: Text) -> None:
    """Report a key that is not among the known ones, with the nearest of them."""
    typed = key.text
    colon = _COLON.match(typed)
    if colon and colon[1] in known:
        if colon[2] == "：":
            where = Location(reader.path, key.line, key.column + colon.end(1))
            fault = colon_fault(where, colon[1])
            reader.fault(fault.location, fault.code, fault.message, fault.remedy)
            return
        remedy = Text("冒号后面加一个空格", "type a space after the colon")
    else:
        remedy = _nearest(typed, list(known), guess=len(reader.findings) < _MOST_GUESSES)
    reader.fault(
        place(reader.path, key),
        "FIL02",
        Text(f"{called.zh}没有“{typed}”这个键", f"{called.en} has no key {typed}"),
        remedy,
    )


def _nearest(typed: str, known: list[str], *, guess: bool) -> Text:
    if typed.strip() in known:
        return Text("删去键前后的全角空格", "delete the full-width space beside the key")
    near = difflib.get_close_matches(typed, known, n=1, cutoff=0.6) if guess else []
    if near:
        return Text(f"是不是“{near[0]}”？", f"did you mean {near[0]}?")
    return Text(f"可用的键: {' '.join(known)}", f"known keys: {' '.join(known)}")


@cache
def converter(kind: Kind) -> Converter:
    """Return what turns a node into a value of this kind."""
    match kind:
        case Plain():
            read = _span if kind.name == "span" else SCALARS[kind.name]
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
        case Table():
            read = _table(kind)
    return read


def _some(one: Converter) -> Converter:
    return lambda reader, node: some(reader, node, one)


def _choice(kind: Choice) -> Converter:
    return lambda reader, node: _word(reader, node, kind.vocabulary)


def _listed(kind: Listed) -> Converter:
    if kind.free:
        return lambda reader, node: _free(reader, node, reader.lists[kind.name])
    return lambda reader, node: _word(reader, node, reader.lists[kind.name])


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


def _table_key(kind: Plain | Choice | Listed) -> Converter:
    """Return what reads the keys of a table: an unknown word is an unknown key."""
    if not isinstance(kind, Listed):
        return converter(kind)

    def read(reader: Reader, node: Node) -> Any:  # noqa: ANN401
        words = reader.lists[kind.name]
        if type(node) is not Scalar:
            return NOTHING
        found = _known_word(reader, node, words)
        if found is None:
            _unknown_key(reader, node, words.typed[reader.language], words.name)
        return NOTHING if found is None else found

    return read


def _known_word(reader: Reader, node: Scalar, words: Vocabulary) -> str | None:
    """Return the id of a word of either language; None if it is not on the list."""
    found = words.typed[reader.language].get(node.text)
    if found is None:
        found = words.typed[OTHER[reader.language]].get(node.text)
        if found is not None:
            reader.other_language(node)
    return found


def _word(reader: Reader, node: Node, words: Vocabulary) -> Any:  # noqa: ANN401
    if type(node) is not Scalar:
        scalar(reader, node)
        return NOTHING
    found = words.typed[reader.language].get(node.text)
    if found is not None:
        return found
    return NOTHING if empty(node) else _other_word(reader, node, words)


def _other_word(reader: Reader, node: Scalar, words: Vocabulary) -> Any:  # noqa: ANN401
    """Read a word that this file's language does not have, or report it."""
    lately = _LATE_BOOLEANS.get(node.text)
    if lately in words:
        return lately
    found = _known_word(reader, node, words)
    if found is not None:
        return found
    choices = words.choices(reader.language)
    return reader.wrong(
        node,
        Text(
            f"“{node.text}”不是“{words.name.zh}”的词",
            f"{node.text!r} is not a word for {words.name.en}",
        ),
        Text(f"可写: {choices}", f"write one of: {choices}"),
    )


def _free(reader: Reader, node: Node, words: Vocabulary) -> Any:  # noqa: ANN401
    """Read a word of a list that also takes other text."""
    if type(node) is not Scalar or not node.text:
        return _word(reader, node, words)
    for lang in (reader.language, OTHER[reader.language]):
        if node.text in words.typed[lang]:
            return words.typed[lang][node.text]
    return node.text
