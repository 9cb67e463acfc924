"""Figures: held to a second computation, to the as-of day, and to the sum of their parts."""

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import CAMPAIGN, figures_of, pairs, row_of, written
from tests.naive.figures import figures as naive_figures
from tests.naive.rates import rates as naive_rates
from tests.strategies import Raw, as_loaded, days, unit_trees, units
from zhenggai.figures.base import Figures, Metric, added
from zhenggai.figures.groups import ISSUE_GROUPS
from zhenggai.figures.metrics import BASIS, METRICS, listed
from zhenggai.figures.rates import RATES
from zhenggai.load import open_ledger
from zhenggai.rollup import Node, Row, build
from zhenggai.tally.asked import Asked
from zhenggai.tally.tree import roll_up

ROOT = Path(__file__).parent.parent
DAYS = ("2005-12-31", "2006-02-10", "2006-03-31", "2006-05-05", "2006-05-31", "2006-07-01")
_DATED = ("date", "from", "opened", "adopted", "found", "left")
_FACTS = ("acknowledged", "done", "answered", "returned")
_TOLD = {"result": "done", "answer": "answered"}
"""What is written of a fact goes with it."""


def without_later(value: Any, day: dt.date) -> Any:  # noqa: ANN401 - YAML
    """Take out of a file all that happened after the day, as if it had been read then."""
    if isinstance(value, list):
        kept = [without_later(item, day) for item in value]
        return [item for item in kept if item is not None]
    if not isinstance(value, dict):
        return value
    if any(_later(value.get(name), day) for name in _DATED):
        return None
    found = {
        name: without_later(item, day)
        for name, item in value.items()
        if not (name in _FACTS and _later(item, day))
        and not (name in _TOLD and _later(value.get(_TOLD[name]), day))
    }
    return {name: item for name, item in found.items() if item is not None}


def _later(value: object, day: dt.date) -> bool:
    return isinstance(value, dt.date) and value > day


def test_sample_ledger_agrees_with_a_second_computation() -> None:
    ledger = open_ledger(ROOT)
    days = tuple(map(dt.date.fromisoformat, DAYS))
    compared = 0
    for item in roll_up(ledger, Asked("", days)).counted:
        path = ROOT / "data" / "units" / f"{item.id}.yaml"
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if "name" not in raw:  # a file in Chinese: the second computation reads English
            continue
        compared += 1
        for row, day in zip(item.rows, days, strict=True):
            found = written(build(row, ()), ledger.campaign)
            expected = naive_figures(raw, day)
            # A second computation of digests would be the same code.
            expected["notices"]["stale"] = found["own"]["notices"]["stale"]
            assert found["own"] == expected, (item.id, day)
            assert pairs(found) == naive_rates(raw, day), (item.id, day)
    assert compared >= 10


@given(units(), days())
@settings(max_examples=150, deadline=None)
def test_any_unit_agrees_with_a_second_computation(unit: Raw, day: dt.date) -> None:
    found = figures_of(unit, day)
    assert found["own"] == naive_figures(as_loaded(unit), day)
    assert pairs(found) == naive_rates(as_loaded(unit), day)


@given(units(), days())
@settings(deadline=None)
def test_later_facts_change_nothing_of_the_past(unit: Raw, day: dt.date) -> None:
    assert row_of(unit, day).own == row_of(without_later(unit, day), day).own


@given(unit_trees(), days(), st.sampled_from(sorted(ISSUE_GROUPS)))
@settings(deadline=None)
def test_total_is_own_and_the_totals_below(trees: dict[str, Raw], day: dt.date, by: str) -> None:
    rows = [row_of(unit, day, name, (by,)) for name, unit in trees.items()]
    groups = [Row(name, name) for name in ("g", "g/i")]
    tree = build(Row("campaign", "活动"), [*rows, *groups])
    _check_sums(tree)
    assert tree.total == added(row.own for row in rows)
    assert tree.total.of("units") == len(rows)


def _check_sums(node: Node) -> None:
    assert node.total == added([node.own, *(child.total for child in node.children)])
    for value, share in node.by.items():
        below = [child.by[value].total for child in node.children if value in child.by]
        assert share.total == added([share.own, *below])
    for child in node.children:
        _check_sums(child)


@given(units(), days(), st.sampled_from(["theme", "domain", "area", "track", "focus", "owner"]))
@settings(deadline=None)
def test_groups_divide_issues_and_measures(unit: Raw, day: dt.date, by: str) -> None:
    row = row_of(unit, day, by=(by,))
    parts = added(row.groups.values())
    divided = {
        metric
        for metric in {*parts.counts, *row.own.counts}
        if metric.id.startswith(("issues", "measures", "personal", "basis"))
        and not metric.id.startswith(("basis.respon", "basis.answer"))
    }
    assert {metric: parts.of(*metric) for metric in divided} == {
        metric: row.own.of(*metric) for metric in divided
    }
    assert parts.of("opinions.records") >= row.own.of("opinions.records")
    assert parts.of("meetings.total") == parts.of("units") == 0


@given(units(), days(), st.sampled_from(["kind", "batch"]))
@settings(deadline=None, max_examples=20)
def test_a_unit_goes_whole_with_its_kind_or_batch(unit: Raw, day: dt.date, by: str) -> None:
    row = row_of(unit, day, by=(by,))
    assert row.groups == {(str(unit.get(by, "")),): row.own}


@given(units(), days())
@settings(deadline=None)
def test_every_count_has_a_name_or_is_the_basis_of_a_rate(unit: Raw, day: dt.date) -> None:
    own = row_of(unit, day).own
    known = {metric for _, metric in listed(own, CAMPAIGN)} | {Metric(name) for name in BASIS}
    assert set(own.counts) <= known
    assert all(number > 0 for number in own.counts.values())


def test_rates_look_only_at_metrics_that_there_are() -> None:
    class Seen(Figures):
        def of(self, metric: str, word: str | None = None) -> int:
            assert metric in known
            return 1 if word is None else 0

    known = {measured.id for measured in METRICS} | set(BASIS)
    for rate in RATES:
        rate.of(Seen())
