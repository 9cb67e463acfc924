"""The outputs of `rollup`, `trend` and `export summary` as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhenggai.figures.metrics import FINDINGS, METRICS
from zhenggai.figures.rates import RATES
from zhenggai.report.schema_parts import (
    COUNT,
    DAY,
    LINE,
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
    table,
    texts,
)
from zhenggai.summary.base import FORMAT, LIMITS, LISTS, SINGLE, VERSION, WORDED
from zhenggai.words import Text


def _figures(single: Iterable[str], worded: Iterable[str], count: Json, *, every: bool) -> Json:
    """Return the schema of metrics as they nest; all of them there, or only some."""
    found: Json = {}
    for name in single:
        _inside(found, name.split(".")[:-1])[name.rpartition(".")[2]] = count
    for name in worded:
        _inside(found, name.split(".")[:-1])[name.rpartition(".")[2]] = table(count)
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
    return record(keys) if every else record({}, keys)


def _rates(value: Mapping[str, Json], count: Json, *, every: bool) -> Json:
    rate = record({"numerator": count, "denominator": count, **value})
    rates = {item.id: rate for item in RATES}
    return record(rates) if every else record({}, rates)


def rollup_schema() -> Json:
    """Return the schema of `rollup --format json`."""
    single = [item.id for item in METRICS if item.words is None]
    share = ref("share")
    group = {"own": ref("figures"), "total": ref("figures")}
    change = {key: ref("changes") for key in group}
    changed = record(change, {"rates": ref("change_of_rates")})
    by = {"by": table(share), "change": changed}
    unit = ref("unit")
    rates = {"rates": ref("rates")}
    ranked = {"place": maybe(WHOLE), **texts("id", "name"), "value": SHARE}
    ranking = record({"by": TEXT, "places": listed(record(ranked))})
    value = {"value": SHARE}
    return schema(
        Text("rollup 的 JSON", "output of rollup"),
        record(head(unit=unit), {"since": DAY, "where": TEXT, "ranking": ranking}),
        unit=record(
            {**texts("id", "name", "kind"), **group, **rates, "children": listed(unit)}, by
        ),
        share=record(group, by),
        figures=_with_findings(_figures(single, WORDED, COUNT, every=True), COUNT),
        changes=_with_findings(_figures(single, WORDED, WHOLE, every=True), WHOLE),
        rates=_rates(value, WHOLE, every=True),
        change_of_rates=_rates(value, WHOLE, every=True),
    )


def records_schema() -> Json:
    """Return the schema of `rollup --show METRIC --format json`."""
    count, rate = {"number": WHOLE}, {"numerator": WHOLE, "denominator": WHOLE}
    what = {**texts("unit", "record", "said"), **place()}
    records = [record({**what, **numbers}, {"since": record(numbers)}) for numbers in (count, rate)]
    total = {"anyOf": [record(count), record(rate)]}
    required = head(metric=TEXT, total=total, records=listed({"anyOf": records}))
    return schema(
        Text("rollup --show 的 JSON", "output of rollup --show"),
        record(required, {"since": DAY, "where": TEXT, "total_since": total}),
    )


def trend_schema() -> Json:
    """Return the schema of `trend --format json`."""
    single = [item.id for item in METRICS if item.words is None]
    value = {"value": SHARE}
    day = {
        "as_of": DAY,
        "total": _figures(single, WORDED, COUNT, every=True),
        "rates": _rates(value, WHOLE, every=True),
    }
    required = head(every=LINE, unit=record(texts("id", "name", "kind")))
    return schema(
        Text("trend 的 JSON", "output of trend"),
        record({**required, "days": listed(record(day))}, {"where": TEXT}),
    )


def _with_findings(found: Json, count: Json) -> Json:
    """Add what is there only with `--findings`."""
    names = [item.id.rpartition(".")[2] for item in FINDINGS]
    found["properties"]["findings"] = record(dict.fromkeys(names, count))
    return found


def summary_schema() -> Json:
    """Return the schema of `export summary`."""
    unit = ref("unit")
    words = listed(record(texts("id", "name", "name_en")))
    required: Json = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        **texts("campaign", "organizer"),
        "as_of": DAY,
        "limits": table(record(dict.fromkeys(LIMITS, COUNT))),
        "kinds": table(record(texts("name", "name_en"))),
        "words": record({str(name): words for name in LISTS}),
        "unit": unit,
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    }
    own = {
        "own": _figures((*SINGLE,), WORDED, COUNT, every=False),
        "rates": _rates({}, WHOLE, every=False),
    }
    return schema(
        Text("汇总文件", "summary of a ledger"),
        record(required),
        unit=record(
            {**texts("id", "name", "kind"), **own, "children": listed(unit)},
            {"read": {"const": False}},
        ),
    )
