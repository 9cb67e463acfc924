"""The outputs of `status`, `due`, `reconcile` and `tree` as JSON Schema."""

from __future__ import annotations

from typing import Final

from zhenggai.report.schema_parts import (
    COUNT,
    DAY,
    FLAG,
    SEVERITIES,
    SHARE,
    TEXT,
    WHOLE,
    Json,
    head,
    listed,
    maybe,
    place,
    record,
    ref,
    schema,
    texts,
    word,
)
from zhenggai.words import ACCOUNT, DUE, LIGHT, STAGE, Text

_LIGHTS: Final = record(dict.fromkeys(LIGHT.ids, COUNT))
_RATIO: Final = record({"numerator": COUNT, "denominator": COUNT, "value": SHARE})
_ACCOUNTS: Final = record(dict.fromkeys(ACCOUNT.ids, _RATIO))
_EVENTS: Final = ("received", "relayed", "found", "reopened")


def status_schema() -> Json:
    """Return the schema of `status --format json`."""
    stage = {"id": word(STAGE), "name": TEXT, "day": COUNT, "days": maybe(COUNT)}
    stage |= {"start": DAY, "end": maybe(DAY)}
    issues = record({"total": COUNT, "outside": COUNT, "overdue": COUNT, "by_light": _LIGHTS})
    dues = dict.fromkeys(("overdue", "soon"), listed(ref("due")))
    unit = {
        **texts("unit", "name", "kind"),
        "batch": maybe(COUNT),
        "read": FLAG,
        "finished": maybe(DAY),
        **dict.fromkeys(("issues", "personal"), issues),
        "accounts": _ACCOUNTS,
        "warn_days": COUNT,
        **dues,
        "later": COUNT,
        "last_fact": maybe(DAY),
        "idle_days": maybe(WHOLE),
        "idle": FLAG,
    }
    step = {**texts("code", "record", "message", "remedy"), "count": COUNT, **place()}
    step["severity"] = {"enum": list(SEVERITIES)}
    one = {"findings": record(dict.fromkeys(SEVERITIES, COUNT)), "next": listed(record(step))}
    return schema(
        Text("status 的 JSON", "output of status"),
        record(head(stage=maybe(record(stage)), units=listed(record(unit, one)))),
        due=_due(),
    )


def due_schema() -> Json:
    """Return the schema of `due --format json`."""
    return schema(
        Text("due 的 JSON", "output of due"),
        record(head(due=listed(ref("due")))),
        due=_due(),
    )


def _due() -> Json:
    extension = {"date": maybe(DAY), "due": DAY, **texts("by", "reason"), "line": COUNT}
    counted = {"from": DAY, "event": {"enum": list(_EVENTS)}, "limit": TEXT, "days": COUNT}
    required = {
        **texts("uid", "unit", "record", "issue", "text", "owner"),
        "kind": word(DUE),
        "due": DAY,
        "days_left": WHOLE,
        "original": maybe(DAY),
        "extensions": listed(record(extension)),
        "counted": maybe(record(counted)),
        **place(),
    }
    day = record({"day": DAY, "counted": FLAG, "why": TEXT})
    return record(required, {"explained": listed(TEXT), "days": listed(day)})


def reconcile_schema() -> Json:
    """Return the schema of `reconcile --format json`."""
    unit = {**texts("unit", "name"), "read": FLAG, "accounts": _ACCOUNTS}
    still = {
        "account": word(ACCOUNT),
        **texts("unit", "record", "issue", "text", "owner", "state"),
        "since": maybe(DAY),
        "due": maybe(DAY),
        **place(),
    }
    units, open_ = listed(record(unit)), listed(record(still))
    return schema(
        Text("reconcile 的 JSON", "output of reconcile"),
        record(head(accounts=_ACCOUNTS, units=units, open=open_)),
    )


def tree_schema() -> Json:
    """Return the schema of `tree --format json`."""
    figures = record({**dict.fromkeys(("issues", "open", "overdue"), COUNT), "by_light": _LIGHTS})
    unit = {
        **texts("id", "name", "kind"),
        "read": FLAG,
        "light": word(LIGHT, ""),
        "own": figures,
        "total": figures,
        "children": listed(ref("unit")),
    }
    return schema(
        Text("tree 的 JSON", "output of tree"), record(head(unit=ref("unit"))), unit=record(unit)
    )
