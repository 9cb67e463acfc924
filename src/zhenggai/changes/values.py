"""A record → its values by attribute, as edits take them: what is typed and nothing else."""

from __future__ import annotations

from typing import Any, TypeAlias

from zhenggai.model.schema import ID, IDS, Kind, Many, Record, Table, keys_of
from zhenggai.source import Scalar

Values: TypeAlias = dict[str, Any]
"""Attributes with their values: text, days, numbers, tuples; a dict for a record or a table, a
list of dicts for records. What is empty is left out."""


class Alone(tuple[Any, ...]):
    """A list of one that was typed without brackets: `issue: I-001`."""

    __slots__ = ()


def values_of(record: Record) -> Values:
    """Return what is typed in a record, and in the records in it."""
    found: Values = {}
    for name, key in keys_of(type(record)).items():
        beside = isinstance(key.kind, Table) and key.kind.rest
        if not beside and record.typed(name) is None:
            continue
        value = _value(key.kind, getattr(record, name))
        if isinstance(value, tuple) and isinstance(record.typed(name), Scalar):
            value = Alone(value)
        if value not in (None, "", (), [], {}):
            found[name] = value
    return found


def _value(kind: Kind, value: Any) -> Any:  # noqa: ANN401 - one of the table
    if isinstance(value, Record):
        return values_of(value)
    if isinstance(kind, Many):
        return [values_of(item) for item in value]
    if isinstance(kind, Table):
        return {name: _value(kind.values, item) for name, item in value.items()}
    return value


def without_ids(record: type[Record], values: Values) -> Values:
    """Return what a record says by itself: without its id, and without those it names."""
    keys = keys_of(record)
    kept = {name: keys[name].kind for name in values if keys[name].kind not in (ID, IDS)}
    return {
        name: [without_ids(kind.record, item) for item in values[name]]
        if isinstance(kind, Many)
        else values[name]
        for name, kind in kept.items()
    }


def as_typed(value: Any) -> Any:  # noqa: ANN401
    """Return values with what was typed alone as such, ready to be written."""
    if isinstance(value, dict):
        return {name: as_typed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_typed(item) for item in value]
    return value[0] if isinstance(value, Alone) and len(value) == 1 else value
