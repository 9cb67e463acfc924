"""PLN05 and PLN08: the plan is published, long enough, and before the work begins (C20)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.deadlines import work_calendar
from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue, IssueEvent
from zhenggai.model.review import Notice
from zhenggai.model.schema import keys_of
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Wrong
from zhenggai.rules.plan import NOT_FORMED, formed_on
from zhenggai.rules.wording import counted, keys_to_type
from zhenggai.words import Text

_WORK: Final = frozenset({"started", "progress", "done"})


@rule(
    "PLN05",
    Severity.ERROR,
    "C20",
    Text(
        "方案形成后公示，写明形式、范围和起止日期，天数够",
        "the plan is published with form, scope and dates, for enough working days",
    ),
    why=Text(
        "公示时间太短，群众来不及看，也来不及提意见。",
        "If it hangs too short a time, the public can neither read it nor answer.",
    ),
    limits=("decide_days", "plan_notice_workdays"),
)
def published_long_enough(case: Case) -> Iterator[Outcome]:
    """Want one good notice: 「要通过一定形式在一定范围内向群众公布」."""
    formed = formed_on(case)
    if formed is None or case.unit.plan is None:
        yield NOT_FORMED
        return
    notices = case.unit.posted("plan")
    late = (case.day - formed).days > case.limits.decide_days
    if not notices and (late or case.unit.plan.first("approved")):
        posted = commands.post(case.unit.id, "plan")
        yield case.lacks(
            "notices",
            Text(
                f"方案 {formed} 形成，还没有公示",
                f"the plan was formed on {formed} and has not been published yet",
            ),
            Text(f"公示并记下来: {posted.zh}", f"publish it and record it: {posted.en}"),
        )
    faults = [_fault(case, notice) for notice in notices]
    if faults and all(faults):
        yield from filter(None, faults[-1:])


def _fault(case: Case, notice: Notice) -> Wrong | None:
    """Return what is wrong with a notice of the plan; one read out at a meeting has no end."""
    at_meeting = notice.form == "meeting"
    wanted = ("form", "scope", "from_") if at_meeting else ("form", "scope", "from_", "until")
    missing = [name for name in wanted if case.missing(notice, name)]
    if missing:
        names = [keys_of(Notice)[name].name for name in missing]
        keys = keys_to_type(Notice, missing)
        return case.wrong(
            notice,
            missing[0],
            Text(
                f"方案公示 {notice.id} 没有写{'、'.join(name.zh for name in names)}",
                f"plan notice {notice.id} has no {', '.join(name.en for name in names)}",
            ),
            Text(
                f"补上 {keys.zh}",
                f"add {keys.en}",
            ),
        )
    return None if at_meeting else _too_short(case, notice)


def _too_short(case: Case, notice: Notice) -> Wrong | None:
    least = case.limits.plan_notice_workdays
    if notice.from_ is None or notice.until is None or least <= 0:
        return None
    calendar = work_calendar(case.campaign.calendar)
    enough = calendar.workday(notice.from_, least)
    if notice.until >= enough.day:
        return None
    number = calendar.workdays_between(notice.from_, notice.until).number
    return case.wrong(
        notice,
        "until",
        Text(
            f"方案公示 {notice.id} 只有 {number} 个工作日，至少要 {least} 个",
            f"plan notice {notice.id} hangs for {counted(number, 'working day')}; at least {least}"
            " are wanted",
        )
        if enough.known
        else Text(
            f"方案公示 {notice.id} 按周一至周五算只有 {number} 个工作日，至少要 {least} 个；"
            f"{notice.from_.year} 年怎样放假不清楚",
            f"plan notice {notice.id} hangs for {counted(number, 'day')} from Monday to Friday; at"
            " least"
            f" {least} working days are wanted, and the days off of {notice.from_.year} are not"
            " known",
        ),
        Text(
            f"公示到 {enough.day}，改成 ‹until: {enough.day}›",
            f"let it hang longer: ‹until: {enough.day}›",
        ),
        severity=None if enough.known else Severity.WARNING,
    )


@rule(
    "PLN08",
    Severity.WARNING,
    "C20 C26 C27",
    Text(
        "限期和逐步解决的问题，方案公示后再动手",
        "work on deadline and phased issues begins after the plan was published",
    ),
    why=Text(
        "先公示再动手，群众的意见才来得及写进方案；能马上办的不必等。",
        "When work waits for the notice, what the public says can still enter the plan; what"
        " can be done at once need not wait.",
    ),
)
def published_first(case: Case) -> Iterator[Outcome]:
    """Find work that ran ahead of the plan; what can be done at once may begin at once."""
    if case.stage is None:
        yield NO_STAGE
        return
    notices = case.unit.posted("plan")
    days = [notice.from_ for notice in notices if notice.from_]
    if len(days) < len(notices):
        # One without its day (PLN05, PUB03) may be the first.
        return
    published = min(days, default=None)
    for issue in case.unit.public_issues:
        begun = _begun(issue)
        if begun and begun.date and (published is None or begun.date < published):
            yield _too_soon(case, issue, begun, published)


def _too_soon(case: Case, issue: Issue, begun: IssueEvent, published: dt.date | None) -> Wrong:
    return case.wrong(
        begun,
        "date",
        Text(
            f"问题 {issue.id} 于 {begun.date} 动手，方案 {published} 才公示",
            f"work on issue {issue.id} began on {begun.date}, but the plan was published on"
            f" {published}",
        )
        if published
        else Text(
            f"问题 {issue.id} 于 {begun.date} 动手，方案还没有公示",
            f"work on issue {issue.id} began on {begun.date}, but the plan is not published yet",
        ),
        Text(
            "先公示方案；日期写错的改正；能马上办的，改成 ‹track: immediate›",
            "publish the plan first; correct a wrong date; if it can be done at once, write"
            " ‹track: immediate›",
        ),
        of=issue,
    )


def _begun(issue: Issue) -> IssueEvent | None:
    """Return the first work on an issue that has to wait for the plan."""
    waits = issue.track in ("deadline", "phased") and issue.status not in OUTSIDE
    if issue.is_copy or not waits:
        return None
    return next((event for event in issue.log if event.event in _WORK), None)


RULES = (published_long_enough, published_first)
