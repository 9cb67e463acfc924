"""FLO: members who are away are in somebody's care (流动党员, C48)."""

import datetime as dt
from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.people import Floating, Member
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome
from zhenggai.words import Text


@rule(
    "FLO01",
    Severity.ERROR,
    "C48",
    Text(
        "外出流动党员有联系人和接收组织，按期联系",
        "a floating member has a contact person and a host, and is contacted in time",
    ),
    applies="M",
    limits=("floating_days",),
)
def in_touch(case: Case) -> Iterator[Outcome]:
    """Want 「确保每个党员都处于党组织的有效管理之中」 of those who are away and not back."""
    typed = {member.name: member.floating for member in case.typed.members}
    for member in case.unit.members:
        floating, known = member.floating, typed.get(member.name)
        if floating is None or known is None or floating.returned or _later(known.left, case.day):
            continue
        yield from _unattended(case, member, floating)
        # A later contact took the place of the earlier one: nobody knows when that was.
        if not _later(known.last_contact, case.day):
            yield from _out_of_touch(case, member, floating)


def _later(fact: dt.date | None, day: dt.date) -> bool:
    return fact is not None and fact > day


def _unattended(case: Case, member: Member, floating: Floating) -> Iterator[Outcome]:
    called = {
        "contact": Text("联系人", "contact person"),
        "host": Text("接收组织", "host organisation"),
    }
    for name, field in called.items():
        if case.missing(floating, name):
            yield case.wrong(
                floating,
                name,
                Text(
                    f"流动党员{member.name}没有{field.zh}",
                    f"floating member {member.name} has no {field.en}",
                ),
                Text(
                    f"补上 ‹{name}›；还没有接收组织的写明正在联系哪里",
                    f"add ‹{name}: …›; where there is none yet, say who is being asked",
                )
                if name == "host"
                else Text(f"补上 ‹{name}›: 具体一个人", f"add ‹{name}: NAME›"),
                of=member,
            )


def _out_of_touch(case: Case, member: Member, floating: Floating) -> Iterator[Outcome]:
    days = case.limits.floating_days
    since = floating.last_contact or floating.left
    if since is None or case.until(since, days) >= case.day:
        return
    yield case.wrong(
        floating,
        "last_contact",
        Text(
            f"流动党员{member.name}最近一次联系是 {since}，已超过 {days} 天",
            f"floating member {member.name} was last contacted on {since}, over {days} days ago",
        )
        if floating.last_contact
        else Text(
            f"流动党员{member.name} {since} 外出，没有联系记录",
            f"floating member {member.name} left on {since}; no contact is recorded",
        ),
        Text(
            "联系本人，把日期写进 ‹last_contact›",
            "contact the member and set ‹last_contact› to that day",
        ),
        of=member,
        severity=Severity.WARNING,
    )


RULES = (in_touch,)
