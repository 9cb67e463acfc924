"""The look-back (回头看): three questions an issue, pre-judged from the records (C34, C35)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhenggai.dates import day_text
from zhenggai.model.campaign import Campaign
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.unit import Unit
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the records say to one question: yes, partly, no, or ask a person; and why."""

    question: str
    name: Text
    answer: str
    """`yes`, `partly`, `no` or `ask`."""
    grounds: Text


@dataclass(frozen=True, slots=True)
class Review:
    """One issue with a judgement to each question."""

    unit: str
    member: str
    """Whose issue it is; empty for the unit's own."""
    issue: Issue
    judgements: tuple[Judgement, ...]


def reviews(unit: Unit, campaign: Campaign) -> tuple[Review, ...]:
    """Return every issue of the unit and of its members, as of the day the unit is given for.

    The members come in the order of the roster. Issues that were merged, referred or withdrawn
    are left out: others answer for them.
    """
    names = ("", *(member.name for member in unit.members), *(it.member for it in unit.issues))
    order = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return tuple(
        Review(unit.id, issue.member, issue, tuple(_judge(unit, issue, campaign)))
        for issue in sorted(unit.issues, key=lambda item: order[item.member])
        if issue.status not in OUTSIDE
    )


def _judge(unit: Unit, issue: Issue, campaign: Campaign) -> Iterator[Judgement]:
    for word in campaign.lists["lookback_questions"]:
        if word.id == "specific":
            answer, grounds = _specific(issue)
        elif word.id == "in_place":
            answer, grounds = _in_place(issue)
        elif word.id == "solved":
            answer, grounds = _solved(issue, unit.raisers_of(issue.id))
        else:
            answer, grounds = "ask", Text("请人回答", "for a person to answer")
        yield Judgement(word.id, word.text, answer, grounds)


def _specific(issue: Issue) -> tuple[str, Text]:
    """Answer 整改内容是否具体明确 by goal, owner, due date and measures."""
    parts = [
        (bool(issue.goal), Text("目标", "goal")),
        (bool(issue.owner), Text("责任人", "owner")),
        (issue.due_in_force is not None, Text("时限", "due date")),
        (bool(issue.measures), Text("措施", "measures")),
        (_complete(issue), Text("每条措施的内容、责任人、时限", "what, who and when of measures")),
    ]
    missing = [name for there, name in parts if not there]
    if not missing:
        return "yes", Text(
            "目标、责任人、时限和措施都已写明", "goal, owner, due and measures stand"
        )
    zh, en = "、".join(name.zh for name in missing), ", ".join(name.en for name in missing)
    answer = "no" if len(missing) >= 3 else "partly"
    return answer, Text(f"缺：{zh}", f"missing: {en}")


def _complete(issue: Issue) -> bool:
    return all(item.text and item.owner and item.due for item in issue.measures)


def _in_place(issue: Issue) -> tuple[str, Text]:
    """Answer 措施是否到位 by how many measures are done."""
    total = len(issue.measures)
    done = sum(item.done is not None for item in issue.measures)
    if not total:
        return "no", Text("没有写措施", "no measures written down")
    grounds = Text(f"{total}条措施完成{done}条", f"{done} of {total} measures done")
    if done == total:
        return "yes", grounds
    return ("partly" if done else "no"), grounds


def _solved(issue: Issue, raised_by: Sequence[Opinion]) -> tuple[str, Text]:
    """Answer 问题是否得到解决 by the status and by what the raisers say."""
    verdicts = [item.verdict for item in raised_by if item.verdict]
    against = [item for item in verdicts if item.solved == "no" and _stands(issue, item.date)]
    if issue.resolved and against:
        return "no", Text(
            f"{len(against)}名反映人认为没有解决", f"not solved, say {len(against)} who raised it"
        )
    if issue.status == "explained":
        return "partly", Text("暂不能解决，已说明", "cannot be solved yet, explained")
    if not issue.resolved:
        return "no", Text("还没有整改完成", "not rectified yet")
    last = issue.last("done")
    if last is None or not last.text:
        return "ask", Text("完成时没有写成效", "no effect was written when it was done")
    day = day_text(last.date) if last.date else Text("", "")
    return "yes", Text(f"{day.zh}完成：{last.text}", f"done {day.en}: {last.text}")


def _stands(issue: Issue, said: dt.date | None) -> bool:
    """Whether nothing was done about the issue since a raiser said it is not solved."""
    return said is None or issue.done_on is None or said >= issue.done_on
