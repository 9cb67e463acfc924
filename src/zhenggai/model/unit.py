"""A unit with all its records: one file of the ledger."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import ClassVar

from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.people import Contact, Contrast, Member
from zhenggai.model.plan import Meeting, Plan, StageFinding
from zhenggai.model.review import (
    Checked,
    Finished,
    Lookback,
    Makeup,
    Mechanism,
    Notice,
    Publicity,
    Survey,
    Visit,
    Waiver,
)
from zhenggai.model.schema import (
    ID,
    IDS,
    TEXT,
    TOPIC,
    WHOLE,
    Listed,
    Many,
    One,
    Record,
    Table,
    entry,
    facts,
)
from zhenggai.source import Location
from zhenggai.words import Text

CAMPAIGN = "campaign"
"""The superior of a top-level unit: the organizer of the campaign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A participating unit (参学单位); its id is its path below data/units."""

    called: ClassVar[Text] = Text("单位", "unit")

    id: str = ""
    latest: dt.date = dt.date.min
    """The day of the latest fact in the file."""
    said: tuple[str, ...] | None = field(default=None, repr=False, compare=False)
    """All words in the file, one by one; None if the unit was not read from one."""

    name: str = entry(TEXT, "名称", "单位名称", "name of the unit", required=True)
    kind: str = entry(
        ID,
        "类型",
        "单位类型，如 village（村）、organ（机关）",
        "a profile, such as village or organ",
        required=True,
    )
    batch: int | None = entry(WHOLE, "批次", "第几批", "batch")
    code: str = entry(TEXT, "区划代码", "12位区划代码", "12-digit region code")
    uscc: str = entry(TEXT, "信用代码", "统一社会信用代码", "social credit code")
    head: str = entry(TEXT, "负责人", "党组织负责人", "head of the organisation")
    contact: Contact | None = entry(One(Contact), "联系方式", "监督联系方式", "supervision contact")
    population: int | None = entry(WHOLE, "人口", "人口数", "inhabitants")
    member_count: int | None = entry(WHOLE, "党员数", "党员总数", "members in all")
    former_ids: tuple[str, ...] = entry(IDS, "曾用编号", "改名前的编号", "former ids")
    members: tuple[Member, ...] = entry(Many(Member), "党员名册", "党员", "the roster")
    contrast: Mapping[str, Contrast] = entry(
        Table(Listed("charter_parts"), One(Contrast)),
        "对照党章",
        "本单位的三个对照",
        "the unit's three contrasts with the charter (C12)",
    )
    findings: tuple[StageFinding, ...] = entry(
        Many(StageFinding), "查摆", "前两阶段查摆", "what earlier stages found"
    )
    nothing_found: Mapping[str, str] = entry(
        Table(TOPIC, TEXT),
        "未发现",
        "看过、没有问题的方面、主题或领域，写明情况",
        "domain, theme or area looked at with nothing found: a note",
    )
    meetings: tuple[Meeting, ...] = entry(Many(Meeting), "会议", "会议", "meetings")
    opinions: tuple[Opinion, ...] = entry(Many(Opinion), "意见", "意见建议", "opinions received")
    plan: Plan | None = entry(One(Plan), "整改方案", "整改方案", "the plan")
    issues: tuple[Issue, ...] = entry(Many(Issue), "问题", "问题", "issues")
    notices: tuple[Notice, ...] = entry(Many(Notice), "公示", "公示", "notices posted")
    lookbacks: tuple[Lookback, ...] = entry(Many(Lookback), "回头看", "回头看", "look-backs")
    surveys: tuple[Survey, ...] = entry(Many(Survey), "测评", "测评", "surveys")
    makeups: tuple[Makeup, ...] = entry(Many(Makeup), "补课", "补课", "make-ups")
    mechanisms: tuple[Mechanism, ...] = entry(
        Many(Mechanism), "机制", "长效机制", "lasting mechanisms"
    )
    visits: tuple[Visit, ...] = entry(Many(Visit), "督导", "督导", "supervision visits")
    publicity: tuple[Publicity, ...] = entry(Many(Publicity), "宣传", "宣传", "publicity")
    waivers: tuple[Waiver, ...] = entry(
        Many(Waiver), "豁免", "接受的发现", "findings that are accepted"
    )
    finished: Finished | None = entry(One(Finished), "办结", "办结", "when finished")

    @property
    def label(self) -> str:
        """Findings about the unit itself name no record."""
        return ""

    @property
    def noted(self) -> frozenset[str]:
        """What was looked at with nothing found, where that is in writing."""
        return frozenset(topic for topic, note in self.nothing_found.items() if note.strip())

    @property
    def parent(self) -> str:
        """The id of the unit above, `campaign` at the top."""
        above, _, _ = self.id.rpartition("/")
        return above or CAMPAIGN

    @property
    def public_issues(self) -> tuple[Issue, ...]:
        """The unit's own issues, not its members'."""
        return tuple(issue for issue in self.issues if not issue.member)

    @property
    def personal_issues(self) -> tuple[Issue, ...]:
        """The issues of single members."""
        return tuple(issue for issue in self.issues if issue.member)

    def last_fact(self, day: dt.date) -> dt.date | None:
        """Return the day of the latest fact of the unit as of a day; None if it has none."""
        # The reader knows the latest of all; only where that is later must the facts be gone over.
        if self.latest <= day:
            return self.latest if self.latest > dt.date.min else None
        return max((when for _, _, when in facts(self)), default=None)

    def section(self, name: str) -> Location:
        """Return where a section begins; line 1, column 1 if the unit has none."""
        return self.at_key(name) if self.typed(name) else Location(self.node.path)

    def posted(self, covers: str) -> tuple[Notice, ...]:
        """Return the notices that cover one thing."""
        return tuple(notice for notice in self.notices if notice.covers == covers)

    def checked_in(self, lookback: Lookback) -> Mapping[str, Checked]:
        """Return what a look-back of this unit answered, by the own ids of its issues."""
        own = f"{self.id}#"
        return {name.removeprefix(own): checked for name, checked in lookback.issues.items()}

    def raisers_of(self, issue_id: str) -> tuple[Opinion, ...]:
        """Return the opinions of this unit that led to an issue."""
        full = f"{self.id}#{issue_id}"
        return tuple(
            opinion
            for opinion in self.opinions
            if issue_id in opinion.issue or full in opinion.issue
        )


def names_unit(pattern: str, unit_id: str) -> bool:
    """Say whether a pattern names a unit: an id with all below it, or a glob (`jiangnan/*`)."""
    wanted = unicodedata.normalize("NFC", pattern.strip("/"))
    name = unicodedata.normalize("NFC", unit_id)
    return name == wanted or name.startswith(f"{wanted}/") or fnmatchcase(name, wanted)
