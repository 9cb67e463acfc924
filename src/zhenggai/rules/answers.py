"""LBK02, LBK03 and LBK06: the answers of a look-back and what follows from them (C35)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.review import Checked, Lookback
from zhenggai.model.schema import Record, as_of
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.words import QUESTIONS, STATUS, Text

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
    own = f"{case.unit.id}#"
    for lookback in _by_date(case.unit.lookbacks):
        for name, checked in lookback.issues.items():
            issue = case.issues.get(name.removeprefix(own))
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
            yield case.wrong(
                entry.checked,
                "answers",
                Text(
                    f"回头看没有回答问题 {entry.issue.id} 的“{zh}”",
                    f"the look-back on issue {entry.issue.id} does not answer: {' '.join(lacking)}",
                ),
                Text(
                    f"补上 {' '.join(lacking)}: {{answer: yes/partly/no, basis}}",
                    f"add {', '.join(lacking)}: '{{answer: yes, partly or no, basis: …}}'",
                ),
                of=entry.issue,
            )
        yield from _without_follow_up(case, entry)


def _not_looked_at(case: Case, entries: dict[str, Entry]) -> Iterator[Wrong]:
    """Go through the issues that the last look-back on their side left out."""
    last = {lookback.member: lookback for lookback in _by_date(case.unit.lookbacks)}
    for issue in case.unit.issues:
        lookback = last.get(issue.member)
        if lookback is None or issue.id in entries or issue.is_copy or issue.status in OUTSIDE:
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
                    f"在 issues（问题）里补上 {issue.id} 的三问",
                    f"add {issue.id} with its three answers to 'issues'",
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
    for name in lacking if task else lacking[:1]:
        yield case.wrong(
            record,
            name if task else "answer",
            Text(
                f"问题 {entry.issue.id} 回答“部分”或“否”，补改缺 {' '.join(lacking)}",
                f"issue {entry.issue.id} was answered partly or no; its follow-up lacks"
                f" {', '.join(lacking)}",
            ),
            Text(
                "写全 follow_up（补改）: {text, owner, due}",
                "write 'follow_up: {text: …, owner: …, due: …}'",
            ),
            of=entry.issue,
        )


@rule(
    "LBK03",
    Severity.ERROR,
    "C35",
    Text(
        "回头看的回答与记录一致",
        "the answers of a look-back agree with the records",
    ),
    why=Text(
        "回答和记录不一致，必有一边不真。",
        "Where answer and record disagree, one of them is not true.",
    ),
)
def truthful(case: Case) -> Iterator[Outcome]:
    """The same file must not say both that it is solved and that it is not."""
    if not case.unit.lookbacks:
        yield NO_LOOKBACK
    for entry in latest_entries(case).values():
        day = entry.lookback.date
        then = as_of(entry.issue, day) if day else None
        if then is not None:
            yield from _unsolved(case, entry, then)
            yield from _unspecific(case, entry, then)
            yield from _unfinished(case, entry, then)


def _says_yes(entry: Entry, question: str) -> bool:
    found = entry.checked.answers.get(question)
    return found is not None and found.answer == "yes"


def _unsolved(case: Case, entry: Entry, then: Issue) -> Iterator[Wrong]:
    if not _says_yes(entry, "solved") or then.resolved:
        return
    status, line = STATUS[then.status], then.at("log").line
    yield case.wrong(
        entry.checked.answers["solved"],
        "answer",
        Text(
            f"回答问题 {then.id} 已解决，台账当天是“{status.zh}”（第 {line} 行）",
            f"issue {then.id} is said to be solved; on that day its record says {status.en}"
            f" (line {line})",
        ),
        Text(
            "没有解决的改为 partly 或 no 并写补改；确已解决的在 log（经过）里补记 done（完成）",
            "if it was not, answer partly or no with a follow-up; if it was, record 'event: done'"
            " in its 'log'",
        ),
        of=then,
    )


def _unspecific(case: Case, entry: Entry, then: Issue) -> Iterator[Wrong]:
    due = then.due_in_force or then.track == "immediate"
    parts = (("goal", then.goal), ("owner", then.owner), ("due", due))
    lacking = [name for name, value in parts if not value]
    if not _says_yes(entry, "specific") or not lacking:
        return
    names, line = " ".join(lacking), then.begins.line
    yield case.wrong(
        entry.checked.answers["specific"],
        "answer",
        Text(
            f"回答问题 {then.id} 具体明确，但它（第 {line} 行）没有 {names}",
            f"issue {then.id} is said to be specific, but has no {names} (line {line})",
        ),
        Text(f"给 {then.id} 补上 {names}，或改答案", f"add {names} to {then.id}, or answer partly"),
        of=then,
        severity=Severity.WARNING,
    )


def _unfinished(case: Case, entry: Entry, then: Issue) -> Iterator[Wrong]:
    undone = [item for item in then.measures if item.done is None and not item.result]
    if not _says_yes(entry, "in_place") or not undone:
        return
    names, line = " ".join(item.id for item in undone), undone[0].begins.line
    yield case.wrong(
        entry.checked.answers["in_place"],
        "answer",
        Text(
            f"回答问题 {then.id} 措施到位，但当天 {names}（第 {line} 行）还没有完成",
            f"the measures of issue {then.id} are said to be in place, but {names} (line {line})"
            " was not done on that day",
        ),
        Text(
            f"给 {names} 补上 done（完成日期），或改答案并写补改",
            f"add 'done: …' to {names}, or answer partly with a follow-up",
        ),
        of=then,
        severity=Severity.WARNING,
    )


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
                Text("完成后补上 done（完成日期）", "do it and add 'done: …'"),
                of=entry.issue,
            )
