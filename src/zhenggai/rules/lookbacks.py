"""LBK: the organisation and every member look back, issue by issue (回头看)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import IssueEvent
from zhenggai.model.persons import person
from zhenggai.model.review import Lookback
from zhenggai.public import lookback_digest
from zhenggai.rules import commands
from zhenggai.rules.agreement import truthful
from zhenggai.rules.answers import NO_LOOKBACK, answered, follow_ups
from zhenggai.rules.ballots import latest
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.rules.posting import counted_issues
from zhenggai.words import Text

_TOO_EARLY: Final = Skip(
    Text("还没有测评，也没有办结", "neither surveyed nor finished: the look-back may still come")
)


@rule(
    "LBK01",
    Severity.ERROR,
    "C34",
    Text(
        "整改完成后、测评前，党组织和每名党员都回头看",
        "the organisation and every member look back after the last issue is done and before the"
        " survey",
    ),
)
def looked_back(case: Case) -> Iterator[Outcome]:
    """「组织所有参学党员、党组织对整改提高工作进行一次全面的“回头看”」."""
    survey = latest(case.unit.surveys)
    until = survey.date if survey else None
    if until is None and case.unit.finished:
        until = case.unit.finished.date
    if until is None:
        yield _TOO_EARLY
        return
    yield from _of_the_unit(case, until)
    yield from _of_members(case, until)


def _of_members(case: Case, until: dt.date) -> Iterator[Wrong]:
    first: dict[str, Lookback] = {}
    for item in sorted(case.unit.lookbacks, key=_date):
        first.setdefault(item.member, item)
    for member in case.unit.members:
        lookback, name = first.get(member.name), member.name
        # One without its day (FIL05) may have come in time.
        if lookback and name and _date(lookback) > until:
            who = Text(f"党员{name}", f"member {name}")
            yield replace(_too_late(case, lookback, until, who), record=member.label)
        elif name and not lookback:
            look = commands.look_back(case.unit.id, name)
            yield case.wrong(
                member,
                "name",
                Text(
                    f"党员{name}到 {until} 没有回头看",
                    f"member {name} had not looked back by {until}",
                ),
                Text(f"回头看: {look.zh}", f"look back: {look.en}"),
            )


def _too_late(case: Case, lookback: Lookback, until: dt.date, who: Text) -> Wrong:
    return case.wrong(
        lookback,
        "date",
        Text(
            f"{until} 前{who.zh}没有回头看，到 {lookback.date} 才看",
            f"{who.en} looked back only on {lookback.date}, not by {until}",
        ),
        Text("回头看之后重新测评", "hold the survey again after the look-back"),
    )


def _of_the_unit(case: Case, until: dt.date) -> Iterator[Wrong]:
    own = [item for item in case.unit.lookbacks if not item.member]
    in_time = [item for item in own if item.date is None or item.date <= until]
    if not own:
        yield case.lacks(
            "lookbacks",
            Text(
                f"到 {until} 党组织没有回头看",
                f"the organisation had not looked back by {until}",
            ),
            Text(
                f"回头看: zhenggai lookback answer {case.unit.id}",
                f"look back: zhenggai lookback answer {case.unit.id}",
            ),
        )
    elif not in_time:
        yield _too_late(case, own[0], until, Text("党组织", "the organisation"))
    elif all(item.date for item in in_time):
        yield from _after_the_last(case, max(in_time, key=_date), until)


def _date(record: Lookback | IssueEvent) -> dt.date:
    return record.date or dt.date.min


def _after_the_last(case: Case, lookback: Lookback, until: dt.date) -> Iterator[Wrong]:
    """Judge whether the last look-back saw the last of the work."""
    done = [
        (event, issue)
        for issue in counted_issues(case)
        for event in issue.log
        if event.event == "done" and _date(event) <= until
    ]
    if not done:
        return
    event, issue = max(done, key=lambda pair: _date(pair[0]))
    if _date(event) > _date(lookback):
        line = event.at("date").line
        yield case.wrong(
            lookback,
            "date",
            Text(
                f"回头看在 {lookback.date}，问题 {issue.id} 到 {event.date} 才完成（第 {line} 行）",
                f"the look-back of {lookback.date} came before issue {issue.id} was done on"
                f" {event.date} (line {line})",
            ),
            Text("全部完成后再回头看一次", "look back once more, after all is done"),
        )


@rule(
    "LBK04",
    Severity.WARNING,
    "C34",
    Text(
        "回头看不能只由责任人自己看",
        "others than the owner look back",
    ),
    why=Text(
        "自己看自己，毛病容易看不见。",
        "Whoever looks only at his or her own work misses its faults.",
    ),
)
def by_others(case: Case) -> Iterator[Outcome]:
    """Who did the work is no witness to it."""
    if not case.unit.lookbacks:
        yield NO_LOOKBACK
    for lookback in case.unit.lookbacks:
        alone = person(lookback.by[0]) if len(set(lookback.by)) == 1 else ""
        seen = case.issues.keys() & case.unit.checked_in(lookback).keys()
        owners = {person(case.issues[name].owner) for name in seen}
        if alone and (owners == {alone} or alone == lookback.member):
            yield case.wrong(
                lookback,
                "by",
                Text(
                    f"{lookback.date} 的回头看只由责任人{alone}自己看",
                    f"nobody but the owner, {alone}, looked back on {lookback.date}",
                ),
                Text(
                    "请别人一起看，把名字都写进 ‹by›",
                    "have others look too and name all of them in ‹by›",
                ),
            )


@rule(
    "LBK05",
    Severity.WARNING,
    "C34",
    Text(
        "回头看之后问题没有再变",
        "the issues did not change since the look-back",
    ),
    why=Text(
        "看过以后又改了，原来的回答就不作数了。",
        "Answers hold for what was looked at; if it changed afterwards they no longer do.",
    ),
)
def fresh(case: Case) -> Iterator[Outcome]:
    """Answers hold for what was looked at; the digest tells what that was."""
    last = {lookback.member: lookback for lookback in sorted(case.unit.lookbacks, key=_date)}
    with_digest = [lookback for lookback in last.values() if lookback.digest]
    if not with_digest:
        yield Skip(Text("没有程序记的回头看", "no look-back that the program wrote"))
    for lookback in with_digest:
        checked = case.unit.checked_in(lookback)
        seen = [issue for issue in case.unit.issues if issue.id in checked]
        if lookback.digest != lookback_digest(seen):
            yield case.wrong(
                lookback,
                "digest",
                Text(
                    f"{lookback.date} 回头看之后，问题又有变化",
                    f"issues changed since the look-back of {lookback.date}",
                ),
                Text(
                    f"再看一次: zhenggai lookback answer {case.unit.id}",
                    f"look back again: zhenggai lookback answer {case.unit.id}",
                ),
            )


RULES = (looked_back, answered, truthful, by_others, fresh, follow_ups)
