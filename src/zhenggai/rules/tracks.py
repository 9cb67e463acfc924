"""TRK01-TRK03: every issue has a track, and is at once or by a day what it promised to be."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, SETTLED, Issue
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.rules.wording import to_add, words_to_type
from zhenggai.words import TRACK, Text

_NO_ISSUES: Final = Skip(Text("还没有列出问题", "no issues are listed yet"))
_NO_IMMEDIATE: Final = Skip(Text("没有马上整改的问题", "no issue is to be solved at once"))
_NO_DEADLINE: Final = Skip(Text("没有限期整改的问题", "no issue is to be solved by a deadline"))


def _pressed(case: Case, track: str = "") -> list[Issue]:
    """Return the unit's own issues of a track that it took up and has not explained away."""
    return [
        issue
        for issue in case.unit.issues
        if (not track or issue.track == track)
        and not issue.is_copy
        and issue.status not in OUTSIDE | {"explained"}
    ]


@rule(
    "TRK01",
    Severity.ERROR,
    "C25 C26 C27",
    Text("每个问题定为马上、限期或逐步整改", "every issue is on one of the three tracks"),
)
def on_a_track(case: Case) -> Iterator[Outcome]:
    """Find issues that nobody sorted: what can be done at once must not wait."""
    if not case.unit.issues:
        yield _NO_ISSUES
    for issue in _pressed(case):
        if case.missing(issue, "track"):
            tracks = words_to_type("track", TRACK)
            yield case.wrong(
                issue,
                "track",
                Text(f"问题 {issue.id} 没有整改类别", f"issue {issue.id} has no track"),
                Text(
                    f"补上 ‹track›: {tracks.zh}",
                    f"add ‹track: …›, one of: {tracks.en}",
                ),
            )


@rule(
    "TRK02",
    Severity.ERROR,
    "C25",
    Text(
        "马上整改的问题按时启动，不久拖",
        "what is put right at once is started in time and not left open",
    ),
    limits=("start_days", "immediate_days"),
)
def at_once(case: Case) -> Iterator[Outcome]:
    """Find delay: 「对具备整改条件的问题,要马上整改」; limits `start_days`, `immediate_days`."""
    issues = _pressed(case, "immediate")
    if not issues:
        yield _NO_IMMEDIATE
    for issue in issues:
        if issue.found:
            yield from _not_started(case, issue, issue.found)
            yield from _still_open(case, issue, issue.found)
        elif case.missing(issue, "found") and not issue.due and issue.status not in SETTLED:
            yield case.wrong(
                issue,
                "found",
                Text(
                    f"马上整改的问题 {issue.id} 没有写发现日期，不知道哪天该办完",
                    f"issue {issue.id} is to be solved at once, but nothing says from what day",
                ),
                to_add(Issue, "found"),
            )


def _not_started(case: Case, issue: Issue, found: dt.date) -> Iterator[Outcome]:
    until = case.until(found, case.limits.start_days)
    first = min(issue.log, key=lambda event: event.date or found, default=None)
    begin = commands.start(f"{case.unit.id}#{issue.id}")
    if first is None and case.day > until:
        yield case.wrong(
            issue,
            "log",
            Text(
                f"问题 {issue.id} 发现于 {found}，应在 {until} 前启动，还没有启动",
                f"issue {issue.id} of {found} was to be started by {until} and is not",
            ),
            Text(
                f"动手后: {begin.zh}；不能马上办的，改成 ‹track: deadline›",
                f"once begun: {begin.en}; if that cannot be, write ‹track: deadline›",
            ),
        )
    elif first and first.date and first.date > until:
        waiver = commands.waive(case.unit.id, "TRK02", issue.id)
        yield case.wrong(
            first,
            "date",
            Text(
                f"问题 {issue.id} 发现于 {found}，应在 {until} 前启动，{first.date} 才启动",
                f"issue {issue.id} of {found} was to be started by {until},"
                f" and was on {first.date}",
            ),
            Text(
                f"确实不能马上办的，改成 ‹track: deadline›；别的原因，写明理由: {waiver.zh}",
                "if it could not be done at once, write ‹track: deadline›; for another reason,"
                f" accept it: {waiver.en}",
            ),
            of=issue,
        )


def _still_open(case: Case, issue: Issue, found: dt.date) -> Iterator[Outcome]:
    reopened = issue.last("reopened")
    since = reopened.date if reopened and reopened.date else found
    open_days, until = (case.day - since).days, case.until(since, case.limits.immediate_days)
    if issue.status not in SETTLED and case.day > until:
        done = commands.solve(f"{case.unit.id}#{issue.id}")
        yield case.wrong(
            issue,
            "track",
            Text(
                f"马上整改的问题 {issue.id} 从 {since} 起已有 {open_days} 天没有办完"
                f"（上限 {case.limits.immediate_days} 天）",
                f"issue {issue.id} is to be solved at once and has been open for {open_days}"
                f" days since {since} (limit {case.limits.immediate_days})",
            ),
            Text(
                f"办完后: {done.zh}；不能马上办的，改成 ‹track: deadline›",
                f"once done: {done.en}; if that cannot be, write ‹track: deadline›",
            ),
            severity=Severity.WARNING,
        )


@rule(
    "TRK03",
    Severity.ERROR,
    "C26",
    Text(
        "限期整改的问题有时限和责任人",
        "an issue with a deadline has a due date and an owner",
    ),
)
def by_a_deadline(case: Case) -> Iterator[Outcome]:
    """Find deadlines without a date or a person: 「对通过努力能够解决的问题,要限期整改」."""
    issues = _pressed(case, "deadline")
    if not issues:
        yield _NO_DEADLINE
    for issue in issues:
        if case.missing(issue, "due") and issue.due_in_force is None:
            yield case.wrong(
                issue,
                "due",
                Text(f"限期整改的问题 {issue.id} 没有时限", f"issue {issue.id} has no due date"),
                Text("补上 ‹due›，如 2006-05-31", "add ‹due: …›, such as 2006-05-31"),
            )
        if case.missing(issue, "owner"):
            yield case.wrong(
                issue,
                "owner",
                Text(f"限期整改的问题 {issue.id} 没有责任人", f"issue {issue.id} has no owner"),
                Text("补上 ‹owner›: 一个人的姓名", "add ‹owner: …›: the name of one person"),
            )


RULES = (on_a_track, at_once, by_a_deadline)
