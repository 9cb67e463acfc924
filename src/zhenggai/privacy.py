"""Find in a text what must never be printed: numbers and addresses of private persons."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from zhenggai.words import Text

IDENTITY: Final = Text("身份证号", "an ID card number")
CARD: Final = Text("银行卡号", "a bank card number")
MOBILE: Final = Text("手机号", "a mobile number")
PHONE: Final = Text("电话号码", "a telephone number")
EMAIL: Final = Text("电子邮箱", "an e-mail address")
ACCOUNT: Final = Text("QQ号或微信号", "a QQ or WeChat account")
HOUSE: Final = Text("门牌号", "a house number")


@dataclass(frozen=True, slots=True)
class Leak:
    """Something private in a text: what kind of thing, and at which character it begins."""

    kind: Text
    offset: int


_Match: TypeAlias = re.Match[str]


@dataclass(frozen=True, slots=True)
class _Sought:
    kind: Text
    regex: re.Pattern[str]
    holds: Callable[[_Match, frozenset[str]], bool]


# Full-width forms, the many dashes and dots, one character for one, so that offsets stay right.
_FOLD: Final = {
    **{0xFF01 + place: 0x21 + place for place in range(94)},
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), 0x2D),
    **dict.fromkeys((0x00B7, 0x2022, 0x2027, 0x30FB), 0x2E),
    **dict.fromkeys((0x00A0, 0x3000), 0x20),
}
_BETWEEN: Final = r" ().\u00b7\u2022\u2027\u30fb\uff08\uff09\uff0d\uff0e\u2010-\u2015\u2212\u3000-"
"""What may stand between the figures of a number."""
# All begins with one of few characters, so that the search goes quickly over the others.
SUSPECT: Final = re.compile(
    r"[\d一二三四五六七八九十门扣微@\uff20Qq\uff31\uff51wW\uff37\uff57vV\uff36\uff56](?:(?<=\d)"
    rf"(?:(?:[{_BETWEEN}]{{0,2}}\d){{6}}|号|[栋幢座]\d|单元\d)|(?<=[一二三四五六七八九十])号"
    r"|(?<=门)牌|(?<=扣)扣|(?<=微)信|(?<=[@\uff20])|(?<=[Qq\uff31\uff51])[Qq\uff31\uff51]"
    r"|(?<=[wW\uff37\uff57])(?:[eE\uff25\uff45][cC\uff23\uff43]|[xX\uff38\uff58])"
    r"|(?<=[vV\uff36\uff56])[xX\uff38\uff58])"
)
"""What every text with a leak holds, and few others: those need not be scanned."""


def scan(text: str, allowed: frozenset[str]) -> tuple[Leak, ...]:
    """Return what is private in a text, in order of place.

    `allowed` are the telephone numbers and addresses at which an office is to be reached. A
    mobile number is never one of them: what is posted for all is an office line.
    """
    if not SUSPECT.search(text):
        return ()
    folded = text.translate(_FOLD)
    taken: list[tuple[int, int]] = []
    found = []
    for sought in _SOUGHT:
        for match in sought.regex.finditer(folded):
            begin, end = match.span()
            fresh = all(end <= first or last <= begin for first, last in taken)
            if fresh and sought.holds(match, allowed):
                taken.append((begin, end))
                found.append(Leak(sought.kind, match.start(match.lastindex or 0)))
    return tuple(sorted(found, key=lambda leak: leak.offset))


_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"
_PROVINCES: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_OLD_CENTURY: Final = "19"
"""Of numbers with 15 digits: none were given out after 1999."""


def _is_identity(match: _Match, _allowed: frozenset[str]) -> bool:
    """Check an ID card number of 18 characters by GB 11643, one of 15 by its date."""
    number = re.sub("[ -]", "", match[0]).upper()
    if len(number) == 15:
        return _PROVINCES.match(number) is not None and _is_day(_OLD_CENTURY + number[6:12])
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return number[17] == _CHECK_CHARACTERS[total % 11] and _is_day(number[6:14])


def _is_day(digits: str) -> bool:
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= 1850


def _is_card(match: _Match, _allowed: frozenset[str]) -> bool:
    """Check a bank card number by Luhn's sum."""
    digits = [int(digit) for digit in match[0] if digit.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _always(_match: _Match, _allowed: frozenset[str]) -> bool:
    return True


def _not_posted_phone(match: _Match, allowed: frozenset[str]) -> bool:
    """Say whether a number is none of those posted, with or without its area code."""
    number = "".join(filter(str.isdigit, match[0]))
    return not any(known.endswith(number) or number.endswith(known) for known in _phones(allowed))


@lru_cache(maxsize=256)
def _phones(allowed: frozenset[str]) -> frozenset[str]:
    found = set()
    for text in allowed:
        for match in re.finditer(r"[(]?\d[\d ()-]{5,}\d", text.translate(_FOLD)):
            found.add("".join(filter(str.isdigit, match[0])))
    return frozenset(number for number in found if len(number) >= 7)


def _not_posted_text(match: _Match, allowed: frozenset[str]) -> bool:
    return not any(match[0] in text.translate(_FOLD) for text in allowed)


_OFFICE: Final = re.compile(
    r"(?:政府|村委|居委|委员会|支部|机关|大院|办公|学校|公司|中心|大楼|礼堂|法庭|服务|[局所站院校厅馆])"
    r"[^,。;、]{0,2}$"
)


def _not_office(match: _Match, allowed: frozenset[str]) -> bool:
    """Say whether a door is not that of an office, which anybody may know."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return _OFFICE.search(before) is None and _not_posted_text(match, allowed)


_ALONE: Final = r"(?<!\d)(?<!\d\.)"
_NO_AMOUNT: Final = r"(?!\d|\.\d|\s*(?:元(?![旦宵])|万|亿|斤|公斤|千克|亩|平方|立方|吨|米|株))"
_IS: Final = r"\s*[:是为]?\s*"
_NUMBER: Final = "(?:\\d{1,5}(?:-\\d{1,3})?|[一二三四五六七八九十百零〇]{1,6})"
_NEAR_A_DOOR: Final = r"(?=$|[\s,.;:!?)\]、。」”》的住户家室院房楼]|门[前口])"
_ENDS: Final = r"(?=$|[.;!?)\]。」”》住户家室院房]|门[前口])"
_SOUGHT: Final = (
    _Sought(
        IDENTITY,
        re.compile(
            _ALONE + r"(?:\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])"
            r"|\d{6}[ -]?\d{6}[ -]?\d{3}(?![\dXx]))"
        ),
        _is_identity,
    ),
    _Sought(
        CARD,
        re.compile(_ALONE + r"(?:[2-9]\d{15,18}|[2-9]\d{3}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?!\d)"),
        _is_card,
    ),
    _Sought(
        EMAIL,
        re.compile(r"(?<![\w.%+-])\w[\w.%+-]{0,63}@\w[\w-]*(?:\.\w[\w-]*)+", re.ASCII),
        _always,
    ),
    _Sought(
        ACCOUNT,
        re.compile(
            r"(?:QQ|扣扣|微信|wechat)群?(?:号码?|账号|ID)?"
            rf"(?:{_IS}(?:\d{{5,12}}(?![\d人次元条名])|(?=[a-z_-]*\d)[a-z][0-9a-z_-]{{5,19}})"
            r"|\s*:\s*[a-z][0-9a-z_-]{5,19})"
            r"|(?<![0-9a-z])(?:wxid_[0-9a-z_-]{4,20}"
            rf"|[vw]x(?:号|ID)?(?:{_IS}(?=[a-z_-]*\d)[a-z]|\s*:\s*[a-z])[0-9a-z_-]{{5,19}})",
            re.IGNORECASE,
        ),
        _always,
    ),
    _Sought(
        MOBILE,
        re.compile(
            _ALONE + r"(?:(?:\+|00)?86[ -]?|0)?(?:1[3-9]\d(?:[ -]?\d{4}){2}"
            r"|1[3-9]\d{2}[ -](?:\d{3}[ -]\d{4}|\d{4}[ -]\d{3})"
            r"|1[3-9]\d\.\d{4}\.\d{4}|1[3-9]\d(?:[ .-]\d\d){4})" + _NO_AMOUNT
        ),
        _always,
    ),
    _Sought(
        PHONE,
        re.compile(
            r"(?<![\d.-])(?:\(0\d{2,3}\) ?|0\d{2,3}[ -]{0,2})[2-9]\d{2}[ -]?\d{4,5}(?!\d)"
            rf"|(?:(?<=电话|座机|宅电)|(?<=小灵通))(?:号码?)?{_IS}([2-9]\d{{6,7}})(?!\d)"
        ),
        _not_posted_phone,
    ),
    _Sought(
        HOUSE,
        re.compile(
            rf"门牌(?:号码?)?{_IS}\d{{1,5}}|(?<!\d)\d{{1,5}}号门牌"
            r"|(?<!\d)\d{1,4}号院(?![区落])"
            r"|(?<!\d)\d{1,4}(?:栋|幢|座|号楼)"
            r"(?:\d{1,2}单元(?:\d{1,4}[室号房]?)?|\d{1,2}-\d{1,4}|\d{3,4}[室号房])"
            r"|(?<!\d)\d{1,4}号楼\d{3,4}(?![\d个人户元平方立米套间层年月.])"
            r"|(?<!\d)\d{1,2}单元\d{1,4}[室号房]?"
            r"|[\u4e00-\u9fff]{0,2}(?:[路街巷弄坊]|胡同|大道|[\d一二三四五六七八九十][组队社])"
            rf"{_NUMBER}号(?:之\d{{1,3}})?{_NEAR_A_DOOR}"
            # 全村15号停水 is a day.
            rf"|(?<![全本各我进到驻回入下返农])[村屯寨]{_NUMBER}号{_ENDS}"
        ),
        _not_office,
    ),
)
