"""SEQ01-SEQ03: nothing from the future, and histories that could have happened."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue, IssueEvent
from zhenggai.model.plan import PlanEvent
from zhenggai.model.schema import Record, facts, keys_of
from zhenggai.model.unit import Unit
from zhenggai.rules.base import Case, Rule, rule
from zhenggai.rules.outcome import Outcome
from zhenggai.words import ISSUE_EVENT, STATUS, Text

Event: TypeAlias = IssueEvent | PlanEvent

_OPENING: Final = frozenset({"started", "progress", "extended", "reopened"})
"""Events after which the issue is being worked on."""
_LEAVING: Final = frozenset({"explained", "referred", "merged", "withdrawn"})
"""Events that end the work on an issue without a result of its own."""
_WORK: Final = frozenset({"started", "progress", "done"})

MAY_FOLLOW: Final[Mapping[str, frozenset[str]]] = {
    "registered": _WORK | _LEAVING | {"extended"},
    "in_progress": _WORK | _LEAVING | {"extended"},
    "done": frozenset({"closed", "sustained", "reopened", "merged", "withdrawn"}),
    "closed": frozenset({"sustained", "reopened"}),
    "sustained": frozenset({"sustained", "closed", "reopened"}),
    "explained": _WORK | _LEAVING | {"extended", "reopened"},
    "referred": _WORK | _LEAVING | {"extended", "reopened"},
    "merged": frozenset({"reopened"}),
    "withdrawn": frozenset({"reopened"}),
}
"""Which events may follow while an issue has a status."""


@rule(
    "SEQ01",
    Severity.ERROR,
    "",
    Text("没有发生在今天以后的事", "no fact is dated after today"),
    why=Text(
        "台账记的是发生过的事；写到将来，当天的数字就不真。时限、复查日期是约定，可以在将来。",
        "The ledger records what has happened; facts in the future make today's figures untrue."
        " Due dates and reviews are promises and may lie ahead.",
    ),
)
def no_future(case: Case) -> Iterator[Outcome]:
    """Find facts that cannot have happened yet; `due`, `until` and `review` are promises."""
    today = case.around.today
    if case.typed.latest <= today:
        return
    for top in _records(case.typed):
        for record, name, day in facts(top):
            if day <= today:
                continue
            called = keys_of(type(record))[name].name
            yield case.wrong(
                record,
                name,
                Text(
                    f"{record.called.zh}的“{called.zh}”是 {day}，今天才 {today}",
                    f"'{called.en}' of the {record.called.en} is {day}, and today is {today}",
                ),
                Text(
                    "改正日期；还没发生的事，发生了再记",
                    "correct the date; record it once it has happened",
                ),
                of=record if record.label else top,
            )


def _records(unit: Unit) -> Iterator[Record]:
    """Go through the records of a unit's sections, without those inside them."""
    for name in keys_of(Unit):
        value = getattr(unit, name)
        if isinstance(value, Record):
            yield value
        elif isinstance(value, tuple | Mapping):
            inside: Iterable[object] = value.values() if isinstance(value, Mapping) else value
            yield from (item for item in inside if isinstance(item, Record))


@rule(
    "SEQ02",
    Severity.ERROR,
    "",
    Text(
        "经过按日期先后写，每一步都接得上前一步",
        "a log is in order of its dates, and each event can follow the one before",
    ),
    why=Text(
        "状态是从经过算出来的；经过颠倒，状态就错，历史也讲不通。",
        "Status is computed from the log; a log that could not have happened gives a wrong"
        " status and no history.",
    ),
)
def possible_history(case: Case) -> Iterator[Outcome]:
    """Find histories that cannot have happened: closed before done, done twice."""
    if case.unit.plan:
        yield from _disorder(case, case.unit.plan.log, case.unit.plan)
    for issue in case.unit.issues:
        yield from _disorder(case, issue.log, issue)
        yield from _impossible(case, issue)


def _disorder(case: Case, log: Sequence[Event], of: Record) -> Iterator[Outcome]:
    last: Event | None = None
    for event in log:
        if event.date is None:
            continue
        if last and last.date and event.date < last.date:
            line = last.at("date").line
            yield case.wrong(
                event,
                "date",
                Text(
                    f"经过没有按先后写: {event.date} 写在 {last.date}（第 {line} 行）之后",
                    f"the log is out of order: {event.date} stands after {last.date} (line {line})",
                ),
                Text(
                    "改正日期，或把这一行移到前面",
                    "correct the date, or move the line up",
                ),
                of=of,
            )
        else:
            last = event


def _impossible(case: Case, issue: Issue) -> Iterator[Outcome]:
    status, last = "registered", None
    if not all(event.event and event.date for event in issue.log):
        # What happened when is not known (FIL05).
        return
    for event in _in_order(issue.log):
        if event.event not in MAY_FOLLOW[status]:
            said = _cannot_follow(issue, event, last, STATUS[status])
            yield case.wrong(event, "event", said, _remedy(status, event.event), of=issue)
        status = "in_progress" if event.event in _OPENING else event.event
        last = event


def _in_order(log: Sequence[IssueEvent]) -> list[IssueEvent]:
    """Return the events by date, so that one wrong date is one finding."""
    return sorted(log, key=lambda event: event.date or dt.date.min)


def _cannot_follow(issue: Issue, event: IssueEvent, last: IssueEvent | None, was: Text) -> Text:
    said = ISSUE_EVENT[event.event]
    if last is None:
        return Text(
            f"问题 {issue.id} 还没有任何进展，不能一开头就写“{said.zh}”",
            f"issue {issue.id} has no history yet: it cannot begin with {said.en}",
        )
    line = last.at("event").line
    return Text(
        f"问题 {issue.id} 从第 {line} 行起是“{was.zh}”，不能接着写“{said.zh}”",
        f"issue {issue.id} has been {was.en} since line {line}: {said.en} cannot follow",
    )


def _remedy(status: str, event: str) -> Text:
    if event == "reopened":
        return Text(
            "还没有办完，改写 ‹event: progress›", "it was never done: write ‹event: progress›"
        )
    if status in ("registered", "in_progress", "explained", "referred"):
        return Text(
            "前面补上 ‹event: done› 和日期、成效",
            "add ‹event: done› with its date and effect first",
        )
    if status in ("merged", "withdrawn"):
        return Text(
            "重新办理的，前面补上 ‹event: reopened›；否则删去这一行",
            "if it was taken up again, add ‹event: reopened› first; else delete the line",
        )
    return Text(
        "确实反弹的，前面补上 ‹event: reopened›；否则删去这一行",
        "if it came back, add ‹event: reopened› first; else delete the line",
    )


STAGES: Final = Rule(
    "SEQ03",
    Severity.ERROR,
    "",
    Text("三个阶段的日期先后相接", "the dates of the stages follow each other"),
    why=Text(
        "许多规则按阶段的起止判断；阶段日期颠倒，这些判断就都不对。",
        "Many rules judge by the first and last day of a stage; if those are out of order, so"
        " is what they say.",
    ),
    silence="severity",
)

RULES = (no_future, possible_history, STAGES)
