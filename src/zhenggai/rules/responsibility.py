"""RSP: each measure has a task, a day and one person, and something to show (责任制, C53, C05)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, SETTLED, Issue, Measure
from zhenggai.model.persons import is_group
from zhenggai.model.schema import Record
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome
from zhenggai.rules.wording import to_add
from zhenggai.words import Text

_MANY: Final = 10
"""Open items that one person can still see to."""
_FIELDS: Final = {
    "text": Text("内容", "text"),
    "due": Text("时限", "due date"),
    "owner": Text("责任人", "owner"),
}


@dataclass(frozen=True, slots=True)
class _Owned:
    """A record with an owner, what people call it, and the record that it is a part of."""

    record: Record
    owner: str
    called: Text
    of: Record | None = None


def _answered_for(case: Case) -> list[Issue]:
    """Return the issues that the unit itself carries out: the lead answers for copies."""
    return [i for i in case.unit.issues if not i.is_copy and i.status not in OUTSIDE]


@rule(
    "RSP01",
    Severity.ERROR,
    "C53",
    Text(
        "每个问题有措施，每条措施有内容、时限和责任人",
        "every issue has measures; every measure has a text, a due date and an owner",
    ),
)
def assigned(case: Case) -> Iterator[Outcome]:
    """Want 「内容、任务、时间」 and 「具体责任人」; members own the measures of their own."""
    stage = case.campaign.rectification
    early = stage is not None and stage.start is not None and case.day < stage.start
    for issue in _answered_for(case):
        wanted = issue.status != "explained" and not issue.member and not early
        if wanted and not issue.measures:
            what = f"measure {case.unit.id}#{issue.id} --text"
            added = commands.add(
                what, "内容 --owner 责任人 --due 日期", "TEXT --owner NAME --due DATE"
            )
            yield case.wrong(
                issue,
                "measures",
                Text(f"问题 {issue.id} 没有整改措施", f"issue {issue.id} has no measures"),
                Text(f"定措施: {added.zh}", f"decide on a measure: {added.en}"),
            )
        for measure in issue.measures:
            yield from _incomplete(case, issue, measure)


def _incomplete(case: Case, issue: Issue, measure: Measure) -> Iterator[Outcome]:
    for name, called in _FIELDS.items():
        if case.missing(measure, name) and not (issue.member and name == "owner"):
            yield case.wrong(
                measure,
                name,
                Text(
                    f"问题 {issue.id} 的措施 {measure.id} 没有{called.zh}",
                    f"measure {measure.id} of {issue.id} has no {called.en}",
                ),
                to_add(Measure, name),
            )


def no_person(case: Case, owner: str) -> bool:
    """Say whether an owner is a unit, a group or several persons; who is on the roster is one."""
    unit = owner in case.around.units or owner == case.unit.name
    return owner not in case.roster and (unit or is_group(owner))


@rule(
    "RSP02",
    Severity.ERROR,
    "C53",
    Text("责任人是具体的一个人", "an owner is one named person"),
)
def one_person(case: Case) -> Iterator[Outcome]:
    """Want 「明确到具体责任人」: what everybody owns nobody does."""
    for owned in (*_issues_owned(case), *_tasks_owned(case)):
        name = owned.owner
        if no_person(case, name):
            yield case.wrong(
                owned.record,
                "owner",
                Text(
                    f"{owned.called.zh}的责任人“{name}”不是具体的一个人",
                    f"the owner of {owned.called.en} is no single person: {name}",
                ),
                Text(
                    "‹owner› 只写一个人的姓名，其他人写进内容里",
                    "name one person as ‹owner›; others may stand in the text",
                ),
                of=owned.of,
            )


def _issues_owned(case: Case) -> Iterator[_Owned]:
    for issue in _answered_for(case):
        if issue.owner:
            yield _Owned(issue, issue.owner, Text(f"问题 {issue.id} ", f"issue {issue.id}"))
        for measure in issue.measures:
            if measure.owner:
                called = Text(f"措施 {measure.id} ", f"measure {measure.id}")
                yield _Owned(measure, measure.owner, called)


def _tasks_owned(case: Case) -> Iterator[_Owned]:
    for lookback in case.unit.lookbacks:
        for name, checked in case.unit.checked_in(lookback).items():
            task = checked.follow_up
            if task and task.owner:
                called = Text(f"问题 {name} 补改", f"the follow-up of {name}")
                yield _Owned(task, task.owner, called, case.issues.get(name))
    for makeup in case.unit.makeups:
        called = Text(f"补课 {makeup.id} 任务", f"a task of make-up {makeup.id}")
        for task in makeup.tasks:
            if task.owner:
                yield _Owned(task, task.owner, called, makeup)


@rule(
    "RSP03",
    Severity.WARNING,
    "C53",
    Text(
        f"一人名下未完成的不超过 {_MANY} 项",
        f"nobody owns more than {_MANY} open items",
    ),
    why=Text(
        "一个人名下堆得太多，多半哪一项也办不好。",
        "Whoever has too many items is likely to finish none of them well.",
    ),
)
def not_too_many(case: Case) -> Iterator[Outcome]:
    """Count open measures, and open issues in which the owner has no open measure."""
    items: dict[str, list[Issue | Measure]] = defaultdict(list)
    for issue in _answered_for(case):
        if not issue.member and issue.status not in SETTLED:
            for item in _open_items(issue):
                items[item.owner].append(item)
    for owner, owned in items.items():
        if len(owned) > _MANY and not is_group(owner):
            names = "、".join(item.id for item in owned)
            yield case.wrong(
                owned[_MANY],
                "owner",
                Text(
                    f"{owner}名下有 {len(owned)} 项没有完成: {names}",
                    f"{owner} owns {len(owned)} open items: {names.replace('、', ', ')}",
                ),
                Text(
                    "把一部分交给别人: 改写 ‹owner›",
                    "hand some of them to others: change their ‹owner›",
                ),
            )


def _open_items(issue: Issue) -> Iterator[Issue | Measure]:
    still = [item for item in issue.measures if not item.done and item.owner]
    if issue.owner and issue.owner not in {item.owner for item in still}:
        yield issue
    yield from still


@rule(
    "RSP04",
    Severity.WARNING,
    "C05",
    Text("完成的措施有结果或佐证", "a measure that is done has a result or evidence"),
)
def measure_shown(case: Case) -> Iterator[Outcome]:
    """Want something to show for a day of completion: a result in words, or a paper."""
    for issue in _answered_for(case):
        for measure in issue.measures:
            if measure.done and not measure.result and not measure.evidence:
                cite = commands.cite(case.unit.id, measure.id)
                yield case.wrong(
                    measure,
                    "result",
                    Text(
                        f"措施 {measure.id} 于 {measure.done} 完成，没有写结果，也没有佐证",
                        f"measure {measure.id} was done on {measure.done} with neither a result"
                        " nor evidence",
                    ),
                    Text(
                        f"补上 ‹result›，或收进佐证: {cite.zh}",
                        f"add ‹result: …›, or have evidence taken in: {cite.en}",
                    ),
                )


RULES = (assigned, one_person, not_too_many, measure_shown)
