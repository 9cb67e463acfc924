"""Text in lines of so many columns: English breaks at spaces, Chinese between characters."""

import re
from typing import Final

from zhenggai.report.clean import width

_PIECE: Final = re.compile(r"\s+|[\x21-\x7e\u00a1-\u024f]+|.")
_NO_START: Final = "，。；：、！？）》”」…"
"""What never begins a line."""


def wrap(text: str, columns: int | None) -> list[str]:
    """Return the text in lines no wider than `columns`; one line if that is None."""
    if columns is None:
        return [text]
    lines = [""]
    for piece in _pieces(text):
        if width(lines[-1]) + width(piece.rstrip()) > columns and lines[-1].strip():
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Cut the text where a line may break; punctuation stays with what it follows."""
    pieces: list[str] = []
    for found in _PIECE.findall(text):
        if pieces and (found in _NO_START or found.isspace()):
            pieces[-1] += found
        else:
            pieces.append(found)
    return pieces
