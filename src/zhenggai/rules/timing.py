"""How far the rectification stage has come: what a unit has not done yet may not be due yet."""

from typing import Final

from zhenggai.rules.base import Case
from zhenggai.rules.outcome import Skip
from zhenggai.words import Text

NOT_DUE: Final = Skip(
    Text("阶段刚开始，还不到检查的时候", "the stage has only begun: it is too early to judge")
)


def has_run(case: Case, days: int) -> bool:
    """Say whether the rectification stage has run for more than so many days."""
    stage = case.stage
    return stage is not None and stage.start is not None and (case.day - stage.start).days > days


def part_over(case: Case, parts: int) -> bool:
    """Say whether one of so many parts of the stage is over, or the unit has finished."""
    stage = case.stage
    if case.unit.finished:
        return True
    if stage is None or stage.start is None or stage.end is None:
        return False
    return (case.day - stage.start).days * parts > (stage.end - stage.start).days
