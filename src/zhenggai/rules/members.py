"""MEM: what every member has to mend (C13, C17)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue
from zhenggai.model.people import Member
from zhenggai.model.schema import Record
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.rules.timing import NOT_DUE, has_run
from zhenggai.words import Text

_NO_ROSTER: Final = Skip(Text("没有党员名册", "the unit lists no members"))
_MARKS: Final = str.maketrans("", "", "，。、；：！“”（）,.;:!()- \t\n")
_LONG: Final = 8
"""Shorter texts may be the same by chance: 工作忙."""


def _personal(case: Case) -> Mapping[str, list[Issue]]:
    """Return the issues of each member on the roster."""
    found: dict[str, list[Issue]] = {member.name: [] for member in case.unit.members}
    for issue in case.unit.personal_issues:
        if issue.member in found and issue.status != "withdrawn":
            found[issue.member].append(issue)
    return found


def _has_name(member: Member) -> bool:
    """Say whether it is known whose issues to look for; a missing name is FIL05."""
    return bool(member.name)


def _cannot_judge(case: Case) -> Skip | None:
    if not case.unit.members:
        return _NO_ROSTER
    return None if has_run(case, case.limits.decide_days) else NOT_DUE


@rule(
    "MEM01",
    Severity.ERROR,
    "C13 C17",
    Text("每名党员有自己的整改措施", "every member has measures of his or her own"),
    applies="M",
    limits=("decide_days",),
)
def has_measures(case: Case) -> Iterator[Outcome]:
    """Want 「党员个人的整改方案」 of everybody on the roster."""
    if reason := _cannot_judge(case):
        yield reason
        return
    personal = _personal(case)
    for member in filter(_has_name, case.unit.members):
        if not any(issue.measures for issue in personal[member.name]):
            what = f"issue {case.unit.id} --member {member.name} --title"
            added = commands.add(what, "名称", "TITLE")
            yield case.wrong(
                member,
                "",
                Text(
                    f"党员{member.name}没有个人整改措施",
                    f"member {member.name} has no measures of his or her own",
                ),
                Text(
                    f"列出他的问题，再定措施: {added.zh}",
                    f"add an issue, then its measures: {added.en}",
                ),
            )


@rule(
    "MEM02",
    Severity.ERROR,
    "C17",
    Text(
        "党员的评议意见、问题、原因、努力方向和有时限的措施齐全，不照抄别人",
        "every member has an appraisal, a problem, its cause, a direction and a dated measure, none"
        " of them copied from another member",
    ),
    applies="M",
    limits=("decide_days",),
)
def five_parts(case: Case) -> Iterator[Outcome]:
    """Want the five parts (「深入反思,分析…根源,明确努力方向,制定明确的个人整改措施」)."""
    if reason := _cannot_judge(case):
        yield reason
        return
    personal = _personal(case)
    for member in filter(_has_name, case.unit.members):
        lacking = list(_lacking(case, member, personal[member.name]))
        if lacking:
            yield _incomplete(case, member, lacking)
    yield from _copied(case, personal)


def _lacking(case: Case, member: Member, issues: list[Issue]) -> Iterator[Text]:
    measures = [measure for issue in issues for measure in issue.measures]
    if case.missing(member, "appraisal"):
        yield Text("评议意见", "an appraisal")
    if case.missing(member, "direction"):
        yield Text("努力方向", "a direction")
    if not issues:
        yield Text("个人问题", "a problem")
    elif all(case.missing(issue, "cause") for issue in issues):
        yield Text("问题的原因", "the cause of the problem")
    # No measure at all is MEM01's.
    if measures and all(case.missing(measure, "due") for measure in measures):
        yield Text("有时限的措施", "a dated measure")


def _incomplete(case: Case, member: Member, lacking: list[Text]) -> Wrong:
    zh = "、".join(part.zh for part in lacking)
    en = ", ".join(part.en for part in lacking)
    return case.wrong(
        member,
        "",
        Text(f"党员{member.name}的整改材料缺: {zh}", f"member {member.name} lacks {en}"),
        Text(
            f"评议意见和努力方向写在名册里，问题、原因、措施写在 ‹member: {member.name}› 的问题里",
            "appraisal and direction go in the roster; problem, cause and measures in an issue"
            f" with ‹member: {member.name}›",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What one member wrote, and where."""

    member: str
    record: Record
    field: str
    of: Record

    @property
    def plain(self) -> str:
        """The writing without marks and spaces."""
        return str(getattr(self.record, self.field)).translate(_MARKS)


def _sayings(member: Member, issues: list[Issue]) -> Iterator[_Said]:
    for name in ("appraisal", "direction"):
        yield _Said(member.name, member, name, member)
    for issue in issues:
        yield _Said(member.name, issue, "cause", issue)
        for measure in issue.measures:
            yield _Said(member.name, measure, "text", measure)


def _copied(case: Case, personal: Mapping[str, list[Issue]]) -> Iterator[Outcome]:
    first: dict[str, _Said] = {}
    for member in case.unit.members:
        for said in _sayings(member, personal[member.name]):
            plain = said.plain
            if len(plain) < _LONG:
                continue
            other = first.setdefault(f"{said.field} {plain}", said)
            if other.member != said.member:
                yield _same(case, said, other)


def _same(case: Case, said: _Said, other: _Said) -> Wrong:
    line = other.record.at(other.field).line
    return case.wrong(
        said.record,
        said.field,
        Text(
            f"党员{said.member}的这段话与{other.member}的相同（第 {line} 行）",
            f"member {said.member} has the same text as {other.member} (line {line})",
        ),
        Text("按本人的情况重写", "write what is true of this member"),
        of=said.of,
        severity=Severity.WARNING,
    )


RULES = (has_measures, five_parts)
