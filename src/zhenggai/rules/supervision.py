"""SUP: the superior visits, and what it finds is put right (督导, C56, C58)."""

import datetime as dt
from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.review import Order, Visit
from zhenggai.rules import commands, crosschecks
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Skip, Wrong
from zhenggai.rules.wording import counted
from zhenggai.words import Text

_NO_VISITS = Skip(Text("还没有督导记录", "no visits are recorded yet"))


@rule(
    "SUP01",
    Severity.WARNING,
    "C56",
    Text("上级按期督导", "the superior visits within the limit"),
    applies="H",
    limits=("visit_days",),
)
def visited(case: Case) -> Iterator[Outcome]:
    """Want a visit every `visit_days` while the stage runs and the unit has not finished."""
    stage = case.stage
    if stage is None or stage.start is None:
        yield NO_STAGE
        return
    days = [visit.date for visit in case.unit.visits if visit.date]
    if len(days) < len(case.unit.visits):
        # One without its day (FIL05) may be the last.
        return
    last = max(days, default=None)
    until = case.until(max(stage.start, last or stage.start), case.limits.visit_days)
    finished = case.unit.finished.date if case.unit.finished else None
    if min(case.day, stage.end or case.day, finished or case.day) > until:
        yield case.lacks(
            "visits",
            Text(
                f"上次督导在 {last}，最迟应在 {until} 再督导一次，至今没有",
                f"the last visit was on {last}; the next was due by {until}",
            )
            if last
            else Text(
                f"{stage.start} 阶段开始以来没有督导，最迟应在 {until} 前督导一次",
                f"no visit since the stage began on {stage.start}; one was due by {until}",
            ),
            Text(
                f"请上级督导: zhenggai add visit {case.unit.id}",
                f"ask the superior for a visit: zhenggai add visit {case.unit.id}",
            ),
        )


@rule(
    "SUP02",
    Severity.ERROR,
    "C56 C58",
    Text(
        "督导发现的问题和不合格的检查有督办事项和时限",
        "what a visit finds, or a check that fails, has an order with a due date",
    ),
    applies="H",
    why=Text(
        "发现了不交办，等于没有发现。",
        "What is found but given to nobody might as well not have been found.",
    ),
)
def ordered(case: Case) -> Iterator[Outcome]:
    """Want 「及时发现存在问题,及时指导解决问题」: found is not yet put right."""
    if not case.unit.visits:
        yield _NO_VISITS
    for visit in case.unit.visits:
        failed = [name for name, check in visit.checks.items() if check.answer == "no"]
        if (visit.found or failed) and not visit.orders:
            yield _without_order(case, visit, failed)
        for order in visit.orders:
            if case.missing(order, "due"):
                yield case.wrong(
                    order,
                    "due",
                    Text(f"督办 {order.id} 没有时限", f"order {order.id} has no due date"),
                    Text(
                        "补上 ‹due›: 反馈的最后一天",
                        "add ‹due: DATE›, the last day for an answer",
                    ),
                )


def _without_order(case: Case, visit: Visit, failed: list[str]) -> Wrong:
    message = Text(
        f"{visit.date} 的督导发现 {len(visit.found)} 个问题，没有督办事项",
        f"the visit of {visit.date} found {counted(len(visit.found), 'thing')}, but gave no order",
    )
    if not visit.found:
        checks = case.campaign.lists["visit_checks"]
        zh = "、".join(checks[name].zh for name in failed)
        en = " ".join(checks[name].en for name in failed)
        message = Text(
            f"{visit.date} 的督导检查“{zh}”答“否”，没有督办事项",
            f"the visit of {visit.date} answers no to '{en}', but gave no order",
        )
    remedy = Text(
        f"开出督办: zhenggai add order {case.unit.id} --text 整改要求 --due 日期",
        f"give one: zhenggai add order {case.unit.id} --text WHAT --due DATE",
    )
    return case.wrong(visit, "orders", message, remedy)


@rule(
    "SUP03",
    Severity.ERROR,
    "C56",
    Text("督办事项按时反馈", "an order is answered by its due date"),
    applies="H",
    why=Text(
        "交办了不反馈，上级不知道改了没有。",
        "Without an answer the superior cannot know whether anything was done.",
    ),
)
def answered(case: Case) -> Iterator[Outcome]:
    """Want every order answered in time."""
    if not case.unit.visits:
        yield _NO_VISITS
    for visit in case.unit.visits:
        for order in visit.orders:
            if order.due and order.due < case.day and order.answered is None:
                yield _unanswered(case, order, order.due)


def _unanswered(case: Case, order: Order, due: dt.date) -> Wrong:
    edit = commands.correct(f"{case.unit.id}#{order.id}")
    return case.wrong(
        order,
        "answered",
        Text(
            f"督办 {order.id} 应在 {due} 前反馈，至今没有",
            f"order {order.id} was to be answered by {due}",
        ),
        Text(
            f"办理后补上 ‹answered› 和 ‹answer›: {edit.zh}",
            f"deal with it, then add ‹answered: DATE› and ‹answer: …›: {edit.en}",
        ),
    )


RULES = (visited, ordered, answered, *crosschecks.RULES)
