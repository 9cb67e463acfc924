"""The bytes of a file → the same records in the canonical layout, in either language.

What comes out is read back: a file that would say anything else, or lack a comment, stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from zhenggai.edit.canonical import Layout
from zhenggai.edit.page import Page
from zhenggai.edit.remarks import comments
from zhenggai.edit.wording import Wording
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Record
from zhenggai.naming import language_in
from zhenggai.reading import all_keys, read_campaign, read_document
from zhenggai.translate import renamed
from zhenggai.words import Lang, Text, Vocabulary
from zhenggai.yamlspans import NotYamlError
from zhenggai.yamltree import read_tree

_MIXED: Final = "FIL07"
"""Two languages in one file: the one fault that laying a file out puts right."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """New bytes of a file; the old ones, and why, if it has faults."""

    data: bytes
    faults: tuple[Finding, ...] = ()


def tidy(
    data: bytes,
    path: str,
    lists: Mapping[str, Vocabulary],
    record: type[Record],
    lang: Lang | None = None,
) -> Tidied:
    """Return a file in the canonical layout; in its own language, or in `lang`.

    Raise `CannotGoOnError` if the result would not say the same.
    """
    before, found = _read(data, path, lists, record)
    faults = sorted(item for item in found if item.severity is Severity.ERROR)
    if before is None or any(item.code != _MIXED for item in faults):
        return Tidied(data, tuple(faults))
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    try:
        page = Page(text)
        new = _laid_out(page, lists, record, lang)
        kept = new == text or sorted(comments(Page(new))) == sorted(comments(page))
    except NotYamlError:
        raise _not_the_same(path) from None
    if new != text:
        after, found = _read(new.encode(), path, lists, record)
        kept = kept and after == before and all(it.severity < Severity.ERROR for it in found)
    if not kept:
        raise _not_the_same(path)
    return Tidied(new.encode())


def _laid_out(
    page: Page, lists: Mapping[str, Vocabulary], record: type[Record], lang: Lang | None
) -> str:
    text = page.text
    root = read_tree(text.encode(), "", all_keys()).root
    if root is None:
        return text
    to = lang or language_in(root, record)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    typed = {
        starts[node.line - 1] + node.column - 1: said
        for node, said in renamed(root, record, lists, to)
    }
    return Layout(page, Wording(to, lists), typed).file(record)


def _read(
    data: bytes, path: str, lists: Mapping[str, Vocabulary], record: type[Record]
) -> tuple[Record | None, list[Finding]]:
    if issubclass(record, Campaign):
        return read_campaign(data, path)
    return read_document(data, path, record, lists)


def _not_the_same(path: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{path} 重新排版后读回不一致，没有动它。请手工整理，并把这个文件报给开发的人",
            f"{path} would not read back the same after laying it out; it was left alone."
            " Tidy it by hand, and report this file to the developers",
        ),
        INPUT_OUTPUT,
    )
