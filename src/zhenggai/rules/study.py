"""STU01, STU03, STU05 and ACT01: the stage is opened and the charter studied (C08 to C15)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.plan import Meeting
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome
from zhenggai.rules.timing import NOT_DUE, has_run, part_over
from zhenggai.words import MEETING, Text

STUDY: Final = ("study", "discussion", "education")
"""The kinds of meeting that are charter study."""
_POLICY: Final = frozenset({"policy", "two_trainings"})


@rule(
    "STU01",
    Severity.ERROR,
    "C10",
    Text(
        "阶段内专题学习、专题讨论、专题教育各至少一次",
        "study, discussion and education are each held at least once in the stage",
    ),
)
def studied(case: Case) -> Iterator[Outcome]:
    """Want 「专题学习、专题讨论、专题教育」 by a third of the stage: study comes first."""
    stage = case.stage
    if stage is None:
        yield NO_STAGE
        return
    if not part_over(case, 3):
        yield NOT_DUE
        return
    meetings = case.unit.meetings
    held = {item.kind for item in meetings if item.date is None or stage.holds(item.date)}
    for kind in STUDY:
        if kind not in held:
            called, added = MEETING[kind], commands.add(f"meeting {case.unit.id} --kind {kind}")
            yield case.lacks(
                "meetings",
                Text(
                    f"整改提高阶段 {stage.start} 开始，还没有开过{called.zh}",
                    f"no {called.en} since the rectification stage began on {stage.start}",
                ),
                Text(
                    f"开一次{called.zh}，记下来: {added.zh}",
                    f"hold one and record it: {added.en}",
                ),
            )


@rule(
    "STU03",
    Severity.WARNING,
    "C11",
    Text("必学的材料都学到了", "the required materials have been studied"),
)
def materials_covered(case: Case) -> Iterator[Outcome]:
    """Look for what was never studied: 「总书记重要讲话和…《通知》精神」, and the charter."""
    if case.stage is None:
        yield NO_STAGE
        return
    if not part_over(case, 3):
        yield NOT_DUE
        return
    materials = case.campaign.lists["materials"]
    covered = {name for meeting in case.unit.meetings for name in meeting.materials}
    missing = [name for name in materials.ids if name not in covered]
    if missing:
        yield case.lacks(
            "meetings",
            Text(
                f"还没有学过: {'、'.join(materials[name].zh for name in missing)}",
                f"not studied yet: {', '.join(materials[name].en for name in missing)}",
            ),
            Text(
                f"学过的，在那次会议里写 ‹meetings.materials: [{', '.join(missing)}]›；没学的补学",
                f"write ‹meetings.materials: [{', '.join(missing)}]› in the meeting that studied"
                " them,"
                " or hold one",
            ),
        )


@rule(
    "STU05",
    Severity.WARNING,
    "C15",
    Text(
        "村里有讲政策或“双培双带”的会议、活动",
        "a village has a meeting on policy or on two trainings and two leads",
    ),
    applies="V",
)
def policy_explained(case: Case) -> Iterator[Outcome]:
    """Want 「执行党的方针政策的能力」 and 「双培双带」 taken up by the middle of the stage."""
    if case.stage is None:
        yield NO_STAGE
        return
    if not part_over(case, 2):
        yield NOT_DUE
        return
    if any(_POLICY.intersection(meeting.tags) for meeting in case.unit.meetings):
        return
    yield case.lacks(
        "meetings",
        Text(
            "没有一次会议或活动讲政策、讲“双培双带”",
            "no meeting or activity was about policy or two trainings and two leads",
        ),
        Text(
            "讲过的，在那次会议里写 ‹meetings.tags: [policy]› 或"
            " ‹meetings.tags: [two_trainings]›；没讲的补上",
            "write ‹meetings.tags: [policy]› or ‹meetings.tags: [two_trainings]› in the meeting, or"
            " hold one",
        ),
    )


@rule(
    "ACT01",
    Severity.WARNING,
    "C08",
    Text("阶段开始时开动员会", "the stage opens with a mobilisation meeting"),
    limits=("idle_days",),
)
def mobilised(case: Case) -> Iterator[Outcome]:
    """Want 「认真做好思想发动」 within `idle_days` of the day the stage begins."""
    stage = case.stage
    if stage is None or stage.start is None:
        yield NO_STAGE
        return
    near, late = case.limits.idle_days, None
    for meeting in case.unit.meetings:
        if meeting.kind != "mobilise":
            continue
        after = (meeting.date - stage.start).days if meeting.date else 0
        if abs(after) <= near:
            return
        if after > near and late is None:
            late = meeting
    if late:
        yield _mobilised_late(case, late, stage.start)
    elif not has_run(case, near):
        yield NOT_DUE
    else:
        yield _not_mobilised(case, stage.start)


def _not_mobilised(case: Case, start: dt.date) -> Outcome:
    added = commands.add(f"meeting {case.unit.id} --kind mobilise")
    return case.lacks(
        "meetings",
        Text(
            f"整改提高阶段 {start} 开始，没有动员会的记录",
            f"the stage began on {start}: no mobilisation meeting is recorded",
        ),
        Text(
            f"补记: {added.zh}",
            f"record it: {added.en}",
        ),
    )


def _mobilised_late(case: Case, meeting: Meeting, start: dt.date) -> Outcome:
    waiver = commands.waive(case.unit.id, "ACT01")
    return case.wrong(
        meeting,
        "date",
        Text(
            f"动员会 {meeting.date} 才开，整改提高阶段 {start} 就开始了",
            f"mobilised on {meeting.date}, but the stage began on {start}",
        ),
        Text(
            f"日期写错的改正；确实开晚了的，写明理由: {waiver.zh}",
            f"correct a wrong date; if it was late, accept it: {waiver.en}",
        ),
    )


RULES = (studied, materials_covered, policy_explained, mobilised)
