"""Text that nobody means well, and what Markdown makes of it."""

from collections.abc import Iterator

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from zhenggai.markdown import visible

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a | b \\",
    "\\|",
    "`x` *y* _z_ ~~w~~ **v** $q$ [l](javascript:alert(1)) ![i](http://e.cn/x.png)",
    "http://e.cn www.e.cn a@b.cn <http://e.cn>",
    "# x",
    "x #",
    "1. x",
    "12) x",
    "- x",
    "+ x",
    "> x",
    "===",
    "---",
    "    x",
    "\tx",
    "x  ",
    "　x　",
    "&lt;b&gt; &#60; &amp;",
    "[ ] x",
    "[^1]: x",
    "|---|",
    ":-: | :-:",
    "x\n\n# y\n- z\n| a |",
    "{{ 7 * 7 }}{% raw %}",
    '" onmouseover="x" \'',
    "</style><script>",
    "--></title>",
    "75.0%（已整改3个÷纳入整改4个）",
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet="<>&|\\@`*_[]~$#-+=:.)(!1a\n\t /w&;x　", max_size=30),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(visible),
)
"""What turns the direction of writing is shown, and so is not the text any more."""
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
KNOWN = {"text", "softbreak", "paragraph_open", "paragraph_close", "heading_open", "heading_close"}
TABLE = {f"{part}_{side}" for part in ("table", "thead", "tbody", "tr", "th", "td") for side in
         ("open", "close")}  # fmt: skip
LISTS = {"ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close"}


def walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from token.children or []
        else:
            yield token


def said(markdown: str, allowed: set[str]) -> str:
    """Return the text of Markdown; fail on any mark-up that is not allowed."""
    tokens = list(walk(PARSER.parse(markdown)))
    assert {token.type for token in tokens} <= KNOWN | allowed
    return "".join(token.content for token in tokens if token.type == "text")
