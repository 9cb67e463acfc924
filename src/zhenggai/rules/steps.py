"""SEQ05: no step of a record before the one that it follows."""

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue, Measure, Milestone
from zhenggai.model.opinions import Opinion
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome
from zhenggai.words import Text

_RECEIVED: Final = Text("收到意见", "receiving the opinion")
_RELAYED: Final = Text("转送", "relaying it")
_ACKNOWLEDGED: Final = Text("签收", "its acknowledgement")
_DECIDED: Final = Text("作出决定", "deciding on it")
_REPLIED: Final = Text("答复", "the reply")
_JUDGED: Final = Text("反映人评价", "the verdict")
_FOUND: Final = Text("发现问题", "finding the issue")
_STARTED: Final = Text("启动整改", "starting on the issue")
_SOLVED: Final = Text("整改完成", "solving the issue")
_MEASURE: Final = Text("措施完成", "carrying out the measure")
_REACHED: Final = Text("节点完成", "reaching the milestone")
_POSTED: Final = Text("公示开始", "the first day of the notice")
_TAKEN_DOWN: Final = Text("公示结束", "the last day of the notice")
_LOOKED_BACK: Final = Text("回头看", "the look-back")
_FOLLOWED_UP: Final = Text("补改完成", "the follow-up")
_OPENED: Final = Text("补课开始", "the start of the make-up")
_TASK: Final = Text("补课任务完成", "the task of the make-up")
_ACCEPTED: Final = Text("补课验收", "accepting the make-up")
_HELD: Final = Text("会议", "the meeting")
_MADE_UP: Final = Text("补学", "making it up")
_VISITED: Final = Text("督导", "the visit")
_ANSWERED: Final = Text("督办反馈", "the answer to the order")
_ANSWERS: Final = (_RELAYED, _DECIDED, _REPLIED, _JUDGED)


class Moment(NamedTuple):
    """What happened on a day, and the field that says so."""

    called: Text
    record: Record
    field: str

    @property
    def day(self) -> dt.date | None:
        """The day, if it is known."""
        found: dt.date | None = getattr(self.record, self.field)
        return found


@rule(
    "SEQ05",
    Severity.ERROR,
    "",
    Text(
        "答复在意见以后，签收在转送以后，完成在发现和启动以后，节点在时限以内",
        "replies follow opinions, acknowledgements relays, and doing finding and starting;"
        " milestones are not after the due date",
    ),
    why=Text(
        "一件事前后两个日期矛盾，必有一个写错，时限也就跟着算错。",
        "When two dates of one matter contradict each other one of them is wrong, and so is"
        " every deadline counted from it.",
    ),
)
def answers_in_order(case: Case) -> Iterator[Outcome]:
    """Find what is dated before the thing that it answers or completes."""
    unit = case.unit
    for meeting in unit.meetings:
        for absence in meeting.absent:
            if _before(absence.made_up, meeting.date):
                held = Moment(_HELD, meeting, "date")
                yield _early(case, Moment(_MADE_UP, absence, "made_up"), held, meeting)
    for opinion in unit.opinions:
        yield from _opinion(case, opinion)
    for issue in unit.issues:
        yield from _done(case, issue)
        yield from _milestones(case, issue)
    yield from _published(case, unit)
    yield from _supervised(case, unit)


def _before(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one < other


def _early(case: Case, after: Moment, before: Moment, of: Record) -> Outcome:
    line = before.record.at(before.field).line
    name = Text(of.label or of.called.zh, of.label or of.called.en)
    return case.wrong(
        after.record,
        after.field,
        Text(
            f"{name.zh}: {after.called.zh}（{after.day}）早于{before.called.zh}"
            f"（{before.day}，第 {line} 行）",
            f"{name.en}: {after.called.en} on {after.day} comes before {before.called.en}"
            f" on {before.day} (line {line})",
        ),
        Text("改正写错的那个日期", "correct whichever date is wrong"),
        of=of,
    )


def _opinion(case: Case, opinion: Opinion) -> Iterator[Outcome]:
    relayed = opinion.relayed
    answers = (relayed, opinion.decision, opinion.reply, opinion.verdict)
    for record, called in zip(answers, _ANSWERS, strict=True):
        if record and _before(record.date, opinion.date):
            received = Moment(_RECEIVED, opinion, "date")
            yield _early(case, Moment(called, record, "date"), received, opinion)
    if relayed and _before(relayed.acknowledged, relayed.date):
        relay = Moment(_RELAYED, relayed, "date")
        yield _early(case, Moment(_ACKNOWLEDGED, relayed, "acknowledged"), relay, opinion)


def _done(case: Case, issue: Issue) -> Iterator[Outcome]:
    found = Moment(_FOUND, issue, "found")
    for event in issue.log:
        if event.event == "done" and _before(event.date, issue.found):
            yield _early(case, Moment(_SOLVED, event, "date"), found, issue)
    first = next((event for event in issue.log if event.event == "started"), None)
    parts: tuple[Measure | Milestone, ...] = (*issue.measures, *issue.milestones)
    for part in parts:
        if _before(part.done, issue.found):
            before = found
        elif first and _before(part.done, first.date):
            before = Moment(_STARTED, first, "date")
        else:
            continue
        called = _MEASURE if isinstance(part, Measure) else _REACHED
        yield _early(case, Moment(called, part, "done"), before, part if part.label else issue)


def _milestones(case: Case, issue: Issue) -> Iterator[Outcome]:
    promised = (issue.due, *(event.due for event in issue.log if event.event == "extended"))
    due = max(filter(None, promised), default=None)
    if due is None or issue.status in OUTSIDE:
        return
    for step in issue.milestones:
        if step.due and step.due > due:
            later = commands.extend(f"{case.unit.id}#{issue.id}")
            yield case.wrong(
                step,
                "due",
                Text(
                    f"节点时限 {step.due} 晚于问题 {issue.id} 的时限 {due}",
                    f"the milestone of {step.due} is after {due}, when issue {issue.id} is due",
                ),
                Text(
                    f"提前节点，或延期: {later.zh}",
                    f"move it forward, or extend the issue: {later.en}",
                ),
                of=issue,
            )


def _published(case: Case, unit: Unit) -> Iterator[Outcome]:
    for notice in unit.notices:
        if _before(notice.until, notice.from_):
            posted = Moment(_POSTED, notice, "from_")
            yield _early(case, Moment(_TAKEN_DOWN, notice, "until"), posted, notice)
    for lookback in unit.lookbacks:
        for checked in lookback.issues.values():
            task = checked.follow_up
            if task and _before(task.done, lookback.date):
                looked = Moment(_LOOKED_BACK, lookback, "date")
                yield _early(case, Moment(_FOLLOWED_UP, task, "done"), looked, lookback)


def _supervised(case: Case, unit: Unit) -> Iterator[Outcome]:
    for makeup in unit.makeups:
        opened, accepted = Moment(_OPENED, makeup, "opened"), makeup.accepted
        for task in makeup.tasks:
            if _before(task.done, makeup.opened):
                yield _early(case, Moment(_TASK, task, "done"), opened, makeup)
        if accepted and _before(accepted.date, makeup.opened):
            yield _early(case, Moment(_ACCEPTED, accepted, "date"), opened, makeup)
    for visit in unit.visits:
        for order in visit.orders:
            if _before(order.answered, visit.date):
                visited = Moment(_VISITED, visit, "date")
                yield _early(case, Moment(_ANSWERED, order, "answered"), visited, order)


RULES = (answers_in_order,)
