"""The three accounts (三项对账, C29): has every issue a result, opinion a reply, measure an end."""

from collections.abc import Iterator
from typing import Final

from zhenggai.model.issues import OUTSIDE, SETTLED, Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Notice
from zhenggai.model.unit import Unit

_EXPLAINED: Final = OUTSIDE | {"explained"}


def has_result(issue: Issue) -> bool:
    """Say whether an issue came to a result: resolved, explained, or no longer an issue here."""
    return issue.status in SETTLED


def wants_answer(opinion: Opinion) -> bool:
    """Say whether an opinion asks for a decision and a reply; praise does not."""
    return opinion.nature != "praise"


def answered(unit: Unit, opinion: Opinion) -> bool:
    """Say whether an opinion was answered, an anonymous one by a notice posted for all."""
    if opinion.from_ != "anonymous":
        return opinion.reply is not None
    return any(_answers(unit, notice, opinion) for notice in unit.posted("replies"))


def _answers(unit: Unit, notice: Notice, opinion: Opinion) -> bool:
    if opinion.decision is None:
        return False
    # A date that was left out has its own finding (FIL05, PUB03).
    decided, posted = opinion.decision.date, notice.from_
    if decided and posted and posted < decided:
        return False
    if not notice.issues or not opinion.issue:
        return True
    own = f"{unit.id}#"
    listed = {name.removeprefix(own) for name in notice.issues}
    return any(name.removeprefix(own) in listed for name in opinion.issue)


def carried_out(issue: Issue, measure: Measure) -> bool:
    """Say whether a measure was done, or it is in writing why not."""
    return measure.ended or issue.status in _EXPLAINED


def without_result(unit: Unit) -> Iterator[Issue]:
    """Go through the issues that have no result (事事有结果); the lead answers for copies."""
    return (issue for issue in unit.issues if not issue.is_copy and not has_result(issue))


def unanswered(unit: Unit) -> Iterator[Opinion]:
    """Go through the opinions that want a reply and have none (件件有回音)."""
    return (item for item in unit.opinions if wants_answer(item) and not answered(unit, item))


def not_carried_out(unit: Unit) -> Iterator[tuple[Issue, Measure]]:
    """Go through the measures that are neither done nor explained (项项有落实)."""
    for issue in unit.issues:
        if not issue.is_copy:
            for measure in issue.measures:
                if not carried_out(issue, measure):
                    yield issue, measure


def has_evidence(issue: Issue) -> bool:
    """Say whether any paper is cited for an issue, at an event or at a measure."""
    return any(event.evidence for event in issue.log) or any(
        measure.evidence for measure in issue.measures
    )
