"""What is due of the work on issues: issues, milestones, measures, and later reviews."""

from collections.abc import Iterator

from zhenggai.dues.base import Counted, Due, Extension, Matter, Typed, as_typed, counted, typed
from zhenggai.model.closure import not_carried_out
from zhenggai.model.issues import SETTLED, Issue
from zhenggai.rules.base import Case


def of_issues(case: Case) -> Iterator[Due]:
    """Go through what is due of each issue; the lead answers for copies."""
    for issue in case.unit.issues:
        if issue.is_copy:
            continue
        if issue.status == "sustained":
            yield from _review(case, issue)
        elif issue.status not in SETTLED:
            yield from _start(case, issue)
            yield from _milestones(case, issue)
            yield from _whole(case, issue)


def of_measures(case: Case) -> Iterator[Due]:
    """Go through the measures that are neither done nor explained."""
    for issue, measure in not_carried_out(case.unit):
        if measure.due:
            owner = measure.owner or _owner(issue)
            matter = Matter(case.unit.id, measure.id, as_typed(measure.text), owner, issue.id)
            yield typed("measure", matter, measure.due, measure.at("due"))


def _owner(issue: Issue) -> str:
    return issue.owner or issue.member or issue.leader


def _matter(case: Case, issue: Issue) -> Matter:
    return Matter(case.unit.id, issue.id, as_typed(issue.title), _owner(issue))


def _whole(case: Case, issue: Issue) -> Iterator[Due]:
    """Give the due date in force: an extension, the original, a limit or the last milestone.

    Where the next milestone gives an issue its due date, that stands for itself.
    """
    matter, due = _matter(case, issue), issue.due_in_force
    extensions = tuple(_extensions(issue))
    if due and (extensions or issue.due):
        basis = Typed(issue.at("due"), issue.due, extensions)
        yield Due("issue", matter, due, extensions[-1].at if extensions else basis.at, basis)
    elif due:
        if not any(step.due and not step.done for step in issue.milestones):
            at = next(step.at("due") for step in issue.milestones if step.due == due)
            yield typed("issue", matter, due, at)
    else:
        yield from _at_once(case, issue)


def _extensions(issue: Issue) -> Iterator[Extension]:
    for event in issue.log:
        if event.event == "extended" and event.due:
            yield Extension(event.at("due"), event.date, event.due, event.by, event.reason)


def _milestones(case: Case, issue: Issue) -> Iterator[Due]:
    for number, step in enumerate(issue.milestones, 1):
        if step.due and not step.done:
            what = as_typed(step.goal or issue.title)
            matter = Matter(case.unit.id, issue.id, what, _owner(issue), part=str(number))
            yield typed("milestone", matter, step.due, step.at("due"))


def _start(case: Case, issue: Issue) -> Iterator[Due]:
    """Say by when an issue that is to be solved at once is to be begun (TRK02)."""
    if issue.track == "immediate" and issue.found and not issue.log:
        basis = Counted(issue.found, "found", "start_days", case.limits.start_days)
        yield counted(case, "start", _matter(case, issue), issue.at("found"), basis)


def _at_once(case: Case, issue: Issue) -> Iterator[Due]:
    basis = at_once(case, issue)
    if basis:
        event = issue.last("reopened")
        at = event.at("date") if event and event.date else issue.at("found")
        yield counted(case, "issue", _matter(case, issue), at, basis)


def at_once(case: Case, issue: Issue) -> Counted | None:
    """Say how long an issue that is to be solved at once may stay open (TRK02)."""
    back = issue.last("reopened")
    again = back.date if back else None
    start = again or issue.found
    if issue.track != "immediate" or start is None:
        return None
    event = "reopened" if again else "found"
    return Counted(start, event, "immediate_days", case.limits.immediate_days)


def _review(case: Case, issue: Issue) -> Iterator[Due]:
    event = issue.last()
    if event and event.review:
        yield typed("sustained", _matter(case, issue), event.review, event.at("review"))
