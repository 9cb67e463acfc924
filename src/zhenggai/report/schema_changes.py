"""The outputs of `log` and `diff` as JSON Schema."""

from __future__ import annotations

from typing import Final

from zhenggai.report.schema_parts import FLAG, TEXT, Json, listed, maybe, record, ref, schema, texts
from zhenggai.words import Text

_CHANGES: Final = ("added", "removed", "changed")


def log_schema() -> Json:
    """Return the schema of `log --format json`."""
    names = ("commit", "date", "author", "subject", "path", "renamed_from")
    entry = {
        **dict.fromkeys(names, maybe(TEXT)),
        "readable": FLAG,
        "records": listed(ref("changed")),
    }
    return schema(
        Text("log 的 JSON", "output of log"),
        record({"version": {"const": 1}, **texts("id", "path"), "history": listed(record(entry))}),
        changed=_changed(),
    )


def diff_schema() -> Json:
    """Return the schema of `diff --format json`."""
    unit = {
        **texts("unit", "name"),
        "renamed_from": maybe(TEXT),
        "readable": FLAG,
        "records": listed(ref("changed")),
    }
    found = {
        "version": {"const": 1},
        "from": TEXT,
        "to": maybe(TEXT),
        "units": listed(record(unit)),
        "other_files": listed(TEXT),
    }
    return schema(Text("diff 的 JSON", "output of diff"), record(found), changed=_changed())


def _changed() -> Json:
    """Return the schema of a record that came, went or is another."""
    # What a field holds is whatever a unit file may hold.
    field = {**texts("field", "name"), "old": {}, "new": {}}
    texted = texts("kind", "record", "title")
    return record({"change": {"enum": list(_CHANGES)}, **texted, "fields": listed(record(field))})
