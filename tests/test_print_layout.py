"""What must stand together on paper, and what must not be broken, measured in print."""

from collections.abc import Iterator

import pytest

from tests.papers_at_hand import LATE, change, occasion, unit_on
from tests.printing import A3, Press, Sheet, at_the_press
from zhenggai.model.campaign import NoticeStyle
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.render import render_paper
from zhenggai.words import Lang


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    with at_the_press(tmp_path_factory.mktemp("press")) as ready:
        yield ready


def printed(press: Press, name: str, unit: Unit, told: Occasion | None = None) -> list[Sheet]:
    told = told or occasion(LATE)
    view = document(BY_NAME[name], [unit], told)
    return press.print(render_paper(name, "html", view, told.lang))


def with_issues(count: int, **fields: object) -> Unit:
    unit = unit_on(LATE)
    issue = change(unit.issues[0], **fields)
    made: Unit = change(
        unit, issues=tuple(change(issue, id=f"I-{number:03}") for number in range(count))
    )
    return made


def first_lines(sheet: Sheet, count: int) -> list[str]:
    return [line for line in sheet.lines() if line][:count]


def test_title_breaks_after_the_name_of_the_unit(press: Press) -> None:
    unit = change(unit_on(LATE), name="中共桂宁市水南镇桥头村支部委员会")
    (ballot,) = printed(press, "ballot", unit)
    assert first_lines(ballot, 2) == [unit.name, "整改情况群众满意度测评表"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_ballot_of_a_unit_with_a_long_name_fits_a_page(lang: Lang, press: Press) -> None:
    unit = change(unit_on(LATE), name="中共桂宁市水南镇桥头村" * 2 + "支部委员会")
    assert len(printed(press, "ballot", unit, occasion(LATE, lang))) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("count", [7, 10])
def test_poster_of_a_village_is_one_sheet(count: int, lang: Lang, press: Press) -> None:
    unit = with_issues(count, title="邻里地界纠纷多，群众不懂依法解决")
    (poster,) = printed(press, "poster", unit, occasion(LATE, lang))
    rows = [word for word in poster.words if "邻里地界纠纷" in word.text]
    assert len(rows) == count
    assert min(word.bottom - word.top for word in rows) >= 14


@pytest.mark.parametrize(
    ("name", "count"),
    [("results", 13), ("tasks", 11), ("tasks", 10), ("lookback", 12), ("issues", 20)],
)
def test_last_page_holds_a_row_with_the_signature(name: str, count: int, press: Press) -> None:
    last = printed(press, name, with_issues(count))[-1]
    assert {"序号", "编号"} & {word.text for word in last.words}
    assert "桥头村党支部" in last.text


@pytest.mark.parametrize("name", ["results", "issues", "ledger"])
def test_first_page_holds_the_beginning_of_a_long_row(name: str, press: Press) -> None:
    pages = printed(press, name, with_issues(2, title="村口道路雨天难行" * 150))
    assert "村口道路" in pages[0].text.replace(" ", "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("disclosure", ("published", "mechanisms")),
        ("replies", ("Answered", "Received", "adopted")),
        ("results", ("Deadline", "Measures")),
    ],
)
def test_english_words_stay_whole_in_narrow_columns(
    name: str, words: tuple[str, ...], press: Press
) -> None:
    pages = printed(press, name, unit_on(LATE), occasion(LATE, "en"))
    found = {word.text for page in pages for word in page.words}
    assert set(words) <= found


def test_headline_of_a_bulletin_stands_off_the_red_rule(press: Press) -> None:
    for lang in ("zh", "en"):
        page = printed(press, "bulletin", unit_on(LATE), occasion(LATE, lang))[0]
        office, headline = [word for word in page.words if "桥头村" in word.text][:2]
        between = (headline.top + headline.bottom - office.top - office.bottom) / 2
        # Half a line of each, and an empty line.
        assert between > 50


def test_larger_paper_is_a_larger_paper(press: Press) -> None:
    told = occasion(LATE)
    style = NoticeStyle(node=told.campaign.node, paper="A3")
    told = change(told, campaign=change(told.campaign, notice=style))
    usual, large = (printed(press, "plan", unit_on(LATE), it)[0] for it in (None, told))
    assert (large.width, large.height) == pytest.approx(A3, abs=1)
    for word in (word for word in usual.words if len(word.text) > 5):
        (larger,) = [it for it in large.words if it.text == word.text]
        assert larger.left == pytest.approx(word.left * 1.41, abs=2)
        assert larger.bottom - larger.top == pytest.approx((word.bottom - word.top) * 1.41, rel=0.1)


@pytest.mark.parametrize(("name", "width"), [("results", 156), ("ledger", 225)])
def test_narrow_screen_moves_a_table_sideways(name: str, width: int, press: Press) -> None:
    view = document(BY_NAME[name], [unit_on(LATE)], occasion(LATE))
    press.page.set_viewport_size({"width": 390, "height": 700})
    press.page.set_content(render_paper(name, "html", view, "zh"))
    table = press.page.evaluate("document.querySelector('table').offsetWidth")
    page, seen = press.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert table >= round(width * 96 / 25.4)
    assert page == seen == 390
