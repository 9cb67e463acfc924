"""What was typed for a field, in Chinese or English → a value of the table."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.acts.base import impossible
from zhenggai.daywords import fact_day, promised_day
from zhenggai.errors import CannotGoOnError
from zhenggai.model.schema import (
    ABOUT,
    DAY,
    DUE,
    FACT,
    FLAG,
    IDS,
    LINES,
    NOTE,
    NUMBER,
    TEXT,
    TOPIC,
    WHOLE,
    Choice,
    Key,
    Kind,
    Listed,
    Some,
    Table,
)
from zhenggai.query.names import word_id
from zhenggai.query.refusal import nearest
from zhenggai.words import SUBJECTS, YES_NO, Vocabulary

_SEVERAL: Final = re.compile(r"[,，、;；\s]+")
_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,14}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_PAIR: Final = re.compile(r"(.+?)[=:\uff1d：](.*)", re.DOTALL)


_PLACES: Final = frozenset(
    (
        *(
            "…",
            "...",
            "责任人",
            "经办人",
            "核验人",
            "验收人",
            "批准人",
            "审核人",
            "决定人",
            "答复人",
        ),
        *("支部或党员", "姓名", "职务", "名称", "任务", "做什么", "改了什么", "整改要求", "目标"),
        *("进展", "成效", "结果", "内容", "原话", "说明", "理由", "原因", "NAME", "ROLE", "TITLE"),
        *("TASK", "WHAT", "GOAL", "EFFECT", "RESULT", "TEXT", "WORDS", "WHY", "PLACE", "WHOM"),
        *("地点", "范围", "提出人", "审批人"),
    )
)
"""Words that stand for what is to be typed, in the commands that the program prints."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What values are read by: today, the campaign's word lists, and the option they follow."""

    today: dt.date
    lists: Mapping[str, Vocabulary]
    option: str = ""

    def wrong(self, typed: str, zh: str, en: str) -> CannotGoOnError:
        """Return that a value is not what the option takes."""
        return impossible(f"{self.option} 不能是“{typed}”，{zh}", f"{self.option} {typed}: {en}")


def is_several(kind: Kind) -> bool:
    """Say whether a field takes several values."""
    return isinstance(kind, Some | Table) or kind in (IDS, LINES)


def value_of(key: Key, typed: Sequence[str], asking: Asking) -> Any:  # noqa: ANN401 - of the table
    """Return the value of a field from what was typed, once or several times."""
    kind = key.kind
    if isinstance(kind, Table):
        return dict(_pair(kind, item, asking) for text in typed for item in _parts(text))
    if isinstance(kind, Some):
        words = isinstance(kind.of, Choice | Listed)
        return tuple(
            _one(kind.of, item, asking)
            for text in typed
            for item in (_parts(text) if words else [text])
        )
    if kind == IDS:
        return tuple(item for text in typed for item in _parts(text))
    if kind == LINES:
        return tuple(_text(text, asking) for text in typed)
    return _one(kind, typed[-1], asking)


def _parts(text: str) -> list[str]:
    return [part for part in _SEVERAL.split(text) if part]


def _pair(kind: Table, text: str, asking: Asking) -> tuple[str, Any]:
    found = _PAIR.fullmatch(text)
    if found is None:
        raise asking.wrong(text, "写成 名称=值，如 满意=18", "write NAME=VALUE, like satisfied=18")
    return _one(kind.keys, found[1], asking), _one(kind.values, found[2], asking)


def _one(kind: Kind, text: str, asking: Asking) -> Any:  # noqa: ANN401 - of the table
    if isinstance(kind, Choice):
        return _word(kind.vocabulary, text, asking)
    if isinstance(kind, Listed):
        return _word(asking.lists[kind.name], text, asking, free=kind.free)
    if kind == TOPIC:
        return _topic(text, asking)
    reader = _READERS.get(kind)
    return reader(text, asking) if reader else text


def _word(words: Vocabulary, text: str, asking: Asking, *, free: bool = False) -> str:
    found = word_id(words, text)
    if found is not None or free:
        return found or text
    named = {name: word for word in words for name in word}
    near = dict.fromkeys(named[name] for name in nearest(text, list(named)))
    if near:
        zh, en = " ".join(word.zh for word in near), " ".join(word.id for word in near)
        raise asking.wrong(text, f"是不是: {zh}", f"did you mean {en}?")
    zh, en = " ".join(word.zh for word in words), " ".join(words.ids)
    raise asking.wrong(text, f"可写: {zh}", f"choose from: {en}")


def _topic(text: str, asking: Asking) -> str:
    found = (word_id(asking.lists[name], text) for name in ("domains", "themes", "areas"))
    return next(filter(None, found), text)


def _fact(text: str, asking: Asking) -> dt.date:
    found = fact_day(text, asking.today)
    if found is None:
        raise asking.wrong(
            text,
            "写成日期，如 2006-03-15、3月15日、昨天",
            "not a day; write one like 2006-03-15, yesterday",
        )
    return found


def _promise(text: str, asking: Asking) -> dt.date:
    found = promised_day(text, asking.today)
    if found is None:
        raise asking.wrong(
            text,
            "写成日期或月份，如 2006-03-15、2006-03、3月底、+15d",
            "not a day or month; write one like 2006-03-15, 2006-03, +15d",
        )
    return found


def _text(text: str, asking: Asking) -> str:
    if text.strip() in _PLACES:
        raise asking.wrong(text, "请换成实际内容", "put the real words in its place")
    return text


def _about(text: str, _: Asking) -> str:
    first, space, name = text.partition(" ")
    return (word_id(SUBJECTS, first) or first) + space + name.strip()


def _day(text: str, asking: Asking) -> dt.date:
    found = _promise(text, asking)
    return dt.date(found.year, found.month, found.day)


def _whole(text: str, asking: Asking) -> int:
    said = _narrow(text)
    if not _WHOLE.fullmatch(said):
        raise asking.wrong(text, "写整数，如 14", "not a whole number; write one like 14")
    return int(said)


def _number(text: str, asking: Asking) -> float:
    said = _narrow(text)
    if not _NUMBER.fullmatch(said):
        raise asking.wrong(text, "写数字，如 1.5", "not a number; write one like 1.5")
    return float(said)


def _narrow(text: str) -> str:
    """Return a number as it is usual: Chinese keyboards type full-width digits as well."""
    return unicodedata.normalize("NFKC", text).strip()


def _flag(text: str, asking: Asking) -> bool:
    return _word(YES_NO, text, asking) == "yes"


_READERS: Final[dict[Kind, Callable[[str, Asking], Any]]] = {
    TEXT: _text,
    NOTE: _text,
    FACT: _fact,
    DUE: _promise,
    DAY: _day,
    WHOLE: _whole,
    NUMBER: _number,
    FLAG: _flag,
    ABOUT: _about,
}
