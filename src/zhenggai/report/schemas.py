"""The machine outputs as JSON Schema, from the tables that the outputs are written from."""

from __future__ import annotations

from zhenggai.report.schema_changes import diff_schema, log_schema
from zhenggai.report.schema_figures import (
    records_schema,
    rollup_schema,
    summary_schema,
    trend_schema,
)
from zhenggai.report.schema_papers import faults_schema, hanging_schema, templates_schema
from zhenggai.report.schema_parts import (
    COUNT,
    SEVERITIES,
    TEXT,
    Json,
    head,
    listed,
    maybe,
    place,
    record,
    schema,
    table,
    texts,
)
from zhenggai.report.schema_records import list_schema, show_schema, trace_schema
from zhenggai.report.schema_standing import due_schema, reconcile_schema, status_schema, tree_schema
from zhenggai.words import ANSWER, Text


def output_schemas() -> dict[str, Json]:
    """Return the schema of each output, by the name of its file."""
    return {
        "validate": validate_schema(),
        "rules": rules_schema(),
        "status": status_schema(),
        "due": due_schema(),
        "reconcile": reconcile_schema(),
        "rollup": rollup_schema(),
        "rollup-show": records_schema(),
        "trend": trend_schema(),
        "summary": summary_schema(),
        "list": list_schema(),
        "show": show_schema(),
        "trace": trace_schema(),
        "tree": tree_schema(),
        "lookback": lookback_schema(),
        "log": log_schema(),
        "diff": diff_schema(),
        "hanging": hanging_schema(),
        "templates": templates_schema(),
        "templates-check": faults_schema(),
    }


def validate_schema() -> Json:
    """Return the schema of `validate --format json`."""
    finding = texts("code", "unit", "record", "field", "message", "remedy", "clause")
    finding |= {"severity": {"enum": list(SEVERITIES)}, **place()}
    counts = dict.fromkeys(SEVERITIES, COUNT)
    rules = {**texts("code", "wants", "clause"), "units": COUNT, **counts}
    statistics = {
        "severities": record(counts),
        "rules": listed(record(rules)),
        "units": listed(record({"unit": TEXT, **counts})),
    }
    skipped = listed(record(texts("unit", "code", "reason")))
    required = head(files=COUNT, units=COUNT, findings=listed(record(finding)))
    return schema(
        Text("validate 的 JSON", "output of validate"),
        record(required, {"statistics": record(statistics), "skipped": skipped}),
    )


def rules_schema() -> Json:
    """Return the schema of `rules --format json`."""
    both = record(texts("zh", "en"))
    rule = {
        **texts("code", "page"),
        "severity": {"enum": list(SEVERITIES)},
        "applies": {"enum": ["A", "O", "V", "M", "H"]},
        "clauses": listed(TEXT),
        "wants": both,
        "why": maybe(both),
        "limits": listed(TEXT),
        "accepted_by": {"enum": ["waiver", "record", "severity", "never"]},
    }
    return schema(
        Text("rules 的 JSON", "output of rules"),
        record({"version": {"const": 1}, "rules": listed(record(rule))}),
    )


def lookback_schema() -> Json:
    """Return the schema of `lookback run --format json`."""
    answers = {"enum": [*ANSWER.ids, "ask"]}
    question = record({"answer": answers, "grounds": TEXT})
    issue = {**texts("unit", "member", "issue", "title"), "questions": table(question)}
    return schema(
        Text("lookback run 的 JSON", "output of lookback run"),
        record(head(issues=listed(record(issue)))),
    )
