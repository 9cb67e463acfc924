"""A unit as of a day → its own figures."""

from typing import Final

from zhenggai.figures.base import Figures, Tally
from zhenggai.figures.basis import count_due, count_looked_back, count_responses, implemented
from zhenggai.figures.chosen import Chosen, Scope
from zhenggai.figures.sections import SECTIONS
from zhenggai.model.closure import answered, carried_out, has_result, wants_answer
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.unit import Unit

_OUTCOME: Final = {
    "accepted": "adopted",
    "partial": "adopted",
    "declined": "declined",
    "referred": "referred",
}


def own_figures(scope: Scope) -> Figures:
    """Count all that one unit has itself; give the unit as of the day."""
    tally = Tally()
    count_own(tally, scope)
    return tally.figures()


def count_own(tally: Tally, scope: Scope) -> None:
    """Count all that one unit has itself, or what is kept of it: then sections are left out."""
    tally.about(scope.unit)
    tally.add("units")
    if scope.keep is None:
        tally.add("finished", scope.unit.finished is not None)
        for section in SECTIONS:
            section(tally, scope)
    _count_chosen(tally, scope.chosen, scope)


def chosen_figures(chosen: Chosen, scope: Scope) -> Figures:
    """Count the opinions, issues and measures of one group; every other metric is 0."""
    tally = Tally()
    _count_chosen(tally, chosen, scope)
    return tally.figures()


def _count_chosen(tally: Tally, chosen: Chosen, scope: Scope) -> None:
    for opinion in chosen.opinions:
        tally.about(opinion)
        _count_opinion(tally, opinion, scope.unit)
    count_responses(tally, chosen, scope)
    for issue in chosen.issues:
        tally.about(issue)
        _count_issue(tally, issue, scope)
    for issue, measure in chosen.measures:
        tally.about(measure, issue)
        group = "personal.measures" if issue.member else "measures"
        done = measure.done is not None
        tally.add(f"{group}.total")
        tally.add(f"{group}.due", measure.due is not None and measure.due <= scope.day)
        tally.add(f"{group}.done", done)
        tally.add(f"{group}.with_evidence", done and bool(measure.evidence))
        tally.add("basis.carried_out", carried_out(issue, measure))
        tally.add("basis.implemented", not issue.member and implemented(measure, scope.day))


def _count_opinion(tally: Tally, opinion: Opinion, unit: Unit) -> None:
    """Count an opinion; an anonymous one is replied to by a notice posted for all."""
    tally.add("opinions.records")
    tally.add("opinions.people", opinion.count)
    tally.add("opinions.decided", opinion.decision is not None)
    if opinion.decision is not None and opinion.decision.outcome in _OUTCOME:
        tally.add(f"opinions.{_OUTCOME[opinion.decision.outcome]}")
    asked, replied = wants_answer(opinion), answered(unit, opinion)
    tally.add("opinions.replied", replied)
    tally.add("basis.answerable", asked)
    tally.add("basis.answered", asked and replied)
    tally.add("basis.handled", asked and replied and opinion.decision is not None)
    tally.add("opinions.verdict_no", opinion.verdict is not None and opinion.verdict.solved == "no")


def _count_issue(tally: Tally, issue: Issue, scope: Scope) -> None:
    group = "personal" if issue.member else "issues"
    status = issue.status
    if status in OUTSIDE:
        tally.add(f"{group}.outside")
        return
    tally.add(f"{group}.total")
    tally.add("basis.with_result", has_result(issue))
    tally.add(f"{group}.resolved", issue.resolved)
    tally.add(f"{group}.closed", status == "closed")
    tally.add(f"{group}.overdue", issue.overdue(scope.day))
    tally.add(f"{group}.relapsed", issue.relapses > 0)
    tally.add(f"{group}.extended", any(item.event == "extended" for item in issue.log))
    tally.add(f"{group}.key", issue.key == "yes")
    words = {
        "status": status,
        "track": issue.track,
        "theme": issue.theme,
        "domain": issue.domain,
        "area": issue.area,
        "light": issue.light(scope.day, scope.limits.warn_days),
    }
    for name, word in words.items():
        tally.add(f"{group}.by_{name}", word=word)
    if not issue.member:
        count_due(tally, issue, scope.day)
        count_looked_back(tally, issue, scope)
