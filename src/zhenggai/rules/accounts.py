"""CLO: the three accounts are settled when a unit finishes (三项对账, C29)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.closure import not_carried_out, unanswered, without_result
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
            status = STATUS[issue.status]
            yield case.wrong(
                issue,
                "",
                Text(
                    f"单位已于 {finished.date} 办结，问题 {issue.id} 还没有结果（{status.zh}）",
                    f"the unit finished on {finished.date}, but issue {issue.id} has no result"
                    f" ({status.en})",
                ),
                Text(
                    "在 log（经过）里补上 done（完成）或 explained（暂不能解决）",
                    "add 'done' with its effect, or 'explained', to the log",
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
            yield case.wrong(
                opinion,
                "reply",
                Text(
                    f"单位已于 {finished.date} 办结，意见 {opinion.id} 还没有答复",
                    f"the unit finished on {finished.date}, but opinion {opinion.id} has no reply",
                ),
                Text(
                    "补上 reply（答复）；匿名意见决定以后公示答复（covers: replies）",
                    "add its 'reply'; an anonymous one, once decided, needs a notice that covers"
                    " replies",
                ),
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
                    "补上 done（完成日期），或在 result（结果）里说明原因",
                    "add 'done: DATE', or say in 'result' why not",
                ),
            )


RULES = (results, replies, measures)
