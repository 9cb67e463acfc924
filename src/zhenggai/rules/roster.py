"""REF05: whoever answers for a member's own problem is on the roster."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue, Measure
from zhenggai.model.persons import is_group, person
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.words import Text

_NO_ROSTER: Final = Skip(Text("没有填党员名册", "the unit lists no members"))


@rule(
    "REF05",
    Severity.ERROR,
    "",
    Text(
        "党员个人问题的责任人在党员名册上",
        "whoever answers for a member's own problem is on the roster",
    ),
    why=Text(
        "党员个人的问题由支部里的人负责；名册上没有的名字，多半是写错了。",
        "Somebody of the branch answers for a member's own problem; a name that is not on the"
        " roster is most likely misspelt.",
    ),
)
def owners_on_roster(case: Case) -> Iterator[Outcome]:
    """Find owners whom the unit does not know; group words are the affair of RSP02."""
    if not case.roster:
        yield _NO_ROSTER
        return
    for issue in case.typed.issues:
        owned: tuple[Issue | Measure, ...] = (issue, *issue.measures) if issue.member else ()
        for record in owned:
            if not _known(record.owner, case.roster):
                yield _stranger(case, issue, record)


def _known(owner: str, roster: frozenset[str]) -> bool:
    if not owner or owner in roster or is_group(owner):
        return True
    return person(owner) in roster


def _stranger(case: Case, issue: Issue, record: Issue | Measure) -> Outcome:
    owner = record.owner
    listed = commands.add(f"member {case.unit.id} --name {commands.as_argument(owner)}")
    return case.wrong(
        record,
        "owner",
        Text(
            f"党员个人问题 {issue.id} 的责任人“{owner}”不在党员名册上",
            f"{owner}, who answers for a member's issue {issue.id}, is not on the roster",
        ),
        Text(
            f"写名册上的姓名，或先把他列入名册: {listed.zh}",
            f"write a name on the roster, or add it there first: {listed.en}",
        ),
    )


RULES = (owners_on_roster,)
