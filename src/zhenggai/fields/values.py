"""A scalar as typed → the value that a field of its kind holds, or a finding."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from zhenggai.fields.days import read_day, read_due, read_fact
from zhenggai.fields.reader import NOTHING, Converter, Reader, empty, scalar
from zhenggai.finding import Severity
from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    FLAG,
    ID,
    IDS,
    LINES,
    NOTE,
    NUMBER,
    PATH,
    TEXT,
    TOPIC,
    WHOLE,
)
from zhenggai.source import Node, Scalar, Sequence, place
from zhenggai.words import SUBJECTS, Text

_REFERENCE: Final = re.compile(r"[\w./-]+(?:#[\w.-]+)?")
_OWN: Final = re.compile(r"[\w.-]+")
"""The id that a record has itself: `/` and `#` stand between those of units and records."""
_RETYPED: Final = re.compile(
    r"""(?ix) ~ | null | true | false | yes | no | on | off | y | n
    | [-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)? | [-+]?\.[0-9_]+
    | 0x[0-9a-f_]+ | 0o?[0-7_]+ | 0b[01_]+ | [-+]?\.(inf|nan)
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)? | = | << """
)


def some(reader: Reader, node: Node, one: Converter) -> Any:  # noqa: ANN401
    """Read a list of scalars; a single one may stand alone."""
    if empty(node):
        return NOTHING
    items = node.items if type(node) is Sequence else [node]
    found = [one(reader, item) for item in items]
    return tuple(item for item in found if item is not NOTHING and item != "")


def _text(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    if type(node) is Scalar:
        text = node.text
        if (node.plain and text and not text[0].isalpha() | (text[0] > "\u2e80")) or (
            node.plain and len(text) < 6 and text.isascii()
        ):
            _warn_retyped(reader, node)
        reader.said.append(text)
        # Blanks say nothing: where a text is wanted, it is missing.
        return text if text.strip() else ""
    scalar(reader, node)
    return NOTHING


def _warn_retyped(reader: Reader, node: Scalar) -> None:
    if _RETYPED.fullmatch(node.text) is None:
        return
    reader.fault(
        place(reader.path, node),
        "FIL04",
        Text(
            f"{node.text} 没有引号，别的程序会读成数字、日期或是否",
            f"{node.text} without quotes is read as a number, a date or a yes/no by others",
        ),
        Text(f'加引号: "{node.text}"', f'quote it: "{node.text}"'),
        Severity.WARNING,
    )


def _lines(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    return some(reader, node, _text)


def _note(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = scalar(reader, node)
    return NOTHING if text is None else text


def _about(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    """Read what an opinion is about: `member NAME` stays as typed but for its first word."""
    text = _text(reader, node)
    if text is NOTHING or not text.strip():
        return NOTHING
    first, *name = text.split(maxsplit=1)
    subject = SUBJECTS.typed["zh"].get(first, first)
    if subject not in SUBJECTS or (subject == "member") is not bool(name):
        *others, person = SUBJECTS.typed[reader.language]
        alone = " ".join(others)
        reader.wrong(
            node,
            Text(f"“{text}”不是对象", f"{text!r} is no subject"),
            Text(
                f"可写: {alone}，或 {person} 姓名，中间空一格", f"write {alone}, or {person} NAME"
            ),
        )
        # As typed it is at least not taken for the default, which may be printed.
        return text
    return " ".join((subject, *name))


def _topic(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    """Read the id or the Chinese name of a domain, a theme or an area."""
    text = scalar(reader, node)
    for name in ("domains", "themes", "areas"):
        words = reader.lists[name].typed
        found = words["zh"].get(text or "") or words["en"].get(text or "")
        if found is not None:
            return found
    if text is None:
        return NOTHING
    reader.said.append(text)
    return text


def _identity(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = scalar(reader, node)
    if text is None or empty(node):
        return NOTHING
    if (_OWN if reader.field == "id" else _REFERENCE).fullmatch(text):
        if type(node) is Scalar and node.plain and text[0] in "0123456789.-":
            _warn_retyped(reader, node)
        return text
    return reader.wrong(
        node,
        Text(f"“{text}”不能作编号", f"{text!r} cannot be an id"),
        Text("只用字母、数字、汉字和 . - _", "use letters, digits and . - _ only"),
    )


def _identities(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    return some(reader, node, _identity)


def _of_form(
    form: re.Pattern[str],
    make: Callable[[str], Any],
    said: Callable[[str], Text],
    remedy: Text,
) -> Converter:
    """Return what reads text of one form only."""

    def read(reader: Reader, node: Node) -> Any:  # noqa: ANN401
        text = scalar(reader, node)
        if text is None or empty(node):
            return NOTHING
        if form.fullmatch(text):
            return make(text)
        return reader.wrong(node, said(text), remedy)

    return read


_whole = _of_form(
    re.compile(r"0|[1-9][0-9]{0,14}"),
    int,
    lambda text: Text(f"“{text}”不是 0 或正整数", f"{text!r} is not a whole number from 0 up"),
    Text("写 0 或正整数，如 14", "write 0 or more, such as 14"),
)
_number = _of_form(
    re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?"),
    float,
    lambda text: Text(f"“{text}”不是数", f"{text!r} is not a number"),
    Text("写如 1.5 的数，百分之八十写 0.8", "write a number such as 1.5, and 0.8 for 80%"),
)
_flag = _of_form(
    re.compile("yes|no|true|false|是|否"),
    lambda text: text in ("yes", "true", "是"),
    lambda text: Text(f"“{text}”不是 yes 或 no", f"{text!r} is not yes or no"),
    Text("写 yes 或 no（是、否）", "write yes or no"),
)
_clock = _of_form(
    re.compile("(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"),
    str,
    lambda text: Text(f"“{text}”不是时间", f"{text!r} is not a time of day"),
    Text("写如 19:30", "write it like 19:30"),
)


def _path(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = scalar(reader, node)
    return NOTHING if text is None or empty(node) else text


SCALARS: Final[dict[str, Converter]] = {
    TEXT.name: _text,
    LINES.name: _lines,
    ABOUT.name: _about,
    TOPIC.name: _topic,
    ID.name: _identity,
    IDS.name: _identities,
    NOTE.name: _note,
    PATH.name: _path,
    DAY.name: read_day,
    FACT.name: read_fact,
    DUE.name: read_due,
    CLOCK.name: _clock,
    WHOLE.name: _whole,
    NUMBER.name: _number,
    FLAG.name: _flag,
}
"""How each kind of plain value is read."""
