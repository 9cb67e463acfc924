"""What is rendered is what was typed, whatever was typed; templates fail at their line."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.hostile import LISTS, TABLE, TEXTS, said
from tests.papers_at_hand import LATE, MAY, occasion, unit_on, view_of, with_text
from zhenggai.errors import CannotGoOnError
from zhenggai.papers.registry import PAPERS, document
from zhenggai.render import explained, render_paper
from zhenggai.templatefiles import built_in_templates

NAMES = [paper.name for paper in PAPERS]
SAYS_NO_TEXT = {"ballot", "roster", "survey", "models"}
"""Papers without texts that `with_text` changes."""


class Page(HTMLParser):
    """Gathers the text and the tags of a page, style and title apart."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def page_of(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page


HTML_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "h3", "p"),
    *("table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "div", "span", "br", "hr"),
    "wbr",
}
HTML_ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "style", "scope"}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_papers_say_hostile_text_as_typed(name: str, text: str) -> None:
    # Papers take the ends of some texts off: the full stop, space around paragraphs.
    core = f"（{text}）"
    unit = with_text(unit_on(LATE), core)
    view = document(next(it for it in PAPERS if it.name == name), [unit], occasion(LATE))
    page = page_of(render_paper(name, "html", view, "zh"))
    assert page.tags <= HTML_TAGS
    assert page.attributes <= HTML_ATTRIBUTES
    markdown = said(render_paper(name, "md", view, "zh"), TABLE | LISTS | {"hr"})
    if name not in SAYS_NO_TEXT:
        assert core in "".join(page.text)
        assert core in markdown


@pytest.mark.parametrize("name", NAMES)
def test_page_asks_for_nothing_from_elsewhere(name: str) -> None:
    html = render_paper(name, "html", view_of(name, unit_on(MAY)), "zh")
    assert "default-src 'none'" in html
    assert '<html lang="zh-CN">' in html
    for foreign in ("http:", "https:", "//", "url(", "@import", "src=", "<script", "<link"):
        assert foreign not in html.replace("src: local(", "")


def test_light_is_a_word_beside_its_colour() -> None:
    html = render_paper("ledger", "html", view_of("ledger", unit_on(MAY)), "zh")
    assert '<span class="light red">红，逾期6天</span>' in html


def template(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def render(folder: Path, name: str = "results", fmt: str = "md") -> str:
    return render_paper(name, fmt, view_of(name, unit_on(MAY)), "zh", folder)


def failure(folder: Path, fmt: str = "md") -> CannotGoOnError:
    with pytest.raises(CannotGoOnError) as caught:
        render(folder, fmt=fmt)
    return caught.value


def test_own_template_goes_before_the_built_in_one(tmp_path: Path) -> None:
    template(tmp_path, "results.md.j2", "{{ paper.title }} {{ lang }}\n")
    assert render(tmp_path) == "桥头村党支部整改情况公示 zh\n"
    assert "测评" in render(tmp_path, "ballot")


def test_own_template_may_extend_the_built_in_one(tmp_path: Path) -> None:
    own = '{% extends "built-in/results.html.j2" %}{% block sheet %}<p>换</p>{% endblock %}'
    html = render(template(tmp_path, "results.html.j2", own), fmt="html")
    assert "<p>换</p>" in html
    assert "<table>" not in html


def test_own_template_is_escaped(tmp_path: Path) -> None:
    template(tmp_path, "results.html.j2", "{{ '<b>' ~ paper.name }}")
    template(tmp_path, "results.md.j2", "{{ '<b>' ~ paper.name }}")
    assert render(tmp_path, fmt="html") == "&lt;b&gt;results"
    assert render(tmp_path) == "&lt;b&gt;results"


def test_undefined_name_is_an_error_with_its_line(tmp_path: Path) -> None:
    template(tmp_path, "results.md.j2", "a\nb\n{{ paper.sheets[0].tilte }}\n")
    error = failure(tmp_path)
    path = tmp_path / "results.md.j2"
    assert error.message.zh == f"模板 {path} 第 3 行用了没有的名称 tilte"
    assert error.message.en == f"{path}, line 3: uses a name that does not exist: tilte"
    assert error.exit_code == 2


def test_undefined_name_in_an_included_template(tmp_path: Path) -> None:
    template(tmp_path, "results.md.j2", '{% include "part.md.j2" %}')
    template(tmp_path, "part.md.j2", "\n{{ nothing }}")
    assert "part.md.j2 第 2 行用了没有的名称 nothing" in failure(tmp_path).message.zh


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% if %}", 2),
        ("{{ 1 / 0 }}", 1),
        ("\n\n{{ paper.__class__.__mro__ }}", 3),
        ("\n{{ paper.sheets.append(1) }}", 2),
        ("{{ 'a' + 1 }}", 1),
        ("{% for x in range(10 ** 9) %}{% endfor %}", 1),
    ],
)
def test_template_that_fails_is_named_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    said_so = failure(template(tmp_path, "results.md.j2", text)).message
    assert f"模板 {tmp_path / 'results.md.j2'} 第 {line} 行" in said_so.zh
    assert f"{tmp_path / 'results.md.j2'}, line {line}: " in said_so.en


def test_endless_output_is_stopped(tmp_path: Path) -> None:
    nine = "{% for y in 'xxxxxxxxx' %}" + "{{ x }}" * 6 + "{% endfor %}"
    text = "{% set x = 'x' * 19 %}{% for z in range(90000) %}" + nine + "{% endfor %}"
    assert "50000000" in failure(template(tmp_path, "results.md.j2", text)).message.en


@pytest.mark.parametrize("name", ["../secret.md.j2", "/etc/passwd", "a/../../secret.md.j2", "./a"])
def test_template_outside_the_folder_is_not_found(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    template(tmp_path, "secret.md.j2", "secret")
    template(folder, "results.md.j2", f'{{% include "{name}" %}}')
    assert "没有模板" in failure(folder).message.zh


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    template(tmp_path, "secret.md.j2", "secret")
    (folder / "results.md.j2").symlink_to(tmp_path / "secret.md.j2")
    assert "不读取" in failure(folder).message.zh


def test_template_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "results.md.j2").write_bytes("整改".encode("gb18030"))
    error = failure(tmp_path)
    assert "读不了模板" in error.message.zh
    assert error.exit_code == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("resluts", "no template resluts.md.j2; did you mean results.md.j2"),
        ("没有", "no template 没有.md.j2; see zhenggai templates list"),
    ],
)
def test_unknown_template_names_those_that_look_alike(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        render_paper(name, "md", None, "zh", tmp_path)
    assert said in caught.value.message.en


def test_every_paper_has_both_templates() -> None:
    names = set(built_in_templates())
    assert {f"{name}.{fmt}.j2" for name in NAMES for fmt in ("md", "html")} <= names


def test_fault_of_ours_is_not_blamed_on_a_template() -> None:
    fault = ValueError("a bug")
    assert explained(fault) is fault
