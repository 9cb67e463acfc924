"""Text of records made safe and straight for a terminal."""

import unicodedata
from typing import Final

_STEERING: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Controls, invisible formats, halves of pairs, and the line ends that are no line feed."""


def clean(text: str) -> str:
    """Show what steers a terminal or ends a line as U+FFFD, so that no record text does."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if unicodedata.category(letter) in _STEERING else letter for letter in text
    )


def width(text: str) -> int:
    """Return how many columns a text takes: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
