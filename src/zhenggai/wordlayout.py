"""What depends on the records in a document for Word: columns, and where the signature is."""

import unicodedata
from itertools import pairwise
from typing import Any, Final

from zhenggai.papers.sheets import Document

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS: Final = 20
"""Twips of a point: what widths and indents are counted in."""
_EMU: Final = 635
"""Parts of a twip, in which python-docx gives lengths."""
_ORG: Final = "落款单位"
_DATE: Final = "落款日期"
_LEFT_OVER: Final = 3
"""Paragraphs between a table and the signature that go along with it."""
_SIZED: Final = {
    "sz": ("val",),
    "spacing": ("before", "after", "line"),
    "ind": ("right", "firstLine"),
    "tcW": ("w",),
    "gridCol": ("w",),
    "trHeight": ("val",),
    "tab": ("pos",),
}
"""Lengths of a document, by their elements."""


def laid_out(docx: Any, view: Document[Any]) -> None:  # noqa: ANN401 - python-docx
    """Place what a template cannot, because it depends on the records."""
    _share_columns(docx)
    seal = any(sheet.frame.seal for sheet in view.sheets)
    for org, date in pairwise(docx.paragraphs):
        if (org.style.name, date.style.name) == (_ORG, _DATE):
            for line, free in zip((org, date), _free(org.text, date.text, seal=seal), strict=True):
                _indent_right(line, free)
            _hold_on_to(org)


def enlarge(docx: Any, times: float) -> None:  # noqa: ANN401
    """Make everything that has a length longer: letters, lines, indents, columns."""
    for part in (docx.styles.element, docx.element.body):
        for name, keys in _SIZED.items():
            for element in part.iter(f"{_WORD}{name}"):
                for key in keys:
                    _multiply(element, f"{_WORD}{key}", times)


def _multiply(element: Any, key: str, times: float) -> None:  # noqa: ANN401
    said = element.get(key)
    by_font = key.endswith("}line") and element.get(f"{_WORD}lineRule") == "auto"
    if said and not by_font:
        element.set(key, str(round(int(said) * times)))


def _free(org: str, date: str, *, seal: bool) -> tuple[float, float]:
    """Return how many characters stay free right of the name and of the date (GB/T 9704).

    The date begins two characters further right than the name, and the longer of them ends two
    before the margin; where a seal is put, the name stands over the middle of the date.
    """
    longer = _length(date) - _length(org)
    if seal:
        return 4 + max(longer, 0) / 2, 4 + max(-longer, 0) / 2
    return max(2.0, longer + 4), max(2.0, -longer)


def _length(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(it) in "WFA" else 0.5 for it in text)


def _indent_right(line: Any, characters: float) -> None:  # noqa: ANN401
    indent = line.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    indent.set(f"{_WORD}rightChars", str(round(characters * 100)))
    points = characters * line.style.font.size.pt
    indent.set(f"{_WORD}right", str(round(points * _TWIPS)))


def _hold_on_to(org: Any) -> None:  # noqa: ANN401
    """Let the signature take along what is before it, so that it never stands alone on a page."""
    before = org._p.getprevious()  # noqa: SLF001 - no other way to what is before it
    for _ in range(_LEFT_OVER + 1):
        if before is None:
            return
        rows = before.findall(f"{_WORD}tr")
        for line in rows[-1].iter(f"{_WORD}p") if rows else (before,):
            if line.tag == f"{_WORD}p":
                line.get_or_add_pPr().get_or_add_keepNext()
        if rows:
            return
        before = before.getprevious()


def _share_columns(docx: Any) -> None:  # noqa: ANN401
    """Let columns whose number follows from the records share what the others leave."""
    section = docx.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) // _EMU
    for table in docx.element.body.iter(f"{_WORD}tbl"):
        grid = table.find(f"{_WORD}tblGrid")
        cells = table.findall(f"{_WORD}tr")[-1].findall(f"{_WORD}tc")
        if not table.tblPr.autofit:
            continue
        widths = [cell.width // _EMU if cell.width else 0 for cell in cells]
        each = (room - sum(widths)) // max(1, widths.count(0))
        del grid[:]
        for width in widths:
            grid.add_gridCol().set(f"{_WORD}w", str(width or each))
        for row in table.findall(f"{_WORD}tr"):
            for cell, width in zip(row.findall(f"{_WORD}tc"), widths, strict=False):
                cell.width = (width or each) * _EMU
