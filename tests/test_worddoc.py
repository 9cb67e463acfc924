"""`--format docx`: every paper as Word has it, with exactly its text, from an editable template."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from tests.hostile import TEXTS
from tests.papers_at_hand import (
    FOLDER,
    LATE,
    change,
    occasion,
    paper_of,
    unit_on,
    view_of,
    with_text,
)
from tools.docx_templates import TARGET, template
from zhenggai.cli.main import run
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import NoticeStyle
from zhenggai.papers.registry import BY_NAME, PAPERS, document
from zhenggai.worddoc import as_docx
from zhenggai.words import Lang

HOSTILE = "<b>&amp; {{ 7*7 }} {% raw %} {_{ x }_} {# y #} 😀 ]]>"
ONE_LINE = re.compile(r"\s")


def opened(data: bytes) -> Any:  # noqa: ANN401 - python-docx
    return Document(io.BytesIO(data))


def words_of(data: bytes) -> str:
    """Return the text of a document in its order, without space."""
    body = opened(data).element.body
    return ONE_LINE.sub("", "".join(node.text or "" for node in body.iter(qn("w:t"))))


class _Words(HTMLParser):
    """The text of the body of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.off: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("head", "style", "title") or ("class", "internal") in attrs:
            self.off.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.off and self.off[-1] == tag:
            self.off.pop()

    def handle_data(self, data: str) -> None:
        if not self.off:
            self.said.append(data)


def words_of_page(html: str) -> str:
    words = _Words()
    words.feed(html)
    return ONE_LINE.sub("", "".join(words.said))


def own_template(folder: Path, *paragraphs: str) -> Path:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    row = made.add_table(rows=1, cols=1)
    row.cell(0, 0).text = "{{ paper.title }}"
    folder.mkdir(exist_ok=True)
    made.save(str(folder / "plan.docx"))
    return folder


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [paper.name for paper in PAPERS])
def test_word_file_says_what_the_page_says(name: str, lang: Lang) -> None:
    unit = with_text(unit_on(LATE), HOSTILE)
    data = as_docx(name, view_of(name, unit, LATE, lang), lang)
    assert words_of(data) == words_of_page(paper_of(name, "html", unit, LATE, lang))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of templates with one that holds nothing but the title of a paper."""
    return own_template(tmp_path_factory.mktemp("templates"), "[{{ paper.title }}]")


def titled(text: str) -> Any:  # noqa: ANN401 - a view
    return change(view_of("plan", unit_on(LATE), LATE), title=text)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_text_is_exactly_the_text(own: Path, text: str) -> None:
    found = opened(as_docx("plan", titled(text), "zh", own))
    assert found.paragraphs[0].text == f"[{text}]"
    assert found.tables[0].cell(0, 0).text == text


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\x00b\x1b[0m", "a�b�[0m"), ("长" * 10_000, "长" * 10_000), ("a\tb\nc", "a\tb\nc")],
)
def test_odd_and_long_text(own: Path, text: str, said: str) -> None:
    assert opened(as_docx("plan", titled(text), "zh", own)).tables[0].cell(0, 0).text == said


def test_page_is_that_of_the_standard() -> None:
    found = opened(as_docx("plan", view_of("plan", unit_on(LATE), LATE), "zh"))
    section = found.sections[0]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [37, 26, 35, 28]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    body, title = found.styles["公文正文"], found.styles["公文标题"]
    assert (body.font.size.pt, body.paragraph_format.line_spacing.pt) == (16, 28)
    assert title.font.size.pt == 22
    assert title.element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    assert "PAGE" in section.footer._element.xml  # noqa: SLF001 - no other way to a field


def test_campaign_chooses_paper_and_fonts() -> None:
    told = occasion(LATE)
    style = NoticeStyle(node=told.campaign.node, paper="16开", fonts={"fang": "华文仿宋"})
    told = change(told, campaign=change(told.campaign, notice=style))
    view = document(BY_NAME["plan"], [unit_on(LATE)], told)
    found = opened(as_docx("plan", view, "zh"))
    assert round(found.sections[0].page_width.mm) == 184
    assert found.styles["公文正文"].element.rPr.rFonts.get(qn("w:eastAsia")) == "华文仿宋"


def test_internal_papers_say_so_on_top() -> None:
    found = opened(as_docx("ledger", view_of("ledger", unit_on(LATE), LATE), "zh"))
    assert found.sections[0].header.paragraphs[0].text == "内部资料"
    assert found.sections[0].page_width > found.sections[0].page_height


def test_every_cell_has_a_paragraph() -> None:
    for paper in PAPERS:
        found = opened(as_docx(paper.name, view_of(paper.name, unit_on(LATE), LATE), "zh"))
        for cell in found.element.body.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p"), paper.name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ paper.heading }}", "用了没有的名称"),
        ("{% for x in %}", "写法有错"),
        ("{{ paper.title + 1 }}", "出错"),
        ("{{ paper.__class__.__mro__ }}", "出错"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", ""),
        ("{% for a in range(99999) %}{{ 'x' * 1000000 }}{% endfor %}", "出错: more than"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "出错"),
    ],
)
def test_fault_of_an_own_template_is_told(text: str, said: str, tmp_path: Path) -> None:
    folder = own_template(tmp_path, text)
    with pytest.raises(CannotGoOnError) as caught:
        as_docx("plan", view_of("plan", unit_on(LATE), LATE), "zh", folder)
    assert f"模板 {folder / 'plan.docx'} {said}" in caught.value.message.zh


def test_file_that_is_not_of_word_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"hello")
    with pytest.raises(CannotGoOnError, match="is no file of Word"):
        as_docx("plan", view_of("plan", unit_on(LATE), LATE), "zh", tmp_path)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"</w:", b"</v:", "is no file of Word"),
        (b"?>", b"?>" + b" " * 100_000_000, "larger than 100000000 bytes when unpacked"),
    ],
)
def test_file_that_is_damaged_or_unpacks_too_large_is_told(
    part: str, old: bytes, new: bytes, said: str, tmp_path: Path
) -> None:
    whole = own_template(tmp_path / "whole") / "plan.docx"
    with ZipFile(whole) as before, ZipFile(tmp_path / "plan.docx", "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            found = before.read(name)
            after.writestr(name, found.replace(old, new, 1) if name == part else found)
    with pytest.raises(CannotGoOnError, match=said):
        as_docx("plan", view_of("plan", unit_on(LATE), LATE), "zh", tmp_path)


def test_template_that_is_missing_or_far_too_large_is_told(tmp_path: Path) -> None:
    view = view_of("plan", unit_on(LATE), LATE)
    with pytest.raises(CannotGoOnError, match="there is no template my-plan"):
        as_docx("my-plan", view, "zh", tmp_path)
    with (tmp_path / "plan.docx").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(CannotGoOnError, match="larger than 20000000 bytes"):
        as_docx("plan", view, "zh", tmp_path)


def test_template_outside_the_ledger_is_not_read(tmp_path: Path) -> None:
    elsewhere = own_template(tmp_path / "elsewhere")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.docx").symlink_to(elsewhere / "plan.docx")
    with pytest.raises(CannotGoOnError, match="outside"):
        as_docx("plan", view_of("plan", unit_on(LATE), LATE), "zh", tmp_path / "templates")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_committed_template_is_what_the_page_gives(paper: Any) -> None:  # noqa: ANN401
    made = template(paper.name, landscape=paper.landscape, poster=paper.size == "A3")
    committed = (TARGET / f"{paper.name}.docx").read_bytes()
    assert committed == made, "run `just generate`"


def test_notice_as_docx(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    words = ["notice", "plan", "--format", "docx", "--output", str(file), "--ledger", str(FOLDER)]
    assert run([*words, "--as-of", "2006-06-12"], {}) == 0
    assert "整改方案" in words_of(file.read_bytes())


def test_styles_have_names_that_an_office_knows() -> None:
    found = opened(as_docx("plan", view_of("plan", unit_on(LATE), LATE), "zh"))
    used = {line.style.name for line in found.paragraphs}
    assert {"公文标题", "公文正文", "一级标题", "二级标题", "落款单位", "落款日期"} <= used
