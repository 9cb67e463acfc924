"""Whether a notice says all that it must: the frame of the paper and its four columns (C55)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import deadline_text
from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.review import Notice
from zhenggai.public import contact_of
from zhenggai.rules import commands
from zhenggai.rules.base import Case
from zhenggai.rules.outcome import Wrong
from zhenggai.rules.wording import counted, to_add
from zhenggai.words import Text

_FRAME: Final = {
    "form": Text("形式", "form"),
    "place": Text("地点", "place"),
    "scope": Text("范围", "scope"),
    "from_": Text("开始日期", "first day"),
    "until": Text("结束日期", "last day"),
}
_EFFECTS: Final = ("done", "closed", "sustained", "explained", "progress")


def counted_issues(case: Case) -> list[Issue]:
    """Return the public issues that the unit itself answers for and that are still its issues."""
    return [
        issue
        for issue in case.unit.public_issues
        if not issue.is_copy and issue.status not in OUTSIDE
    ]


def covered(case: Case, notice: Notice) -> frozenset[str]:
    """Return the ids of the issues that a notice covers: those it names, else all of its day."""
    if notice.issues:
        own = f"{case.unit.id}#"
        return frozenset(name.removeprefix(own) for name in notice.issues)
    return frozenset(
        issue.id
        for issue in case.unit.public_issues
        if issue.found is None or notice.from_ is None or issue.found <= notice.from_
    )


def posted_properly(case: Case) -> Iterator[Wrong]:
    """Go through what is missing from the notices."""
    if case.unit.notices and not _can_be_reached(case):
        yield case.lacks(
            "contact",
            Text(
                "公示没有监督电话或意见箱: 单位和活动都没有写",
                "the notices name no supervision contact: neither unit nor campaign has one",
            ),
            Text(
                "补上 ‹contact: {name: …, phone: …, box: …, address: …, hours: …}›",
                "add ‹contact: {name: …, phone: …, box: …, address: …, hours: …}›",
            ),
        )
    for notice in case.unit.notices:
        yield from _frame(case, notice)
    yield from _columns(case)


def _can_be_reached(case: Case) -> bool:
    contact = contact_of(case.unit, case.campaign)
    return contact is not None and bool(contact.phone or contact.box or contact.address)


def _frame(case: Case, notice: Notice) -> Iterator[Wrong]:
    for name, called in _FRAME.items():
        # A meeting is held on one day: it has no last day.
        if not case.missing(notice, name) or (name == "until" and notice.form == "meeting"):
            continue
        yield case.wrong(
            notice,
            name,
            Text(f"公示 {notice.id} 没有写{called.zh}", f"notice {notice.id} has no {called.en}"),
            to_add(Notice, name),
        )
    if notice.covers == "results" and notice.from_ and notice.until:
        days = (notice.until - notice.from_).days + 1
        least = case.limits.result_notice_days
        if days < least and notice.form != "meeting":
            yield case.wrong(
                notice,
                "until",
                Text(
                    f"公示 {notice.id} 只公示 {days} 天，应不少于 {least} 天",
                    f"notice {notice.id} hangs for {counted(days, 'day')}; at least {least} are"
                    " wanted",
                ),
                Text(
                    f"公示到 {least} 天（首尾都算）再取下，改正 ‹until›",
                    f"leave it up for {least} days, both ends counted, and correct ‹until›",
                ),
                severity=Severity.WARNING,
            )


def _columns(case: Case) -> Iterator[Wrong]:
    """Go through the empty columns of the issues in results notices, each issue once."""
    shown: dict[str, Notice] = {}
    for notice in case.unit.posted("results"):
        for name in covered(case, notice):
            shown.setdefault(name, notice)
    for issue in counted_issues(case):
        if issue.id in shown:
            for column in _empty_columns(case, issue):
                yield _empty(case, issue, column, shown[issue.id])


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    called: Text
    remedy: Text


def _empty(case: Case, issue: Issue, column: _Column, notice: Notice) -> Wrong:
    return case.wrong(
        issue,
        column.field,
        Text(
            f"公示 {notice.id} 里的问题 {issue.id} 缺“{column.called.zh}”一栏",
            f"issue {issue.id} has no {column.called.en} to print in notice {notice.id}",
        ),
        column.remedy,
    )


def _empty_columns(case: Case, issue: Issue) -> Iterator[_Column]:
    """Go through three of the columns: no issue is read without a title, the problem."""
    name = f"{case.unit.id}#{issue.id}"
    if not any(measure.text for measure in issue.measures):
        added = commands.add(f"measure {name}")
        remedy = Text(f"定措施: {added.zh}", f"plan measures: {added.en}")
        yield _Column("measures", Text("措施", "measures"), remedy)
    if not deadline_text(issue).zh:
        yield _Column("due", Text("时限要求", "deadline"), to_add(Issue, "due"))
    if not any(event.text for event in issue.log if event.event in _EFFECTS):
        done, so_far = commands.solve(name), commands.progress(name)
        remedy = Text(
            f"办完的记成效: {done.zh}；还在办的记进展: {so_far.zh}",
            f"if it is solved, record the effect: {done.en}; if not, how far it is: {so_far.en}",
        )
        yield _Column("log", Text("最终效果", "effect"), remedy)
