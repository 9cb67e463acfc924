"""MEC: what was learnt is kept as a rule that lasts (长效机制, C31, C43 to C48)."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.review import Mechanism
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.rules.timing import part_over
from zhenggai.words import Text

_NOT_OVER: Final = Skip(
    Text(
        "还没有办结，整改提高阶段也没有结束",
        "the unit is not finished and the rectification stage is not over",
    )
)


def _over(case: Case) -> bool:
    return part_over(case, 1)


@rule(
    "MEC01",
    Severity.WARNING,
    "C31 C44",
    Text(
        "逐步解决和反弹的问题有长效机制",
        "issues that are phased, or that came back, lead to a lasting mechanism",
    ),
)
def lasting(case: Case) -> Iterator[Outcome]:
    """Want 「用制度的形式固定下来」 what took long or came back, when all is over."""
    if not _over(case):
        yield _NOT_OVER
        return
    own = f"{case.unit.id}#"
    kept = {name.removeprefix(own) for item in case.unit.mechanisms for name in item.from_}
    for issue in case.unit.public_issues:
        if issue.is_copy or issue.status in OUTSIDE or issue.id in kept | {""}:
            continue
        if issue.relapses or issue.track == "phased":
            yield _not_kept(case, issue)


def _not_kept(case: Case, issue: Issue) -> Wrong:
    message = (
        Text(
            f"问题 {issue.id} 反弹过，没有形成长效机制",
            f"issue {issue.id} came back, and no mechanism came from it",
        )
        if issue.relapses
        else Text(
            f"逐步解决的问题 {issue.id} 没有形成长效机制",
            f"no mechanism came from the phased issue {issue.id}",
        )
    )
    added = commands.add(f"mechanism {case.unit.id} --from {issue.id} --title", "名称", "TITLE")
    remedy = Text(
        f"记一条: {added.zh}；已有的，在那一条里写 ‹mechanisms.from: [{issue.id}]›",
        f"add one: {added.en}; or write ‹mechanisms.from: [{issue.id}]› in one that it led to",
    )
    return case.wrong(issue, "", message, remedy)


@rule(
    "MEC02",
    Severity.ERROR,
    "C43",
    Text(
        "办结时有长效机制，每项有通过日期和责任人",
        "a finished unit has a mechanism; every mechanism has a day of adoption and an owner",
    ),
    why=Text(
        "没有通过、没有人负责的制度，只是挂在墙上的纸。",
        "A rule that nobody adopted and nobody answers for is paper on a wall.",
    ),
)
def adopted(case: Case) -> Iterator[Outcome]:
    """Want a mechanism in force (「探索建立健全…长效机制」), not on paper."""
    finished = case.unit.finished
    lasting = [item for item in case.unit.mechanisms if item.change != "abolished"]
    if finished and not lasting:
        what = f"mechanism {case.unit.id} --title"
        added = commands.add(what, "名称 --owner 责任人", "TITLE --owner NAME")
        yield case.lacks(
            "mechanisms",
            Text(
                f"单位已于 {finished.date} 办结，没有一项长效机制",
                f"the unit finished on {finished.date} without a lasting mechanism",
            ),
            Text(f"建立制度: {added.zh}", f"adopt one: {added.en}"),
        )
    for mechanism in case.unit.mechanisms:
        yield from _not_in_force(case, mechanism)


def _not_in_force(case: Case, mechanism: Mechanism) -> Iterator[Outcome]:
    if case.missing(mechanism, "adopted"):
        yield case.wrong(
            mechanism,
            "adopted",
            Text(
                f"机制 {mechanism.id} 没有通过日期",
                f"mechanism {mechanism.id} has no day of adoption",
            ),
            Text(
                "会议通过后补上 ‹adopted›；还在起草的先不要列入",
                "add ‹adopted: DATE› once it is adopted; leave out what is still a draft",
            ),
        )
    if case.missing(mechanism, "owner"):
        yield case.wrong(
            mechanism,
            "owner",
            Text(f"机制 {mechanism.id} 没有责任人", f"mechanism {mechanism.id} has no owner"),
            Text("补上 ‹owner›: 一个人的姓名", "add ‹owner: NAME›, one person"),
        )


@rule(
    "MEC03",
    Severity.WARNING,
    "C44",
    Text(
        "机制来自问题，有复查日期且没有过期",
        "a mechanism came from issues and has a review date that is still ahead",
    ),
    why=Text(
        "不是从问题里来的制度管不住问题；不复查的制度慢慢就没人执行。",
        "A rule that came from no problem prevents none, and one that is never reviewed is soon"
        " forgotten.",
    ),
)
def rooted(case: Case) -> Iterator[Outcome]:
    """Want 「整改与建章立制」 joined, and kept up; what is abolished needs no review."""
    for mechanism in case.unit.mechanisms:
        if case.missing(mechanism, "from_"):
            yield case.wrong(
                mechanism,
                "from_",
                Text(
                    f"机制 {mechanism.id} 没有写来自哪些问题",
                    f"mechanism {mechanism.id} does not say which issues it came from",
                ),
                Text("补上 ‹from: [问题编号]›", "add ‹from: [ISSUE]›"),
            )
        if mechanism.change != "abolished":
            yield from _not_reviewed(case, mechanism)


def _not_reviewed(case: Case, mechanism: Mechanism) -> Iterator[Outcome]:
    if case.missing(mechanism, "review"):
        yield case.wrong(
            mechanism,
            "review",
            Text(
                f"机制 {mechanism.id} 没有复查日期",
                f"mechanism {mechanism.id} has no review date",
            ),
            Text("补上 ‹review›: 哪一天复查", "add ‹review: DATE›"),
        )
    elif mechanism.review and mechanism.review < case.day:
        yield case.wrong(
            mechanism,
            "review",
            Text(
                f"机制 {mechanism.id} 应在 {mechanism.review} 复查，日期已过",
                f"mechanism {mechanism.id} was to be reviewed by {mechanism.review}",
            ),
            Text(
                "复查执行情况，再把 ‹review› 改成下一次的日期",
                "review how it is kept, then set ‹review› to the next date",
            ),
        )


@rule(
    "MEC05",
    Severity.WARNING,
    "C46 C47 C48",
    Text(
        "应有的机制类别都有，或批准不建",
        "every wanted kind of mechanism is there, or waived",
    ),
)
def complete(case: Case) -> Iterator[Outcome]:
    """Want the kinds that the profile names, when all is over."""
    if not _over(case):
        yield _NOT_OVER
        return
    present = {item.kind for item in case.unit.mechanisms if item.change != "abolished"}
    where, lists = case.unit.section("mechanisms"), case.campaign.lists
    for kind in case.needs.mechanisms:
        if kind in present:
            continue
        called = lists["mechanism_kinds"][kind]
        waiver = commands.waive(case.unit.id, "MEC05", kind)
        yield Wrong(
            where,
            Text(
                f"没有“{called.zh}”类的长效机制",
                f"no lasting mechanism of the kind: {called.en}",
            ),
            Text(
                f"补一条 ‹mechanisms.kind: {kind}› 的机制；确实不需要的，写明理由: {waiver.zh}",
                f"add a mechanism with ‹mechanisms.kind: {kind}›; if there is no need of it,"
                f" accept it: {waiver.en}",
            ),
            kind,
            "mechanisms",
        )


RULES = (lasting, adopted, rooted, complete)
