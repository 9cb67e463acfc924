"""Text of records made safe and straight for a terminal."""

import unicodedata


def clean(text: str) -> str:
    """Show control and format characters as U+FFFD, so that no record text steers a terminal."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter
        for letter in text
    )


def width(text: str) -> int:
    """Return how many columns a text takes: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
