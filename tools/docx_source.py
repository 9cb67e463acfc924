"""A template of HTML as a list of pieces: tags, text, and what rules them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

SOURCE: Final = Path(__file__).parent.parent / "templates"
_TOKEN: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>|[^<{]+|.", re.DOTALL)
_BLOCK: Final = re.compile(
    r"\{% block (\w+)[^%]*%\}((?:(?!\{% (?:end)?block).)*)\{% endblock %\}", re.DOTALL
)
_EXTENDS: Final = re.compile(r'\{% extends "([^"]+)" %\}')
_INCLUDE: Final = re.compile(r'\{% include "([^"]+\.html\.j2)" %\}')
_BREAK: Final = "{% if not loop.first %}<p class=new-page></p>{% endif %}"
Tokens: TypeAlias = Sequence[str]


def flat(name: str) -> str:
    """Return a template with what it extends and includes put in its place."""
    return _flat((SOURCE / name).read_text(encoding="utf-8"), {})


def _flat(text: str, blocks: dict[str, str]) -> str:
    parent = _EXTENDS.search(text)
    if parent:
        while found := _BLOCK.search(text):
            blocks.setdefault(found[1], found[2])
            text = text.replace(found[0], blocks[found[1]])
        return _flat((SOURCE / parent[1]).read_text(encoding="utf-8"), blocks)
    while found := _BLOCK.search(text):
        text = text.replace(found[0], blocks.get(found[1], found[2]))
    while found := _INCLUDE.search(text):
        text = text.replace(found[0], (SOURCE / found[1]).read_text(encoding="utf-8"))
    body = re.search(r"<body[^>]*>(.*)</body>", text, re.DOTALL)
    if body is None:
        raise AssertionError(text)
    return body[1]


def tokens_of(name: str) -> list[str]:
    """Return the pieces of a template, without comments and without idle space."""
    text = flat(name).replace('<article class="sheet">', _BREAK)
    text = re.sub(r"\{% if paper.internal %\}.*?\{% endif %\}", "", text, flags=re.DOTALL)
    found = [token for token in _TOKEN.findall(text) if not token.startswith("{#")]
    return [re.sub(r"\s*\n\s*", "", token) for token in found if token.strip() or token == " "]


def class_of(tag: str) -> str:
    """Return the first class of a tag; what a condition chooses is not one."""
    found = re.search(r'class="?([\w-]+)', tag)
    return found[1] if found and "{%" not in tag[: found.start()] else ""


def end_of(tokens: Tokens, at: int, *tags: str) -> int:
    """Return where the first of these tags stands from here on."""
    return next(n for n in range(at, len(tokens)) if tokens[n] in tags)


def width_of(tag: str) -> float:
    """Return the width of a column in hundredths of the table; 0 if it takes what is left."""
    found = re.search(r"width: ([\d.]+)%", tag)
    return float(found[1]) if found else 6.6 if 'class="number"' in tag else 0.0


def widths_of(tokens: Tokens) -> list[float]:
    """Return the widths of the columns that are named one by one."""
    return [width_of(token) for token in tokens if token.startswith(("<col ", "<col>"))]


def cells_of(tokens: Tokens) -> Iterator[tuple[str, ...]]:
    """Go through the cells of a row with their tags, and the statements between them."""
    at = 0
    while at < len(tokens):
        if tokens[at].startswith(("<td", "<th")):
            end = end_of(tokens, at, "</td>", "</th>")
            yield tuple(tokens[at : end + 1])
            at = end
        elif tokens[at].startswith("{%"):
            yield (tokens[at],)
        at += 1
