"""A past day: what it leaves out, what it keeps, and that the order of asking does not matter."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zhenggai.load import load_unit, open_ledger
from zhenggai.model.campaign import word_lists
from zhenggai.model.schema import (
    FACT,
    Kind,
    Many,
    One,
    Record,
    Table,
    as_of,
    facts,
    keys_of,
)
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit

ROOT = Path(__file__).parent.parent
FULL = Path(__file__).parent / "fixtures" / "full"
LEDGER = open_ledger(ROOT)
UNITS = {name: unit for name in LEDGER.units if (unit := load_unit(LEDGER, name)[0])}
DAYS = st.dates(dt.date(2005, 2, 1), dt.date(2006, 7, 31))
LATE = dt.date(2030, 1, 1)
unhurried = settings(deadline=None)


def _then(unit: Unit, day: dt.date) -> Unit:
    found = as_of(unit, day)
    assert found is not None
    return found


@unhurried
@given(st.sampled_from(sorted(UNITS)), DAYS)
def test_asking_twice_changes_nothing(name: str, day: dt.date) -> None:
    then = _then(UNITS[name], day)
    assert _then(then, day) is then


@unhurried
@given(st.sampled_from(sorted(UNITS)), DAYS, DAYS)
def test_going_back_in_steps_is_going_back_at_once(name: str, one: dt.date, two: dt.date) -> None:
    unit = UNITS[name]
    assert _then(_then(unit, max(one, two)), min(one, two)) == _then(unit, min(one, two))


@unhurried
@given(st.sampled_from(sorted(UNITS)), DAYS)
def test_no_fact_is_later_than_the_day(name: str, day: dt.date) -> None:
    then = _then(UNITS[name], day)
    assert all(fact <= day for _, _, fact in facts(then))


@unhurried
@given(st.sampled_from(sorted(UNITS)), DAYS)
def test_no_fact_up_to_the_day_is_lost(name: str, day: dt.date) -> None:
    """Except those of records that do not exist yet."""
    unit = UNITS[name]
    kept = [fact for _, _, fact in facts(_then(unit, day))]
    assert len(kept) == len(_facts_until(unit, day))


def _facts_until(record: Record, day: dt.date) -> list[dt.date]:
    since = getattr(record, record.dated) if record.dated else None
    if since is not None and since > day:
        return []
    found = []
    for name, key in keys_of(type(record)).items():
        value = getattr(record, name)
        if key.kind is FACT and value is not None and value <= day:
            found.append(value)
        for inner in _records_in(value):
            found += _facts_until(inner, day)
    return found


def _records_in(value: object) -> list[Record]:
    items = value.values() if isinstance(value, Mapping) else value
    items = items if isinstance(items, Iterable) else [items]
    return [item for item in items if isinstance(item, Record)]


@unhurried
@given(st.sampled_from(sorted(UNITS)))
def test_after_the_latest_fact_nothing_is_copied(name: str) -> None:
    unit = UNITS[name]
    assert unit.latest == max(fact for _, _, fact in facts(unit))
    assert _then(unit, unit.latest) is unit
    assert _then(unit, LATE) is unit


@unhurried
@given(st.sampled_from([*sorted(UNITS), "full"]), DAYS)
def test_file_without_later_facts_reads_as_the_file_of_that_day(name: str, day: dt.date) -> None:
    path = FULL / "unit.en.yaml" if name == "full" else ROOT / f"data/units/{name}.yaml"
    data = path.read_bytes()
    lists = word_lists(None)
    whole, _ = read_unit(data, "x", "x", lists)
    plain = yaml.load(data, yaml.CBaseLoader)  # noqa: S506 - it makes text of everything
    cut = yaml.dump(_cut(plain, Unit, day), None, yaml.CSafeDumper, allow_unicode=True)
    early, findings = read_unit(cut.encode(), "x", "x", lists)
    assert whole
    assert early
    assert findings == []
    assert replace(early, latest=LATE) == replace(_then(whole, day), latest=LATE)


def _cut(record: dict[str, Any], kind: type[Record], day: dt.date) -> dict[str, Any] | None:
    """Leave out of plain YAML data what happened later, as a clerk with an eraser would."""
    keys = {name: key for key in keys_of(kind).values() for name in (key.id, key.zh)}
    kept = {}
    for name, value in record.items():
        key = keys.get(name)
        if key and key.kind is FACT and dt.date.fromisoformat(value) > day:
            if key.attribute == kind.dated:
                return None
            continue
        kept[name] = _cut_value(value, key.kind, day) if key else value
    for fact, told in kind.tells.items():
        names = [name for name, key in keys.items() if key.attribute == told]
        if fact in {keys[name].attribute for name in record.keys() - kept.keys()}:
            kept = {name: value for name, value in kept.items() if name not in names}
    return kept


def _cut_value(value: Any, kind: Kind, day: dt.date) -> Any:  # noqa: ANN401
    if isinstance(kind, One):
        return _cut(value, kind.record, day) or ""
    if isinstance(kind, Many):
        return [kept for item in value if (kept := _cut(item, kind.record, day)) is not None]
    if isinstance(kind, Table) and isinstance(kind.values, One):
        cut = {name: _cut(item, kind.values.record, day) for name, item in value.items()}
        return {name: kept for name, kept in cut.items() if kept is not None}
    return value
