"""LBK02 and LBK06: the answers of a look-back and what follows from them (C35)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.review import Checked, Lookback, Task
from zhenggai.model.schema import Record, keys_of
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.words import QUESTIONS, Text

NO_LOOKBACK: Final = Skip(Text("还没有回头看", "no look-back yet"))


@dataclass(frozen=True, slots=True)
class Entry:
    """The latest answers about an issue of the unit itself."""

    lookback: Lookback
    checked: Checked
    issue: Issue


def _by_date(lookbacks: tuple[Lookback, ...]) -> list[Lookback]:
    return sorted(lookbacks, key=lambda lookback: lookback.date or dt.date.min)


def latest_entries(case: Case) -> dict[str, Entry]:
    """Return what was last answered, by issue; a later round supersedes an earlier one."""
    found = {}
    for lookback in _by_date(case.unit.lookbacks):
        for name, checked in case.unit.checked_in(lookback).items():
            issue = case.issues.get(name)
            if issue and not issue.is_copy and issue.status not in OUTSIDE:
                found[issue.id] = Entry(lookback, checked, issue)
    return found


@rule(
    "LBK02",
    Severity.ERROR,
    "C35",
    Text(
        "每个问题三问都有回答，部分或否的有补改",
        "all three questions are answered for every issue; a partly or no has a follow-up",
    ),
)
def answered(case: Case) -> Iterator[Outcome]:
    """「整改内容是否具体明确、措施是否到位,问题是否得到解决」."""
    if not case.unit.lookbacks:
        yield NO_LOOKBACK
    entries = latest_entries(case)
    yield from _not_looked_at(case, entries)
    three = [name for name in QUESTIONS.ids if name in case.campaign.lists["lookback_questions"]]
    for entry in entries.values():
        answers = entry.checked.answers
        lacking = [name for name in three if name not in answers or not answers[name].answer]
        if lacking:
            zh = "、".join(QUESTIONS[name].zh for name in lacking)
            answer = f"lookbacks.issues.{lacking[0]}: {{answer: …, basis: …}}"
            yield case.wrong(
                entry.checked,
                "answers",
                Text(
                    f"回头看没有回答问题 {entry.issue.id} 的“{zh}”",
                    f"the look-back on issue {entry.issue.id} does not answer: {' '.join(lacking)}",
                ),
                Text(
                    f"补上 ‹{answer}›，答案写 ‹answer=yes›、‹answer=partly› 或 ‹answer=no›",
                    f"add ‹{answer}›, the answer being ‹answer=yes›, ‹answer=partly› or"
                    " ‹answer=no›",
                ),
                of=entry.issue,
            )
        yield from _without_follow_up(case, entry)


def _not_looked_at(case: Case, entries: dict[str, Entry]) -> Iterator[Wrong]:
    """Go through the issues that the last look-back on their side left out."""
    last = {lookback.member: lookback for lookback in _by_date(case.unit.lookbacks)}
    for issue in case.unit.issues:
        lookback = last.get(issue.member)
        if lookback is None or issue.is_copy or issue.status in OUTSIDE:
            continue
        if not issue.id or issue.id in entries:
            continue
        if issue.found is None or lookback.date is None or issue.found <= lookback.date:
            yield case.wrong(
                lookback,
                "issues",
                Text(
                    f"{lookback.date} 的回头看漏了问题 {issue.id}",
                    f"the look-back of {lookback.date} leaves out issue {issue.id}",
                ),
                Text(
                    f"在 ‹issues› 里补上 {issue.id} 的三问",
                    f"add {issue.id} with its three answers to ‹issues›",
                ),
                of=issue,
            )


def _without_follow_up(case: Case, entry: Entry) -> Iterator[Wrong]:
    doubtful = [item for item in entry.checked.answers.values() if item.answer in ("partly", "no")]
    if not doubtful:
        return
    task = entry.checked.follow_up
    lacking = ["text", "owner", "due"]
    if task is not None:
        lacking = [name for name in lacking if case.missing(task, name)]
    record: Record = task or doubtful[0]
    for name in lacking if task else ("",):
        said = _lacks(name) if name else Text("没有写补改", "it has no follow-up")
        yield case.wrong(
            record,
            name or "answer",
            Text(
                f"问题 {entry.issue.id} 回答“部分”或“否”，{said.zh}",
                f"issue {entry.issue.id} was answered partly or no; {said.en}",
            ),
            Text(
                "写全 ‹follow_up: {text: …, owner: …, due: …}›",
                "write ‹follow_up: {text: …, owner: …, due: …}›",
            ),
            of=entry.issue,
        )


def _lacks(name: str) -> Text:
    typed = keys_of(Task)[name].name
    return Text(f"补改没有写 {typed.zh}", f"its follow-up lacks {typed.en}")


@rule(
    "LBK06",
    Severity.ERROR,
    "C35",
    Text("补改按时完成", "a follow-up is done by its due date"),
    why=Text(
        "答了“部分”“否”，补改就是给群众的交代，不能再拖。",
        "After a 'partly' or a 'no' the follow-up is what the public was promised.",
    ),
)
def follow_ups(case: Case) -> Iterator[Outcome]:
    """What the look-back found wanting is put right, not only written down."""
    if not case.unit.lookbacks:
        yield NO_LOOKBACK
    for entry in latest_entries(case).values():
        task = entry.checked.follow_up
        if task and task.due and task.due < case.day and task.done is None:
            yield case.wrong(
                task,
                "due",
                Text(
                    f"问题 {entry.issue.id} 的补改应在 {task.due} 前完成",
                    f"the follow-up on issue {entry.issue.id} was due by {task.due}",
                ),
                Text(
                    "做完后在 ‹follow_up› 里补上 ‹done›: 日期",
                    "do it and add ‹done: DATE› to the ‹follow_up›",
                ),
                of=entry.issue,
            )
