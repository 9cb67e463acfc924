"""TRK04: what is solved step by step has a scheme, and the public knows why it takes time (C27)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, SETTLED, Issue
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.rules.wording import to_add
from zhenggai.words import Text

_NO_PHASED: Final = Skip(Text("没有逐步解决的问题", "no issue is to be solved step by step"))
_PHASED: Final = {
    "study": Text("深入研究的情况", "study"),
    "scheme": Text("具体方案", "scheme"),
    "goal": Text("明确的目标", "goal"),
}


def _pressed(issue: Issue) -> bool:
    excused = issue.is_copy or issue.status in OUTSIDE | {"explained"}
    return issue.track == "phased" and not excused


@rule(
    "TRK04",
    Severity.ERROR,
    "C27",
    Text(
        "逐步解决的问题有研究、方案、目标、节点和综合措施，按节点推进，向群众说明",
        "an issue solved step by step has a study, a scheme, a goal, milestones and measures of"
        " several kinds, keeps to them, and is explained to the public",
    ),
    limits=("reply_days",),
)
def step_by_step(case: Case) -> Iterator[Outcome]:
    """Find complex issues without a scheme: 「拿出具体的方案,明确具体的目标,采取综合措施」."""
    issues = [issue for issue in case.unit.public_issues if _pressed(issue)]
    if not issues:
        yield _NO_PHASED
    for issue in issues:
        yield from _unprepared(case, issue)
        yield from _late_milestones(case, issue)
        if not _told(case, issue):
            yield _untold(case, issue)


def _unprepared(case: Case, issue: Issue) -> Iterator[Outcome]:
    for name, called in _PHASED.items():
        if case.missing(issue, name):
            yield case.wrong(
                issue,
                name,
                Text(
                    f"逐步解决的问题 {issue.id} 没有写{called.zh}",
                    f"issue {issue.id} is solved step by step and has no {called.en}",
                ),
                to_add(Issue, name),
            )
    if len(issue.milestones) < 2:
        what = f"milestone {case.unit.id}#{issue.id} --due"
        added = commands.add(what, "日期 --goal 目标", "DATE --goal GOAL")
        yield case.wrong(
            issue,
            "milestones",
            Text(
                f"逐步解决的问题 {issue.id} 不到两个节点",
                f"issue {issue.id} is solved step by step and has fewer than two milestones",
            ),
            Text(f"定节点: {added.zh}", f"set another: {added.en}"),
        )
    if len({measure.kind for measure in issue.measures}) < 2:
        yield case.wrong(
            issue,
            "measures",
            Text(
                f"逐步解决的问题 {issue.id} 没有两种以上的措施",
                f"issue {issue.id} does not have measures of two kinds",
            ),
            Text(
                "补上另一类措施，并在每条措施写 ‹measures.kind›",
                "add a measure of another kind, and write ‹measures.kind: …› in each",
            ),
        )


def _late_milestones(case: Case, issue: Issue) -> Iterator[Outcome]:
    if issue.status in SETTLED:
        return
    for step in issue.milestones:
        if step.due and step.due < case.day and not step.done:
            yield case.wrong(
                step,
                "due",
                Text(
                    f"问题 {issue.id} 的节点应在 {step.due} 完成，还没有完成: {step.goal}",
                    f"a milestone of issue {issue.id} was due on {step.due}: {step.goal}",
                ),
                Text(
                    "完成后在这个节点补上 ‹done›",
                    "once it is reached, add ‹done: …› to this milestone",
                ),
                of=issue,
                severity=Severity.WARNING,
            )


def _told(case: Case, issue: Issue) -> bool:
    """Say whether the public was told of an issue, or need not have been yet."""
    found = issue.found or dt.date.min
    if issue.found and case.day <= case.until(issue.found, case.limits.reply_days):
        return True
    if any(opinion.reply for opinion in case.opinions_of(issue)):
        return True
    names = {issue.id, f"{case.unit.id}#{issue.id}"}
    return any(
        notice.from_ and notice.from_ >= found and (not notice.issues or names & {*notice.issues})
        for notice in case.unit.notices
    ) or any(
        meeting.date and meeting.date >= found and (meeting.kind == "report" or meeting.public)
        for meeting in case.unit.meetings
    )


def _untold(case: Case, issue: Issue) -> Outcome:
    return case.wrong(
        issue,
        "",
        Text(
            f"问题 {issue.id} 要逐步解决，还没有向群众说明过",
            f"issue {issue.id} takes time, and the public has not been told",
        ),
        Text(
            "答复有关意见，或张贴公示、开会通报，再记入 ‹notices› 或 ‹meetings›",
            "answer the opinions, post a notice or hold a meeting, and record it",
        ),
        severity=Severity.WARNING,
    )


RULES = (step_by_step,)
