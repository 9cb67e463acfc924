"""RES: what became of an issue: its effect, or where it went, or why it was given up (C05)."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.closure import has_evidence
from zhenggai.model.issues import Issue, IssueEvent
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.wording import to_add
from zhenggai.words import ISSUE_EVENT, Text

_SAYS: Final = {
    "explained": ("text", "reason"),
    "referred": ("to",),
    "merged": ("into",),
    "withdrawn": ("reason", "text"),
}
"""What tells people why an issue is not worked on any more; one of the fields is enough."""


@rule(
    "RES01",
    Severity.ERROR,
    "C05",
    Text(
        "完成的问题写明成效并有佐证，不再办理的写明去向或原因",
        "an issue that is done says its effect, with evidence; one that is given up says where it"
        " went, or why",
    ),
)
def effect(case: Case) -> Iterator[Outcome]:
    """Want 「实实在在的效果」 in the last `done`, and evidence somewhere in the issue."""
    for issue in case.unit.issues:
        last = issue.last()
        if issue.is_copy or last is None:
            continue
        if last.event in _SAYS and not any(getattr(last, name) for name in _SAYS[last.event]):
            yield _says_nothing(case, issue, last)
        done = issue.last("done") if issue.resolved else None
        if done is None:
            continue
        if not done.text:
            yield case.wrong(
                done,
                "text",
                Text(
                    f"问题 {issue.id} 于 {done.date} 完成，没有写成效",
                    f"issue {issue.id} was done on {done.date} without a word on the effect",
                ),
                Text("补上 ‹text›: 取得了什么成效", "add ‹text: …›: what was achieved"),
                of=issue,
            )
        if not has_evidence(issue):
            cite = commands.cite(case.unit.id, issue.id)
            yield case.wrong(
                done,
                "evidence",
                Text(
                    f"问题 {issue.id} 于 {done.date} 完成，没有任何佐证",
                    f"issue {issue.id} was done on {done.date} without any evidence",
                ),
                Text(f"收进佐证: {cite.zh}", f"have the evidence taken in: {cite.en}"),
                of=issue,
                severity=Severity.WARNING,
            )


def _says_nothing(case: Case, issue: Issue, event: IssueEvent) -> Wrong:
    name, said = _SAYS[event.event][0], ISSUE_EVENT[event.event]
    return case.wrong(
        event,
        name,
        Text(
            f"问题 {issue.id} 于 {event.date}“{said.zh}”，没有写明去向或原因",
            f"issue {issue.id} was {said.en} on {event.date}, without a word where to or why",
        ),
        to_add(IssueEvent, name),
        of=issue,
    )


RULES = (effect,)
