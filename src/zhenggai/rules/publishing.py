"""PUB: problems, measures, deadlines and effects are made public (整改情况公示制)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Notice
from zhenggai.public import notice_digest
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.rules.posting import posted_properly
from zhenggai.rules.results import published
from zhenggai.rules.wording import to_add
from zhenggai.words import Text

_NO_NOTICE: Final = Skip(Text("还没有公示", "nothing has been posted yet"))


@rule(
    "PUB02",
    Severity.ERROR,
    "C33",
    Text(
        "对整改情况的意见有决定，采纳的充实进整改",
        "opinions on the results are decided, and adopted ones add something",
    ),
    limits=("decide_days",),
)
def heard(case: Case) -> Iterator[Outcome]:
    """「充分听取群众意见,接受群众监督,并不断充实整改内容」: limit `decide_days`."""
    about = [opinion for opinion in case.unit.opinions if opinion.about == "results"]
    if not about:
        yield Skip(Text("还没有对整改情况的意见", "no opinions on the results yet"))
    for opinion in about:
        if opinion.decision is None:
            yield from _undecided(case, opinion)
        elif opinion.adopted and not _added(case, opinion):
            yield case.wrong(
                opinion.decision,
                "outcome",
                Text(
                    f"意见 {opinion.id} 采纳了，整改内容没有充实",
                    f"opinion {opinion.id} was adopted, but nothing was added to the issues",
                ),
                Text(
                    "新立一个问题，或在已有问题里加措施、记进展，再在意见里写 ‹issue›: 编号",
                    "add an issue, or a measure or an event to one, and name it in ‹issue›",
                ),
                of=opinion,
                severity=Severity.WARNING,
            )


def _undecided(case: Case, opinion: Opinion) -> Iterator[Wrong]:
    received = opinion.date or case.day
    until = case.until(received, case.limits.decide_days)
    asked = any(survey.date and survey.date > received for survey in case.unit.surveys)
    if opinion.nature == "praise" or not (asked or case.unit.finished or case.day > until):
        return
    decided = commands.decide(f"{case.unit.id}#{opinion.id}")
    yield case.wrong(
        opinion,
        "decision",
        Text(
            f"对整改情况的意见 {opinion.id} 没有决定",
            f"opinion {opinion.id} on the results is undecided",
        ),
        Text(
            f"决定采纳与否: {decided.zh}",
            f"decide on it: {decided.en}",
        ),
    )


def _added(case: Case, opinion: Opinion) -> bool:
    """Say whether one of the opinion's issues has anything from its day or later."""
    since = opinion.date or dt.date.min
    own = f"{case.unit.id}#"
    for target in opinion.issue:
        issue = case.issues.get(target.removeprefix(own))
        if issue is None or max(_days(issue), default=dt.date.min) >= since:
            return True
    return False


def _days(issue: Issue) -> Iterator[dt.date]:
    for event in issue.log:
        # Closing an issue adds nothing to it.
        if event.event != "closed":
            yield event.date or dt.date.min
    for measure in issue.measures:
        yield max(measure.due or dt.date.min, measure.done or dt.date.min)
    yield issue.found or dt.date.max


@rule(
    "PUB03",
    Severity.ERROR,
    "C55",
    Text(
        "公示写明形式、地点、范围、起止和监督电话，问题、措施、时限、效果四栏齐全",
        "a notice says form, place, scope, dates and contact; every issue in it has its problem,"
        " measures, deadline and effect",
    ),
    limits=("result_notice_days",),
)
def complete(case: Case) -> Iterator[Outcome]:
    """「对整改的问题、措施、时限要求和最终效果等,要以会议或书面形式向群众通报」."""
    if not case.unit.notices:
        yield _NO_NOTICE
    yield from posted_properly(case)


@rule(
    "PUB04",
    Severity.WARNING,
    "C55",
    Text(
        "正在张贴的公示与台账一致",
        "what hangs says what the records say",
    ),
    why=Text(
        "台账变了公示没变，墙上的就不真了。",
        "When the records change and the notice does not, what hangs on the wall is no longer"
        " true.",
    ),
)
def up_to_date(case: Case) -> Iterator[Outcome]:
    """A notice that still hangs while the records moved on misleads whoever reads it."""
    hanging = [item for item in case.unit.notices if item.digest and item.hangs(case.day)]
    if not hanging:
        yield Skip(Text("没有程序打印且正在张贴的公示", "no printed notice hangs"))
    for notice in hanging:
        if notice.digest != notice_digest(case.unit, notice, case.campaign):
            end = commands.correct(f"{case.unit.id}#{notice.id}")
            again = commands.post(case.unit.id, notice.covers)
            yield case.wrong(
                notice,
                "digest",
                Text(
                    f"公示 {notice.id} 张贴后台账又有变化，内容过时",
                    f"the records changed since notice {notice.id} was posted: it is out of date",
                ),
                Text(
                    f"看变了什么: zhenggai notice --check {case.unit.id}；撤下，把 ‹until› 写到"
                    f"撤下那天: {end.zh}；重贴: {again.zh}",
                    f"what changed: zhenggai notice --check {case.unit.id}; take it down and set"
                    f" ‹until› to that day: {end.en}; post again: {again.en}",
                ),
            )


_APPROVAL: Final = {
    "proposed_by": Text("提出人", "who proposed it"),
    "reviewed_by": Text("审核人", "who reviewed it"),
    "approved_by": Text("审批人", "who approved it"),
}


@rule(
    "PUB05",
    Severity.ERROR,
    "C55",
    Text(
        "公示有提出人、审核人、审批人",
        "a notice was proposed, reviewed and approved",
    ),
    why=Text(
        "贴出去的要有人提、有人审、有人批，错了才找得到人。",
        "What is posted was proposed, reviewed and approved by somebody, who answers for a"
        " mistake.",
    ),
)
def approved(case: Case) -> Iterator[Outcome]:
    """提出、审核、审批、实施 (党务公开条例 art. 15): secrecy and privacy are looked at before."""
    if not case.unit.notices:
        yield _NO_NOTICE
    for notice in case.unit.notices:
        for name, called in _APPROVAL.items():
            if case.missing(notice, name):
                yield case.wrong(
                    notice,
                    name,
                    Text(
                        f"公示 {notice.id} 没有写{called.zh}",
                        f"notice {notice.id} does not say {called.en}",
                    ),
                    to_add(Notice, name),
                )


RULES = (published, heard, complete, up_to_date, approved)
