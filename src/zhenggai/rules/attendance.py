"""STU02: who came to the meetings adds up, and who missed a session makes it up (C10)."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.limits import exactly
from zhenggai.model.plan import Meeting
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.rules.study import STUDY
from zhenggai.words import MEETING, Text

_NONE: Final = Skip(Text("还没有会议记录", "no meetings recorded yet"))
_ALL_MEMBERS: Final = frozenset({*STUDY, "mobilise"})
"""Meetings that every member is to attend."""


@rule(
    "STU02",
    Severity.ERROR,
    "C10",
    Text(
        "实到不多于应到，到会率够，缺席的补学",
        "no more present than expected, enough of them, and absentees make it up",
    ),
    why=Text(
        "没到会等于没学；谁缺席、哪天补的，都要记下来。",
        "Whoever was absent has not studied; who it was and when it was made up is recorded.",
    ),
    limits=("attendance", "idle_days"),
)
def attended(case: Case) -> Iterator[Outcome]:
    """Find figures that cannot be, thin attendance, and absentees that nobody taught since."""
    if not case.unit.meetings:
        yield _NONE
    away = {
        member.name
        for member in case.unit.members
        if member.floating and not member.floating.returned
    }
    for meeting in case.unit.meetings:
        yield from _present(case, meeting)
        if meeting.kind in STUDY:
            yield from _made_up(case, meeting, away)


def _present(case: Case, meeting: Meeting) -> Iterator[Wrong]:
    expected, present = meeting.expected, meeting.present
    if expected is None or present is None:
        return
    if present > expected:
        yield case.wrong(
            meeting,
            "present",
            Text(
                f"{meeting.date} 的会议应到 {expected} 人，实到却写 {present} 人",
                f"the meeting of {meeting.date} expected {expected}, but {present} were present",
            ),
            Text(
                "改正 ‹expected› 或 ‹present›；群众人数写在 ‹public›",
                "correct ‹expected› or ‹present›; people of the public go in ‹public›",
            ),
        )
    elif meeting.kind in _ALL_MEMBERS and present < expected * exactly(case.limits.attendance):
        yield _few(case, meeting, present / expected)


def _few(case: Case, meeting: Meeting, share: float) -> Wrong:
    called, least = MEETING[meeting.kind], case.limits.attendance
    return case.wrong(
        meeting,
        "present",
        Text(
            f"{meeting.date} 的{called.zh}应到 {meeting.expected} 人，实到 {meeting.present} 人，"
            f"到会率 {share:.1%}，低于 {least:.0%}",
            f"{called.en} of {meeting.date}: {meeting.present} of {meeting.expected} present"
            f" ({share:.1%}), less than {least:.0%}",
        ),
        Text(
            "缺席的人逐个补学，记入 ‹absent: - {name: …, reason: …, made_up: …}›",
            "teach those who missed it: ‹absent: - {name: …, reason: …, made_up: DATE}›",
        ),
        severity=Severity.WARNING,
    )


def _made_up(case: Case, meeting: Meeting, away: set[str]) -> Iterator[Wrong]:
    """Go through absentees; members who work elsewhere are taught when they can be."""
    if meeting.date is None or (case.day - meeting.date).days <= case.limits.idle_days:
        return
    for absence in meeting.absent:
        if absence.name in away or not case.missing(absence, "made_up"):
            continue
        yield case.wrong(
            absence,
            "made_up",
            Text(
                f"{absence.name}缺席 {meeting.date} 的{MEETING[meeting.kind].zh}，没有补学",
                f"{absence.name} missed the {MEETING[meeting.kind].en} of {meeting.date}"
                " and has not made it up",
            ),
            Text(
                "补学后写 ‹made_up›: 日期",
                "once it is made up, add ‹made_up: DATE›",
            ),
            severity=Severity.WARNING,
        )


RULES = (attended,)
