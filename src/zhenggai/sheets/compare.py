"""Whether a row says what the ledger says: records as plain values, compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from zhenggai.model.schema import Kind, Many, Month, One, Record, Some, Table, keys_of

_NOTHING: tuple[Any, ...] = (None, "", (), [], {})


def plain_of(kind: Kind, value: Any) -> Any:  # noqa: ANN401 - one of the table
    """Return a value as edits have it: dicts for records, without what says nothing."""
    if isinstance(kind, Many):
        return [plain_record(item) for item in value]
    if isinstance(kind, Table):
        return {name: plain_of(kind.values, item) for name, item in value.items()}
    return tuple(value) if isinstance(kind, Some) else value


def plain_record(record: Record) -> dict[str, Any]:
    """Return a record as edits have it."""
    keys = keys_of(type(record)).items()
    found = ((name, plain_of(key.kind, getattr(record, name))) for name, key in keys)
    return {name: value for name, value in found if value not in _NOTHING}


def said(value: Any) -> Any:  # noqa: ANN401 - one of the table
    """Return a value that was typed, without what says nothing."""
    if isinstance(value, dict):
        return {name: said(item) for name, item in value.items() if item not in _NOTHING}
    return [said(item) for item in value] if isinstance(value, list) else value


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - of the table
    """Say whether two values are the same; a month is not its last day."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) and isinstance(one, Month) == isinstance(other, Month)


def kind_at(record: type[Record], path: Sequence[str]) -> Kind:
    """Return the kind of the value at the end of a path."""
    kind: Kind = One(record)
    for step in path:
        if isinstance(kind, One):
            kind = keys_of(kind.record)[step].kind
        elif isinstance(kind, Table):
            kind = kind.values
    return kind


def is_default(record: type[Record], name: str, value: Any) -> bool:  # noqa: ANN401
    """Say whether a value need not be written: it is what the record has without it."""
    default = next(item.default for item in fields(record) if item.name == name)
    return default is not MISSING and default not in _NOTHING and bool(value == default)
