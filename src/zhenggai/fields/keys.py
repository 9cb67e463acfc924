"""What is wrong with the keys of a record: unknown, missing, or not keys at all."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Final

from zhenggai.fields.reader import Reader, empty
from zhenggai.model.schema import Key
from zhenggai.scan import colon_fault
from zhenggai.source import Location, Node, Scalar, place
from zhenggai.source import Mapping as Tree
from zhenggai.words import Text

_COLON: Final = re.compile(r"([^\s:：]{1,24})([:：])")
_DERIVED: Final = frozenset(
    ("status", "overdue", "progress", "percent", "light", "状态", "逾期", "进度", "百分比", "灯号")
)
"""Keys for what is never typed, because it follows from the facts and a day."""
_MOST_GUESSES: Final = 200
"""A file with more findings is no file of ours: looking for near words would take minutes."""


def no_record(reader: Reader, node: Node, known: Collection[str], called: Text) -> None:
    """Report what is no mapping; a full-width colon is the usual cause."""
    found = _COLON.match(node.text) if type(node) is Scalar and node.plain else None
    if found and found[2] == "：" and found[1] in known:
        _full_width(reader, node, found[1])
        return
    reader.wrong(
        node,
        Text(
            f"“{called.zh}”应当是“键: 值”",
            f"{called.en} must be made of 'key: value'",
        ),
        Text("写成“键: 值”", "write it as 'key: value'"),
    )


def check_missing(reader: Reader, node: Tree, key: Key, called: Text) -> None:
    """Report a required key without a value; a wrong value has its own finding."""
    value = node.values.get(key.id) or node.values.get(key.zh)
    if value is not None and not empty(value):
        return
    first = next(iter(node.keys.values()), None)
    typed = key.zh if reader.language == "zh" else key.id
    reader.field = key.id
    reader.fault(
        place(reader.path, first or node),
        "FIL05",
        Text(
            f"{called.zh}缺少“{typed}”",
            f"{called.en} has no {typed}",
        ),
        Text(f"补上 {typed}: {key.help.zh}", f"add '{typed}: …': {key.help.en}"),
    )


def unknown_key(
    reader: Reader,
    key: Scalar,
    known: Collection[str],
    called: Text,
    other: Collection[str] = (),
) -> None:
    """Report a key that is not among the known ones, with the nearest of them.

    `other` are the same keys in the other language.
    """
    typed = key.text
    colon = _COLON.match(typed)
    if colon and (colon[1] in known or colon[1] in other):
        if colon[2] == "：":
            _full_width(reader, key, colon[1])
            return
        remedy = Text("冒号后面加一个空格", "type a space after the colon")
    elif typed in _DERIVED:
        remedy = Text(
            "状态、逾期、百分比由程序算出，删去它", "delete it: it is computed from the facts"
        )
    else:
        remedy = _nearest(typed, list(known), guess=len(reader.findings) < _MOST_GUESSES)
    reader.fault(
        place(reader.path, key),
        "FIL02",
        Text(f"{called.zh}没有“{typed}”这个键", f"{called.en} has no key {typed}"),
        remedy,
    )


def _full_width(reader: Reader, node: Node, key: str) -> None:
    where = Location(reader.path, node.line, node.column + len(key))
    fault = colon_fault(where, key)
    reader.fault(fault.location, fault.code, fault.message, fault.remedy)


def _nearest(typed: str, known: list[str], *, guess: bool) -> Text:
    if typed.strip() in known:
        return Text(
            "删去键前后的全角空格，缩进用半角空格",
            "delete the full-width space beside the key; indent with half-width ones",
        )
    near = difflib.get_close_matches(typed, known, n=1, cutoff=0.6) if guess else []
    if near:
        return Text(f"是不是“{near[0]}”？", f"did you mean {near[0]}?")
    return Text(f"可用的键: {' '.join(known)}", f"known keys: {' '.join(known)}")
