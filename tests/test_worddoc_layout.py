"""How a paper for Word looks: what stands where, in the measures of its file."""

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu

from tests.papers_at_hand import LATE, MAY, change, occasion, unit_on
from zhenggai.model.campaign import NoticeStyle
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.worddoc import as_docx

TWIPS_A_MM = 1440 / 25.4


def made(name: str, *units: Unit, told: Occasion | None = None) -> Any:  # noqa: ANN401
    view = document(BY_NAME[name], units or [unit_on(LATE)], told or occasion(LATE))
    return Document(io.BytesIO(as_docx(name, view, "zh")))


def styled(**fields: Any) -> Occasion:  # noqa: ANN401
    told = occasion(LATE)
    style = NoticeStyle(node=told.campaign.node, **fields)
    changed: Occasion = change(told, campaign=change(told.campaign, notice=style))
    return changed


def right_of(docx: Any) -> list[int]:  # noqa: ANN401
    """Return the room right of each line of the signature, in hundredths of a character."""
    lines = [line for line in docx.paragraphs if line.style.name.startswith("落款")]
    return [int(line._p.pPr.find(qn("w:ind")).get(qn("w:rightChars"))) for line in lines]  # noqa: SLF001


def test_chinese_text_says_that_it_is_chinese() -> None:
    docx = made("plan")
    (spoken,) = docx.styles.element.iter(qn("w:lang"))
    (theme,) = docx.settings.element.iter(qn("w:themeFontLang"))
    assert spoken.get(qn("w:eastAsia")) == theme.get(qn("w:eastAsia")) == "zh-CN"


def test_28_characters_fit_a_line() -> None:
    docx = made("plan")
    body, section = docx.styles["公文正文"], docx.sections[0]
    closer = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    room = Emu(section.page_width - section.left_margin - section.right_margin).pt
    assert 28 <= room / (body.font.size.pt + closer) < 29


def test_ballot_has_a_wide_question_and_three_lines_to_write_on() -> None:
    docx = made("ballot")
    (table,) = docx.element.body.iter(qn("w:tbl"))
    widths = [int(it.get(qn("w:w"))) / TWIPS_A_MM for it in table.iter(qn("w:gridCol"))]
    assert widths == pytest.approx([12.5, 59.3, 21, 21, 21, 21], abs=0.3)
    assert sum(line.style.name == "书写行" for line in docx.paragraphs) == 3
    borders = docx.styles["书写行"].element.pPr.find(qn("w:pBdr"))
    assert [it.tag for it in borders] == [qn("w:bottom"), qn("w:between")]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("桥头村党支部", [450, 200]),
        ("中共水南镇桥头村支部委员会", [200, 650]),
    ],
)
def test_date_begins_two_characters_right_of_the_name(name: str, right: list[int]) -> None:
    assert right_of(made("plan", change(unit_on(LATE), name=name))) == right


def test_name_stands_over_the_middle_of_the_date_where_a_seal_is_put() -> None:
    assert right_of(made("plan", told=styled(seal=True))) == [425, 400]


def test_signature_takes_the_last_row_along() -> None:
    docx = made("tasks")
    rows = docx.tables[0].rows
    kept = [all(line.paragraph_format.keep_with_next for line in rows[n].cells[0].paragraphs)
            for n in (-2, -1)]  # fmt: skip
    assert kept == [False, True]


def test_bulletin_has_its_day_on_the_right() -> None:
    docx = made("bulletin")
    (office,) = [line for line in docx.paragraphs if line.style.name == "简报编印"]
    assert office.text.rstrip("\t") == "桥头村党支部\t2006年6月12日"
    (stop,) = office.style.paragraph_format.tab_stops
    assert round(stop.position.mm) == 156


def test_every_sheet_begins_on_paper_of_its_own_and_counts_from_one() -> None:
    docx = made("results", unit_on(LATE), unit_on(MAY), unit_on(LATE))
    assert len(docx.sections) == 3
    for section in docx.sections:
        assert section.start_type == 4  # an odd page
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"  # noqa: SLF001
        assert "PAGE" in section.footer._element.xml  # noqa: SLF001


def test_larger_paper_has_larger_text_and_margins() -> None:
    docx = made("results", told=styled(paper="A3"))
    section = docx.sections[0]
    assert round(section.left_margin.mm, 1) == round(28 * 1.41, 1)
    assert docx.styles["公文正文"].font.size.pt == 22.5
    columns = docx.tables[0]._tbl.tblGrid.findall(qn("w:gridCol"))  # noqa: SLF001
    width = sum(int(column.get(qn("w:w"))) for column in columns) / TWIPS_A_MM
    assert width == pytest.approx(156 * 1.41, abs=1)
