"""What is said of a due date: how far it is, and how it was counted, day by day."""

from collections.abc import Iterator, Sequence
from typing import Final

from zhenggai.deadlines import CountedDay, WorkCalendar
from zhenggai.dues.base import Counted, Due, Extension, Typed
from zhenggai.model.limits import Limits
from zhenggai.model.schema import Month, keys_of
from zhenggai.report.stage_words import days_text
from zhenggai.words import Text

_EVENTS: Final = {
    "received": Text("收到", "received"),
    "relayed": Text("转送", "relayed"),
    "found": Text("发现", "found"),
    "reopened": Text("反弹", "reopened"),
}


def left_text(days: int) -> Text:
    """Say how many days are left, or how many it is overdue."""
    if days < 0:
        return Text(f"逾期 {-days} 天", f"{days_text(-days)} late")
    if days == 0:
        return Text("今天", "today")
    return Text(f"还有 {days} 天", f"in {days_text(days)}")


def explained(due: Due, calendar: WorkCalendar) -> Iterator[Text]:
    """Go through the sentences that say how a due date came about."""
    if isinstance(due.basis, Typed):
        yield from _typed(due.basis)
    else:
        yield from _counted(due.basis, calendar)


def days_counted(due: Due, calendar: WorkCalendar) -> Sequence[CountedDay]:
    """Return every day that was counted or passed over; none if the day was typed."""
    if isinstance(due.basis, Typed):
        return ()
    return tuple(calendar.explain_days(due.basis.start, due.basis.days))


def _typed(basis: Typed) -> Iterator[Text]:
    line = basis.at.line
    if basis.due is None:
        yield Text("原来没有写时限", "no due date was typed at first")
    elif isinstance(basis.due, Month):
        month = f"{basis.due:%Y-%m}"
        yield Text(
            f"时限写的是 {month}（第 {line} 行），按月底 {basis.due} 算，不因放假顺延",
            f"typed as {month} (line {line}): the last day of the month, {basis.due}, not moved"
            " for days off",
        )
    else:
        yield Text(
            f"写定的日期 {basis.due}（第 {line} 行），不因放假顺延",
            f"typed as {basis.due} (line {line}), not moved for days off",
        )
    before = basis.due
    for extension in basis.extensions:
        yield _extended(extension)
        if before and extension.date and extension.date > before:
            yield Text(
                f"这次延期时，原时限 {before} 已经过了",
                f"by the time of that extension {before} had passed",
            )
        before = extension.due


def _extended(extension: Extension) -> Text:
    line = extension.at.line
    by = Text(extension.by or "没有写", extension.by or "nobody named")
    reason = Text(extension.reason or "没有写", extension.reason or "none given")
    return Text(
        f"{extension.date} 延期到 {extension.due}（第 {line} 行），批准人: {by.zh}，"
        f"理由: {reason.zh}",
        f"extended on {extension.date} to {extension.due} (line {line}), approved by: {by.en},"
        f" reason: {reason.en}",
    )


def _counted(basis: Counted, calendar: WorkCalendar) -> Iterator[Text]:
    event, days = _EVENTS[basis.event], basis.days
    called = keys_of(Limits)[basis.limit]
    yield Text(
        f"{basis.start} {event.zh}，{called.zh}（{called.id}）{days} 天，起算的当天不计",
        f"{event.en} on {basis.start}, {called.id}: {days} days, not counting that day",
    )
    passed = list(calendar.explain_days(basis.start, days))
    yield from _went_by(passed)
    last = calendar.judge(passed[-1].day)
    yield Text(f"最后一天 {last.day}（{last.why.zh}）", f"last day {last.day} ({last.why.en})")
    if not calendar.add_days(basis.start, days).known:
        yield Text(
            "这一年怎样放假，日历里没有，只按星期算；可写进 campaign.yaml 的 calendar（日历）",
            "no calendar knows the days off of that year, so only weekends count; list them under"
            " 'calendar' in campaign.yaml",
        )


def _went_by(passed: Sequence[CountedDay]) -> Iterator[Text]:
    """Say which days were counted, and each day on which the limit could not end.

    The day on which the count is full stands twice if it is a day off: counted, and passed over.
    """
    again = (place for place in range(1, len(passed)) if passed[place].day == passed[place - 1].day)
    full = next(again, len(passed))
    number, end = full - 1, passed[full - 1].day
    if number > 1:
        first = passed[1].day
        yield Text(f"{first} 至 {end} 第1天至第{number}天", f"{first} to {end}: days 1 to {number}")
    elif number == 1:
        yield Text(f"{end} 第1天", f"{end}: day 1")
    for item in passed[full:-1]:
        yield Text(f"{item.day} {item.why.zh}", f"{item.day}: {item.why.en}")
