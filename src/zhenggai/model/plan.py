"""The plan and the meetings around it."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    FACT,
    LINES,
    NUMBER,
    TEXT,
    WHOLE,
    Choice,
    Listed,
    Many,
    Record,
    Some,
    entry,
)
from zhenggai.words import MEETING, PLAN_EVENT, PURPOSE, STAGE, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEvent(Record):
    """A dated line in the history of the plan."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("方案事项", "plan event")

    date: dt.date | None = entry(FACT, "日期", "发生日期", "day", required=True)
    event: str = entry(Choice(PLAN_EVENT), "事项", "做了什么", "what was done", required=True)
    version: int | None = entry(WHOLE, "版本", "第几版", "version number")
    text: str = entry(TEXT, "内容", "说明", "what it says")
    by: str = entry(TEXT, "经办", "审核或批准的人", "who reviewed or approved")
    to: str = entry(TEXT, "报送", "报送的上级", "the superior it was filed with")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """The rectification plan (整改方案, C13 to C22)."""

    called: ClassVar[Text] = Text("整改方案", "plan")

    goals: tuple[str, ...] = entry(LINES, "目标", "整改目标", "what is to be reached")
    text: str = entry(TEXT, "总体要求", "总体要求", "general requirements")
    safeguards: str = entry(TEXT, "保障措施", "组织领导和保障", "how it is secured")
    activity: str = entry(TEXT, "主题实践活动", "主题实践活动方案", "plan of the theme activity")
    log: tuple[PlanEvent, ...] = entry(
        Many(PlanEvent), "经过", "方案形成的经过", "the history of the plan"
    )

    @property
    def formed(self) -> bool:
        """Whether it has left the desk: a draft that is only drafted or reviewed has not (C20)."""
        return bool(self.events("formed", "commented", "revised", "approved", "filed"))

    def events(self, *kinds: str) -> tuple[PlanEvent, ...]:
        """Return the events of these kinds in the order typed."""
        return tuple(item for item in self.log if item.event in kinds)

    def first(self, kind: str) -> dt.date | None:
        """Return the day of the first event of a kind."""
        days = [item.date for item in self.events(kind) if item.date]
        return min(days) if days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFinding(Record):
    """What an earlier stage found (查摆的问题, C09)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("查摆", "finding")

    id: str = entry(TEXT, "编号", "如 F-1", "like F-1", required=True)
    stage: str = entry(Choice(STAGE), "阶段", "查出的阶段", "stage that found it")
    date: dt.date | None = entry(FACT, "日期", "查出日期", "day found")
    about: str = entry(ABOUT, "对象", "本单位，或“党员 姓名”", "unit or member NAME")
    text: str = entry(TEXT, "内容", "查出什么", "what was found")
    explained: str = entry(TEXT, "说明", "为什么不列为问题", "why it is no issue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Record):
    """Somebody who missed a meeting, and when it was made up."""

    called: ClassVar[Text] = Text("缺席", "absence")

    name: str = entry(TEXT, "姓名", "缺席的人", "who was absent", required=True)
    reason: str = entry(TEXT, "原因", "缺席原因", "why")
    made_up: dt.date | None = entry(FACT, "补学日期", "补学的日期", "day it was made up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting or session: mobilisation, study, hearing, report (C08, C10, C19)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("会议", "meeting")

    date: dt.date | None = entry(FACT, "日期", "召开日期", "day", required=True)
    start: str = entry(CLOCK, "开始时间", "如 19:30", "such as 19:30")
    kind: str = entry(Choice(MEETING), "类别", "会议类别", "kind", required=True)
    topic: str = entry(TEXT, "议题", "主要议题", "topic")
    place: str = entry(TEXT, "地点", "召开地点", "place")
    host: str = entry(TEXT, "主持人", "主持的人", "who presided")
    hours: float | None = entry(NUMBER, "学时", "时长（小时）", "length in hours")
    expected: int | None = entry(WHOLE, "应到", "应到人数", "members expected")
    present: int | None = entry(WHOLE, "实到", "实到人数", "members present")
    absent: tuple[Absence, ...] = entry(Many(Absence), "缺席", "缺席的人", "who was absent")
    public: int | None = entry(WHOLE, "群众人数", "到会群众人数", "people of the public present")
    purposes: tuple[str, ...] = entry(
        Some(Choice(PURPOSE)), "目的", "听取意见的目的", "what the hearing was for"
    )
    materials: tuple[str, ...] = entry(
        Some(Listed("materials")), "学习材料", "学了什么", "what was studied"
    )
    tags: tuple[str, ...] = entry(Some(Listed("tags")), "标签", "标签", "tags")
    text: str = entry(TEXT, "内容", "会议记录", "minutes")
