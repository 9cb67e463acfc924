"""IDL01 and BAT01: no unit slackens, and earlier batches keep up what they began (C50, C51)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Skip
from zhenggai.rules.timing import NOT_DUE, part_over
from zhenggai.words import Text

_OVER: Final = Skip(Text("阶段已经结束", "the stage is over"))
_LATER: Final = Skip(Text("不是第一、二批单位", "the unit is not of batch 1 or 2"))
_EARLIER: Final = (1, 2)
_REMEDY: Final = Text(
    "做了的事补记上；什么也没做的，抓紧开展",
    "record what has been done since; if nothing has, see that it is",
)


@rule(
    "IDL01",
    Severity.WARNING,
    "C51",
    Text(
        "阶段进行中，单位一直有新的记录",
        "while the stage runs, a unit does not go long without a new record",
    ),
    limits=("idle_days",),
)
def active(case: Case) -> Iterator[Outcome]:
    """Find units that have gone quiet: 「克服松劲和厌战思想」."""
    stage = case.stage
    if stage is None or stage.start is None:
        yield NO_STAGE
        return
    if not stage.holds(case.day):
        yield _OVER
        return
    last, since = case.unit.last_fact(case.day), quiet_since(case) or stage.start
    idle = (case.day - since).days
    if case.unit.finished or idle <= case.limits.idle_days:
        return
    yield _quiet(case, since, idle) if last == since else _never(case, stage.start, idle)


def quiet_since(case: Case) -> dt.date | None:
    """Return since when nothing new was recorded: the latest fact, or the stage if it began later.

    None if nothing was ever recorded and the stage has not begun.
    """
    days = (case.unit.last_fact(case.day), case.stage.start if case.stage else None)
    return max((day for day in days if day), default=None)


def _never(case: Case, start: dt.date, idle: int) -> Outcome:
    return case.wrong(
        case.unit,
        "",
        Text(
            f"整改提高阶段 {start} 开始，{idle} 天来没有任何记录",
            f"the stage began on {start}: nothing recorded for {idle} days",
        ),
        _REMEDY,
    )


def _quiet(case: Case, last: dt.date, idle: int) -> Outcome:
    return case.wrong(
        case.unit,
        "",
        Text(
            f"最近一次记录是 {last}，已经 {idle} 天没有新的记录",
            f"the latest record is of {last}: nothing new for {idle} days",
        ),
        _REMEDY,
    )


@rule(
    "BAT01",
    Severity.WARNING,
    "C50",
    Text(
        "第一、二批单位开展了回头看，建立了长效机制",
        "a unit of batch 1 or 2 has looked back and has a lasting mechanism",
    ),
)
def kept_up(case: Case) -> Iterator[Outcome]:
    """Look at the first two batches (「开展“回头看”和巩固整改成果的情况」) from mid-stage on."""
    unit = case.unit
    if unit.batch not in _EARLIER:
        yield _LATER
        return
    if not part_over(case, 2):
        yield NOT_DUE
        return
    if not any(not lookback.member for lookback in unit.lookbacks):
        yield _no_lookback(case)
    if not any(mechanism.change != "abolished" for mechanism in unit.mechanisms):
        yield _no_mechanism(case)


def _no_lookback(case: Case) -> Outcome:
    return case.lacks(
        "lookbacks",
        Text(
            f"第 {case.unit.batch} 批单位还没有开展回头看",
            f"a unit of batch {case.unit.batch} has not looked back yet",
        ),
        Text(
            f"开展回头看: zhenggai lookback answer {case.unit.id}",
            f"look back: zhenggai lookback answer {case.unit.id}",
        ),
    )


def _no_mechanism(case: Case) -> Outcome:
    what = f"mechanism {case.unit.id} --title"
    added = commands.add(what, "名称 --owner 责任人", "TITLE --owner NAME")
    return case.lacks(
        "mechanisms",
        Text(
            f"第 {case.unit.batch} 批单位还没有长效机制",
            f"a unit of batch {case.unit.batch} has no lasting mechanism yet",
        ),
        Text(f"建立制度: {added.zh}", f"adopt one: {added.en}"),
    )


RULES = (active, kept_up)
