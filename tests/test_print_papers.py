"""Every paper on real paper: its size, its margins, its page numbers, its heads, measured."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import mean

import pytest

from tests.papers_at_hand import LATE, change, occasion, unit_on, view_of
from tests.printing import A3, A4, MM, Press, Sheet, at_the_press
from zhenggai.model.unit import Unit
from zhenggai.papers.registry import BY_NAME, PAPERS, Paper, document
from zhenggai.render import render_paper
from zhenggai.words import Lang

every_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
UPRIGHT = (28, 26)
"""Margins of the type area, left and right, in millimetres: GB/T 9704."""
LYING = (35, 37)
POSTER = (25, 25)
HEADS = {
    "plan": (),
    "progress": ("序号", "时限要求", "进展情况"),
    "results": ("序号", "时限要求", "最终效果"),
    "replies": ("编号", "收到日期", "办理结果"),
    "issues": ("序号", "问题来源", "责任主体"),
    "tasks": ("序号", "完成标准", "完成时限"),
    "duties": ("序号", "牵头领导", "配合单位"),
    "poster": ("序号", "责任人", "结果"),
    "roster": ("序号", "流动去向", "最近联系"),
    "lookback": ("编号", "措施是否到位"),
    "ledger": ("问题编号", "整改措施", "佐证材料"),
}
"""Papers that grow with the records, and heads of their tables."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    with at_the_press(tmp_path_factory.mktemp("press")) as ready:
        yield ready


def long_unit() -> Unit:
    """Return the unit with many more issues, opinions and members."""
    unit = unit_on(LATE)
    issue, opinion, member = unit.issues[0], unit.opinions[0], unit.members[0]
    many: Unit = change(
        unit,
        issues=tuple(change(issue, id=f"I-{number}") for number in range(40)),
        opinions=tuple(change(opinion, id=f"O-{number}") for number in range(40)),
        members=tuple(change(member, name=f"党员{number}") for number in range(40)),
        lookbacks=(),
    )
    return many


def printed(press: Press, paper: Paper, unit: Unit, lang: Lang = "zh") -> list[Sheet]:
    view = document(paper, [unit], occasion(LATE, lang))
    return press.print(render_paper(paper.name, "html", view, lang))


def wanted_size(paper: Paper) -> tuple[float, float]:
    size = A3 if paper.size == "A3" else A4
    return (size[1], size[0]) if paper.landscape else size


def margins(paper: Paper) -> tuple[int, int]:
    return POSTER if paper.size == "A3" else LYING if paper.landscape else UPRIGHT


@pytest.mark.parametrize("lang", ["zh", "en"])
@every_paper
def test_every_page_has_its_size_and_nothing_stands_in_the_margins(
    paper: Paper, lang: Lang, press: Press
) -> None:
    sheets = printed(press, paper, unit_on(LATE), lang)
    assert sheets
    left, right = margins(paper)
    for sheet in sheets:
        assert (sheet.width, sheet.height) == pytest.approx(wanted_size(paper), abs=1)
        for word in sheet.words:
            assert word.left / MM >= left - 1, word
            assert (sheet.width - word.right) / MM >= right - 1, word


@every_paper
def test_page_numbers_stand_outside_below_the_type_area(paper: Paper, press: Press) -> None:
    for index, sheet in enumerate(printed(press, paper, long_unit()), 1):
        assert (sheet.number()[1] > sheet.width / 2) is (index % 2 == 1)
    bottom = {POSTER: 25, LYING: 26, UPRIGHT: 35}[margins(paper)]
    foot = [word for word in sheet.words if word.text == "—"][-1]
    below = (foot.top + foot.bottom) / 2 - (sheet.height - bottom * MM)
    assert below / MM == pytest.approx(7, abs=1.5)


@pytest.mark.parametrize("name", ["results", "tasks", "personal", "poster"])
def test_every_sheet_counts_its_pages_from_one(name: str, press: Press) -> None:
    long = long_unit()
    units = [long, unit_on(LATE), change(long, members=long.members[:1]), unit_on(LATE)]
    view = document(BY_NAME[name], units, occasion(LATE))
    count, begun = 0, 0
    for page in press.print(render_paper(name, "html", view, "zh")):
        begins = view.sheets[0].frame.title in page.text.replace(" ", "")
        count, begun = (1, begun + 1) if begins else (count + 1, begun)
        assert page.number()[0] == f"—{count}—"
    assert begun == len(view.sheets)


@every_paper
def test_internal_papers_say_so_on_every_page_and_public_ones_never(
    paper: Paper, press: Press
) -> None:
    for sheet in printed(press, paper, long_unit()):
        assert ("内部资料" in sheet.text) is not paper.public


@pytest.mark.parametrize("name", HEADS)
def test_heads_are_repeated_on_every_page_of_a_long_table(name: str, press: Press) -> None:
    sheets = printed(press, BY_NAME[name], long_unit())
    assert len(sheets) > 1
    # The last page may hold the signature only.
    for sheet in sheets[:-1]:
        for head in HEADS[name]:
            assert head in sheet.text.replace(" ", "")


@pytest.mark.parametrize("name", ["plan", "summary", "bulletin", "makeup", "survey"])
def test_text_stands_on_22_lines_of_28_characters(name: str, press: Press) -> None:
    """Papers in sentences: how long the lines are, and how far from each other."""
    unit = unit_on(LATE)
    long = "整改措施落实到人" * 60
    finished, plan, makeup = unit.finished, unit.plan, unit.makeups[0]
    unit = change(
        unit,
        plan=change(plan, safeguards=long),
        finished=change(finished, summary=long),
        makeups=(change(makeup, reason=long),),
        surveys=(*unit.surveys[:-1], change(unit.surveys[-1], method=long)),
        issues=(change(unit.issues[0], due=LATE, log=(), title=long), *unit.issues[1:]),
    )
    full = [
        [word for word in sheet.words if len(word.text) >= 20 and word.text in long]
        for sheet in printed(press, BY_NAME[name], unit)
    ]
    lengths = [len(word.text) for lines in full for word in lines]
    assert max(lengths) == 28
    assert lengths.count(28) >= max(8, len(lengths) * 3 // 4)
    for lines in full:
        # Glyphs stand on whole pixels: over some lines that comes out even.
        steps = [after.top - before.top for before, after in pairwise(lines)]
        near = [step for step in steps if step < 30]
        if len(near) > 6:
            assert mean(near) == pytest.approx(225 * MM / 22, abs=0.15)


@pytest.mark.parametrize("name", ["plan", "results", "summary", "issues", "poster"])
def test_title_is_centred(name: str, press: Press) -> None:
    paper = BY_NAME[name]
    sheet = printed(press, paper, unit_on(LATE))[0]
    said = view_of(name, unit_on(LATE), LATE).sheets[0].frame.title
    title = next(word for word in sheet.words if len(word.text) > 5 and word.text in said)
    left, right = margins(paper)
    middle = (left * MM + sheet.width - right * MM) / 2
    assert (title.left + title.right) / 2 == pytest.approx(middle, abs=2)
