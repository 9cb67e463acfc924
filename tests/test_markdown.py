"""Markdown says what was typed, wherever it is placed, and holds no other mark-up."""

from hypothesis import given

from tests.hostile import KNOWN, LISTS, PARSER, TABLE, TEXTS, said, walk
from zhenggai.markdown import escape


@given(TEXTS)
def test_markdown_paragraph_says_the_text(text: str) -> None:
    assert said(f"{escape(text)}\n", set()) == text


@given(TEXTS)
def test_markdown_heading_says_the_text(text: str) -> None:
    assert said(f"# {escape(text)}\n", set()) == text


@given(TEXTS)
def test_markdown_after_a_line_says_the_text(text: str) -> None:
    """Neither a heading (===), a list nor a table is made of the line above."""
    assert said(f"a\n{escape(text)}\n", set()) == f"a{text}"


@given(TEXTS, TEXTS)
def test_markdown_in_a_line_says_the_texts(one: str, other: str) -> None:
    assert said(f"a{escape(one)} {escape(other)}b\n", set()) == f"a{one} {other}b"


@given(TEXTS, TEXTS)
def test_markdown_cells_say_the_texts(one: str, other: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {escape(one)} | {escape(other)} |\n"
    tokens = list(walk(PARSER.parse(table)))
    assert {token.type for token in tokens} <= KNOWN | TABLE
    cells = [token.content for token in PARSER.parse(table) if token.type == "inline"]
    assert len(cells) == 4
    assert said(table, TABLE) == f"ab{one}{other}"


@given(TEXTS)
def test_markdown_list_item_says_the_text(text: str) -> None:
    assert said(f"1. {escape(text)}\n", LISTS) == text


def test_ordinary_text_stays_readable() -> None:
    plain = (
        "75.0%",
        "2006年3月15日至3月21日，共7天。",
        "I-001、O-002",
        "A#1",
        "8:30-12:00",
        "-5",
        "+3",
        "1.2公里",
    )
    for text in plain:
        assert escape(text) == text


def test_control_characters_are_shown() -> None:
    assert escape("a\x00\x1bb\x85") == "a\ufffd\ufffdb\ufffd"
    assert escape("a\u202eb\u2066c\u200fd") == "a\ufffdb\ufffdc\ufffdd"


def test_joiners_that_scripts_need_stay() -> None:
    assert escape("a\u200cb\u200dc") == "a\u200cb\u200dc"
