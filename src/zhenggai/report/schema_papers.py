"""JSON Schemas of what commands on papers write: what hangs, and the ledger's own templates."""

from __future__ import annotations

from zhenggai.hanging import STATES
from zhenggai.report.schema_parts import (
    DAY,
    FLAG,
    LINE,
    TEXT,
    Json,
    head,
    listed,
    maybe,
    record,
    schema,
    texts,
    word,
)
from zhenggai.words import COVERS, Text


def hanging_schema() -> Json:
    """Return the schema of `notice --check --format json`."""
    change = record(
        {
            **texts("record", "field"),
            **dict.fromkeys(("before", "after"), listed(TEXT)),
            "line": maybe(LINE),
        }
    )
    notice = record(
        {
            **texts("unit", "id"),
            "covers": word(COVERS, ""),
            **dict.fromkeys(("from", "until"), maybe(DAY)),
            "state": {"enum": list(STATES)},
            "exact": FLAG,
            "changes": listed(change),
        }
    )
    title = Text("挂着的公示", "what hangs")
    return schema(title, record(head(notices=listed(notice))))


def templates_schema() -> Json:
    """Return the schema of `templates list --format json`."""
    template = record({"name": TEXT, "built_in": FLAG, "own": FLAG, "for": TEXT})
    title = Text("模板", "templates")
    return schema(title, record({"version": {"const": 1}, "templates": listed(template)}))


def faults_schema() -> Json:
    """Return the schema of `templates check --format json`."""
    fault = record({"path": TEXT, "line": LINE, "message": TEXT})
    title = Text("模板检查", "templates checked")
    found = {"version": {"const": 1}, "templates": listed(TEXT), "faults": listed(fault)}
    return schema(title, record(found))
