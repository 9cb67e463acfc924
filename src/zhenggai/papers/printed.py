"""What stands on a paper, and the findings for which it is not printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from zhenggai.finding import Finding
from zhenggai.papers.common import refusals
from zhenggai.papers.sheets import Document

_ENDS: Final = "。.；;"
"""What papers may leave out at the end of a sentence."""


def refused_for(document: Document[Any], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of the PRV rules whose words stand on the paper.

    Where a finding does not say its words, nobody knows that the paper does not print them.
    """
    found = refusals(findings)
    if not found:
        return ()
    said = "\n".join(_together(text) for text in words_of(document))
    return tuple(item for item in found if _stands_in(item.words, said))


def words_of(view: object) -> Iterator[str]:
    """Go through all words of a view."""
    if isinstance(view, str):
        yield view
    elif is_dataclass(view):
        for field in fields(view):
            yield from words_of(getattr(view, field.name))
    elif isinstance(view, Mapping):
        yield from words_of(tuple(view.items()))
    elif isinstance(view, Iterable):
        for item in view:
            yield from words_of(item)


def _stands_in(words: str, said: str) -> bool:
    lines = [_together(line).rstrip(_ENDS) for line in words.splitlines()]
    return not words or any(line in said for line in lines if line)


def _together(text: str) -> str:
    """Return a text without its blanks: papers break lines where they like."""
    return "".join(text.split())
