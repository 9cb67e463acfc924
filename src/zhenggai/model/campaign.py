"""The campaign: its stages, limits, profiles, word lists and calendar."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from zhenggai.model.limits import Limits
from zhenggai.model.people import Contact
from zhenggai.model.schema import (
    DAY,
    FLAG,
    ID,
    TEXT,
    Choice,
    Listed,
    Many,
    One,
    Plain,
    Record,
    Some,
    Table,
    entry,
)
from zhenggai.words import (
    LANGUAGE,
    LISTS,
    OPTION_CLASS,
    SEVERITY,
    STAGE,
    Text,
    Vocabulary,
    Word,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """A stage of the campaign."""

    called: ClassVar[Text] = Text("阶段", "stage")

    id: str = entry(Choice(STAGE), "编号", "阶段", "which stage", required=True)
    name: str = entry(TEXT, "名称", "名称", "name as printed")
    start: dt.date | None = entry(DAY, "开始", "第一天", "first day")
    end: dt.date | None = entry(DAY, "结束", "最后一天", "last day")

    def holds(self, day: dt.date) -> bool:
        """Whether the stage runs on `day`."""
        begun = self.start is not None and self.start <= day
        return begun and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """What is asked of units of one kind (分类指导, C59)."""

    called: ClassVar[Text] = Text("单位类型", "profile")

    name: str = entry(TEXT, "名称", "名称", "name")
    name_en: str = entry(TEXT, "英文名称", "英文名称", "English name")
    like: str = entry(ID, "同", "沿用的类型", "the profile it is like")
    domains: tuple[str, ...] = entry(
        Some(Listed("domains")), "问题方面", "必须查的方面", "required domains"
    )
    themes: bool | None = entry(FLAG, "主题", "是否必须查主题", "themes required?")
    areas: bool | None = entry(FLAG, "领域", "是否必须查领域", "areas required?")
    publicity: tuple[str, ...] = entry(
        Some(Listed("channels")), "宣传渠道", "适合的渠道", "channels that fit"
    )
    mechanisms: tuple[str, ...] = entry(
        Some(Listed("mechanism_kinds")), "机制", "应有的机制", "wanted mechanisms"
    )
    finish: tuple[str, ...] = entry(
        Some(TEXT), "办结材料", "办结所需材料", "papers needed to finish"
    )
    severity: Mapping[str, str] = entry(
        Table(ID, Choice(SEVERITY)), "级别", "规则级别", "severity of rules"
    )
    limits: Limits | None = entry(One(Limits), "期限", "期限", "limits of its own")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWord(Record):
    """A word that a campaign adds to a list, renames or hides."""

    called: ClassVar[Text] = Text("词条", "word")

    id: str = entry(TEXT, "编号", "编号", "id", required=True)
    name: str = entry(TEXT, "名称", "中文名称", "Chinese name")
    name_en: str = entry(TEXT, "英文名称", "英文名称", "English name")
    hidden: bool | None = entry(FLAG, "隐藏", "不再使用", "no longer used")
    class_: str = entry(
        Choice(OPTION_CLASS), "选项类别", "测评选项类别", "class of a survey option"
    )
    hint: str = entry(TEXT, "提示", "怎样回答", "how to answer a question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """Days from one to another; one day if it has no end."""

    called: ClassVar[Text] = Text("日期段", "span of days")

    from_: dt.date | None = entry(DAY, "从", "第一天", "first day", required=True)
    to: dt.date | None = entry(DAY, "到", "最后一天", "last day")
    name: str = entry(TEXT, "名称", "名称", "name")

    def holds(self, day: dt.date) -> bool:
        """Whether `day` is one of the days."""
        return self.from_ is not None and self.from_ <= day <= (self.to or self.from_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Record):
    """Official holidays, working weekends and busy seasons (C62)."""

    called: ClassVar[Text] = Text("日历", "calendar")

    holidays: tuple[dt.date | Span, ...] = entry(
        Some(Plain("span")), "放假", "放假日期", "days off: dates, or from and to"
    )
    workdays: tuple[dt.date, ...] = entry(Some(DAY), "上班", "调休上班", "weekends that are worked")
    busy: tuple[Span, ...] = entry(Many(Span), "农忙", "农忙时节", "busy seasons")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeStyle(Record):
    """How papers are signed and laid out."""

    called: ClassVar[Text] = Text("公示样式", "notice style")

    signature: str = entry(TEXT, "落款", "落款写法", "how papers are signed")
    seal: bool | None = entry(FLAG, "印章", "是否盖章", "room for a seal")
    paper: str = entry(TEXT, "纸张", "纸张", "paper", default="A4")
    fonts: Mapping[str, str] = entry(Table(ID, TEXT), "字体", "字体", "fonts")
    templates: Mapping[str, str] = entry(Table(ID, TEXT), "模板", "模板名称", "names of templates")
    previous_numbering: bool | None = entry(
        FLAG, "旧式日期", "二○○六年三月", "dates in Chinese numerals"
    )


@dataclass(frozen=True, kw_only=True)
class Campaign(Record):
    """The file data/campaign.yaml; only its name is required."""

    called: ClassVar[Text] = Text("活动", "campaign")

    name: str = entry(TEXT, "名称", "活动名称", "name as printed", required=True)
    organizer: str = entry(TEXT, "主办", "主办单位", "who signs higher-level papers")
    contact: Contact | None = entry(One(Contact), "联系方式", "联系方式", "contact")
    language: str = entry(
        Choice(LANGUAGE), "语言", "公示的语言", "of notices and new files", default="zh"
    )
    stages: tuple[Stage, ...] = entry(Many(Stage), "阶段", "三个阶段", "the stages")
    limits: Limits | None = entry(One(Limits), "期限", "期限和界限", "days and shares")
    profiles: Mapping[str, Profile] = entry(
        Table(ID, One(Profile)), "单位类型", "单位类型", "kinds of unit"
    )
    domains: tuple[ListWord, ...] = entry(Many(ListWord), "问题方面", "词表", "domains")
    themes: tuple[ListWord, ...] = entry(Many(ListWord), "主题", "词表", "themes")
    areas: tuple[ListWord, ...] = entry(Many(ListWord), "领域", "词表", "areas")
    tags: tuple[ListWord, ...] = entry(Many(ListWord), "标签", "词表", "tags")
    channels: tuple[ListWord, ...] = entry(Many(ListWord), "渠道", "词表", "channels")
    survey_options: tuple[ListWord, ...] = entry(
        Many(ListWord), "测评选项", "词表", "survey options"
    )
    lookback_questions: tuple[ListWord, ...] = entry(
        Many(ListWord), "回头看问题", "三问之外的问题", "questions beyond the three"
    )
    visit_checks: tuple[ListWord, ...] = entry(
        Many(ListWord), "督导检查", "五查之外的检查", "checks beyond the five"
    )
    mechanism_kinds: tuple[ListWord, ...] = entry(
        Many(ListWord), "机制类别", "词表", "kinds of mechanism"
    )
    charter_parts: tuple[ListWord, ...] = entry(
        Many(ListWord), "党章部分", "词表", "parts of the charter"
    )
    materials: tuple[ListWord, ...] = entry(Many(ListWord), "学习材料", "词表", "study materials")
    calendar: Calendar | None = entry(One(Calendar), "日历", "放假和农忙", "calendar")
    severity: Mapping[str, str] = entry(
        Table(ID, Choice(SEVERITY)), "级别", "规则级别", "severity of rules"
    )
    notice: NoticeStyle | None = entry(One(NoticeStyle), "公示样式", "公示样式", "how papers look")
    reports: Mapping[str, str] = entry(
        Table(TEXT, TEXT), "报表", "报表的命令行", "saved reports: name to command"
    )
    lists: Mapping[str, Vocabulary] = field(default_factory=dict, compare=False)
    """Every word list with the campaign's own words merged in."""

    @property
    def label(self) -> str:
        """Findings about the campaign itself name no record."""
        return ""

    def stage(self, stage_id: str) -> Stage | None:
        """Return a stage by id."""
        return next((item for item in self.stages if item.id == stage_id), None)

    @property
    def rectification(self) -> Stage | None:
        """The stage that zhenggai is about, if the campaign dates it."""
        return self.stage("rectification")

    @cached_property
    def option_classes(self) -> Mapping[str, str]:
        """The class of each survey option: pos, neutral, neg or unknown."""
        built_in = {
            "satisfied": "pos",
            "basic": "neutral",
            "dissatisfied": "neg",
            "unknown": "unknown",
        }
        own = self.survey_options
        # An option without a class is FIL10; until it has one, it says nothing of satisfaction.
        return built_in | {word.id: word.class_ or built_in.get(word.id, "unknown") for word in own}


def merged(built_in: Vocabulary, own: tuple[ListWord, ...]) -> Vocabulary:
    """Return a list with a campaign's words added, renamed or hidden."""
    words = {word.id: word for word in built_in}
    for item in own:
        known = words.get(item.id, Word(item.id, item.id, item.id))
        words[item.id] = Word(item.id, item.name or known.zh, item.name_en or item.name or known.en)
    hidden = {item.id for item in own if item.hidden}
    kept = [word for word in words.values() if word.id not in hidden]
    return Vocabulary(built_in.name, *kept)


def word_lists(campaign: Campaign | None) -> dict[str, Vocabulary]:
    """Return every word list as the campaign has it, or as built in."""
    return {
        name: merged(words, getattr(campaign, name)) if campaign else words
        for name, words in LISTS.items()
    }
