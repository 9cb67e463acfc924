"""A field, an operator and what was typed after it → a question to a record."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import Final, TypeAlias

from zhenggai.model.schema import Month
from zhenggai.model.unit import names_unit
from zhenggai.query.days import days_of
from zhenggai.query.fields import Field, Scalar
from zhenggai.query.names import word_id
from zhenggai.query.refusal import nearest
from zhenggai.words import SUBJECTS, Text, Vocabulary

Holds: TypeAlias = Callable[[Scalar], bool]
"""Says of one value of a record whether it is what was asked for."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "=": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


def holds(field: Field, operator: str, typed: str, day: dt.date) -> Holds | Text:
    """Return what `=`, `<`, `<=`, `>`, `>=` or `~` asks of a value, or why it asks nothing."""
    if operator == "~":
        return _contains(field, typed)
    if field.sort == "day":
        return _days(operator, typed, day)
    if field.sort == "number":
        return _number(field, operator, typed)
    if operator != "=":
        return Text(
            f"“{field.name.zh}”不是日期或数，不能比大小，用 = != ~",
            f"{field.path} is no date and no number; it takes = != ~ only",
        )
    if field.sort == "word":
        return _word(field, typed)
    return _about(typed) if field.sort == "about" else _text(field, typed)


def _days(operator: str, typed: str, day: dt.date) -> Holds | Text:
    asked = days_of(typed, day)
    if asked is None:
        return Text(
            f"“{typed}”不是日期。写如 2006-03-15、2006-03、今天、+7天、本月",
            f"{typed} is no date. Write one like 2006-03-15, 2006-03, today, +7d, this_month",
        )
    return lambda value: isinstance(value, dt.date) and asked.holds(operator, value)


def _number(field: Field, operator: str, typed: str) -> Holds | Text:
    if not _NUMBER.fullmatch(typed):
        return Text(
            f"“{field.name.zh}”是数，“{typed}”不是数，写如 14 或 1.5",
            f"{field.path} is a number and {typed} is none; write one like 14 or 1.5",
        )
    number, compare = float(typed), _COMPARE[operator]
    return lambda value: isinstance(value, int | float) and compare(value, number)


def _word(field: Field, typed: str) -> Holds | Text:
    words = field.words
    found = word_id(words, typed) if words else None
    if found is not None:
        return lambda value: value == found
    if field.free or words is None:
        return _text(field, typed)
    names = [name for word in words for name in (word.id, word.zh, word.en)]
    near = nearest(typed, names)
    return Text(
        f"“{field.name.zh}”没有“{typed}”这个词。{_choices(words, near, 'zh')}",
        f"{field.path} has no word {typed}. {_choices(words, near, 'en')}",
    )


def _choices(words: Vocabulary, near: list[str], lang: str) -> str:
    if near:
        return f"是不是: {' '.join(near)}" if lang == "zh" else f"Did you mean: {' '.join(near)}"
    if lang == "zh":
        return f"可写: {' '.join(word.zh for word in words)}"
    return f"Write one of: {' '.join(words.ids)}"


def _about(typed: str) -> Holds:
    """Ask what an opinion is about; `member` is any member, `member NAME` that one."""
    first, space, name = typed.partition(" ")
    wanted = (word_id(SUBJECTS, first) or first) + space + name
    return lambda value: value == wanted or str(value).startswith(f"{wanted} ")


def _text(field: Field, typed: str) -> Holds:
    """Ask for the same text; `*` stands for any. A unit is meant with all below it."""
    if field.path == "unit":
        return lambda value: names_unit(typed, str(value))
    wanted = plain(typed)
    if "*" not in wanted:
        return lambda value: plain(str(value)) == wanted
    pattern = re.compile(".*".join(re.escape(part) for part in wanted.split("*")), re.DOTALL)
    return lambda value: pattern.fullmatch(plain(str(value))) is not None


def _contains(field: Field, typed: str) -> Holds:
    wanted, words = plain(typed), field.words
    if words is None:
        return lambda value: wanted in plain(as_typed(value))
    said = {word.id: plain(f"{word.id}\n{word.zh}\n{word.en}") for word in words}
    return lambda value: wanted in said.get(str(value), plain(str(value)))


def as_typed(value: Scalar) -> str:
    """Return a value as it is typed in a file: a month that was typed as one is 2006-03."""
    if isinstance(value, Month):
        return f"{value:%Y-%m}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def plain(text: str) -> str:
    """Return text as it is compared: one Unicode form, no capitals."""
    return unicodedata.normalize("NFC", text).casefold()
