"""Records as plain values for machines: ids as in English files, days as text."""

from __future__ import annotations

from typing import Any

from zhenggai.model.schema import Kind, Many, One, Record, Table, keys_of
from zhenggai.model.unit import Unit
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.derived import common, derived
from zhenggai.query.entry import Entry
from zhenggai.query.fields import Field
from zhenggai.query.values import as_typed

Plain = dict[str, Any]


def document(entry: Entry, catalogue: Catalogue) -> Plain:
    """Return a record with its place, its fields, what is worked out, and its states."""
    where, shared = entry.place, {field.path for field in common()}
    return {
        "unit": entry.unit.id,
        "unit_name": entry.unit.name,
        "record": "" if isinstance(entry.record, Unit) else entry.label,
        "within": entry.outer.label if entry.outer else "",
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "fields": plain_record(entry.record),
        "derived": {
            field.path: values_of(field, entry)
            for field in derived(catalogue.kind.id, catalogue.campaign)
            if field.path not in shared
        },
        "states": [state.id for state in catalogue.own_states if state.holds(entry)],
    }


def values_of(field: Field, entry: Entry) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the value of a field, null if it has none; a list where there may be several."""
    found = [_scalar(value) for value in field.values(entry)]
    if field.many:
        return found
    return found[0] if found else None


def plain_record(record: Record) -> Plain:
    """Return the fields that are filled in; of a unit, sections are numbers of records."""
    found: Plain = {}
    for key in keys_of(type(record)).values():
        value = getattr(record, key.attribute)
        if value in (None, "", (), {}):
            continue
        if isinstance(record, Unit) and isinstance(key.kind, Many | Table):
            found[key.id] = len(value)
        else:
            found[key.id] = _plain(value, key.kind)
    return found


def _plain(value: Any, kind: Kind) -> Any:  # noqa: ANN401
    if isinstance(kind, One):
        return plain_record(value)
    if isinstance(kind, Many):
        return [plain_record(item) for item in value]
    if isinstance(kind, Table):
        return {name: _plain(item, kind.values) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_scalar(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int | str) else as_typed(value)
