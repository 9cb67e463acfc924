"""Papers on real paper: printed by Chromium, measured by poppler. Both must be there."""

from collections.abc import Iterator

import pytest

from tests.papers_at_hand import MAY, change, occasion, paper_of, unit_on
from tests.printing import A3, A4, MM, Press, Sheet, at_the_press
from zhenggai.papers.common import Frame
from zhenggai.papers.notices.plan import PlanSection, PlanSheet
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.papers.sheets import Document
from zhenggai.render import render_paper
from zhenggai.words import Lang


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    with at_the_press(tmp_path_factory.mktemp("press")) as ready:
        yield ready


def _long_plan(lang: Lang = "zh") -> str:
    """Return a plan of nothing but Chinese characters, several pages long."""
    framed = Frame("桥头村党支部整改方案", "桥头村党支部", "", (), "桥头村党支部", "今日", False)
    paragraphs = tuple("整改措施落实到人" * 35 for _ in range(7))
    section = PlanSection("一、总体要求", paragraphs, ())
    sheet = PlanSheet(framed, "", "现予公示。", (section,), "特此公示。", "")
    view = Document(
        "plan",
        framed.title,
        "zh-CN",
        "",
        False,
        "210mm 297mm",
        "37mm 26mm 35mm 28mm",
        "",
        (),
        (sheet,),
    )
    return render_paper("plan", "html", view, lang)


@pytest.fixture(scope="module")
def plan(press: Press) -> list[Sheet]:
    return press.print(_long_plan())


@pytest.fixture(scope="module")
def results(press: Press) -> list[Sheet]:
    unit = unit_on(MAY)
    many = tuple(change(unit.issues[0], id=f"I-{number}") for number in range(30))
    view = document(BY_NAME["results"], [change(unit, issues=many)], occasion())
    html = render_paper("results", "html", view, "zh")
    return press.print(html)


@pytest.fixture(scope="module")
def ledger(press: Press) -> list[Sheet]:
    unit = unit_on(MAY)
    many = tuple(change(unit.issues[0], id=f"I-{number}") for number in range(9))
    view = document(BY_NAME["ledger"], [change(unit, issues=many)], occasion())
    html = render_paper("ledger", "html", view, "zh")
    return press.print(html)


def test_page_is_a4(plan: list[Sheet]) -> None:
    for sheet in plan:
        assert (sheet.width, sheet.height) == pytest.approx(A4, abs=1)


def test_full_page_has_22_lines_of_28_characters(plan: list[Sheet]) -> None:
    assert len(plan) >= 4
    lines = plan[1].lines()
    assert len(lines) == 22
    full = [line for line in lines if len(line) == 28]
    assert len(full) >= 18
    assert max(len(line) for line in lines) == 28


def test_text_stands_in_the_type_area(plan: list[Sheet]) -> None:
    words = [word for word in plan[1].words if "整改" in word.text]
    assert min(word.left for word in words) / MM == pytest.approx(28, abs=1)
    assert max(word.right for word in words) / MM == pytest.approx(184, abs=1)


def test_page_numbers_stand_outside(plan: list[Sheet]) -> None:
    for index, sheet in enumerate(plan, 1):
        text, middle = sheet.number()
        assert text == f"—{index}—"
        assert (middle > sheet.width / 2) is (index % 2 == 1)


def test_heads_are_repeated_on_every_page(results: list[Sheet]) -> None:
    assert len(results) > 3
    with_rows = [sheet for sheet in results if "2006年" in sheet.text and "黄小妹" in sheet.text]
    assert len(with_rows) >= len(results) - 1
    for sheet in with_rows:
        for head in ("序号", "问题", "整改措施", "责任人", "时限要求", "最终效果"):
            assert head in sheet.text


def test_signature_stands_on_the_last_page(results: list[Sheet]) -> None:
    org = next(word for word in results[-1].words if word.text == "桥头村党支部")
    date = next(word for word in results[-1].words if word.text == "2006年5月11日")
    assert org.left > A4[0] / 2 - 60
    # The date begins two characters to the right of the name: GB/T 9704, no seal.
    assert date.left - org.left == pytest.approx(2 * 15.8, abs=3)


def test_ledger_lies_on_its_side_and_is_marked_internal(ledger: list[Sheet]) -> None:
    assert len(ledger) > 1
    for index, sheet in enumerate(ledger, 1):
        assert (sheet.height, sheet.width) == pytest.approx(A4, abs=1)
        assert "内部资料" in sheet.text
        assert sheet.number()[0] == f"—{index}—"
    for sheet in ledger:
        if "I-" in sheet.text:
            for head in ("问题来源", "整改目标", "牵头领导", "佐证材料", "备注"):
                assert head in sheet.text


def test_poster_is_one_page_of_a3_in_large_type(press: Press) -> None:
    (poster,) = press.print(paper_of("poster", "html", unit_on(MAY), MAY))
    assert (poster.width, poster.height) == pytest.approx(A3, abs=1)
    rows = [word for word in poster.words if word.text in ("账目不公开", "塘边垃圾")]
    assert len(rows) == 2
    # A3 tables: 二号 or 小二 (18 pt), never less; the title far larger.
    assert min(word.bottom - word.top for word in rows) >= 18
    title = next(word for word in poster.words if word.text.startswith("桥头村党支部整改情况"))
    assert title.bottom - title.top >= 42
    assert min(word.left for word in poster.words) / MM == pytest.approx(25, abs=1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_ballot_fits_a_page(lang: Lang, press: Press) -> None:
    assert len(press.print(paper_of("ballot", "html", unit_on(MAY), MAY, lang))) == 1


def test_text_of_records_cannot_run_or_load(press: Press) -> None:
    """Even a page that holds a script prints what was typed: the policy stops the script."""
    html = _long_plan().replace("<h1>", "<script>document.title='x'</script><h1>", 1)
    html = html.replace(
        "</h1>", "<script>document.querySelector('h1').textContent='换'</script></h1>", 1
    )
    assert "桥头村党支部整改方案" in press.print(html)[0].text
