"""Commands that are sensible to type next, in the words of both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from zhenggai.deadlines import work_calendar
from zhenggai.model.campaign import Campaign
from zhenggai.model.closure import answered, carried_out, wants_answer
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.unit import Unit
from zhenggai.rules import commands
from zhenggai.words import Text


def until(campaign: Campaign, start: dt.date, days: int) -> dt.date:
    """Return the last day of a limit counted from `start`: never a day off."""
    return work_calendar(campaign.calendar).add_days(start, days).day


def reply_to(unit: Unit, opinion: Opinion, last: dt.date | None = None) -> Text:
    """Say how an opinion is answered, and until when if that is known."""
    name, answer = opinion.id, commands.answer(unit.id, opinion)
    by = Text(f"（{last} 前）", f" (by {last})") if last else Text("", "")
    if opinion.from_ == "anonymous":
        return Text(
            f"公示答复匿名意见 {name}{by.zh}: {answer.zh}",
            f"answer anonymous opinion {name} by a notice{by.en}: {answer.en}",
        )
    return Text(
        f"答复意见 {name}{by.zh}: {answer.zh}", f"answer opinion {name}{by.en}: {answer.en}"
    )


def replies(unit: Unit, opinions: Iterable[Opinion]) -> Iterator[Text]:
    """Say how the first of the opinions that want an answer and have none is answered."""
    waiting = [it for it in opinions if wants_answer(it) and not answered(unit, it)]
    yield from (reply_to(unit, opinion) for opinion in waiting[:1])


def measures(unit: Unit, issue: Issue, besides: str = "") -> Iterator[Text]:
    """Say how the first measure that is not carried out is recorded as done."""
    waiting = [it for it in issue.measures if not carried_out(issue, it) and it.id != besides]
    for measure in waiting[:1]:
        more, done = len(waiting), commands.carry_out(f"{unit.id}#{measure.id}")
        yield Text(
            f"做完措施 {measure.id}（还有 {more} 项没有做）: {done.zh}",
            f"carry out measure {measure.id} ({more} to go): {done.en}",
        )


def solve(unit: Unit, issue: Issue) -> Text:
    """Say how an issue is recorded as solved."""
    done = commands.solve(f"{unit.id}#{issue.id}")
    return Text(f"办完后记成效: {done.zh}", f"once solved: {done.en}")


def publish_survey(unit: str) -> Text:
    """Say how the result of a survey is published."""
    post = commands.post(unit, "survey")
    return Text(f"公布测评结果: {post.zh}", f"publish the result: {post.en}")


def close(unit: Unit, issue: Issue) -> Iterator[Text]:
    """Say what it takes to close an issue that is done."""
    posted = unit.posted("results")
    shown = any(not it.issues or issue.id in it.issues for it in posted)
    if not (issue.member or shown):
        post = commands.post(unit.id, "results")
        yield Text(f"公示整改情况: {post.zh}", f"publish the results: {post.en}")
    closed = commands.close(f"{unit.id}#{issue.id}")
    yield Text(
        f"请责任人以外的人核验销号: {closed.zh}",
        f"have it verified by another than its owner: {closed.en}",
    )
