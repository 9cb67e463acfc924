"""Find how many people a text tells of, where it tells of a group of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ENGLISH: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CHINESE: Final = {"两": 2} | {digit: n for n, digit in enumerate("零一二三四五六七八九")}
_PEOPLE: Final = (
    "群众|村民|居民|社员|农民|老人|老党员|党员|干部|职工|学生|家长|妇女|残疾人|同志"
    "|贫困户|低保户|五保户"
)
_GROUP: Final = re.compile(
    # All begins with one of few characters, so that the search goes quickly over the others.
    r"(?=[\d两一二三四五六七八九十唯otfsen])(?:(?<![\d.第每逐一二三四五六七八九十百千万])"
    r"(?P<zh>\d{1,3}|[两一二三四五六七八九]?十?[一二三四五六七八九]?)\s*"
    # Who is to be elected, or a room named for members, is no group that raised something.
    rf"(?:[名位个](?!\w{{2,4}}(?:代表|监督|组长|小组|理财|活动|之家|支部|服务))(?:{_PEOPLE})"
    r"|户(?!以上|以内|[一多户]|人均)|家(?:人|农户|住户|村民|贫困户|低保户|五保户)"
    r"|人(?=反映|提出|要求|建议|联名|来访|来信|投诉))"
    # The only one of its kind; 唯一的村民小组 is not a person.
    rf"|(?P<only>唯一)(?:的(?:一[名位个户])?|一?[名位个户])(?:{_PEOPLE}|教师|老师|医生|村医|户)"
    r"(?=\W|$|[说讲住家反提要建认觉没不也都])"
    r"|\bthe\s+(?P<the>only)\s+(?:villager|resident|household|famil|person|member|teacher|doctor)"
    rf"|\b(?P<en>{'|'.join(_ENGLISH[1:])}|\d{{1,3}})\s+"
    r"(?:villager|resident|household|famil|people|person|member)\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group that a text tells of: in which words, and how many they are."""

    words: str
    size: int


def groups_in(text: str) -> Iterator[Group]:
    """Go through the groups of counted people in a text."""
    for match in _GROUP.finditer(text):
        size = 1 if match["only"] or match["the"] else _number(_counted(match))
        if size:
            yield Group(match[0], size)


def _counted(match: re.Match[str]) -> str:
    return (match["zh"] or match["en"] or "").lower()


def _number(typed: str) -> int:
    if typed.isdecimal():
        return int(typed)
    if typed in _ENGLISH:
        return _ENGLISH.index(typed)
    tens, ten, ones = typed.rpartition("十")
    return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)
