"""A piece of text → a YAML scalar that every reader takes for this text.

Text is left plain only where no reader of YAML 1.1 or 1.2 takes it for anything but text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_RETYPED: Final = re.compile(
    r"""(?ix) ~ | = | << | null | true | false | yes | no | on | off | y | n
    | [-+]?[0-9.][0-9_.:,]*(e[-+]?[0-9]+)? | [-+]?\.(inf|nan)
    | [-+]?0(x[0-9a-f_]+|o[0-7_]+|b[01_]+)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([T ].*)? """
)
_FIRST: Final = re.compile(r"[0-9A-Za-z]|[^\x00-\x7f]")
_NEVER: Final = re.compile(r":[ ]|:$|[ ]\#")
_NOT_IN_FLOW: Final = re.compile(r"[][{},:?]")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HIDDEN: Final = ("Cc", "Cf", "Cn", "Zl", "Zp")
"""Kinds of characters that nobody sees: they are written as escapes."""


class Bare(str):
    """A value typed without quotes whatever it looks like: a date, a number, yes or no."""

    __slots__ = ()


class OneLine(str):
    """Text that is typed on one line even if it has several."""

    __slots__ = ()


class Typed(NamedTuple):
    """A scalar as it is typed: on the line of its key, and on lines below (not indented)."""

    inline: str
    below: tuple[str, ...] = ()


def scalar(text: str, style: str = "", *, flow: bool = True) -> str:
    """Return text as a scalar on one line, in a quote style (`'`, `"` or plain) if it can be.

    `flow` says that it stands, or may stand, within `[ ]` or `{ }`.
    """
    if style == "'" and not _hidden(text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == "" and (isinstance(text, Bare) or _is_plain(text, flow=flow)):
        return str(text)
    return double(text)


def block(text: str, style: str = "") -> Typed:
    """Return text as a scalar where lines may follow below: a long one as `|-` or `>-`."""
    if isinstance(text, OneLine):
        return Typed(double(text))
    wanted = style in ("|", ">")
    if ("\n" in text and style != '"') or wanted:
        if style == ">" and _folds(text):
            lines = text.removesuffix("\n").replace("\n", "\n\n").split("\n")
            return Typed(_header(">", text), tuple(lines))
        if _is_literal(text):
            return Typed(_header("|", text), tuple(text.removesuffix("\n").split("\n")))
        return Typed(double(text))
    return Typed(scalar(text, style, flow=False))


def double(text: str) -> str:
    """Return text in double quotes, what nobody sees as escapes."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _header(style: str, text: str) -> str:
    return style if text.endswith("\n") else f"{style}-"


def _escaped(character: str) -> str:
    known = _ESCAPES.get(character)
    if known is not None:
        return known
    if not _hidden(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _hidden(text: str) -> bool:
    """Say whether text has a character that nobody sees; a full-width space is none."""
    if text.isascii():
        return not text.replace("\n", "").isprintable()
    return any(
        unicodedata.category(character) in _HIDDEN
        for character in text
        if not character.isprintable() and character != "\n"
    )


def _is_plain(text: str, *, flow: bool) -> bool:
    return bool(
        _FIRST.match(text)
        and text == text.strip()
        and "\n" not in text
        and not _hidden(text)
        and not _NEVER.search(text)
        and not (flow and _NOT_IN_FLOW.search(text))
        and not _RETYPED.fullmatch(text)
    )


def _is_literal(text: str) -> bool:
    """Whether lines below a header say this text and no editor would change it in saving."""
    lines = text.removesuffix("\n").split("\n")
    return bool(
        lines[-1]
        and lines[0]
        and lines[0] == lines[0].lstrip(" ")
        and all(line == line.rstrip(" ") for line in lines)
        and not _hidden(text)
    )


def _folds(text: str) -> bool:
    """Whether the lines below `>` can say this text: none of them may be indented."""
    lines = text.removesuffix("\n").split("\n")
    return _is_literal(text) and all(line and line == line.lstrip(" ") for line in lines)
