"""People: who to turn to, and the members of a unit."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from zhenggai.model.schema import FACT, NOTE, TEXT, Listed, One, Record, Table, entry
from zhenggai.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Where the public can turn (监督电话, 意见箱)."""

    called: ClassVar[Text] = Text("联系方式", "contact")

    name: str = entry(TEXT, "联系人", "姓氏加同志即可", "surname and 同志 is enough")
    phone: str = entry(TEXT, "电话", "办公电话，不写私人手机", "office line, never private")
    box: str = entry(TEXT, "意见箱", "意见箱的位置", "where the suggestion box hangs")
    address: str = entry(TEXT, "地址", "办公地址", "office address")
    hours: str = entry(TEXT, "时间", "接待时间", "office hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floating(Record):
    """A member who works elsewhere (流动党员, C48)."""

    dated: ClassVar[str] = "left"
    called: ClassVar[Text] = Text("流动情况", "floating")

    left: dt.date | None = entry(FACT, "外出日期", "外出的日期", "day the member left")
    place: str = entry(TEXT, "去向", "所在地，不写门牌", "where to; no house number")
    host: str = entry(TEXT, "接收组织", "流入地党组织", "branch that receives the member")
    contact: str = entry(TEXT, "联系人", "本支部联系人", "who of this branch keeps contact")
    last_contact: dt.date | None = entry(
        FACT, "最近联系", "最近一次联系的日期", "day of the last contact"
    )
    returned: dt.date | None = entry(FACT, "返回日期", "返回的日期", "day of return")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Record):
    """A member on the roster; his own problems are issues with `member:` (C17)."""

    called: ClassVar[Text] = Text("党员", "member")

    name: str = entry(TEXT, "姓名", "党员姓名", "the member's name", required=True)
    role: str = entry(TEXT, "职务", "党内外职务", "office held")
    appraisal: str = entry(
        TEXT, "评议意见", "党组织的评议意见", "what the branch's appraisal said (C17)"
    )
    direction: str = entry(
        TEXT, "努力方向", "今后努力方向", "what the member will strive for (C17)"
    )
    contrast: Mapping[str, str] = entry(
        Table(Listed("charter_parts"), NOTE),
        "对照党章",
        "三个对照，写内容或日期",
        "the three contrasts with the charter: text or date (C12)",
    )
    floating: Floating | None = entry(
        One(Floating), "流动", "外出流动的党员填写", "only for a member who is away"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast(Record):
    """One of the unit's three contrasts with the charter (三个对照, C12)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("对照", "contrast")

    date: dt.date | None = entry(FACT, "日期", "对照检查的日期", "day of the contrast")
    text: str = entry(TEXT, "内容", "对照检查的内容", "what was found")
