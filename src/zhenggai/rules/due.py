"""DUE: what is promised for a day is done by that day, or the day is moved in time (C23, C26)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, SETTLED, Issue, IssueEvent
from zhenggai.model.schema import Record
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.rules.wording import counted, to_add
from zhenggai.words import Text

_NOTHING_DUE: Final = Skip(Text("没有定时限的问题", "no issue has a due date"))
_NOT_EXTENDED: Final = Skip(Text("没有延期，也没有定时限", "nothing is due, nothing was extended"))
_EXTENSION: Final = {
    "due": Text("新时限", "new due date"),
    "reason": Text("理由", "reason"),
    "by": Text("批准人", "approver"),
}


def _own(case: Case) -> list[Issue]:
    """Return the issues that the unit answers for and that have a due date in force."""
    return [issue for issue in case.unit.issues if not issue.is_copy and issue.due_in_force]


def _promise(issue: Issue) -> Record:
    """Return the record whose `due` is in force: the extension, the issue or a milestone."""
    for event in reversed(issue.log):
        if event.event == "extended" and event.due:
            return event
    if issue.due:
        return issue
    due = issue.due_in_force
    return next((step for step in issue.milestones if step.due == due), issue)


@rule(
    "DUE01",
    Severity.ERROR,
    "C23 C26",
    Text("问题在时限内整改完成", "issues are put right by their due date"),
)
def overdue(case: Case) -> Iterator[Outcome]:
    """Find broken promises: 「在一定的期限内集中精力有针对性解决好」."""
    issues = _own(case)
    if not issues:
        yield _NOTHING_DUE
    for issue in issues:
        due = issue.due_in_force
        if due and issue.overdue(case.day):
            days, name = (case.day - due).days, f"{case.unit.id}#{issue.id}"
            done, explained = commands.solve(name), commands.explain(name)
            yield case.wrong(
                _promise(issue),
                "due",
                Text(
                    f"问题 {issue.id} 应在 {due} 前整改完成，已逾期 {days} 天",
                    f"issue {issue.id} was due on {due} and is {counted(days, 'day')} overdue",
                ),
                Text(
                    f"完成后: {done.zh}；暂时解决不了的: {explained.zh}",
                    f"once done: {done.en}; if it cannot be solved yet: {explained.en}",
                ),
                of=issue,
            )


@rule(
    "DUE02",
    Severity.ERROR,
    "C23 C26",
    Text(
        "延期在到期前经人批准、有理由，时限不超出整改提高阶段",
        "an extension is approved, reasoned and made in time; nothing is due after the stage",
    ),
    why=Text(
        "过了期才延、没有人批，时限就成了摆设。",
        "If dates are moved after they passed, or by nobody in particular, a deadline means"
        " nothing.",
    ),
)
def extended_in_time(case: Case) -> Iterator[Outcome]:
    """Find extensions that only cover up a delay, and promises beyond the stage."""
    issues = [
        issue for issue in case.unit.issues if not issue.is_copy and issue.status not in OUTSIDE
    ]
    if not any(issue.due_in_force or issue.last("extended") for issue in issues):
        yield _NOT_EXTENDED
    for issue in issues:
        due, by_steps = issue.due, issue.track == "phased" and not issue.due
        for event in issue.log:
            if event.event == "extended":
                yield from _extension(case, issue, event, _next(issue, event) if by_steps else due)
                due, by_steps = event.due or due, False
            elif event.event == "reopened":
                # What came back was done once: it gets a new date, and no promise was broken.
                due, by_steps = None, False
        yield from _beyond_the_stage(case, issue)


def _next(issue: Issue, event: IssueEvent) -> dt.date | None:
    """Return the due date of the next milestone that was open on the day of an event."""
    day = event.date or dt.date.max
    ahead = [step.due for step in issue.milestones if step.done is None or step.done >= day]
    return min(filter(None, ahead), default=None)


def _extension(
    case: Case, issue: Issue, event: IssueEvent, due: dt.date | None
) -> Iterator[Outcome]:
    if due and event.date and event.date > due:
        waiver = commands.waive(case.unit.id, "DUE02", issue.id)
        yield case.wrong(
            event,
            "date",
            Text(
                f"问题 {issue.id} 的时限是 {due}，{event.date} 才延期，已经过期",
                f"issue {issue.id} was due on {due} and was extended only on {event.date}",
            ),
            Text(
                f"延期要在到期前批准；日期写错的改正，确实晚批的，写明理由: {waiver.zh}",
                f"extend before the due date; correct a wrong date, or accept it: {waiver.en}",
            ),
            of=issue,
        )
    for name, called in _EXTENSION.items():
        if case.missing(event, name):
            yield case.wrong(
                event,
                name,
                Text(
                    f"问题 {issue.id} 的延期没有{called.zh}",
                    f"the extension of issue {issue.id} has no {called.en}",
                ),
                to_add(IssueEvent, name),
                of=issue,
            )


def _beyond_the_stage(case: Case, issue: Issue) -> Iterator[Outcome]:
    """Find promises beyond the stage; what is solved step by step may take longer (C27)."""
    stage, due = case.campaign.rectification, issue.due_in_force
    if not (stage and stage.end and due and due > stage.end):
        return
    if issue.track != "phased" and issue.status not in SETTLED:
        yield case.wrong(
            _promise(issue),
            "due",
            Text(
                f"问题 {issue.id} 的时限 {due} 在整改提高阶段结束（{stage.end}）以后",
                f"issue {issue.id} is due on {due}, after the stage ends on {stage.end}",
            ),
            Text(
                "提前时限；确实要更长时间的，改成 ‹track: phased›",
                "bring the date forward; if it takes longer, write ‹track: phased›",
            ),
            of=issue,
            severity=Severity.WARNING,
        )


@rule(
    "DUE03",
    Severity.INFO,
    "C23 C26",
    Text("时限快到时提醒", "a word of warning comes before an issue is due"),
    why=Text(
        "提前几天提醒，比逾期以后再催管用。这只是提示，不算错。",
        "A word some days ahead does more than a reproach afterwards. It is a remark, not a fault.",
    ),
    limits=("warn_days",),
)
def due_soon(case: Case) -> Iterator[Outcome]:
    """Remind of what is due within `warn_days`."""
    issues = _own(case)
    if not issues:
        yield _NOTHING_DUE
    for issue in issues:
        due = issue.due_in_force
        if due is None or due < case.day or issue.status in SETTLED:
            continue
        if (due - case.day).days <= case.limits.warn_days:
            longer = commands.extend(f"{case.unit.id}#{issue.id}")
            yield case.wrong(
                _promise(issue),
                "due",
                _soon(issue, due, (due - case.day).days),
                Text(
                    f"抓紧办理；办不完的，到期前批准延期: {longer.zh}",
                    f"finish it, or have it extended before it is due: {longer.en}",
                ),
                of=issue,
            )


def _soon(issue: Issue, due: dt.date, days: int) -> Text:
    if days == 0:
        return Text(f"问题 {issue.id} 今天到时限", f"issue {issue.id} is due today")
    return Text(
        f"问题 {issue.id} 的时限是 {due}，还有 {days} 天",
        f"issue {issue.id} is due on {due}, {counted(days, 'day')} from now",
    )


RULES = (overdue, extended_in_time, due_soon)
