"""PLN01-PLN03 and PLN07: a plan is made in time, says something, and is filed (C13 to C22)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Skip
from zhenggai.rules.timing import NOT_DUE, has_run
from zhenggai.words import Text

NOT_FORMED: Final = Skip(Text("整改方案还没有形成", "the plan has not been formed yet"))
_NO_DAY: Final = Skip(
    Text("方案形成那一行没有日期", "the day on which the plan was formed is not known")
)


def formed_on(case: Case) -> dt.date | None:
    """Return the day the plan was first formed; None while it is not."""
    return case.unit.plan.first("formed") if case.unit.plan else None


def _due(case: Case) -> Skip | None:
    """Return why a plan cannot be wanted yet; None once the unit has or should have one."""
    if formed_on(case):
        return None
    if case.unit.plan and case.unit.plan.events("formed"):
        return _NO_DAY
    if case.stage is None:
        return NO_STAGE
    return None if has_run(case, case.limits.decide_days) else NOT_DUE


@rule(
    "PLN01",
    Severity.ERROR,
    "C13",
    Text("阶段开始后按时形成整改方案", "a plan is made soon after the stage begins"),
    limits=("decide_days",),
)
def planned(case: Case) -> Iterator[Outcome]:
    """Want a plan (「制定并完善党组织和党员个人的整改方案」) within `decide_days`."""
    if waiting := _due(case):
        yield waiting
    elif case.stage and not formed_on(case):
        start, days = case.stage.start, case.limits.decide_days
        drafted = case.unit.plan.first("drafted") if case.unit.plan else None
        yield case.lacks(
            "plan",
            Text(
                f"整改方案 {drafted} 起草，至今没有形成",
                f"the plan was drafted on {drafted} and has not been formed yet",
            )
            if drafted
            else Text(
                f"整改提高阶段 {start} 开始，{days} 天内应有整改方案，至今没有形成的记录",
                f"the stage began on {start}: no plan was formed within {days} days",
            ),
            Text(
                f"形成后: zhenggai plan form {case.unit.id}",
                f"once it is formed: zhenggai plan form {case.unit.id}",
            )
            if drafted
            else Text(
                f"起草: zhenggai plan draft {case.unit.id}；"
                f"形成后: zhenggai plan form {case.unit.id}",
                f"draft it: zhenggai plan draft {case.unit.id};"
                f" once it is formed: zhenggai plan form {case.unit.id}",
            ),
            Severity.WARNING if drafted else None,
        )


@rule(
    "PLN02",
    Severity.ERROR,
    "C16",
    Text(
        "整改方案有目标，单位有问题或书面写明没有",
        "a plan has goals; a unit has issues, or says in writing that it found none",
    ),
    limits=("decide_days",),
)
def substantial(case: Case) -> Iterator[Outcome]:
    """Find plans of nothing: they are to rest on 「前两阶段查摆出来的差距与不足」."""
    if waiting := _due(case):
        yield waiting
        return
    plan = case.unit.plan
    if plan and case.missing(plan, "goals"):
        yield case.wrong(
            plan,
            "goals",
            Text("整改方案没有写目标", "the plan has no goals"),
            Text("补上 ‹goals: [目标一, 目标二]›", "add ‹goals: [GOAL, GOAL]›"),
        )
    if not case.unit.public_issues and not case.unit.noted:
        yield case.lacks(
            "issues",
            Text(
                "没有列出一个问题，也没有写明查摆后未发现问题",
                "there are no issues, and nothing says that none were found",
            ),
            Text(
                "列出 ‹issues›；确实没有的，在 ‹nothing_found› 里逐方面写明怎样查的",
                "list ‹issues›; if there are none, say in ‹nothing_found› what was looked at",
            ),
        )


@rule(
    "PLN03",
    Severity.WARNING,
    "C18",
    Text(
        "村里查找了新农村建设方面的问题",
        "a village has issues of the domain countryside",
    ),
    applies="V",
    limits=("decide_days",),
)
def about_the_countryside(case: Case) -> Iterator[Outcome]:
    """Want villages to look at 「组织带领广大群众建设社会主义新农村工作中存在的差距和不足」."""
    if waiting := _due(case):
        yield waiting
        return
    unit = case.unit
    named = any(issue.domain == "countryside" for issue in unit.public_issues)
    if named or "countryside" in unit.noted:
        return
    yield case.lacks(
        "issues",
        Text(
            "没有一个新农村建设方面的问题",
            "no issue is of the domain countryside",
        ),
        Text(
            "查找后列为问题，写 ‹domain: countryside›；没有的写入 ‹nothing_found›",
            "list what is found with ‹domain: countryside›; if nothing, add to ‹nothing_found›",
        ),
    )


@rule(
    "PLN07",
    Severity.WARNING,
    "C22",
    Text("方案经过审核并报上级备案", "the plan was reviewed and filed with the superior"),
    why=Text(
        "审核是把关，备案是留底，上级督导才有根据。",
        "A review catches mistakes, and a filed plan is what the superior supervises by.",
    ),
    limits=("decide_days",),
)
def reviewed_and_filed(case: Case) -> Iterator[Outcome]:
    """Want the plan reviewed when it is approved, and filed within `decide_days` of that."""
    plan, formed = case.unit.plan, formed_on(case)
    if plan is None or formed is None:
        yield NOT_FORMED
        return
    approved = plan.first("approved")
    days = (case.day - (approved or formed)).days
    # Until it is approved, a plan is first published and commented on.
    late = days > case.limits.decide_days * (1 if approved else 2)
    reviewed, filed = plan.events("reviewed"), plan.events("filed")
    if not reviewed and (approved or late):
        yield _step_missing(
            case,
            Text(
                f"方案 {formed} 形成，没有审核记录",
                f"the plan was formed on {formed} and has not been reviewed",
            ),
            Text("review {} --by 审核人", "review {} --by NAME"),
        )
    if not filed and late:
        yield _step_missing(
            case,
            Text(
                f"方案 {formed} 形成，没有报上级备案",
                f"the plan was formed on {formed} and has not been filed with the superior",
            ),
            Text("file {}", "file {}"),
        )


def _step_missing(case: Case, message: Text, verb: Text) -> Outcome:
    unit = case.unit.id
    return case.lacks(
        "plan",
        message,
        Text(
            f"办了以后: zhenggai plan {verb.zh.format(unit)}",
            f"once it is done: zhenggai plan {verb.en.format(unit)}",
        ),
    )


RULES = (planned, substantial, about_the_countryside, reviewed_and_filed)
