"""One cell as a spreadsheet has it → text, a number, a word; or what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Final, TypeAlias

from zhenggai.query.names import word_id
from zhenggai.sheets.usual import USUAL
from zhenggai.words import Text, Vocabulary

Raw: TypeAlias = str | int | float | bool | dt.datetime | dt.date | dt.time | None
"""What a spreadsheet holds in a cell."""
_ID: Final = re.compile(r"[\w./-]+(?:#[\w.-]+)?")
_COUNT: Final = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)[人名份张次条个项票小时]*")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[:时点]([0-5][0-9])分?(?::00)?")
_EXACT: Final = 2**53
"""From here on a spreadsheet's numbers leave out digits."""


class WrongCellError(Exception):
    """That a cell cannot be understood; caught where its place is known."""

    def __init__(self, zh: str, en: str) -> None:
        """Keep what is wrong and what to do."""
        super().__init__(en)
        self.said = Text(zh, en)


class CellOfError(WrongCellError):
    """That the cell of a certain column cannot be understood."""

    def __init__(self, name: str, error: WrongCellError) -> None:
        """Keep the column."""
        super().__init__(*error.said)
        self.name = name


def number_of(raw: Raw) -> float:
    """Return a number; a unit of measure may follow."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _exact(raw)
    said = _COUNT.fullmatch("".join(unicodedata.normalize("NFKC", str(raw)).split()))
    if said is None:
        raise WrongCellError(f"“{raw}”不是数", f"{raw!r} is not a number")
    return _exact(float(said[1].replace(",", "")))


def _exact(number: float) -> float:
    """Return a number that a spreadsheet has not cut."""
    if abs(number) >= _EXACT:
        raise _inexact(number)
    return float(number)


def whole_of(raw: Raw) -> int:
    """Return a whole number from 0 up."""
    found = number_of(raw)
    if found < 0 or not found.is_integer():
        raise WrongCellError(f"“{raw}”不是 0 或正整数", f"{raw!r} is not a whole number from 0 up")
    return int(found)


def clock_of(raw: Raw) -> str:
    """Return a time of day."""
    if isinstance(raw, dt.time):
        return f"{raw:%H:%M}"
    said = _CLOCK.fullmatch(unicodedata.normalize("NFKC", str(raw)).strip())
    if said is None:
        raise WrongCellError(
            f"“{raw}”不是时间，写如 19:30", f"{raw!r} is no time of day; write 19:30"
        )
    return f"{said[1]}:{said[2]}"


def id_of(raw: Raw) -> str:
    """Return an id."""
    said = text_of(raw).strip()
    if not _ID.fullmatch(said):
        raise WrongCellError(
            f"“{said}”不能作编号，只用字母、数字、汉字和 . - _",
            f"{said!r} cannot be an id: letters, digits and . - _ only",
        )
    return said


def known_word(words: Vocabulary, text: str) -> str | None:
    """Return the id of a word by its id, its names, or what offices also call it."""
    said = unicodedata.normalize("NFKC", text)
    found = word_id(words, text) or word_id(words, said)
    named = words.name.en.replace(" ", "_")
    for usual in USUAL.get("".join(said.split()), ()):
        name, _, of = usual.partition("@")
        if found is None and name in words and of in ("", named):
            found = name
    return found


def word_of(raw: Raw) -> str:
    """Return the word of a cell, which may be a tick box."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return text_of(raw)


def text_of(raw: Raw) -> str:
    """Return the text of a cell; a number or a day is none, for it may have lost digits."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if abs(raw) >= _EXACT:
            raise _inexact(raw)
        raise WrongCellError(
            f"这一栏是文字，格子里却是数字 {_shown(raw)}，前面的 0 可能丢了。"
            "把这一列设为“文本”格式，重打一遍",
            f"this column is text, but the cell is the number {_shown(raw)}: zeros before it may"
            " be lost. Format the column as text and type it again",
        )
    raise WrongCellError(
        f"这一栏是文字，格子里却是 {raw}（表格程序改成了日期、时间或真假值）。"
        "把这一列设为“文本”格式，重打一遍",
        f"this column is text, but the cell is {raw}, which the spreadsheet made of it."
        " Format the column as text and type it again",
    )


def _shown(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def _inexact(number: float) -> WrongCellError:
    return WrongCellError(
        f"数字 {_shown(number)} 超过 15 位，表格程序已丢了后面的数字。"
        "把这一列设为“文本”格式，重打一遍",
        f"the number {_shown(number)} has more than 15 digits, and the spreadsheet has lost the"
        " last ones. Format the column as text and type it again",
    )
