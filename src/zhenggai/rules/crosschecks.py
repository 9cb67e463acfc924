"""SUP04: what a visit answers is held against the records of that day (督导五查, C58).

Each check here returns what the records clearly say, or None: half or more against it is clearly
no, nothing against it is clearly yes, and what lies between is for the supervisor to judge.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.finding import Severity
from zhenggai.model.closure import wants_answer
from zhenggai.model.issues import OUTSIDE, Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Answer, Visit
from zhenggai.rules.ballots import latest, tally
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.responsibility import no_person
from zhenggai.rules.vague import says_nothing
from zhenggai.words import ANSWER, Text


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the records clearly say of a check, and how."""

    holds: bool
    why: Text


_Judge: TypeAlias = Callable[[Case, list[Issue], dt.date], _Verdict | None]


def _issues(case: Case, day: dt.date) -> list[Issue]:
    """Return the public issues that counted on a day: the lead answers for copies."""
    return [
        issue
        for issue in case.unit.public_issues
        if not issue.is_copy and not _after(issue.found, day) and not _outside(issue, day)
    ]


def _after(fact: dt.date | None, day: dt.date) -> bool:
    return fact is not None and fact > day


def _outside(issue: Issue, day: dt.date) -> bool:
    before = [event.event for event in issue.log if not _after(event.date, day)]
    return bool(before) and before[-1] in OUTSIDE


def _truthful(case: Case, issues: list[Issue], _day: dt.date) -> _Verdict | None:
    """Judge by sources; that all have one does not yet make a plan truthful."""
    without = [issue for issue in issues if case.missing(issue, "source")]
    if not without or len(without) * 2 < len(issues):
        return None
    line = without[0].begins.line
    return _Verdict(
        holds=False,
        why=Text(
            f"{len(issues)} 个问题里 {len(without)} 个没有来源（如第 {line} 行 {without[0].id}）",
            f"{len(without)}/{len(issues)} issues have no source (such as {without[0].id},"
            f" line {line})",
        ),
    )


def _pressing(opinion: Opinion, day: dt.date) -> bool:
    outcome = opinion.decision.outcome if opinion.decision else ""
    wanted = wants_answer(opinion) and outcome not in ("declined", "referred")
    return wanted and not _after(opinion.date, day)


def _focused(case: Case, issues: list[Issue], day: dt.date) -> _Verdict | None:
    """Judge by the people behind each issue (C24)."""
    people = {
        issue.id: sum(item.count for item in case.opinions_of(issue) if _pressing(item, day))
        for issue in issues
    }
    asked = sorted(filter(people.get, people), key=lambda name: -people[name])
    keys = {issue.id for issue in issues if issue.key == "yes"}
    top = asked[: case.limits.priority_top]
    if asked and not keys:
        return _Verdict(
            holds=False,
            why=Text(
                f"群众有意见，{len(issues)} 个问题没有一个列为重点",
                "people have raised opinions, and no issue is key",
            ),
        )
    if top and keys.issuperset(top):
        names = "、".join(top)
        return _Verdict(
            holds=True,
            why=Text(
                f"群众意见最多的 {names} 都列为重点",
                f"the issues that most people raised are key: {', '.join(top)}",
            ),
        )
    return None


def _weak(case: Case, measure: Measure) -> bool:
    complete = measure.text and measure.owner and measure.due
    if not complete and any(case.missing(measure, name) for name in ("text", "owner", "due")):
        return True
    return says_nothing(measure) or no_person(case, measure.owner)


def _forceful(case: Case, issues: list[Issue], _day: dt.date) -> _Verdict | None:
    """Judge by measures that say nothing, or have no owner or due date, and issues without any."""
    measures = [measure for issue in issues for measure in issue.measures]
    weak = [measure for measure in measures if _weak(case, measure)]
    empty = [issue for issue in issues if not issue.measures]
    total, bad = len(measures) + len(empty), len(weak) + len(empty)
    if total and bad * 2 >= total:
        line = (*weak, *empty)[0].begins.line
        return _Verdict(
            holds=False,
            why=Text(
                f"空泛、没有落实到人或缺时限的措施 {len(weak)}/{len(measures)} 条，没有措施的问题"
                f" {len(empty)} 个（如第 {line} 行）",
                f"{len(weak)}/{len(measures)} measures are vague or lack one owner or a due date;"
                f" issues without any: {len(empty)} (such as line {line})",
            ),
        )
    if total and not bad:
        return _Verdict(
            holds=True,
            why=Text(
                f"{total} 条措施都有具体内容、责任人和时限",
                f"all measures ({total}) are concrete and have an owner and a due date",
            ),
        )
    return None


def _due_by(issue: Issue, day: dt.date) -> Iterator[Measure]:
    """Go through the measures due by a day; an extension of the issue extends them."""
    extended = [event.due for event in issue.log if event.due and not _after(event.date, day)]
    for measure in issue.measures:
        if measure.due and max([measure.due, *extended]) <= day:
            yield measure


def _carried_out(_case: Case, issues: list[Issue], day: dt.date) -> _Verdict | None:
    """Judge by the measures that were due on the day of the visit."""
    due = [measure for issue in issues for measure in _due_by(issue, day)]
    late = [item for item in due if item.done is None or item.done > day]
    if due and len(late) * 2 >= len(due):
        line = late[0].begins.line
        return _Verdict(
            holds=False,
            why=Text(
                f"到期的 {len(due)} 条措施里 {len(late)} 条当天还没有完成"
                f"（如第 {line} 行 {late[0].id}）",
                f"{len(late)}/{len(due)} measures that were due were not done on that day (such as"
                f" {late[0].id}, line {line})",
            ),
        )
    if due and not late:
        return _Verdict(
            holds=True,
            why=Text(
                f"到期的 {len(due)} 条措施都已完成",
                f"all measures that were due ({len(due)}) were done",
            ),
        )
    return None


def _recognised(case: Case, _issues: list[Issue], day: dt.date) -> _Verdict | None:
    """Judge by the latest survey held by then."""
    held = [survey for survey in case.unit.surveys if not _after(survey.date, day)]
    survey = latest(held)
    if survey is None:
        return None
    votes = tally(survey.counts, case.campaign.option_classes)
    if not votes.decided:
        return None
    line = survey.begins.line
    said = f"{votes.negative}/{votes.decided}"
    return _Verdict(
        holds=not votes.majority_dissatisfied(case.limits),
        why=Text(
            f"测评 {survey.id}（第 {line} 行）表态的票里不满意 {said}",
            f"in survey {survey.id} (line {line}) {said} are dissatisfied",
        ),
    )


_JUDGES: Final[dict[str, _Judge]] = {
    "truthful": _truthful,
    "focused": _focused,
    "forceful": _forceful,
    "carried_out": _carried_out,
    "recognised": _recognised,
}


@rule(
    "SUP04",
    Severity.WARNING,
    "C58",
    Text(
        "督导检查的回答与台账一致",
        "the answers of a visit agree with what the records show",
    ),
    applies="H",
    why=Text(
        "督导的答案和台账矛盾，不是督导没细看，就是台账没记全。",
        "When they contradict each other, either the visit did not look or the ledger is"
        " incomplete.",
    ),
    limits=("priority_top", "dissatisfied", "broad_minimum"),
)
def agreeing(case: Case) -> Iterator[Outcome]:
    """Find a `yes` where the records clearly say no, or a `no` where they clearly say yes."""
    for visit in case.unit.visits:
        if visit.date is None:
            continue
        issues = _issues(case, visit.date)
        for name, check in visit.checks.items():
            judge = _JUDGES.get(name)
            if judge is None or check.answer not in ("yes", "no"):
                continue
            verdict = judge(case, issues, visit.date)
            if verdict and verdict.holds != (check.answer == "yes"):
                yield _contradicted(case, visit, (name, check), verdict.why)


def _contradicted(case: Case, visit: Visit, asked: tuple[str, Answer], why: Text) -> Wrong:
    name, check = asked
    question, answer = case.campaign.lists["visit_checks"][name], ANSWER[check.answer]
    return case.wrong(
        check,
        "answer",
        Text(
            f"{visit.date} 督导“{question.zh}”答“{answer.zh}”，台账却显示: {why.zh}",
            f"the visit of {visit.date} answers '{question.en}' with {answer.en}, but the records"
            f" show: {why.en}",
        ),
        Text(
            "核对后改 ‹answer›，或把台账里漏记的补上",
            "check, then change the answer, or record what is missing",
        ),
        of=visit,
    )


RULES = (agreeing,)
