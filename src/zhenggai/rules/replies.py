"""OPN05 to OPN07: every opinion is answered, and the raiser heard again (件件有回音, C28, C29)."""

import datetime as dt
from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.closure import answered, wants_answer
from zhenggai.model.issues import RESOLVED, Issue
from zhenggai.model.opinions import Opinion, Reply
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.words import Text


@rule(
    "OPN05",
    Severity.ERROR,
    "C28 C29",
    Text(
        "意见按时答复，匿名意见公示答复",
        "every opinion is answered in time, an anonymous one by a notice",
    ),
    why=Text(
        "匿名的找不到人，公示出来他才看得到。",
        "Nobody can be told in person where the opinion is anonymous: only a notice reaches"
        " that person.",
    ),
    limits=("reply_days",),
)
def replied(case: Case) -> Iterator[Outcome]:
    """Want a reply (「及时反馈」「件件有回音」) within `reply_days`."""
    for opinion in filter(wants_answer, case.unit.opinions):
        if opinion.date is None:
            continue
        until = case.until(opinion.date, case.limits.reply_days)
        if case.day > until and not answered(case.unit, opinion):
            anonymous = opinion.from_ == "anonymous"
            yield (_not_posted if anonymous else _not_replied)(case, opinion, until)


def _not_replied(case: Case, opinion: Opinion, until: dt.date) -> Wrong:
    answer = commands.reply(f"{case.unit.id}#{opinion.id}")
    return case.wrong(
        opinion,
        "reply",
        Text(
            f"意见 {opinion.id} 收到于 {opinion.date}，最迟应在 {until} 答复，至今没有",
            f"opinion {opinion.id} of {opinion.date} was to be answered by {until}",
        ),
        Text(
            f"答复反映人: {answer.zh}",
            f"answer who raised it: {answer.en}",
        ),
    )


def _not_posted(case: Case, opinion: Opinion, until: dt.date) -> Wrong:
    posted = commands.post(case.unit.id, "replies")
    return case.wrong(
        opinion,
        "reply",
        Text(
            f"匿名意见 {opinion.id} 收到于 {opinion.date}，最迟应在 {until} 公示答复，至今没有",
            f"anonymous opinion {opinion.id} of {opinion.date} was to be answered by a notice"
            f" by {until}",
        ),
        Text(
            f"作出决定以后公示答复: {posted.zh}",
            f"after the decision, post the answer: {posted.en}",
        ),
    )


@rule(
    "OPN06",
    Severity.WARNING,
    "C28",
    Text("先决定，后答复", "an opinion is decided before it is answered"),
    why=Text(
        "还没决定就答复，答复只能是空话。",
        "An answer before the decision can only be a promise.",
    ),
)
def decided_first(case: Case) -> Iterator[Outcome]:
    """Want the decision before the reply: else the reply promised what nobody decided."""
    for opinion in filter(wants_answer, case.unit.opinions):
        reply, decision = opinion.reply, opinion.decision
        if reply and decision is None:
            yield _undecided(case, opinion, reply)
        if reply is None or reply.date is None or decision is None or decision.date is None:
            continue
        if reply.date < decision.date:
            line = decision.at("date").line
            yield case.wrong(
                reply,
                "date",
                Text(
                    f"意见 {opinion.id} 于 {reply.date} 答复，早于决定日期 {decision.date}"
                    f"（第 {line} 行）",
                    f"opinion {opinion.id} was answered on {reply.date}, before the decision of"
                    f" {decision.date} (line {line})",
                ),
                Text("核对两个日期，改正写错的", "check both dates and mend the wrong one"),
                of=opinion,
            )


def _undecided(case: Case, opinion: Opinion, reply: Reply) -> Wrong:
    decided = commands.decide(f"{case.unit.id}#{opinion.id}")
    return case.wrong(
        reply,
        "date",
        Text(
            f"意见 {opinion.id} 于 {reply.date} 答复，还没有作出决定",
            f"opinion {opinion.id} was answered on {reply.date}, but has not been decided",
        ),
        Text(f"补上决定: {decided.zh}", f"decide on it: {decided.en}"),
        of=opinion,
    )


@rule(
    "OPN07",
    Severity.WARNING,
    "C28 C29",
    Text(
        "反映人说没有解决，问题重新打开",
        "when the raiser says that nothing was solved, the issue is reopened",
    ),
    why=Text(
        "解决没解决，反映的人最清楚。",
        "Whether it is solved, the person who raised it knows best.",
    ),
)
def heard_again(case: Case) -> Iterator[Outcome]:
    """Want the raiser's `solved: no` to count: the issues were resolved then and none reopened."""
    for opinion in case.unit.opinions:
        verdict = opinion.verdict
        if verdict is None or verdict.solved != "no" or verdict.date is None:
            continue
        found = [case.issues.get(name.removeprefix(f"{case.unit.id}#")) for name in opinion.issue]
        issues = [issue for issue in found if issue]
        if issues and len(issues) == len(found) and all(_ignores(i, verdict.date) for i in issues):
            names = "、".join(issue.id for issue in issues)
            again = commands.reopen(f"{case.unit.id}#{issues[0].id}")
            yield case.wrong(
                verdict,
                "solved",
                Text(
                    f"意见 {opinion.id} 的反映人 {verdict.date} 说没有解决，"
                    f"问题 {names} 却没有重新打开",
                    f"the raiser of {opinion.id} said on {verdict.date} that it is not solved,"
                    f" but {names} was not reopened",
                ),
                Text(
                    f"重新打开: {again.zh}",
                    f"reopen it: {again.en}",
                ),
                of=opinion,
            )


def _ignores(issue: Issue, day: dt.date) -> bool:
    """Whether an issue was resolved at the end of `day` and has not been reopened since."""
    before = [event for event in issue.log if event.date and event.date <= day]
    if issue.is_copy or not before or before[-1].event not in RESOLVED:
        return False
    return not any(event.event == "reopened" for event in issue.log[len(before) :])


RULES = (replied, decided_first, heard_again)
