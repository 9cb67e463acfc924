"""Copied plans are found, and the search grows with the text only."""

import datetime as dt
from pathlib import Path

from tests.conftest import findings_in
from zhenggai.rules.duplicates import HOLDERS, NOMINEES, Copy, find_copies
from zhenggai.rules.outlines import PlanText
from zhenggai.rules.sentences import sentences
from zhenggai.source import Location

DAY = dt.date(2006, 3, 8)


def plan(*texts: str, formed: dt.date | None = DAY) -> PlanText:
    return PlanText(Location("data/units/x.yaml"), formed, sentences(texts))


def lines(name: str, count: int) -> list[str]:
    return [f"{name}的第{number}件事月底前办完" for number in range(count)]


def common(units: int) -> dict[str, PlanText]:
    """Return units that share most of their text with all others."""
    return {f"u{n:04}": plan(*lines("全市", 18), *lines(f"甲{n}村", 12)) for n in range(units)}


def test_sentences_are_the_same_in_spite_of_punctuation_and_width() -> None:
    one = sentences(["硬化道路1.2公里；公开账目！ 建垃圾池５座"])
    two = sentences(["硬化道路 1.2 公里。", "公开账目?建垃圾池5座"])
    assert one == two
    assert sorted(one.values()) == [4, 6, 8]


def test_nothing_is_no_sentence() -> None:
    assert sentences(["", "……", "。；\n"]) == {}


def test_a_copy_is_reported_at_the_plan_formed_later() -> None:
    text = lines("李家村", 6)
    plans = {"a": plan(*text, formed=dt.date(2006, 3, 9)), "b": plan(*text)}
    assert find_copies(plans).copies == (Copy("a", "b", 1.0, 6),)


def test_plans_of_one_day_go_by_id_and_unformed_ones_come_last() -> None:
    text = lines("李家村", 5)
    plans = {"a": plan(*text, formed=None), "c": plan(*text), "b": plan(*text)}
    assert [item.unit for item in find_copies(plans).copies] == ["c", "a"]


def test_four_sentences_or_four_fifths_are_no_copy() -> None:
    few = {"a": plan(*lines("李", 4)), "b": plan(*lines("李", 4))}
    part = {"a": plan(*lines("李", 8)), "b": plan(*lines("李", 8), *lines("王", 2))}
    assert find_copies(few).copies == ()
    assert find_copies(part).copies == ()


def test_phrases_of_the_campaign_are_no_copy() -> None:
    assert find_copies(common(40)).copies == ()


def test_phrases_of_the_campaign_do_not_hide_a_copy() -> None:
    plans = common(40)
    plans["z"] = plans["u0039"]
    assert [(item.unit, item.source) for item in find_copies(plans).copies] == [("z", "u0039")]


def test_a_plan_that_everybody_copied_is_found_everywhere() -> None:
    plans = {f"u{n:03}": plan(*lines("全市", 20)) for n in range(100)}
    assert len(find_copies(plans).copies) == 99


def test_the_search_grows_with_the_text_only() -> None:
    small, large = (find_copies(common(units)).comparisons for units in (200, 400))
    assert large < 2.1 * small
    assert large <= 400 * 30 * (HOLDERS + 2 * NOMINEES)


def test_a_copy_of_a_shared_issue_is_no_copied_plan(ledger_of_one: Path) -> None:
    measures = ", ".join(f"{{id: M-{n}, text: 第{n}处垃圾池月底前建成}}" for n in range(6))
    text = (
        "name: 村\nkind: village\n"
        "issues:\n  - {{id: I-1, title: 垃圾, shared: {{lead: a{of}}}, measures: [{measures}]}}\n"
    )
    for name, of in (("a", ""), ("b", ', of: "a#I-1"'), ("c", "")):
        path = ledger_of_one / "data" / "units" / f"{name}.yaml"
        path.write_text(text.format(of=of, measures=measures), encoding="utf-8")
    found = findings_in(ledger_of_one, dt.date(2006, 3, 30))
    assert [str(item.location) for item in found if item.code == "DUP01"] == [
        "data/units/c.yaml:3:1"
    ]
