"""When a rule may judge: what is not yet due on a day of the campaign is no fault."""

import datetime as dt

from zhenggai.rules.base import Case, Skip
from zhenggai.words import Text

NO_PLAN_YET = Skip(
    Text(
        "整改提高阶段还没有开始，或还在制定方案的期限里",
        "the rectification stage has not begun, or the plan is still being made",
    )
)
NOT_OVER = Skip(
    Text(
        "还没有办结，整改提高阶段也没有结束",
        "the unit is not finished and the rectification stage is not over",
    )
)


def planned(case: Case) -> bool:
    """Say whether the plan should stand by now: the stage has run for `decide_days`."""
    stage = case.stage
    if stage is None or stage.start is None:
        return False
    return case.day > stage.start + dt.timedelta(days=case.limits.decide_days)


def half_over(case: Case) -> bool:
    """Say whether the stage has run half its days, or all is over."""
    stage = case.stage
    if stage is None or stage.start is None or stage.end is None:
        return over(case)
    return over(case) or case.day > stage.start + (stage.end - stage.start) / 2


def over(case: Case) -> bool:
    """Say whether the unit is finished or the rectification stage has ended."""
    stage = case.stage
    ended = stage is not None and stage.end is not None and stage.end < case.day
    return ended or case.unit.finished is not None
