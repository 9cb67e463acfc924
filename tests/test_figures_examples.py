"""Figures of single records, worked out by hand, and the ids that the format promises."""

import datetime as dt

import pytest

from tests.counting import CAMPAIGN, DAY, figures_of, pairs, written
from tests.naive.figures import figures as naive_figures
from tests.strategies import Raw, yaml_of
from zhenggai.figures.base import NONE, added
from zhenggai.figures.own import own_figures
from zhenggai.figures.rates import RATES
from zhenggai.figures.ratio import Ratio
from zhenggai.public import notice_digest
from zhenggai.reading import read_campaign, read_unit
from zhenggai.rollup import Row, build
from zhenggai.tally.scope import limits_of, scope_of


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
        " accounts_issues accounts_opinions accounts_measures handling awareness"
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


def test_an_option_without_a_class_is_valid_and_nothing_more() -> None:
    campaign, faults = read_campaign(
        "name: 活动\nsurvey_options: [{id: very, class: pos}, {id: other}]\n".encode(),
        "campaign.yaml",
    )
    assert campaign is not None
    assert faults == []
    survey = {"id": "S-1", "date": DAY, "counts": {"very": 4, "other": 3}}
    read, _ = read_unit(yaml_of(village(surveys=[survey])).encode(), "a.yaml", "a", campaign.lists)
    assert read is not None
    own = own_figures(scope_of(read, campaign, DAY))
    assert (own.of("surveys.satisfied"), own.of("surveys.valid")) == (4, 7)


def test_a_kind_without_profile_has_the_limits_of_organs() -> None:
    campaign, _ = read_campaign("name: 活动\nlimits: {relay_days: 9}\n".encode(), "campaign.yaml")
    assert campaign is not None
    assert limits_of(campaign, "nowhere").relay_days == 9


@pytest.mark.parametrize(("received", "due"), [("2006-03-26", 0), ("2006-03-25", 1)])
def test_an_opinion_is_to_be_responded_to_when_the_last_day_is_over(
    received: str, due: int
) -> None:
    opinion = {"id": "O-1", "date": dt.date.fromisoformat(received)}
    assert pairs(figures_of(village(opinions=[opinion]), DAY))["response"] == (0, due)


def test_an_anonymous_opinion_is_replied_to_by_a_notice() -> None:
    decision = {"date": dt.date(2006, 3, 5), "outcome": "accepted"}
    opinion = {"id": "O-1", "from": "anonymous", "decision": decision}
    notice = {"id": "N-1", "covers": "replies", "from": dt.date(2006, 3, 6)}
    before = pairs(figures_of(village(opinions=[opinion]), DAY))["reply"]
    after = pairs(figures_of(village(opinions=[opinion], notices=[notice]), DAY))["reply"]
    assert (before, after) == ((0, 1), (1, 1))
