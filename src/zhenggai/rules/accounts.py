"""CLO: the three accounts are settled when a unit finishes (三项对账, C29)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.closure import not_carried_out, unanswered, without_result
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.words import STATUS, Text

_NOT_FINISHED: Final = Skip(Text("还没有办结", "not finished yet"))


def _later(found: dt.date | None, finished: dt.date | None) -> bool:
    """Say whether something came up after the unit had finished."""
    return found is not None and finished is not None and found > finished


@rule(
    "CLO01",
    Severity.ERROR,
    "C29",
    Text("办结时事事有结果", "when the unit is finished, every issue has a result"),
)
def results(case: Case) -> Iterator[Outcome]:
    """Want 「事事有结果」: resolved, explained to the public, or passed on."""
    finished = case.unit.finished
    if finished is None:
        yield _NOT_FINISHED
        return
    for issue in without_result(case.unit):
        if not _later(issue.found, finished.date):
            status, name = STATUS[issue.status], f"{case.unit.id}#{issue.id}"
            done, explained = commands.solve(name), commands.explain(name)
            yield case.wrong(
                issue,
                "",
                Text(
                    f"单位已于 {finished.date} 办结，问题 {issue.id} 还没有结果（{status.zh}）",
                    f"the unit finished on {finished.date}, but issue {issue.id} has no result"
                    f" ({status.en})",
                ),
                Text(
                    f"办完了的: {done.zh}；暂不能解决的: {explained.zh}",
                    f"if it is done: {done.en}; if it cannot be: {explained.en}",
                ),
            )


@rule(
    "CLO02",
    Severity.ERROR,
    "C29",
    Text("办结时件件有回音", "when the unit is finished, every opinion has a reply"),
)
def replies(case: Case) -> Iterator[Outcome]:
    """Want 「件件有回音」 for all that was received until the unit finished."""
    finished = case.unit.finished
    if finished is None:
        yield _NOT_FINISHED
        return
    for opinion in unanswered(case.unit):
        if not _later(opinion.date, finished.date):
            answer = commands.answer(case.unit.id, opinion)
            yield case.wrong(
                opinion,
                "reply",
                Text(
                    f"单位已于 {finished.date} 办结，意见 {opinion.id} 还没有答复",
                    f"the unit finished on {finished.date}, but opinion {opinion.id} has no reply",
                ),
                Text(f"决定以后答复: {answer.zh}", f"once decided, answer it: {answer.en}"),
            )


@rule(
    "CLO03",
    Severity.ERROR,
    "C29",
    Text("办结时项项有落实", "when the unit is finished, every measure is done or explained"),
)
def measures(case: Case) -> Iterator[Outcome]:
    """Want 「项项有落实」: a day of completion, or in writing why there is none."""
    finished = case.unit.finished
    if finished is None:
        yield _NOT_FINISHED
        return
    for issue, measure in not_carried_out(case.unit):
        if not _later(issue.found, finished.date):
            done = commands.carry_out(f"{case.unit.id}#{measure.id}")
            yield case.wrong(
                measure,
                "done",
                Text(
                    f"单位已于 {finished.date} 办结，措施 {measure.id}（问题 {issue.id}）"
                    "没有完成，也没有说明",
                    f"the unit finished on {finished.date}, but measure {measure.id} of"
                    f" {issue.id} is neither done nor explained",
                ),
                Text(
                    f"做完了的: {done.zh}；没有做的，在 ‹result› 里说明原因",
                    f"if it was: {done.en}; if not, say in its ‹result› why",
                ),
            )


RULES = (results, replies, measures)
