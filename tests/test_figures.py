"""Figures: held to a second computation, to the as-of day, and to the sum of their parts."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.naive.figures import figures as naive_figures
from tests.naive.rates import rates as naive_rates
from tests.strategies import Raw, as_loaded, days, unit_trees, units, yaml_of
from zhenggai.figures.base import NONE, Figures, Metric, added
from zhenggai.figures.groups import ISSUE_GROUPS, grouped
from zhenggai.figures.metrics import BASIS, METRICS, listed
from zhenggai.figures.own import own_figures
from zhenggai.figures.rates import RATES, Ratio
from zhenggai.load import open_ledger
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.public import notice_digest
from zhenggai.reading import read_unit
from zhenggai.report.rollup_json import as_json
from zhenggai.rollup import Node, Row, build
from zhenggai.source import Mapping
from zhenggai.tally import roll_up, scope_of

ROOT = Path(__file__).parent.parent
CAMPAIGN = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))
DAY = dt.date(2006, 3, 31)
_DATED = ("date", "from", "opened", "adopted", "found", "left")
_FACTS = ("acknowledged", "done", "answered", "returned")


def row_of(unit: Raw, day: dt.date, unit_id: str = "a", by: str = "") -> Row:
    data = yaml_of(unit).encode()
    read, faults = read_unit(data, "a.yaml", unit_id, CAMPAIGN.lists)
    assert read is not None
    assert not [fault for fault in faults if fault.code.startswith("FIL")], faults
    scope = scope_of(read, CAMPAIGN, day)
    own = own_figures(scope)
    return Row(unit_id, read.name, read.kind, own, grouped(scope, own, by) if by else {})


def written(node: Node, campaign: Campaign = CAMPAIGN) -> Any:  # noqa: ANN401 - JSON
    return json.loads(as_json(node, campaign, DAY))["unit"]


def figures_of(unit: Raw, day: dt.date, unit_id: str = "a") -> Any:  # noqa: ANN401 - JSON
    return written(build(row_of(unit, day, unit_id), ()))


def pairs(node: Any) -> dict[str, tuple[int, int]]:  # noqa: ANN401 - JSON
    return {name: (rate["numerator"], rate["denominator"]) for name, rate in node["rates"].items()}


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
    }
    return {name: item for name, item in found.items() if item is not None}


def _later(value: object, day: dt.date) -> bool:
    return isinstance(value, dt.date) and value > day


@pytest.mark.parametrize(
    "day", ["2005-12-31", "2006-02-10", "2006-03-31", "2006-05-05", "2006-05-31", "2006-07-01"]
)
def test_sample_ledger_agrees_with_a_second_computation(day: str) -> None:
    ledger, on = open_ledger(ROOT), dt.date.fromisoformat(day)
    compared = 0
    for item in roll_up(ledger, "", on).counted:
        path = ROOT / "data" / "units" / f"{item.row.id}.yaml"
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "name" not in raw:  # a file in Chinese: the second computation reads English
            continue
        compared += 1
        found = written(build(item.row, ()), ledger.campaign)
        expected = naive_figures(raw, on)
        # A second computation of digests would be the same code.
        expected["notices"]["stale"] = found["own"]["notices"]["stale"]
        assert found["own"] == expected, item.row.id
        assert pairs(found) == naive_rates(raw, on), item.row.id
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
    rows = [row_of(unit, day, name, by) for name, unit in trees.items()]
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
    row = row_of(unit, day, by=by)
    parts = added(row.groups.values())
    divided = {
        metric
        for metric in {*parts.counts, *row.own.counts}
        if metric.id.startswith(("issues", "measures", "personal", "basis"))
        and not metric.id.startswith("basis.respon")
    }
    assert {metric: parts.of(*metric) for metric in divided} == {
        metric: row.own.of(*metric) for metric in divided
    }
    assert parts.of("opinions.records") >= row.own.of("opinions.records")
    assert parts.of("meetings.total") == parts.of("units") == 0


@given(units(), days(), st.sampled_from(["kind", "batch"]))
@settings(deadline=None, max_examples=20)
def test_a_unit_goes_whole_with_its_kind_or_batch(unit: Raw, day: dt.date, by: str) -> None:
    row = row_of(unit, day, by=by)
    assert row.groups == {str(unit.get(by, "")): row.own}


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


def test_percent_of_a_real_county() -> None:
    # 「完成率近60%」: 1,275 of 2,164 tasks.
    assert str(Ratio(1275, 2164)) == "58.9% (1275/2164)"


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (0, 7, "0.0% (0/7)"),
        (7, 7, "100.0% (7/7)"),
        (254567, 254592, "99.9% (254567/254592)"),
        (1, 8, "12.5% (1/8)"),
        (1, 16, "6.3% (1/16)"),
        (2, 3, "66.7% (2/3)"),
        (3, 2, "150.0% (3/2)"),
        (0, 0, "—"),
    ],
)
def test_percent_rounds_half_up_and_is_100_only_when_complete(
    numerator: int, denominator: int, expected: str
) -> None:
    assert str(Ratio(numerator, denominator)) == expected


def test_no_denominator_has_no_value() -> None:
    node = figures_of({"name": "村", "kind": "village"}, DAY)
    assert node["rates"]["completion"] == {"numerator": 0, "denominator": 0, "value": None}


def test_ids_of_rates_and_metrics_are_those_of_the_format() -> None:
    assert " ".join(rate.id for rate in RATES) == (
        "completion closure on_time on_time_original overdue reply adoption implementation"
        " satisfaction_strict satisfaction_broad satisfaction_strict_known"
        " satisfaction_broad_known dissatisfied return lookback_coverage response solved"
    )
    node = written(build(Row("campaign", "活动"), ()))
    assert set(node["own"]) == set(naive_figures({}, DAY))
    assert {name: set(value) for name, value in node["own"].items() if isinstance(value, dict)} == {
        name: set(value)
        for name, value in naive_figures({}, DAY).items()
        if isinstance(value, dict)
    }


def issue(**fields: object) -> Raw:
    return {"id": "I-1", "title": "修路", **fields}


def village(*issues: Raw, **sections: object) -> Raw:
    return {"name": "李家村", "kind": "village", **sections, "issues": list(issues)}


def event(day: str, what: str, **fields: object) -> Raw:
    return {"date": dt.date.fromisoformat(day), "event": what, **fields}


def test_done_late_by_the_original_date_may_be_in_time_by_the_extended_one() -> None:
    moved = event("2006-03-01", "extended", due=dt.date(2006, 3, 20), reason="雨", by="李")
    done = event("2006-03-15", "done", text="修好了")
    node = figures_of(village(issue(due=dt.date(2006, 3, 10), log=[moved, done])), DAY)
    assert pairs(node)["on_time"] == (1, 1)
    assert pairs(node)["on_time_original"] == (0, 1)


def test_reopened_is_a_relapse_and_no_longer_resolved() -> None:
    log = [event("2006-03-01", "done"), event("2006-03-05", "reopened")]
    own = figures_of(village(issue(log=log)), DAY)["own"]["issues"]
    assert (own["relapsed"], own["resolved"]) == (1, 0)
    assert own["by_status"]["in_progress"] == 1


def test_a_copy_of_a_shared_issue_counts_nowhere() -> None:
    copy = issue(shared={"lead": "town", "of": "town#I-1"}, measures=[{"id": "M-1", "text": "x"}])
    own = figures_of(village(copy), DAY)["own"]
    assert own["issues"]["total"] == own["issues"]["outside"] == own["measures"]["total"] == 0


def test_a_notice_is_stale_when_its_digest_is_not_that_of_today() -> None:
    notice = {"id": "N-1", "covers": "results", "from": dt.date(2006, 3, 1)}
    unit = village(issue(), notices=[notice])
    read, _ = read_unit(yaml_of(unit).encode(), "a.yaml", "a", CAMPAIGN.lists)
    assert read is not None
    notice["digest"] = notice_digest(read, read.notices[0], CAMPAIGN)
    fresh = figures_of(unit, DAY)["own"]["notices"]
    unit["issues"][0]["title"] = "修桥"
    stale = figures_of(unit, DAY)["own"]["notices"]
    assert fresh == {"total": 1, "hanging": 1, "stale": 0}
    assert stale == {"total": 1, "hanging": 1, "stale": 1}


def test_options_of_a_survey_count_by_their_class() -> None:
    counts = {"satisfied": 5, "basic": 3, "dissatisfied": 1, "unknown": 1}
    survey = {"id": "S-1", "date": DAY, "issued": 12, "returned": 11, "counts": counts}
    rates = pairs(figures_of(village(surveys=[survey]), DAY))
    assert rates["satisfaction_strict"] == (5, 10)
    assert rates["satisfaction_broad"] == (8, 10)
    assert rates["satisfaction_broad_known"] == (8, 9)
    assert rates["return"] == (11, 12)


def test_nothing_is_zero_everywhere() -> None:
    assert NONE.of("issues.total") == 0
    assert added([]) == NONE
