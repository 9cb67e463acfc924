"""Record text made safe for Markdown: what is rendered is what was typed, and nothing else."""

import re
import unicodedata
from typing import Final

# Entities where a backslash would not do: `|` and a last `\` break a table, `@` starts an address.
_LETTERS: Final = str.maketrans(
    {letter: f"&#{ord(letter)};" for letter in "|\\@\n\t"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    | {letter: f"\\{letter}" for letter in "`*_[]~$"}
)
_SCHEME: Final = re.compile(r":(?=//)")
_WEB: Final = re.compile(r"(?<=www)\.", re.IGNORECASE)
_TURNING: Final = frozenset({"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_MARKS: Final = "\u200e\u200f\u061c"
# What makes a list, a heading or the border of a table where a line begins.
_START: Final = re.compile(r"^(?:-(?![0-9])|\+(?!\S)|[=:.)]|[0-9]{1,9}(?=[.)](?!\S)))")
_HASH: Final = re.compile(r"(?<!\S)#")


def escape(value: object) -> str:
    """Return a value as Markdown that renders as exactly its text, wherever it is placed."""
    text = visible(str(value))
    core = text.strip()
    begin = text.find(core) if core else len(text)
    return _codes(text[:begin]) + _escape(core) + _codes(text[begin + len(core) :])


def visible(text: str) -> str:
    """Show controls as U+FFFD, those that turn the direction of writing among them.

    Line ends and tabs stay, and so do the joiners that some scripts cannot do without.
    """
    if text.isprintable():
        return text
    return "".join("\ufffd" if _controls(letter) else letter for letter in text)


def _controls(letter: str) -> bool:
    if unicodedata.category(letter) == "Cc":
        return letter not in "\n\t"
    return unicodedata.bidirectional(letter) in _TURNING or letter in _MARKS


def _codes(space: str) -> str:
    """Write space at an end as entities: Markdown drops it, or reads four of it as code."""
    return "".join(f"&#{ord(letter)};" for letter in space)


def _escape(text: str) -> str:
    text = text.translate(_LETTERS)
    text = _SCHEME.sub("&#58;", text)
    text = _WEB.sub("&#46;", text)
    text = _HASH.sub(r"\\#", text)
    return _START.sub(_struck, text)


def _struck(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
