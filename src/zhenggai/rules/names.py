"""Find names of persons in a text."""

import re
from collections.abc import Iterable
from typing import Final

_SURNAME: Final = (
    "(?:欧阳|上官|司马|诸葛|["
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅邹孟熊秦邱侯江尹薛闫段雷龙史陶贺顾毛郝龚邵钱严覃武戴莫"
    "孔汤蓝农岑闭甘滕凌蒙庞裴翁倪施牛洪季殷章高])"
)
_HAN: Final = r"\u4e00-\u9fff"
_NAME: Final = rf"{_SURNAME}(?!某)[{_HAN}]{{1,2}}"
RAISER: Final = re.compile(
    "(?:反映|举报|检举|投诉|控告|信访|上访|来信|来访|提意见)(?:的?人|者)(?!数)"
)
_RAISER_NAMED: Final = re.compile(
    rf"{RAISER.pattern}\s*"
    rf"(?:(?:姓名|名叫|叫|系|是|为)?\s*[:：(（“]\s*({_NAME})|(?:姓名|名叫|叫|系|是|为)\s*({_NAME})|({_NAME}))"
    rf"(?=[^{_HAN}]|$|家|同志|先生|女士|大爷|大妈|大娘|反映|提出|要求|建议|住|说|称|等)"
)
_NO_NAME: Final = re.compile(
    r"(?:高[兴度]|陈述|严[重肃格]|马上|毛病|任何|周[边围到]|余[下款]|农[民户村技机]|石[头料])"
    r"|.*[村屯组镇乡县市户家们社队场厂校店站部委局办]$"
)
"""Words that begin like a name, and places."""

_LONGEST: Final = 4
NAME_ALONE: Final = re.compile(rf"^{_NAME}$", re.MULTILINE)
"""A line that may be a name and nothing else."""


def is_name(text: str) -> bool:
    """Whether a text is the name of a person and nothing else, as far as can be told."""
    short = len(text) <= _LONGEST and NAME_ALONE.fullmatch(text)
    return bool(short) and not _NO_NAME.match(text)


def raiser_named(text: str) -> int | None:
    """Return where a text names the one who reported or complained; None if it does not."""
    for match in _RAISER_NAMED.finditer(text):
        name = match[match.lastindex or 0]
        if not _NO_NAME.match(name):
            return match.start(match.lastindex or 0)
    return None


class Names:
    """Names to look for, found in time that does not grow with how many there are."""

    def __init__(self, names: Iterable[str]) -> None:
        """Sort the names by how they begin; a single character is no name."""
        self._begun: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            if len(name) > 1:
                self._begun.setdefault(name[0], []).append(name)

    def first_in(self, text: str) -> str:
        """Return the first of the names that stands in a text, or nothing."""
        for place, character in enumerate(text):
            for name in self._begun.get(character, ()):
                if text.startswith(name, place) and _whole(text, place, name):
                    return name
        return ""


def _whole(text: str, place: int, name: str) -> bool:
    """Say whether a name in Latin letters is not a part of a longer word."""
    if not name.isascii():
        return True
    around = text[max(0, place - 1) : place] + text[place + len(name) : place + len(name) + 1]
    return not any(character.isascii() and character.isalnum() for character in around)
