"""WRK01 and WRK02: the campaign and the season's work go together (两不误、两促进, C62)."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.campaign import Span
from zhenggai.model.plan import Meeting
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Skip
from zhenggai.rules.timing import NOT_DUE, has_run
from zhenggai.words import Text

_NOT_BUSY: Final = Skip(Text("campaign.yaml 没有写农忙时节", "campaign.yaml names no busy seasons"))
_WORKING: Final = ((8 * 60, 12 * 60), (14 * 60 + 30, 17 * 60 + 30))
"""Working hours, in minutes from midnight; people rest at noon."""
_IN_THE_FIELDS: Final = frozenset({"training", "two_trainings"})
"""Meetings that are the season's work themselves: training in the fields."""


@rule(
    "WRK01",
    Severity.WARNING,
    "C62",
    Text("农忙时节不在干活的时间开会", "in busy seasons, no meeting is held in working hours"),
    applies="V",
)
def after_work(case: Case) -> Iterator[Outcome]:
    """Find meetings that kept people from the fields: 「合理安排教育活动时间」."""
    seasons = case.campaign.calendar.busy if case.campaign.calendar else ()
    if not seasons:
        yield _NOT_BUSY
        return
    for meeting in case.unit.meetings:
        season = _season(meeting, seasons)
        if season is None or not _in_working_hours(meeting):
            continue
        name = season.name or "农忙"
        yield case.wrong(
            meeting,
            "start",
            Text(
                f"{meeting.date} 正是{name}，会议 {meeting.start} 开，占了干活的时间",
                f"{meeting.date} is in a busy season ({season.name or 'farm work'}):"
                f" a meeting at {meeting.start} takes working hours",
            ),
            Text(
                "以后改在晚上或中午；时间写错的，改正 ‹start›",
                "meet at noon or in the evening; correct ‹start› if it is wrong",
            ),
        )


def _season(meeting: Meeting, seasons: tuple[Span, ...]) -> Span | None:
    if meeting.date is None or _IN_THE_FIELDS.intersection(meeting.tags):
        return None
    day = meeting.date
    return next((season for season in seasons if season.holds(day)), None)


def _in_working_hours(meeting: Meeting) -> bool:
    hour, mark, minute = meeting.start.partition(":")
    if not mark:
        return False
    begins = int(hour) * 60 + int(minute)
    return any(first <= begins < last for first, last in _WORKING)


@rule(
    "WRK02",
    Severity.WARNING,
    "C62",
    Text("村里有与生产发展相关的问题", "a village has an issue of the theme production"),
    applies="V",
    limits=("decide_days",),
)
def tied_to_production(case: Case) -> Iterator[Outcome]:
    """Want the rectification to help production along: 「两不误,两促进」."""
    if case.stage is None:
        yield NO_STAGE
        return
    if not has_run(case, case.limits.decide_days):
        yield NOT_DUE
        return
    unit = case.unit
    if "production" in unit.noted or any(i.theme == "production" for i in unit.issues):
        return
    yield case.lacks(
        "issues",
        Text(
            "没有一个问题与生产发展相关",
            "no issue or measure has to do with production",
        ),
        Text(
            "相关的问题写 ‹theme: production›；看过确实没有的，写入 ‹nothing_found›",
            "write ‹theme: production› in an issue; if none was found, say so in ‹nothing_found›",
        ),
    )


RULES = (after_work, tied_to_production)
