"""CLS: what it takes to close an issue (销号)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhenggai.finding import Severity
from zhenggai.model.closure import answered, carried_out, has_evidence, wants_answer
from zhenggai.model.issues import Issue, IssueEvent
from zhenggai.model.persons import person
from zhenggai.model.unit import Unit
from zhenggai.rules import commands
from zhenggai.rules.base import Case, Surroundings, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.outlines import Closed, Outline, Unanswered
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class _Published:
    """What the results notices of a unit cover."""

    everything: bool
    issues: frozenset[str]


def closing(issue: Issue) -> IssueEvent | None:
    """Return the closing of an issue that still holds; what is sustained stays closed."""
    if issue.is_copy or issue.status not in ("closed", "sustained"):
        return None
    last = issue.last("closed", "reopened")
    return last if last and last.event == "closed" else None


def unanswered_elsewhere(
    outlines: Mapping[str, Outline], _around: Surroundings
) -> Iterator[tuple[str, Wrong]]:
    """Go through the opinions without an answer that other units tied to a closed issue."""
    for outline in outlines.values():
        for opinion in outline.unanswered:
            there = outlines.get(opinion.unit)
            closed = there.closed.get(opinion.issue) if there else None
            # An opinion of a later day does not undo a closing.
            if closed and not (opinion.date and closed.date and opinion.date > closed.date):
                yield opinion.unit, _not_answered(closed, opinion.issue, opinion)


@rule(
    "CLS01",
    Severity.ERROR,
    "C29",
    Text(
        "销号由责任人以外的人核验，有佐证，措施完成，已公示，意见已答复",
        "an issue is closed by another than its owner, with evidence, its measures done, its"
        " result published and its opinions answered",
    ),
    why=Text(
        "自己办、自己销，等于没有人核验。",
        "An issue that its owner closes has been verified by nobody.",
    ),
    across=unanswered_elsewhere,
)
def closed(case: Case) -> Iterator[Outcome]:
    """Want the conditions of 销号; a member's own issue need not be published."""
    published = _published(case.unit)
    for issue in case.unit.issues:
        event = closing(issue)
        if event is None:
            continue
        if case.missing(event, "by"):
            yield _by_nobody(case, issue, event)
        elif person(event.by) in (person(issue.owner), issue.member):
            yield _by_owner(case, issue, event)
        if not has_evidence(issue):
            yield _without_evidence(case, issue, event)
        yield from _measures_open(case, issue, event)
        if not (issue.member or published.everything or issue.id in published.issues):
            yield _unpublished(case, issue, event)
        yield from _unanswered(case, issue, event)


def _published(unit: Unit) -> _Published:
    notices = unit.posted("results")
    own = f"{unit.id}#"
    issues = frozenset(name.removeprefix(own) for item in notices for name in item.issues)
    return _Published(any(not item.issues for item in notices), issues)


def _by_nobody(case: Case, issue: Issue, event: IssueEvent) -> Wrong:
    return case.wrong(
        event,
        "by",
        Text(
            f"问题 {issue.id} 于 {event.date} 销号，没有写谁核验",
            f"issue {issue.id} was closed on {event.date}, and nobody is named who verified it",
        ),
        Text(
            "在 ‹by› 里写核验人的姓名，不能是责任人",
            "name as ‹by› who verified it, somebody else than its owner",
        ),
        of=issue,
    )


def _by_owner(case: Case, issue: Issue, event: IssueEvent) -> Wrong:
    return case.wrong(
        event,
        "by",
        Text(
            f"问题 {issue.id} 由责任人{event.by}自己销号",
            f"issue {issue.id} was closed by its own owner, {event.by}",
        ),
        Text(
            "请责任人以外的人核验，‹by› 写核验人的姓名",
            "have somebody else verify it and name that person as ‹by›",
        ),
        of=issue,
    )


def _without_evidence(case: Case, issue: Issue, event: IssueEvent) -> Wrong:
    cite = commands.cite(case.unit.id, issue.id)
    return case.wrong(
        event,
        "evidence",
        Text(
            f"问题 {issue.id} 于 {event.date} 销号，没有任何佐证",
            f"issue {issue.id} was closed on {event.date} without any evidence",
        ),
        Text(f"收进佐证: {cite.zh}", f"have the evidence taken in: {cite.en}"),
        of=issue,
    )


def _measures_open(case: Case, issue: Issue, event: IssueEvent) -> Iterator[Outcome]:
    for measure in issue.measures:
        if not carried_out(issue, measure):
            line = measure.begins.line
            done = commands.carry_out(f"{case.unit.id}#{measure.id}")
            yield case.wrong(
                event,
                "event",
                Text(
                    f"问题 {issue.id} 于 {event.date} 销号，措施 {measure.id}（第 {line} 行）"
                    "却没有完成",
                    f"issue {issue.id} was closed on {event.date}, but measure {measure.id}"
                    f" (line {line}) is not done",
                ),
                Text(
                    f"做完再销号: {done.zh}；没有做完的删去这条销号",
                    f"carry it out first: {done.en}; else take the closing out",
                ),
                of=issue,
            )


def _unpublished(case: Case, issue: Issue, event: IssueEvent) -> Wrong:
    posted = commands.post(case.unit.id, "results")
    return case.wrong(
        event,
        "event",
        Text(
            f"问题 {issue.id} 于 {event.date} 销号，整改情况还没有公示",
            f"issue {issue.id} was closed on {event.date}, but no results notice covers it",
        ),
        Text(
            f"先公示整改情况: {posted.zh}",
            f"post the results first: {posted.en}",
        ),
        of=issue,
    )


def _unanswered(case: Case, issue: Issue, event: IssueEvent) -> Iterator[Outcome]:
    closed = Closed(event.at("event"), event.date)
    for opinion in filter(wants_answer, case.opinions_of(issue)):
        later = opinion.date and event.date and opinion.date > event.date
        if not later and not answered(case.unit, opinion):
            name, line = opinion.id, opinion.begins.line
            waiting = Unanswered(
                *(case.unit.id, issue.id, opinion.date),
                Text(f"{name}（第 {line} 行）", f"{name} (line {line})"),
                commands.answer(case.unit.id, opinion),
            )
            yield _not_answered(closed, issue.id, waiting)


def _not_answered(closed: Closed, issue: str, opinion: Unanswered) -> Wrong:
    called, answer = opinion.called, opinion.answer
    return Wrong(
        closed.at,
        Text(
            f"问题 {issue} 于 {closed.date} 销号，意见 {called.zh}却没有答复",
            f"issue {issue} was closed on {closed.date}, but opinion {called.en} is not answered",
        ),
        Text(f"先答复这条意见: {answer.zh}", f"answer the opinion first: {answer.en}"),
        issue,
        "event",
    )


RULES = (closed,)
