"""Opinions of the public and every step of the answer to them (整改意见反馈制)."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from zhenggai.model.schema import (
    ABOUT,
    FACT,
    ID,
    IDS,
    TEXT,
    WHOLE,
    Choice,
    Listed,
    One,
    Record,
    entry,
)
from zhenggai.words import (
    ANSWER,
    NATURE,
    OUTCOME,
    RAISER,
    REPLY_FORM,
    YES_NO,
    Text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay(Record):
    """Passing an opinion on to the branch or member it is about (C52)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("转送", "relay")

    date: dt.date | None = entry(FACT, "日期", "转送日期", "day relayed", required=True)
    to: str = entry(TEXT, "送达", "转给的支部或党员", "the branch or member it went to")
    acknowledged: dt.date | None = entry(
        FACT, "签收", "签收日期", "day the receiver acknowledged it"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """Whether an opinion is taken up (C04)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("办理", "decision")

    date: dt.date | None = entry(FACT, "日期", "决定日期", "day of decision", required=True)
    outcome: str = entry(Choice(OUTCOME), "结果", "采纳与否", "whether adopted", required=True)
    reason: str = entry(TEXT, "理由", "不采纳或转办的理由", "why it is declined or referred")
    by: str = entry(TEXT, "决定人", "作出决定的人", "who decided")
    version: int | None = entry(
        WHOLE, "版本", "采纳进方案的第几版", "version of the plan that took it in"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Record):
    """The answer given to whoever raised the opinion (件件有回音, C28)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("答复", "reply")

    date: dt.date | None = entry(FACT, "日期", "答复日期", "day of reply", required=True)
    form: str = entry(Choice(REPLY_FORM), "方式", "答复的方式", "how it was given")
    by: str = entry(TEXT, "答复人", "答复的人", "who replied")
    text: str = entry(TEXT, "内容", "答复内容，会公示", "what was said; it is printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """What the raiser said of the result."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("评价", "verdict")

    date: dt.date | None = entry(FACT, "日期", "评价日期", "day given", required=True)
    solved: str = entry(Choice(ANSWER), "解决", "反映人认为是否解决", "solved?", required=True)
    text: str = entry(TEXT, "内容", "反映人的原话", "what was said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion(Record):
    """An opinion as it was received (意见建议, C03)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("意见", "opinion")

    id: str = entry(ID, "编号", "如 O-001", "like O-001", required=True)
    date: dt.date | None = entry(FACT, "收到日期", "收到的日期", "day received")
    channel: str = entry(Listed("channels"), "渠道", "收到的渠道", "how it came")
    from_: str = entry(Choice(RAISER), "来自", "哪一类人，不写姓名", "what kind of person; no name")
    nature: str = entry(Choice(NATURE), "性质", "不满、期盼、建议或表扬", "its nature")
    count: int = entry(WHOLE, "人数", "同样意见的人数", "people who raised it", default=1)
    strong: str = entry(
        Choice(YES_NO), "反映强烈", "群众是否反映强烈", "strongly felt by the public"
    )
    about: str = entry(
        ABOUT,
        "对象",
        "本单位、方案、整改情况，或“党员 姓名”",
        "unit, plan, results or member NAME",
        default="unit",
    )
    text: str = entry(TEXT, "原话", "收到的原话，不公示", "as received; never printed")
    public_text: str = entry(TEXT, "公示摘要", "公示时的写法", "the wording that may be printed")
    category: str = entry(
        Listed("domains", free=True), "分类", "梳理分类", "how it was sorted (C52)"
    )
    relayed: Relay | None = entry(
        One(Relay), "转送", "反馈给支部或党员", "passed on to whom it concerns"
    )
    decision: Decision | None = entry(One(Decision), "办理", "采纳与否", "whether it is taken up")
    issue: tuple[str, ...] = entry(
        IDS,
        "对应问题",
        "归入的问题编号，可在别的单位",
        "the issue or issues it became, here or in another unit",
    )
    reply: Reply | None = entry(One(Reply), "答复", "给反映人的答复", "the answer given")
    verdict: Verdict | None = entry(
        One(Verdict), "评价", "反映人的评价", "what the raiser says of the result"
    )

    @property
    def adopted(self) -> bool:
        """Whether the opinion was taken up, wholly or in part."""
        return self.decision is not None and self.decision.outcome in (
            "accepted",
            "partial",
        )
