"""PRV03: what is printed of vice, and of members' own failings, names nobody."""

import re
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue, IssueEvent, Measure, Milestone, Partner, Quantity
from zhenggai.model.opinions import Decision, Reply
from zhenggai.model.people import Contact, Floating
from zhenggai.model.plan import Absence, Meeting, PlanEvent
from zhenggai.model.review import Lookback, Mechanism, RoleModel, Task
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rows import TOLD
from zhenggai.rules.base import Case, rule
from zhenggai.rules.names import NAME_ALONE, Names, is_name
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.passages import Passage, Words
from zhenggai.words import Text

_LINE: Final = re.compile(".+")
_PUBLIC: Final[dict[type[Record], tuple[str, ...]]] = {
    Issue: ("title", "public_text", "cause", "goal"),
    Measure: ("text", "result"),
    Quantity: ("unit",),
    Milestone: ("goal",),
    Partner: ("duty",),
    IssueEvent: ("text", "reason", "to"),
}
"""What public papers tell of an issue, but for who answers for it."""
_PERSONS: Final[dict[type[Record], tuple[str, ...]]] = {
    Unit: ("head",),
    Contact: ("name",),
    Floating: ("host", "contact"),
    Absence: ("name",),
    Meeting: ("host",),
    PlanEvent: ("by",),
    Decision: ("by",),
    Reply: ("by",),
    Issue: ("member", "leader", "owner"),
    Measure: ("owner",),
    Partner: ("name",),
    IssueEvent: ("by",),
    Lookback: ("by", "member"),
    Task: ("owner",),
    Mechanism: ("owner",),
    RoleModel: ("name",),
}
"""Fields that name persons, or else offices."""


@rule(
    "PRV03",
    Severity.ERROR,
    "C41 C55",
    Text(
        "党员个人问题和B3领域问题的公示文字里没有人名",
        "public fields of members' issues and of area B3 name no person",
    ),
    why=Text(
        "公示是为了解决问题，不是让人难堪；B3（黄赌毒）牵连到人，更不能点名。",
        "A notice is there to solve problems, not to shame; area B3 (vice) touches people's"
        " lives, and nobody is named.",
    ),
    silence="record",
)
def named(case: Case) -> Iterator[Outcome]:
    """Gambling, drugs and one's own failings: who it was is not for the board."""
    issues = [issue for issue in case.unit.issues if issue.member or issue.area == "B3"]
    told = [
        (issue, passage)
        for issue in issues
        for passage in Words(issue).passages(_LINE, printed=True)
        if _is_public(passage, issue)
    ]
    if not told or not any(map(_may_be_named(case).first_in, (it.text for _, it in told))):
        return
    known = Names({*_members(case), *_others(case)})
    for issue, passage in told:
        if name := known.first_in(passage.text):
            yield _named(passage, issue, name)


def _members(case: Case) -> Iterator[str]:
    yield from case.roster
    yield from (issue.member for issue in case.unit.issues)


def _others(case: Case) -> Iterator[str]:
    """Go through the persons that the unit's file names without having them on its roster."""
    for passage in case.passages(NAME_ALONE):
        typed = passage.field in _PERSONS.get(type(passage.record), ())
        if typed and is_name(passage.text):
            yield passage.text


def _may_be_named(case: Case) -> Names:
    """Return the members and all that may be a name, which is quickly done."""
    said = case.typed.said
    alone = _others(case) if said is None else filter(is_name, set(said))
    return Names({*_members(case), *alone})


def _is_public(passage: Passage, issue: Issue) -> bool:
    record = passage.record
    printed = ("done",) if issue.member else TOLD
    if isinstance(record, IssueEvent) and record.event not in printed:
        return False
    return passage.field in _PUBLIC.get(type(record), ())


def _named(passage: Passage, issue: Issue, name: str) -> Wrong:
    return passage.wrong(
        Text(
            f"问题 {issue.id} 的公示文字里有人名“{name}”",
            f"a public field of issue {issue.id} names {name}",
        ),
        Text(
            "把人名改成“有的党员”“本人”等，姓名只写在 ‹member›、‹owner› 里",
            "write 'a member' or the like; names belong in ‹member› and ‹owner› only",
        ),
    )


RULES = (named,)
