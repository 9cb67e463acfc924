"""Whatever is typed into any text field comes out as it was typed, in every format, and inert.

A unit is made from the table with a mark in every text field, and again with hostile text in
the place of the marks. What is printed must be the same but for these texts: not a tag more.
"""

from html.parser import HTMLParser

import pytest

from tests.hostile_unit import (
    SEVERAL,
    Whole,
    hostile,
    in_place_of_marks,
    mark,
    parsed,
    printed,
    whole,
)
from zhenggai.papers.registry import PAPERS, Paper


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return whole(tmp_path_factory.mktemp("marked"), mark)


@pytest.fixture(scope="module", params=list(SEVERAL.values()), ids=list(SEVERAL))
def typed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return whole(tmp_path_factory.mktemp("typed"), hostile(request.param))


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[object] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        self.tags.append(data)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_pages_say_what_was_typed_and_have_no_tag_more(
    paper: Paper, marked: Whole, typed: Whole
) -> None:
    before, after = (Page(printed(paper, "html", made)) for made in (marked, typed))
    assert after.tags == before.tags
    assert after.text == in_place_of_marks(before.text, typed.say)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_markdown_says_what_was_typed_and_has_no_mark_up_more(
    paper: Paper, marked: Whole, typed: Whole
) -> None:
    before, after = (parsed(printed(paper, "md", made)) for made in (marked, typed))
    assert after[0] == before[0]
    assert after[1] == in_place_of_marks(before[1], typed.say)
