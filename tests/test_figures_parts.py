"""Figures of some issues, of groups in groups, of two days: held to a second computation."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import CAMPAIGN, DAY, figures_of, pairs, read, row_of, written
from tests.naive.facts import Raw
from tests.naive.figures import figures as naive_figures
from tests.naive.kept import (
    FILTERS,
    difference,
    figures_of_some,
    grouped_by,
    groups_in,
    only,
    rates_of_some,
)
from tests.naive.rates import rates as naive_rates
from tests.strategies import as_loaded, days, unit_trees, units, yaml_of
from zhenggai.figures.base import Metric, added, changed
from zhenggai.figures.behind import behind
from zhenggai.figures.metrics import BASIS, listed
from zhenggai.figures.own import own_figures
from zhenggai.figures.quantity import quantities
from zhenggai.query.grammar import parse
from zhenggai.reading import read_campaign, read_unit
from zhenggai.rollup import Node, Row, build, compared
from zhenggai.tally.scope import meaning, scope_of

KEYS = ("theme", "domain", "area", "track", "focus", "tag")


@given(units(), days(), st.sampled_from(sorted(FILTERS)))
@settings(max_examples=100, deadline=None)
def test_what_a_filter_means_agrees_with_a_second_computation(
    unit: Raw, day: dt.date, where: str
) -> None:
    found = figures_of(unit, day, where=where)
    some = only(as_loaded(unit), day, FILTERS[where])
    assert found["own"] == figures_of_some(some, day, units=1)
    assert pairs(found) == rates_of_some(some, day)


@given(units(), days(), st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True))
@settings(max_examples=60, deadline=None)
def test_groups_in_groups_agree_with_a_second_computation(
    unit: Raw, day: dt.date, keys: list[str]
) -> None:
    by = tuple(keys)
    row, loaded = row_of(unit, day, by=by), as_loaded(unit)
    expected = groups_in(loaded, day, by[:1]) | groups_in(loaded, day, by)
    assert set(row.groups) == expected
    for group, figures in row.groups.items():
        nowhere = not any(group)
        means = grouped_by(by[: len(group)], group)
        some = only(loaded, day, means, without_issue=nowhere)
        node = written(build(Row("a", "", own=figures), ()))
        assert node["own"] == figures_of_some(some, day, units=0), group
        assert pairs(node) == rates_of_some(some, day), group


@given(units(), days(), days())
@settings(max_examples=60, deadline=None)
def test_change_agrees_with_two_second_computations(
    unit: Raw, one: dt.date, other: dt.date
) -> None:
    first, last = sorted((one, other))
    trees = [build(row_of(unit, day), ()) for day in (first, last)]
    found = written(compared(trees[1], trees[0]))["change"]
    loaded = as_loaded(unit)
    assert found["own"] == difference(naive_figures(loaded, last), naive_figures(loaded, first))
    assert found["own"] == found["total"]
    now, before = naive_rates(loaded, last), naive_rates(loaded, first)
    for name, rate in found["rates"].items():
        (above, below), (then_above, then_below) = now[name], before[name]
        assert rate["numerator"] == above - then_above
        assert rate["denominator"] == below - then_below
        if below and then_below:
            assert abs(rate["value"] - (above / below - then_above / then_below)) < 1e-12
        else:
            assert rate["value"] is None


@given(unit_trees(), days(), days(), st.sampled_from([("theme",), ("kind", "track")]))
@settings(max_examples=30, deadline=None)
def test_change_of_the_whole_is_the_sum_of_its_parts(
    trees: dict[str, Raw], one: dt.date, other: dt.date, by: tuple[str, ...]
) -> None:
    first, last = (
        build(Row("campaign", ""), [row_of(unit, day, name, by) for name, unit in trees.items()])
        for day in sorted((one, other))
    )
    _check_change(compared(last, first))


def _check_change(node: Node) -> None:
    assert node.before is not None
    change = changed(node.total, node.before.total)
    below = [changed(child.total, child.before.total) for child in node.children if child.before]
    assert change == changed(added([changed(node.own, node.before.own), *below]), added([]))
    for group, share in node.by.items():
        before = node.before.share(group)
        parts = [changed(share.own, before.own)]
        parts += [
            changed(child.share(group).total, child.before.share(group).total)
            for child in node.children
            if child.before
        ]
        assert changed(share.total, before.total) == changed(added(parts), added([]))
    for child in node.children:
        _check_change(child)


@given(units(), days(), st.sampled_from(["", "逾期", "theme=production", "!resolved"]))
@settings(max_examples=60, deadline=None)
def test_records_behind_a_number_add_up_to_it(unit: Raw, day: dt.date, where: str) -> None:
    scope = scope_of(read(unit), CAMPAIGN, day, meaning(parse(where), CAMPAIGN, day))
    own = own_figures(scope)
    every = [metric for _, metric in listed(own, CAMPAIGN)] + [Metric(name) for name in BASIS]
    found = behind(scope, every)
    assert added(item.figures for item in found) == own
    assert len({id(item.record) for item in found}) == len(found)
    for quantity in quantities(CAMPAIGN):
        some = added(item.figures for item in behind(scope, quantity.metrics))
        assert quantity.numbers(some) == quantity.numbers(own)


def test_option_without_a_class_says_nothing_of_satisfaction() -> None:
    typed = "name: 活动\nsurvey_options: [{id: abstain, name: 弃权}]\n"
    campaign, _ = read_campaign(typed.encode(), "campaign.yaml")
    assert campaign
    votes = {"satisfied": 4, "dissatisfied": 5, "abstain": 7}
    survey = {"id": "S-1", "date": DAY, "counts": votes}
    text = yaml_of({"name": "李家村", "kind": "village", "surveys": [survey]})
    read, _ = read_unit(text.encode(), "a.yaml", "a", campaign.lists)
    assert read
    own = own_figures(scope_of(read, campaign, DAY))
    assert own.of("surveys.valid") == 16
    assert own.of("surveys.unknown") == 7
