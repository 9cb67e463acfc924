"""What is public of a unit, chosen and ordered: rows that papers print and rules judge.

Give every function the unit as it was on the day. Never in here: `text` of issues and opinions,
the issues of members, opinions about members, and who raised an opinion.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import deadline_text
from zhenggai.model.closure import wants_answer
from zhenggai.model.issues import OUTSIDE, Issue, IssueEvent
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Notice
from zhenggai.model.unit import Unit
from zhenggai.pieces import Piece, take, take_due
from zhenggai.words import STATUS, Text

_EFFECT_IN: Final = {
    "registered": (),
    "in_progress": (("progress", "reopened"),),
    "done": (("done",),),
    "closed": (("done",), ("closed",)),
    "sustained": (("done",), ("sustained",)),
}
TOLD: Final = frozenset(
    event
    for status in STATUS.ids
    for events in _EFFECT_IN.get(status, ((status,),))
    for event in events
)
"""Events whose words say what came of an issue, or how far it is."""
_ABOUT_MEMBER: Final = ("member", "党员")


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A row of the results paper: problem, measures, deadline and effect (公示制, C55)."""

    issue: Issue
    title: str
    detail: str
    """`public_text`; empty where it says the same as the title."""
    measures: tuple[str, ...]
    owner: str
    deadline: Text
    """As printed; empty where none was set."""
    status: Text
    effect: str
    """What came of it, or how far it is; empty where nothing is recorded."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """A row of the replies paper: by number, without the raiser."""

    opinion: Opinion
    summary: str
    """`public_text`, never `text`; empty where none was written."""
    outcome: str
    """A word of `OUTCOME`; empty while undecided."""
    answer: str
    """What was replied, else why it was not adopted; empty while neither is recorded."""
    became: tuple[str, ...]
    """The titles of the unit's public issues that it became."""
    by: str
    replied: dt.date | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An issue in the plan: what is to be reached, by what measures, whose, by when."""

    issue: Issue
    title: str
    detail: str
    """`public_text`; empty where it says the same as the title."""
    deadline: Text
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlanSections:
    """What the plan paper takes from the records."""

    version: int | None
    draft: bool
    """Not yet approved: published for comment (征求意见稿)."""
    goals: tuple[str, ...]
    text: str
    safeguards: str
    activity: str
    rows: tuple[PlanRow, ...]
    mechanisms: tuple[str, ...]
    pieces: tuple[Piece, ...]


def listed_issues(unit: Unit, notice: Notice | None = None) -> tuple[Issue, ...]:
    """Return the public issues that a paper lists: key ones first, those outside N last.

    Only the issues that the notice names, if it names any.
    """
    named = _named(unit, notice)
    chosen = [issue for issue in unit.public_issues if not named or issue.id in named]
    return tuple(sorted(chosen, key=lambda item: (item.status in OUTSIDE, item.key != "yes")))


def issue_rows(unit: Unit, notice: Notice | None = None) -> tuple[IssueRow, ...]:
    """Return the rows of the results paper."""
    public = {issue.id: issue for issue in unit.public_issues}
    return tuple(_issue_row(unit, issue, public) for issue in listed_issues(unit, notice))


def reply_rows(unit: Unit, notice: Notice | None = None) -> tuple[ReplyRow, ...]:
    """Return the rows of the replies paper, in the order typed.

    Opinions about single members are answered to those who raised them, never posted.
    """
    named = _named(unit, notice)
    own = f"{unit.id}#"
    public = {issue.id: issue for issue in unit.public_issues}
    return tuple(
        _reply_row(unit, opinion, public)
        for opinion in unit.opinions
        if not about_member(opinion)
        and (wants_answer(opinion) or opinion.reply)
        and (
            not named
            or not opinion.issue
            or any(name.removeprefix(own) in named for name in opinion.issue)
        )
    )


def about_member(opinion: Opinion) -> bool:
    """Whether an opinion is about a single member."""
    return opinion.about.startswith(_ABOUT_MEMBER)


def plan_sections(unit: Unit) -> PlanSections:
    """Return what the plan paper takes from the records."""
    plan = unit.plan
    rows = tuple(_plan_row(issue) for issue in listed_issues(unit) if issue.status not in OUTSIDE)
    said = [piece for row in rows for piece in row.pieces]
    for mechanism in unit.mechanisms:
        said += take(mechanism, mechanism, "title")
    titles = tuple(mechanism.title for mechanism in unit.mechanisms)
    if plan is None:
        return PlanSections(None, True, (), "", "", "", rows, titles, tuple(said))
    versions = [event.version for event in plan.events("formed", "revised") if event.version]
    return PlanSections(
        max(versions, default=None),
        plan.first("approved") is None,
        plan.goals,
        plan.text,
        plan.safeguards,
        plan.activity,
        rows,
        titles,
        (*take(plan, plan, "goals", "text", "safeguards", "activity"), *said),
    )


def _named(unit: Unit, notice: Notice | None) -> set[str]:
    return {name.removeprefix(f"{unit.id}#") for name in notice.issues} if notice else set()


def _issue_row(unit: Unit, issue: Issue, public: Mapping[str, Issue]) -> IssueRow:
    said = [*take(issue, issue, "title", "public_text", "owner"), *take_due(issue)]
    for measure in issue.measures:
        said += take(issue, measure, "text")
    # Closing verifies what the public was told when it was done: it tells them nothing new.
    done = issue.last("done") if issue.status == "closed" else None
    if last := done or issue.last():
        said.append(Piece(last, "event", "done" if done else issue.status, issue))
    found = _effect(issue)
    effect = found.text if found else ""
    if found:
        said.append(found)
        into = public.get(effect.removeprefix(f"{unit.id}#")) if found.field == "into" else None
        if into:
            effect = into.title
            said += take(into, into, "title")
    return IssueRow(
        issue,
        issue.title,
        _detail(issue),
        tuple(measure.text for measure in issue.measures if measure.text),
        issue.owner,
        deadline_text(issue),
        STATUS[issue.status],
        effect,
        tuple(said),
    )


def _plan_row(issue: Issue) -> PlanRow:
    said = [*take(issue, issue, "title", "public_text", "goal", "leader", "owner", "track")]
    said += take_due(issue)
    for measure in issue.measures:
        said += take(issue, measure, "text", "owner", "due")
    return PlanRow(issue, issue.title, _detail(issue), deadline_text(issue), tuple(said))


def _reply_row(unit: Unit, opinion: Opinion, public: Mapping[str, Issue]) -> ReplyRow:
    reply, decision = opinion.reply, opinion.decision
    said = [*take(opinion, opinion, "id", "date", "public_text")]
    local = [public.get(name.removeprefix(f"{unit.id}#")) for name in opinion.issue]
    answer = ""
    for issue in local:
        said += take(issue, issue, "title") if issue else ()
    if decision:
        answer = decision.reason
        said += take(opinion, decision, "outcome", "reason")
    if reply:
        answer = reply.text or answer
        said += take(opinion, reply, "date", "by", "text")
    by = (reply.by if reply else "") or (decision.by if decision else "")
    outcome = decision.outcome if decision else ""
    replied = reply.date if reply else None
    return ReplyRow(
        opinion,
        opinion.public_text,
        outcome,
        answer,
        tuple(issue.title for issue in local if issue),
        by,
        replied,
        tuple(said),
    )


def _detail(issue: Issue) -> str:
    return "" if issue.public_text == issue.title else issue.public_text


def _effect(issue: Issue) -> Piece | None:
    """Return the text that says what came of an issue."""
    for events in _EFFECT_IN.get(issue.status, ((issue.status,),)):
        last = issue.last(*events)
        found = _said(issue, last) if last else None
        if found:
            return found
    return None


def _said(issue: Issue, event: IssueEvent) -> Piece | None:
    for name in ("into", "text", "reason", "to"):
        if text := getattr(event, name):
            return Piece(event, name, text, issue)
    return None
