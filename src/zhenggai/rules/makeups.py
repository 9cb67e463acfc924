"""MKU: what most people are dissatisfied with is made up under the superior (补课)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.review import Makeup, Survey
from zhenggai.rules.ballots import tally
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.words import Text

_NO_SURVEY: Final = Skip(Text("还没有满意度测评", "no satisfaction survey yet"))
_NO_MAKEUP: Final = Skip(Text("没有补课", "there is no make-up"))


@rule(
    "MKU01",
    Severity.ERROR,
    "C37",
    Text(
        "多数群众不满意的，要有补课",
        "where the majority is dissatisfied there is a make-up",
    ),
    limits=("dissatisfied", "broad_minimum"),
)
def opened(case: Case) -> Iterator[Outcome]:
    """「多数群众不满意的要在上级党组织监督下“补课”」: `dissatisfied` and `broad_minimum`."""
    surveys = case.unit.surveys
    if not surveys:
        yield _NO_SURVEY
    # Asking once more takes no answer back; only what corrects the figures of that day does.
    corrected = {(survey.supersedes, survey.date) for survey in surveys}
    for survey in surveys:
        if survey.date is None or (survey.id, survey.date) in corrected:
            continue
        said = _verdict(case, survey)
        if said and not any(_answers(makeup, survey) for makeup in case.unit.makeups):
            yield case.wrong(
                survey,
                "counts",
                said,
                Text(
                    f"由上级开出补课: zhenggai makeup open {case.unit.id} --survey {survey.id}"
                    " --text 任务 --owner 责任人 --due 日期",
                    f"have the superior open one: zhenggai makeup open {case.unit.id} --survey"
                    f" {survey.id} --text TASK --owner NAME --due DATE",
                ),
            )


def _answers(makeup: Makeup, survey: Survey) -> bool:
    if makeup.survey:
        return makeup.survey == survey.id
    return _day(makeup.opened) >= _day(survey.date)


def _day(day: dt.date | None) -> dt.date:
    return day or dt.date.min


def _verdict(case: Case, survey: Survey) -> Text | None:
    """Say in figures why a make-up is required; None if it is not."""
    votes = tally(survey.counts, case.campaign.option_classes)
    limits = case.limits
    if votes.majority_dissatisfied(limits):
        share = f"{votes.negative}/{votes.decided} = {votes.negative / votes.decided:.1%}"
        return Text(
            f"测评 {survey.id} 不满意率 {share}，超过 {limits.dissatisfied:.0%}，没有补课",
            f"in survey {survey.id} {share} are dissatisfied, more than"
            f" {limits.dissatisfied:.0%}, and there is no make-up",
        )
    if votes.too_few_satisfied(limits):
        content = votes.positive + votes.neutral
        share = f"{content}/{votes.valid} = {content / votes.valid:.1%}"
        return Text(
            f"测评 {survey.id} 满意和基本满意率 {share}，低于 {limits.broad_minimum:.0%}，没有补课",
            f"in survey {survey.id} {share} are satisfied or basically so, less than"
            f" {limits.broad_minimum:.0%}, and there is no make-up",
        )
    return None


@rule(
    "MKU02",
    Severity.ERROR,
    "C37",
    Text(
        "补课由上级监督，有任务、有时限",
        "a make-up has a superior as its supervisor, tasks and a due date",
    ),
)
def supervised(case: Case) -> Iterator[Outcome]:
    """「在上级党组织监督下」: nobody supervises his own make-up."""
    if not case.unit.makeups:
        yield _NO_MAKEUP
    for makeup in case.unit.makeups:
        named = bool(makeup.supervisor) or case.missing(makeup, "supervisor")
        if named and makeup.supervisor not in case.superiors:
            yield _unsupervised(case, makeup)
        if not makeup.tasks:
            yield case.wrong(
                makeup,
                "tasks",
                Text(f"补课 {makeup.id} 没有任务", f"make-up {makeup.id} has no tasks"),
                Text(
                    f"定任务: zhenggai makeup task {case.unit.id}#{makeup.id} --text 任务"
                    " --owner 责任人 --due 日期",
                    f"give it tasks: zhenggai makeup task {case.unit.id}#{makeup.id} --text TASK"
                    " --owner NAME --due DATE",
                ),
            )
        if makeup.due_in_force is None and case.missing(makeup, "due"):
            yield case.wrong(
                makeup,
                "due",
                Text(f"补课 {makeup.id} 没有时限", f"make-up {makeup.id} has no due date"),
                Text("补上 ‹due›: 补到哪一天", "add ‹due: DATE›"),
            )


def _unsupervised(case: Case, makeup: Makeup) -> Wrong:
    named = makeup.supervisor
    said = Text(f"补课 {makeup.id} 没有监督单位", f"make-up {makeup.id} has no supervisor")
    if named in (case.unit.id, case.unit.name):
        said = Text(
            f"补课 {makeup.id} 由本单位自己监督",
            f"make-up {makeup.id} is supervised by the unit itself",
        )
    elif named:
        said = Text(
            f"补课 {makeup.id} 的监督单位“{named}”不是本单位的上级",
            f"the supervisor of make-up {makeup.id}, {named}, is not above this unit",
        )
    above = " ".join(sorted(case.superiors))
    return case.wrong(
        makeup,
        "supervisor",
        said,
        Text(
            f"‹supervisor› 写上级编号: {above}",
            f"write ‹supervisor› with one of: {above}",
        ),
    )


@rule(
    "MKU03",
    Severity.ERROR,
    "C37",
    Text(
        "补课验收前重新测评并通过",
        "a make-up is accepted only after a later survey that passes",
    ),
    why=Text(
        "补没补好，还是要群众说了算。",
        "Whether the make-up worked, the public decides.",
    ),
    limits=("dissatisfied", "broad_minimum"),
)
def accepted(case: Case) -> Iterator[Outcome]:
    """Only the public can say that it was made up."""
    if not case.unit.makeups:
        yield _NO_MAKEUP
    for makeup in case.unit.makeups:
        if makeup.accepted and not any(_settles(case, makeup, item) for item in case.unit.surveys):
            yield case.wrong(
                makeup.accepted,
                "date",
                Text(
                    f"补课 {makeup.id} 于 {makeup.accepted.date} 验收，之前没有重新测评并通过",
                    f"make-up {makeup.id} was accepted on {makeup.accepted.date} without a later"
                    " survey that passes",
                ),
                Text(
                    f"重新测评: zhenggai survey record {case.unit.id}；通过了再验收，编号写在"
                    " ‹makeups.resurvey›",
                    f"survey again: zhenggai survey record {case.unit.id}; accept after it passes,"
                    " with ‹makeups.resurvey› naming it",
                ),
                of=makeup,
            )


def _settles(case: Case, makeup: Makeup, survey: Survey) -> bool:
    if survey.id == makeup.survey or makeup.resurvey not in ("", survey.id):
        return False
    cause = next((item for item in case.unit.surveys if item.id == makeup.survey), None)
    since = max(_day(makeup.opened), _day(cause.date if cause else None))
    until = makeup.accepted.date if makeup.accepted else None
    later = since <= _day(survey.date) <= (until or dt.date.max)
    return later and tally(survey.counts, case.campaign.option_classes).passes(case.limits)


@rule(
    "MKU04",
    Severity.ERROR,
    "C37",
    Text("补课按时限验收", "a make-up is accepted by its due date"),
    why=Text(
        "补课拖着不验收，等于没有补。",
        "A make-up that is never accepted was never made.",
    ),
)
def in_time(case: Case) -> Iterator[Outcome]:
    """A make-up that is put off is the dissatisfaction put off."""
    if not case.unit.makeups:
        yield _NO_MAKEUP
    for makeup in case.unit.makeups:
        due = makeup.due_in_force
        if due and due < case.day and makeup.accepted is None:
            yield case.wrong(
                makeup,
                "due",
                Text(
                    f"补课 {makeup.id} 应在 {due} 前完成，至今没有验收",
                    f"make-up {makeup.id} was due by {due} and is not accepted",
                ),
                Text(
                    "完成任务，重新测评，报上级验收:"
                    f" zhenggai makeup accept {case.unit.id}#{makeup.id} --by 验收人",
                    "finish the tasks, survey again and have it accepted:"
                    f" zhenggai makeup accept {case.unit.id}#{makeup.id} --by NAME",
                ),
            )


RULES = (opened, supervised, accepted, in_time)
