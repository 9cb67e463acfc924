"""Where every key and value of a file stands, by PyYAML's own composer and the table."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

import yaml

from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
    ID,
    Key,
    Kind,
    Listed,
    Many,
    One,
    Record,
    Some,
    Table,
    keys_of,
)

Part: TypeAlias = Literal["key", "word", "value"]
"""A key of a record, a key of a table, or a value."""


class Spot(NamedTuple):
    """A key or a value of a record as it stands in a text: offsets, and what may stand there."""

    record: type[Record]
    attribute: str
    part: Part
    kind: Kind
    start: int
    end: int
    first: int
    """Where the first key of the record stands."""
    required: bool


def spots_of(text: str, record: type[Record]) -> list[Spot]:
    """Return every key and value that the table knows, in a text without mistakes."""
    return list(_record(yaml.compose(text, Loader=yaml.CSafeLoader), record))


class _Field(NamedTuple):
    """A field of a record in the text."""

    record: type[Record]
    key: Key
    first: int

    def spot(self, part: Part, node: yaml.Node, kind: Kind) -> Spot:
        span = (node.start_mark.index, _end(node))
        required = self.key.required and kind is self.key.kind
        return Spot(self.record, self.key.attribute, part, kind, *span, self.first, required)


def _record(node: yaml.Node | None, record: type[Record]) -> Iterator[Spot]:
    assert isinstance(node, yaml.MappingNode)
    keys = keys_of(record)
    by_name = {name: key for key in keys.values() for name in (key.id, key.zh)}
    rest = next((k for k in keys.values() if isinstance(k.kind, Table) and k.kind.rest), None)
    for name, value in node.value:
        key = by_name.get(name.value, rest)
        assert key, f"{record.__name__} has no {name.value}"
        field = _Field(record, key, node.value[0][0].start_mark.index)
        yield field.spot("key", name, key.kind)
        kind = key.kind.values if key is rest and isinstance(key.kind, Table) else key.kind
        yield field.spot("value", value, kind)
        yield from _inside(value, kind, field)


def _inside(node: yaml.Node, kind: Kind, field: _Field) -> Iterator[Spot]:
    """Go through what stands in a value."""
    if isinstance(kind, One):
        yield from _record(node, kind.record)
    elif isinstance(kind, Table):
        yield from _table(node, kind, field)
    elif isinstance(node, yaml.SequenceNode):
        of = kind.of if isinstance(kind, Some) else kind
        for item in node.value:
            yield from _item(item, of, field)


def _table(node: yaml.Node, kind: Table, field: _Field) -> Iterator[Spot]:
    for name, value in node.value:
        if isinstance(kind.keys, Listed) or kind.keys == ID:
            yield field.spot("word", name, kind.keys)
        yield field.spot("value", value, kind.values)
        yield from _inside(value, kind.values, field)


def _item(node: yaml.Node, kind: Kind, field: _Field) -> Iterator[Spot]:
    if isinstance(kind, Many):
        yield from _record(node, kind.record)
        return
    yield field.spot("value", node, kind)
    if isinstance(node, yaml.MappingNode):
        yield from _record(node, Span)


def _end(node: yaml.Node) -> int:
    """Return where a node ends; a block's own end is after the comments that follow it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)
