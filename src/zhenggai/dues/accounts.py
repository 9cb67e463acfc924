"""The three accounts of a unit (三项对账): what is open, who is to act, and since when."""

import datetime as dt
from dataclasses import dataclass

from zhenggai.dues.answers import answerer
from zhenggai.dues.base import Matter, as_typed
from zhenggai.dues.work import at_once
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
    matter: Matter
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
    matter = Matter(case.unit.id, issue.id, as_typed(issue.title), _owner(issue))
    due, state = _due(case, issue), STATUS[issue.status]
    return Open("issues", matter, _began(issue), due, state, issue.begins)


def _due(case: Case, issue: Issue) -> dt.date | None:
    """Return the due date in force; of what is to be solved at once, the last day of its limit."""
    limit = at_once(case, issue) if issue.due_in_force is None else None
    return case.until(limit.start, limit.days) if limit else issue.due_in_force


def _owner(issue: Issue) -> str:
    return issue.owner or issue.member or issue.leader


def _began(issue: Issue) -> dt.date | None:
    """Return since when an issue is open: it came back, was found, or was first worked on."""
    back = issue.last("reopened")
    return (back.date if back else None) or issue.found or issue.started_on


def _opinion(case: Case, opinion: Opinion) -> Open:
    what = as_typed(opinion.public_text or opinion.text)
    matter = Matter(case.unit.id, opinion.id, what, answerer(case, opinion))
    until = case.until(opinion.date, case.limits.reply_days) if opinion.date else None
    return Open("opinions", matter, opinion.date, until, _step(opinion), opinion.begins)


def _step(opinion: Opinion) -> Text:
    if opinion.decision is None:
        return Text("没有决定", "not decided")
    if opinion.from_ == "anonymous":
        return Text("已决定，没有公示答复", "decided, no reply posted")
    return Text("已决定，没有答复", "decided, no reply")


def _measure(case: Case, issue: Issue, measure: Measure) -> Open:
    owner = measure.owner or _owner(issue)
    matter = Matter(case.unit.id, measure.id, as_typed(measure.text), owner, issue.id)
    state = Text("没有完成", "not done")
    return Open("measures", matter, _began(issue), measure.due, state, measure.begins)
