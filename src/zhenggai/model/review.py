"""Publishing, looking back, asking the public, making up, and what lasts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from zhenggai.model.schema import (
    DAY,
    DUE,
    FACT,
    ID,
    IDS,
    LINES,
    TEXT,
    TOPIC,
    WHOLE,
    Choice,
    Listed,
    Many,
    One,
    Record,
    Some,
    Table,
    entry,
)
from zhenggai.words import (
    ANSWER,
    CHANGE,
    COVERS,
    NOTICE_FORM,
    PUBLICITY,
    YES_NO,
    Text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Record):
    """An act of publishing: what was posted, where and how long (公示制, C55)."""

    dated: ClassVar[str] = "from_"
    called: ClassVar[Text] = Text("公示", "notice")

    id: str = entry(ID, "编号", "如 N-1", "like N-1", required=True)
    covers: str = entry(Choice(COVERS), "内容", "公示什么", "what it covers")
    from_: dt.date | None = entry(FACT, "公示开始", "开始日期", "first day")
    until: dt.date | None = entry(DAY, "公示结束", "最后一天，计在内", "last day, counted")
    form: str = entry(Choice(NOTICE_FORM), "形式", "公示形式", "form")
    place: str = entry(TEXT, "地点", "张贴或召开的地点", "where")
    scope: str = entry(TEXT, "范围", "公示范围", "for whom")
    attended: int | None = entry(WHOLE, "到会人数", "会议通报的人数", "people told")
    version: int | None = entry(WHOLE, "版本", "方案第几版", "version of the plan")
    issues: tuple[str, ...] = entry(
        IDS, "问题", "公示的问题，不写即全部", "issues covered; all if left out"
    )
    proposed_by: str = entry(TEXT, "提出人", "提出公示的人", "who proposed it")
    reviewed_by: str = entry(TEXT, "审核人", "审核的人", "who reviewed it")
    approved_by: str = entry(TEXT, "审批人", "批准的人", "who approved it")
    digest: str = entry(
        TEXT, "摘要值", "由程序填写", "digest of what was printed: the program writes it"
    )

    def hangs(self, day: dt.date) -> bool:
        """Whether it is posted on `day`; both ends count, and a meeting is over after its day."""
        last = self.from_ if self.until is None and self.form == "meeting" else self.until
        begun = self.from_ is not None and self.from_ <= day
        return begun and (last is None or day <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """An answer to one question, with what it rests on."""

    called: ClassVar[Text] = Text("回答", "answer")

    answer: str = entry(Choice(ANSWER), "答案", "是、部分或否", "yes, partly or no")
    basis: str = entry(TEXT, "依据", "回答的依据", "what the answer rests on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """Something still to be done, by one person, by a day."""

    called: ClassVar[Text] = Text("任务", "task")

    text: str = entry(TEXT, "内容", "做什么", "what is to be done")
    owner: str = entry(TEXT, "责任人", "具体一个人", "one named person")
    due: dt.date | None = entry(DUE, "时限", "完成时限", "to be done by")
    done: dt.date | None = entry(FACT, "完成日期", "完成的日期", "day it was done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Record):
    """What a look-back answered about one issue (C35)."""

    called: ClassVar[Text] = Text("逐条", "issue looked back on")

    answers: Mapping[str, Answer] = entry(
        Table(Listed("lookback_questions"), One(Answer), rest=True),
        "三问",
        "每个问题的回答",
        "the answer to each question",
    )
    follow_up: Task | None = entry(
        One(Task), "补改", "部分或否时的补改", "what follows a partly or no"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookback(Record):
    """A look-back of the unit or of one member (回头看, C34)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("回头看", "look-back")

    date: dt.date | None = entry(FACT, "日期", "回头看日期", "day", required=True)
    by: tuple[str, ...] = entry(LINES, "组织者", "谁来回头看", "who looked back")
    round: int | None = entry(WHOLE, "轮次", "第几轮", "which round")
    member: str = entry(TEXT, "党员", "党员个人回头看写姓名", "whose, if a member's")
    issues: Mapping[str, Checked] = entry(
        Table(ID, One(Checked)), "问题", "逐条问题", "issue by issue"
    )
    digest: str = entry(TEXT, "摘要值", "由程序填写", "digest of the issues: the program writes it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants(Record):
    """Who took part in a survey."""

    called: ClassVar[Text] = Text("参加人员", "participants")

    public: int | None = entry(WHOLE, "群众", "群众人数", "people of the public")
    members: int | None = entry(WHOLE, "党员", "党员人数", "members")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyItem(Record):
    """One line of a ballot with its counts."""

    called: ClassVar[Text] = Text("测评项目", "survey item")

    text: str = entry(TEXT, "内容", "测评项目", "the question")
    counts: Mapping[str, int] = entry(
        Table(Listed("survey_options"), WHOLE), "票数", "各选项票数", "votes by option"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """A satisfaction survey of the public (满意度测评, C36)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("测评", "survey")

    id: str = entry(ID, "编号", "如 S-1", "like S-1", required=True)
    date: dt.date | None = entry(FACT, "日期", "测评日期", "day", required=True)
    organiser: str = entry(TEXT, "组织单位", "组织测评的单位编号", "unit id, campaign, or text")
    method: str = entry(TEXT, "方式", "测评方式", "how it was held")
    question: str = entry(TEXT, "总问题", "总体评价的问法", "the overall question")
    issued: int | None = entry(WHOLE, "发出", "发出票数", "ballots handed out")
    returned: int | None = entry(WHOLE, "收回", "收回票数", "ballots handed back")
    spoiled: int | None = entry(WHOLE, "废票", "废票和弃权", "spoiled or blank")
    counts: Mapping[str, int] = entry(
        Table(Listed("survey_options"), WHOLE), "票数", "各选项票数", "votes by option"
    )
    items: tuple[SurveyItem, ...] = entry(
        Many(SurveyItem), "分项", "分项测评", "the single questions"
    )
    participants: Participants | None = entry(
        One(Participants), "参加人员", "参加的群众和党员", "who took part"
    )
    comments: tuple[str, ...] = entry(LINES, "主要意见", "主要意见", "what people added")
    supersedes: str = entry(ID, "取代", "取代的测评编号", "the survey that this one replaces")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Record):
    """That the superior accepted a make-up."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("验收", "acceptance")

    date: dt.date | None = entry(FACT, "日期", "验收日期", "day", required=True)
    by: str = entry(TEXT, "验收人", "谁验收", "who accepted it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup(Record):
    """What a dissatisfied majority leads to, under the superior (补课, C37)."""

    dated: ClassVar[str] = "opened"
    called: ClassVar[Text] = Text("补课", "make-up")

    id: str = entry(ID, "编号", "如 B-1", "like B-1", required=True)
    survey: str = entry(ID, "测评", "引起补课的测评", "the survey that caused it")
    supervisor: str = entry(TEXT, "监督单位", "上级单位编号", "the superior's unit id, or campaign")
    opened: dt.date | None = entry(FACT, "开始日期", "开始补课", "day it was opened")
    reason: str = entry(TEXT, "原因", "补课的原因", "why")
    tasks: tuple[Task, ...] = entry(Many(Task), "任务", "补课任务", "what is made up")
    due: dt.date | None = entry(DUE, "时限", "补课时限", "to be finished by")
    accepted: Acceptance | None = entry(
        One(Acceptance), "验收", "上级验收", "acceptance by the superior"
    )
    resurvey: str = entry(ID, "再测评", "补课后的测评", "the survey held afterwards")

    @property
    def due_in_force(self) -> dt.date | None:
        """Its due date, else the last one of its tasks when every one has its own."""
        days = [task.due for task in self.tasks if task.due]
        complete = bool(days) and len(days) == len(self.tasks)
        return self.due or (max(days) if complete else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Record):
    """A rule that lasts (长效机制, C43 to C48)."""

    dated: ClassVar[str] = "adopted"
    called: ClassVar[Text] = Text("机制", "mechanism")

    id: str = entry(ID, "编号", "如 Z-1", "like Z-1", required=True)
    title: str = entry(TEXT, "名称", "制度名称", "title", required=True)
    kind: str = entry(Listed("mechanism_kinds"), "类别", "机制类别", "kind")
    change: str = entry(Choice(CHANGE), "立改废", "立改废", "new, revised, abolished")
    from_: tuple[str, ...] = entry(IDS, "来自问题", "由哪些问题而来", "issues it came from")
    doc: str = entry(TEXT, "文号", "文件名称或文号", "document or its number")
    adopted: dt.date | None = entry(FACT, "通过日期", "通过的日期", "day adopted")
    effective: dt.date | None = entry(DAY, "施行日期", "施行的日期", "in force from")
    owner: str = entry(TEXT, "责任人", "具体一个人", "one named person")
    review: dt.date | None = entry(DAY, "复查日期", "下次复查", "next review")
    tags: tuple[str, ...] = entry(Some(Listed("tags")), "标签", "标签", "tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Record):
    """What a supervision team wants put right (督办)."""

    called: ClassVar[Text] = Text("督办", "order")
    tells: ClassVar[dict[str, str]] = {"answered": "answer"}

    id: str = entry(ID, "编号", "如 D-1", "like D-1", required=True)
    number: str = entry(TEXT, "文号", "如 督〔2006〕3号", "like 督〔2006〕3号")
    text: str = entry(TEXT, "内容", "整改要求", "what is to be put right")
    due: dt.date | None = entry(DUE, "时限", "反馈时限", "answer due by")
    answered: dt.date | None = entry(FACT, "反馈日期", "反馈的日期", "day answered")
    answer: str = entry(TEXT, "反馈内容", "办理情况", "what was answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """A visit of the supervision team with its five checks (督导, C56, C58)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("督导", "visit")

    date: dt.date | None = entry(FACT, "日期", "督导日期", "day", required=True)
    team: str = entry(TEXT, "督导组", "哪个督导组", "which team")
    method: str = entry(TEXT, "方式", "查阅、座谈、走访", "how")
    found: tuple[str, ...] = entry(Some(TEXT), "发现问题", "发现的问题", "what was found")
    checks: Mapping[str, Answer] = entry(
        Table(Listed("visit_checks"), One(Answer)), "五查", "五查结果", "five checks"
    )
    orders: tuple[Order, ...] = entry(Many(Order), "督办", "督办事项", "orders given")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModel(Record):
    """A person or unit held up as a model (典型, C61)."""

    called: ClassVar[Text] = Text("典型", "model")

    name: str = entry(TEXT, "名称", "人或单位", "person or unit")
    unit: str = entry(TEXT, "单位", "所在单位", "unit")
    theme: str = entry(TOPIC, "事迹主题", "事迹主题", "theme")
    consent: str = entry(Choice(YES_NO), "本人同意", "本人是否同意", "consent given")
    approved_by: str = entry(TEXT, "审批人", "批准宣传的人", "who approved it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicity(Record):
    """An act of publicity (宣传, C60)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("宣传", "publicity")

    date: dt.date | None = entry(FACT, "日期", "日期", "day", required=True)
    channel: str = entry(Listed("channels"), "渠道", "宣传渠道", "channel")
    kind: str = entry(Choice(PUBLICITY), "类别", "宣传类别", "kind")
    title: str = entry(TEXT, "标题", "标题", "title")
    link: str = entry(TEXT, "链接", "网址或刊号", "address or issue number")
    model: RoleModel | None = entry(One(RoleModel), "典型", "宣传的典型", "role model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A finding that is accepted, with the reason in writing."""

    called: ClassVar[Text] = Text("豁免", "waiver")

    rule: str = entry(TEXT, "规则", "规则代码", "rule code", required=True)
    record: str = entry(TEXT, "记录", "记录编号，不写即全单位", "record; all if left out")
    reason: str = entry(TEXT, "理由", "为什么接受", "why it is accepted")
    by: str = entry(TEXT, "批准人", "谁批准", "who accepted it")
    until: dt.date | None = entry(DAY, "截止", "到哪天为止", "last day it holds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished(Record):
    """That the unit's rectification is finished (C63)."""

    dated: ClassVar[str] = "date"
    called: ClassVar[Text] = Text("办结", "finished")

    date: dt.date | None = entry(FACT, "日期", "办结日期", "day", required=True)
    summary: str = entry(TEXT, "总结", "总结", "summary")
    by: str = entry(TEXT, "批准人", "谁批准", "who declared it")
