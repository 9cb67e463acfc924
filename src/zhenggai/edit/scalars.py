"""A scalar of a file → how it is typed in the canonical layout."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Final

from zhenggai.edit.page import Page
from zhenggai.model.schema import (
    DAY,
    DUE,
    FACT,
    FLAG,
    LINES,
    NOTE,
    NUMBER,
    SPAN,
    TEXT,
    WHOLE,
    Choice,
    Kind,
    Some,
)
from zhenggai.words import YES_NO
from zhenggai.yamlspans import Leaf, NotYamlError, parse, plain
from zhenggai.yamltext import Bare, Typed, block, scalar

_BARE: Final = (DAY, DUE, FACT, FLAG, NUMBER, SPAN, WHOLE)
_PROSE: Final = (LINES, NOTE, TEXT)
_A_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_YES_NO: Final = frozenset(name for typed in YES_NO.typed.values() for name in typed)


def typed_scalar(page: Page, leaf: Leaf, text: str, kind: Kind, *, flow: bool = False) -> Typed:
    """Return how a scalar of a kind is typed; `text` is what it is to say.

    A day, a number, yes and no stand without quotes; text of several lines stays below its key.
    """
    if _is_bare(leaf, text, kind):
        text = Bare(text)
    if flow:
        return Typed(_in_flow(leaf, text))
    prose = leaf.style in ("|", ">") and kind in _PROSE
    folded = _folded(page, leaf) if prose and leaf.style == ">" else None
    return folded or block(text, "|" if prose else "")


def _in_flow(leaf: Leaf, text: str) -> str:
    """Leave what stands within brackets without quotes, unless it could be taken for a number."""
    as_typed = not leaf.style and leaf.text == text and scalar(text, flow=False) == text
    return text if as_typed else scalar(text)


def _is_bare(leaf: Leaf, text: str, kind: Kind) -> bool:
    of = kind.of if isinstance(kind, Some) else kind
    if not text or of == NOTE:
        return not leaf.style and (not text or _A_DAY.fullmatch(text) is not None)
    return of in _BARE or (isinstance(of, Choice) and text in _YES_NO)


def _folded(page: Page, leaf: Leaf) -> Typed | None:
    """Return text below `>` with the line breaks it has; None if it would not say the same."""
    below = page.text[page.next_line(leaf.head) : leaf.end]
    lines = tuple(line.rstrip(" ") for line in dedent(below).split("\n"))
    header = ">" if leaf.text.endswith("\n") else ">-"
    said = "".join(f"  {line}\n" if line else "\n" for line in lines)
    try:
        same = plain(parse(f"k: {header}\n{said}")) == {"k": leaf.text}
    except NotYamlError:
        return None
    return Typed(header, lines) if same else None
