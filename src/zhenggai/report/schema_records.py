"""The outputs of `list`, `show` and `trace` as JSON Schema: records by the table of the format."""

from __future__ import annotations

from typing import Final

from zhenggai.model import schema as model
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.schema import Key, Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.derived import common, derived
from zhenggai.query.fields import Field
from zhenggai.query.kinds import KINDS, Kind
from zhenggai.report import schema_parts as parts
from zhenggai.report.schema_parts import Json, head, listed, maybe, place, record, ref, texts
from zhenggai.source import Mapping
from zhenggai.trace.base import RELATIONS, STEPS
from zhenggai.words import Text

_CAMPAIGN: Final = Campaign(node=Mapping("", 1, 1), name="", lists=word_lists(None))
_NUMBER: Final[Json] = {"type": "number"}
_OF_PLAIN: Final = {
    model.DAY: parts.DAY,
    model.FACT: parts.DAY,
    model.DUE: parts.DUE,
    model.WHOLE: parts.WHOLE,
    model.NUMBER: _NUMBER,
    model.FLAG: parts.FLAG,
    model.LINES: listed(parts.TEXT),
    model.IDS: listed(parts.TEXT),
}
_OF_SORT: Final = {"day": parts.DUE, "number": _NUMBER}
_ANY: Final[Json] = {
    "type": ["string", "number", "null", "array"],
    "items": {"type": ["string", "number"]},
}


def list_schema() -> Json:
    """Return the schema of `list KIND --format json`."""
    columns = record({**texts("unit", "record"), **place(), "columns": parts.table(_ANY)})
    return parts.schema(
        Text("list 的 JSON", "output of list"),
        {
            "anyOf": [
                record(
                    head(
                        kind={"const": kind.id},
                        filter=parts.TEXT,
                        total=parts.COUNT,
                        records=listed({"anyOf": [ref(kind.id), ref("columns")]}),
                    )
                )
                for kind in KINDS
            ]
        },
        **{kind.id: record(_whole(kind)) for kind in KINDS},
        columns=columns,
        **_records(),
    )


def show_schema() -> Json:
    """Return the schema of `show ID --format json`."""
    return parts.schema(
        Text("show 的 JSON", "output of show"),
        {"anyOf": [record(head(kind={"const": kind.id}, **_whole(kind))) for kind in KINDS]},
        **_records(),
    )


def trace_schema() -> Json:
    """Return the schema of `trace ID --format json`."""
    step = {"date": maybe(parts.DAY), "step": parts.word(STEPS), **texts("text", "record")}
    gap = {"step": parts.word(STEPS), "due": maybe(parts.DAY), "overdue": parts.FLAG}
    related = {"relation": parts.word(RELATIONS), **texts("text", "record"), **place()}
    required = head(
        kind={"enum": ["opinion", "issue"]},
        **texts("unit", "record", "title"),
        **place(),
        steps=listed(record({**step, **place()})),
        missing=listed(record({**gap, **texts("who", "text", "record")})),
        related=listed(record(related)),
    )
    return parts.schema(Text("trace 的 JSON", "output of trace"), record(required))


def _whole(kind: Kind) -> dict[str, Json]:
    """Return the keys of a record with its place, its fields and what is worked out."""
    shared = {field.path for field in common()}
    worked_out = {
        field.path: _derived(field)
        for field in derived(kind.id, _CAMPAIGN)
        if field.path not in shared
    }
    states = [state.id for state in Catalogue(kind, _CAMPAIGN).own_states]
    return {
        **texts("unit", "unit_name", "record", "within"),
        **place(),
        "fields": ref(kind.record.__name__),
        "derived": record(worked_out),
        "states": listed({"enum": states}) if states else {"type": "array", "maxItems": 0},
    }


def _derived(field: Field) -> Json:
    found = _OF_SORT.get(field.sort, parts.TEXT)
    return listed(found) if field.many else maybe(found)


def _records() -> dict[str, Json]:
    """Return every kind of record that may be listed, with those that stand in them."""
    found: dict[str, Json] = {}
    waiting = [kind.record for kind in KINDS]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            keys = list(keys_of(kind).values())
            found[kind.__name__] = record({}, {key.id: _of_key(kind, key) for key in keys})
            held = (it.kind.values if isinstance(it.kind, model.Table) else it.kind for it in keys)
            waiting += [it.record for it in held if isinstance(it, model.One | model.Many)]
    return dict(sorted(found.items()))


def _of_key(kind: type[Record], key: Key) -> Json:
    if kind is Unit and isinstance(key.kind, model.Many | model.Table):
        return parts.COUNT
    return _of_kind(key.kind)


def _of_kind(kind: model.Kind) -> Json:
    """Return what a value is in the output: ids of closed words, days as text."""
    if isinstance(kind, model.One):
        return ref(kind.record.__name__)
    if isinstance(kind, model.Many):
        return listed(ref(kind.record.__name__))
    if isinstance(kind, model.Table):
        return parts.table(_of_kind(kind.values))
    if isinstance(kind, model.Some):
        return listed(_of_kind(kind.of))
    if isinstance(kind, model.Choice):
        return parts.word(kind.vocabulary)
    return _OF_PLAIN.get(kind, parts.TEXT) if isinstance(kind, model.Plain) else parts.TEXT
