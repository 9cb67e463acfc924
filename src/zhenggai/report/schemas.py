"""The machine outputs as JSON Schema, from the tables that the outputs are written from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from zhenggai.figures.metrics import FINDINGS, METRICS
from zhenggai.figures.rates import RATES
from zhenggai.summary.base import FORMAT, LIMITS, LISTS, SINGLE, VERSION, WORDED
from zhenggai.words import ANSWER, Text

Json: TypeAlias = dict[str, Any]
_TEXT: Final[Json] = {"type": "string"}
_COUNT: Final[Json] = {"type": "integer", "minimum": 0}
_WHOLE: Final[Json] = {"type": "integer"}
_DAY: Final[Json] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SEVERITIES: Final = ("error", "warning", "info")


def output_schemas() -> dict[str, Json]:
    """Return the schema of each output, by the name of its file."""
    return {
        "validate": validate_schema(),
        "rollup": rollup_schema(),
        "rollup-show": records_schema(),
        "trend": trend_schema(),
        "lookback": lookback_schema(),
        "summary": summary_schema(),
    }


def _schema(title: Text, found: Json, **definitions: Json) -> Json:
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{title.zh} / {title.en}",
        **found,
    }
    return {**head, "definitions": definitions} if definitions else head


def _record(required: Mapping[str, Json], optional: Mapping[str, Json] | None = None) -> Json:
    """Return the schema of an object that has these keys, and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _table(values: Json) -> Json:
    return {"type": "object", "additionalProperties": values}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _texts(*names: str) -> dict[str, Json]:
    return dict.fromkeys(names, _TEXT)


def _head(**more: Json) -> dict[str, Json]:
    return {"version": {"const": 1}, "as_of": _DAY, **more}


def validate_schema() -> Json:
    """Return the schema of `validate --format json`."""
    line = {"type": "integer", "minimum": 1}
    finding = _texts("code", "path", "unit", "record", "field", "message", "remedy", "clause")
    finding |= {"severity": {"enum": list(_SEVERITIES)}, "line": line, "column": line}
    counts = dict.fromkeys(_SEVERITIES, _COUNT)
    rules = {**_texts("code", "wants", "clause"), "units": _COUNT, **counts}
    statistics = {
        "severities": _record(counts),
        "rules": _list(_record(rules)),
        "units": _list(_record({"unit": _TEXT, **counts})),
    }
    skipped = _list(_record(_texts("unit", "code", "reason")))
    required = _head(files=_COUNT, units=_COUNT, findings=_list(_record(finding)))
    return _schema(
        Text("validate 的 JSON", "output of validate"),
        _record(required, {"statistics": _record(statistics), "skipped": skipped}),
    )


def _figures(single: Iterable[str], worded: Iterable[str], count: Json, *, every: bool) -> Json:
    """Return the schema of metrics as they nest; all of them there, or only some."""
    found: Json = {}
    for name in single:
        _inside(found, name.split(".")[:-1])[name.rpartition(".")[2]] = count
    for name in worded:
        _inside(found, name.split(".")[:-1])[name.rpartition(".")[2]] = _table(count)
    return _nested(found, every=every)


def _inside(found: Json, groups: Iterable[str]) -> Json:
    for group in groups:
        found = found.setdefault(group, {})
    return found


def _nested(found: Json, *, every: bool) -> Json:
    keys = {
        key: value if "type" in value else _nested(value, every=every)
        for key, value in found.items()
    }
    return _record(keys) if every else _record({}, keys)


def _rates(value: Mapping[str, Json], count: Json, *, every: bool) -> Json:
    rate = _record({"numerator": count, "denominator": count, **value})
    rates = {item.id: rate for item in RATES}
    return _record(rates) if every else _record({}, rates)


def rollup_schema() -> Json:
    """Return the schema of `rollup --format json`."""
    single = [item.id for item in METRICS if item.words is None]
    share = {"$ref": "#/definitions/share"}
    group = {"own": {"$ref": "#/definitions/figures"}, "total": {"$ref": "#/definitions/figures"}}
    change = {key: {"$ref": "#/definitions/changes"} for key in group}
    changed = _record(change, {"rates": {"$ref": "#/definitions/change_of_rates"}})
    by = {"by": _table(share), "change": changed}
    unit = {"$ref": "#/definitions/unit"}
    rates = {"rates": {"$ref": "#/definitions/rates"}}
    place = {"place": {"type": ["integer", "null"]}, **_texts("id", "name")}
    place["value"] = {"type": ["number", "null"]}
    ranking = _record({"by": _TEXT, "places": _list(_record(place))})
    value = {"value": {"type": ["number", "null"]}}
    return _schema(
        Text("rollup 的 JSON", "output of rollup"),
        _record(_head(unit=unit), {"since": _DAY, "where": _TEXT, "ranking": ranking}),
        unit=_record(
            {**_texts("id", "name", "kind"), **group, **rates, "children": _list(unit)}, by
        ),
        share=_record(group, by),
        figures=_with_findings(_figures(single, WORDED, _COUNT, every=True), _COUNT),
        changes=_with_findings(_figures(single, WORDED, _WHOLE, every=True), _WHOLE),
        rates=_rates(value, _WHOLE, every=True),
        change_of_rates=_rates(value, _WHOLE, every=True),
    )


def records_schema() -> Json:
    """Return the schema of `rollup --show METRIC --format json`."""
    count, rate = {"number": _WHOLE}, {"numerator": _WHOLE, "denominator": _WHOLE}
    line = {"type": "integer", "minimum": 1}
    place = {**_texts("unit", "record", "said", "path"), "line": line, "column": line}
    records = [
        _record({**place, **numbers}, {"since": _record(numbers)}) for numbers in (count, rate)
    ]
    total = {"anyOf": [_record(count), _record(rate)]}
    required = _head(metric=_TEXT, total=total, records=_list({"anyOf": records}))
    return _schema(
        Text("rollup --show 的 JSON", "output of rollup --show"),
        _record(required, {"since": _DAY, "where": _TEXT, "total_since": total}),
    )


def trend_schema() -> Json:
    """Return the schema of `trend --format json`."""
    single = [item.id for item in METRICS if item.words is None]
    value = {"value": {"type": ["number", "null"]}}
    day = {
        "as_of": _DAY,
        "total": _figures(single, WORDED, _COUNT, every=True),
        "rates": _rates(value, _WHOLE, every=True),
    }
    every = {"type": "integer", "minimum": 1}
    required = _head(every=every, unit=_record(_texts("id", "name", "kind")))
    return _schema(
        Text("trend 的 JSON", "output of trend"),
        _record({**required, "days": _list(_record(day))}, {"where": _TEXT}),
    )


def _with_findings(found: Json, count: Json) -> Json:
    """Add what is there only with `--findings`."""
    names = [item.id.rpartition(".")[2] for item in FINDINGS]
    found["properties"]["findings"] = _record(dict.fromkeys(names, count))
    return found


def lookback_schema() -> Json:
    """Return the schema of `lookback run --format json`."""
    answers = {"enum": [*ANSWER.ids, "ask"]}
    question = _record({"answer": answers, "grounds": _TEXT})
    issue = {**_texts("unit", "member", "issue", "title"), "questions": _table(question)}
    return _schema(
        Text("lookback run 的 JSON", "output of lookback run"),
        _record(_head(issues=_list(_record(issue)))),
    )


def summary_schema() -> Json:
    """Return the schema of `export summary`."""
    unit = {"$ref": "#/definitions/unit"}
    words = _list(_record(_texts("id", "name", "name_en")))
    required: Json = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        **_texts("campaign", "organizer"),
        "as_of": _DAY,
        "limits": _table(_record(dict.fromkeys(LIMITS, _COUNT))),
        "kinds": _table(_record(_texts("name", "name_en"))),
        "words": _record({str(name): words for name in LISTS}),
        "unit": unit,
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    }
    own = {
        "own": _figures((*SINGLE,), WORDED, _COUNT, every=False),
        "rates": _rates({}, _WHOLE, every=False),
    }
    return _schema(
        Text("汇总文件", "summary of a ledger"),
        _record(required),
        unit=_record(
            {**_texts("id", "name", "kind"), **own, "children": _list(unit)},
            {"read": {"const": False}},
        ),
    )
