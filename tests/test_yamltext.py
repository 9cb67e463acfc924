"""A piece of text is typed so that every reader of YAML takes it for this text."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.editor_values import TEXTS
from zhenggai.yamltext import Bare, block, scalar
from zhenggai.yamltree import read_tree

CORE = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
"""What YAML 1.2 takes for something else than text."""
texts = (
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(TEXTS)
    | st.from_regex(r"\A[-+0-9.eE_:xobTZ ]{1,20}\Z")
)
styles = st.sampled_from(["", "'", '"', "|", ">"])


def read_by_all(text: str) -> list[Any]:
    """Return what three readers make of a file; the last is our own."""
    tree = read_tree(text.encode(), "t")
    assert tree.root is not None
    assert not tree.faults
    own = {name: getattr(node, "text", None) for name, node in tree.root.values.items()}
    return [yaml.load(text, yaml.SafeLoader), yaml.load(text, yaml.CSafeLoader), own]


@given(texts, styles)
@example("2006-03-15 12:30:00", "")
@example("190:20:30", "")
@example("1.2.3", "'")
def test_text_on_one_line_is_text_to_every_reader(text: str, style: str) -> None:
    typed = scalar(text, style)
    assert read_by_all(f"a: {typed}\nz: e\n") == [{"a": text, "z": "e"}] * 3
    loaded = yaml.load(f"a: [{typed}, {{b: {typed}}}]\n", yaml.SafeLoader)
    assert loaded == {"a": [text, {"b": text}]}
    assert typed.startswith(("'", '"')) or not CORE.fullmatch(typed)
    assert "\n" not in typed


@given(texts | st.lists(texts, min_size=2).map("\n".join), styles)
@example("一\n二\n", ">")
@example("一\n\n二", ">")
@example("一\n\n", "|")
@example("\u3000\u3000段", "|")
def test_text_on_many_lines_is_text_to_every_reader(text: str, style: str) -> None:
    typed = block(text, style)
    below = "".join(f"  {line}\n" if line else "\n" for line in typed.below)
    assert read_by_all(f"a: {typed.inline}\n{below}z: e\n") == [{"a": text, "z": "e"}] * 3
    assert "+" not in typed.inline[:3] or not typed.below


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("修路", "修路"),
        ("3组水渠", "3组水渠"),
        ("0775-3821106", "0775-3821106"),
        ("jiangnan/lijia#I-003", "jiangnan/lijia#I-003"),
        ("“路”（一）", "“路”（一）"),
        ("no", '"no"'),
        ("0571", '"0571"'),
        ("2006-03", "2006-03"),
        ("2006-03-15", '"2006-03-15"'),
        ("看\u200b不见", '"看\\u200B不见"'),
        (Bare("2006-03-15"), "2006-03-15"),
        (Bare("yes"), "yes"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, typed: str) -> None:
    assert scalar(text) == typed
