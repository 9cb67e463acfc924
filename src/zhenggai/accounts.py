"""The three accounts of a unit (三项对账): what is open, who is to act, and since when."""

import datetime as dt
from dataclasses import dataclass

from zhenggai.dues.answers import answerer
from zhenggai.model.closure import not_carried_out, unanswered, without_result
from zhenggai.model.issues import Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.rules.base import Case
from zhenggai.source import Location
from zhenggai.words import STATUS, Text


@dataclass(frozen=True, slots=True)
class Open:
    """An issue without a result, an opinion without a reply, a measure not carried out."""

    account: str
    """A word of `ACCOUNT`."""
    unit: str
    record: str
    of: str
    """The issue of a measure; else empty."""
    what: str
    owner: str
    """Who is to act."""
    since: dt.date | None
    due: dt.date | None
    state: Text
    at: Location


def open_in(case: Case) -> tuple[Open, ...]:
    """Return all that is open in a unit: what CLO01, CLO02 and CLO03 want before it finishes."""
    return (
        *(_issue(case, issue) for issue in without_result(case.unit)),
        *(_opinion(case, opinion) for opinion in unanswered(case.unit)),
        *(_measure(case, issue, measure) for issue, measure in not_carried_out(case.unit)),
    )


def _issue(case: Case, issue: Issue) -> Open:
    return Open(
        "issues",
        case.unit.id,
        issue.id,
        "",
        issue.title,
        issue.owner or issue.member or issue.leader,
        _began(issue),
        issue.due_in_force,
        STATUS[issue.status],
        issue.begins,
    )


def _began(issue: Issue) -> dt.date | None:
    """Return since when an issue is open: it was found, came back, or was first worked on."""
    back = issue.last("reopened")
    return (back.date if back else None) or issue.found or issue.started_on


def _opinion(case: Case, opinion: Opinion) -> Open:
    until = case.until(opinion.date, case.limits.reply_days) if opinion.date else None
    return Open(
        "opinions",
        case.unit.id,
        opinion.id,
        "",
        opinion.public_text or opinion.text,
        answerer(case, opinion),
        opinion.date,
        until,
        _step(opinion),
        opinion.begins,
    )


def _step(opinion: Opinion) -> Text:
    if opinion.decision is None:
        return Text("没有决定", "not decided")
    if opinion.from_ == "anonymous":
        return Text("已决定，没有公示答复", "decided, no reply posted")
    return Text("已决定，没有答复", "decided, no reply")


def _measure(case: Case, issue: Issue, measure: Measure) -> Open:
    return Open(
        "measures",
        case.unit.id,
        measure.id,
        issue.id,
        measure.text,
        measure.owner or issue.owner or issue.member or issue.leader,
        _began(issue),
        measure.due,
        Text("没有完成", "not done"),
        measure.begins,
    )
