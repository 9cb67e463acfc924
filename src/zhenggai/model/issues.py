"""Issues, their measures and their history (整改台账)."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from zhenggai.model.schema import (
    DAY,
    DUE,
    FACT,
    ID,
    IDS,
    NUMBER,
    TEXT,
    Choice,
    Listed,
    Many,
    One,
    Plain,
    Record,
    Some,
    entry,
)
from zhenggai.words import (
    FOCUS,
    ISSUE_EVENT,
    SOURCE,
    TRACK,
    YES_NO,
    Text,
)

RESOLVED = frozenset({"done", "closed", "sustained"})
OUTSIDE = frozenset({"referred", "merged", "withdrawn"})
"""Statuses of issues that are not among the N that rates are taken of."""
SETTLED = RESOLVED | OUTSIDE | {"explained"}
"""Statuses of issues that no due date presses any more."""
_STATUS_OF = {
    "started": "in_progress",
    "progress": "in_progress",
    "extended": "in_progress",
    "reopened": "in_progress",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """How much a measure is to do."""

    called: ClassVar[Text] = Text("数量", "quantity")

    value: float | None = entry(NUMBER, "数值", "数值", "number")
    unit: str = entry(TEXT, "单位", "计量单位", "unit of measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A measure: content and task, time, one named person (责任制, C53)."""

    called: ClassVar[Text] = Text("措施", "measure")
    tells: ClassVar[dict[str, str]] = {"done": "result"}

    id: str = entry(ID, "编号", "如 M-1，全文件不重复", "like M-1", required=True)
    text: str = entry(TEXT, "内容", "做什么、做到什么程度", "what is to be done")
    kind: str = entry(Listed("tags"), "类别", "措施类别", "what kind of measure")
    owner: str = entry(TEXT, "责任人", "具体一个人", "one named person")
    due: dt.date | None = entry(DUE, "时限", "完成时限", "to be done by")
    done: dt.date | None = entry(FACT, "完成日期", "实际完成日期", "day it was done")
    result: str = entry(TEXT, "结果", "完成的结果", "what came of it")
    evidence: tuple[str, ...] = entry(
        Some(Plain("path")),
        "佐证",
        "data/evidence 下的文件；后面可写 #sha256=校验值",
        "files below data/evidence; #sha256=DIGEST may follow",
    )
    quantity: Quantity | None = entry(One(Quantity), "数量", "工程量", "how much")

    @property
    def ended(self) -> bool:
        """Whether it was done, or its result says why not: then there is no evidence of work."""
        return self.done is not None or (bool(self.result) and not self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """A step of an issue that is solved step by step (C27)."""

    called: ClassVar[Text] = Text("节点", "milestone")

    due: dt.date | None = entry(DUE, "时限", "节点时限", "to be reached by", required=True)
    goal: str = entry(TEXT, "目标", "节点目标", "what is to be reached")
    done: dt.date | None = entry(FACT, "完成日期", "实际完成日期", "day it was reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """Who helps with a shared issue, and with what (协作制, C54)."""

    called: ClassVar[Text] = Text("配合", "partner")

    name: str = entry(TEXT, "名称", "单位编号或党员姓名", "unit id or member's name")
    duty: str = entry(TEXT, "分工", "承担的工作", "what the partner does")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared(Record):
    """That several work on an issue: the record with partners stands at the lead (C54)."""

    called: ClassVar[Text] = Text("协作", "shared")

    lead: str = entry(TEXT, "牵头单位", "牵头单位编号", "id of the unit that leads")
    partners: tuple[Partner, ...] = entry(
        Many(Partner), "配合单位", "配合的单位或党员", "who helps"
    )
    of: str = entry(
        TEXT,
        "原件",
        "本记录是哪一条的副本：单位#编号",
        "the record at the lead that this is a copy of: UNIT#ID",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEvent(Record):
    """A dated line in the history of an issue."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("进展", "issue event")

    date: dt.date | None = entry(FACT, "日期", "发生日期", "day", required=True)
    event: str = entry(Choice(ISSUE_EVENT), "事项", "发生了什么", "what happened", required=True)
    text: str = entry(TEXT, "内容", "说明；完成时写成效", "details; when done, the effect")
    by: str = entry(TEXT, "经办", "谁办理、批准或核验", "who did, approved or verified")
    evidence: tuple[str, ...] = entry(
        Some(Plain("path")),
        "佐证",
        "data/evidence 下的文件；后面可写 #sha256=校验值",
        "files below data/evidence; #sha256=DIGEST may follow",
    )
    due: dt.date | None = entry(DUE, "新时限", "延期后的时限", "the new due date")
    reason: str = entry(TEXT, "理由", "延期、撤销的理由", "why")
    review: dt.date | None = entry(DAY, "复查日期", "长期坚持的复查日期", "next review")
    to: str = entry(TEXT, "转往", "转办到哪里", "where it was referred to")
    into: str = entry(TEXT, "归入", "归并到哪个问题", "the issue it was merged into")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """A problem taken up, of the unit or, with `member`, of one member (问题)."""

    dated: ClassVar[str] = "found"
    called: ClassVar[Text] = Text("问题", "issue")

    id: str = entry(ID, "编号", "如 I-001", "like I-001", required=True)
    title: str = entry(TEXT, "名称", "问题一句话", "the problem in a line", required=True)
    text: str = entry(TEXT, "具体表现", "具体表现，不公示", "details; never printed")
    public_text: str = entry(TEXT, "公示表述", "公示时的补充", "added when printed")
    member: str = entry(TEXT, "党员", "个人问题写姓名", "whose own problem it is")
    domain: str = entry(Listed("domains"), "方面", "四个方面之一", "domain (C06)")
    theme: str = entry(Listed("themes"), "主题", "新农村建设五句话", "theme (C38)")
    area: str = entry(Listed("areas"), "领域", "问题领域", "problem area (C40-C42)")
    focus: str = entry(Choice(FOCUS), "侧重", "三类侧重之一", "focus (C39)")
    tags: tuple[str, ...] = entry(Some(Listed("tags")), "标签", "标签", "tags")
    source: tuple[str, ...] = entry(
        Some(Choice(SOURCE)), "来源", "问题来源", "where it came from (C01)"
    )
    found: dt.date | None = entry(FACT, "发现日期", "发现的日期", "day it was found")
    from_: tuple[str, ...] = entry(IDS, "来自查摆", "查摆记录编号", "findings it came from")
    strong: str = entry(
        Choice(YES_NO), "反映强烈", "群众是否反映强烈", "strongly felt by the public"
    )
    feasible: str = entry(
        Choice(YES_NO), "当前能办", "当前是否能够办好", "can be done well now (C24)"
    )
    key: str = entry(Choice(YES_NO), "重点", "是否整改重点", "a priority (C24)")
    key_reason: str = entry(
        TEXT, "重点理由", "列为或不列为重点的理由", "why it is, or is not, a priority"
    )
    cause: str = entry(TEXT, "原因", "产生问题的原因", "why the problem exists (C17)")
    charter: tuple[str, ...] = entry(
        Some(Listed("charter_parts")),
        "对照党章",
        "对照党章哪一部分",
        "part of the charter it offends (C14)",
    )
    track: str = entry(Choice(TRACK), "类别", "马上、限期或逐步", "track (C25-C27)")
    goal: str = entry(TEXT, "目标", "整改到什么程度", "what is to be reached")
    leader: str = entry(TEXT, "牵头领导", "牵头的领导", "leading official")
    owner: str = entry(TEXT, "责任人", "具体一个人", "one named person (C53)")
    due: dt.date | None = entry(
        DUE, "时限", "整改时限，写月份即月底", "due date; a month means its last day"
    )
    study: str = entry(TEXT, "研究", "怎样研究的", "how it was studied (C27)")
    scheme: str = entry(TEXT, "具体方案", "具体方案", "the special scheme (C27)")
    milestones: tuple[Milestone, ...] = entry(
        Many(Milestone), "节点", "逐步解决的节点", "the steps (C27)"
    )
    shared: Shared | None = entry(One(Shared), "协作", "共性问题", "shared with others")
    measures: tuple[Measure, ...] = entry(
        Many(Measure), "措施", "整改措施", "what is done about it"
    )
    log: tuple[IssueEvent, ...] = entry(Many(IssueEvent), "经过", "进展经过", "its history")

    @property
    def is_copy(self) -> bool:
        """Whether this is a partner's copy of a shared issue, which no figure counts."""
        return self.shared is not None and bool(self.shared.of)

    def last(self, *events: str) -> IssueEvent | None:
        """Return the latest event of these kinds, or of any; one that says nothing is none."""
        for item in reversed(self.log):
            if item.event in events if events else item.event:
                return item
        return None

    @property
    def status(self) -> str:
        """The derived status: what the last event says (a word of `STATUS`)."""
        for last in reversed(self.log):
            if last.event:
                return _STATUS_OF.get(last.event, last.event)
        return "registered"

    @property
    def status_since(self) -> dt.date | None:
        """The day from which its status holds: an extension of what is in progress begins none."""
        since = None
        for item in reversed(self.log):
            if item.event and _STATUS_OF.get(item.event, item.event) != self.status:
                break
            since = item.date or since
        return since

    @property
    def resolved(self) -> bool:
        """Whether it is done, closed or sustained."""
        return self.status in RESOLVED

    @property
    def relapses(self) -> int:
        """How often it was reopened (反弹)."""
        return sum(item.event == "reopened" for item in self.log)

    @property
    def started_on(self) -> dt.date | None:
        """The day of the first event."""
        return self.log[0].date if self.log else None

    @property
    def done_on(self) -> dt.date | None:
        """The day of the last `done`, while it still counts."""
        last = self.last("done")
        return last.date if last and self.resolved else None

    @property
    def due_in_force(self) -> dt.date | None:
        """The due date of the last extension, else the original one.

        A phased issue without a due date takes its next open milestone.
        """
        for item in reversed(self.log):
            if item.event == "extended" and item.due:
                return item.due
        if self.due or self.track != "phased":
            return self.due
        days = [step.due for step in self.milestones if step.due]
        ahead = [step.due for step in self.milestones if step.due and not step.done]
        return min(ahead, default=max(days, default=None))

    def overdue(self, day: dt.date) -> bool:
        """Whether its due date has passed and nothing settled it."""
        due = self.due_in_force
        return due is not None and due < day and self.status not in SETTLED

    def light(self, day: dt.date, warn_days: int) -> str:
        """Return the light of an open or done issue (a word of `LIGHT`)."""
        if self.status in SETTLED - {"done"}:
            return "grey"
        if self.overdue(day):
            return "red"
        due = self.due_in_force
        if self.status == "done":
            late = due is not None and self.done_on is not None and self.done_on > due
            return "yellow" if late else "green"
        near = due is not None and due - day <= dt.timedelta(days=warn_days)
        behind = any(step.due and step.due < day and not step.done for step in self.milestones)
        return "yellow" if near or behind else "green"
