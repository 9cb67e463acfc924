"""PLN04 and PLN06: the public is heard before the plan, and on it (C19, C21)."""

import datetime as dt
from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.closure import wants_answer
from zhenggai.model.opinions import Opinion
from zhenggai.model.plan import Meeting, Plan
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.plan import NOT_FORMED, formed_on
from zhenggai.words import OUTCOME, PURPOSE, Text


@rule(
    "PLN04",
    Severity.ERROR,
    "C19",
    Text(
        "方案形成前听取群众意见，问题、原因、建议都听到",
        "the public was heard on problems, causes and proposals before the plan was formed",
    ),
)
def public_heard(case: Case) -> Iterator[Outcome]:
    """Want the public there: 「邀请群众帮助党员和党组织找问题、查原因、提建议」."""
    formed = formed_on(case)
    if formed is None:
        yield NOT_FORMED
        return
    hearings = [meeting for meeting in case.unit.meetings if meeting.kind == "hearing"]
    before = [meeting for meeting in hearings if (meeting.date or formed) <= formed]
    if not before:
        added = commands.add(f"meeting {case.unit.id} --kind hearing --public", "群众人数", "N")
        yield case.lacks(
            "meetings",
            Text(
                f"方案 {formed} 形成，之前没有听取意见的会议",
                f"the plan was formed on {formed} without a hearing before it",
            ),
            Text(
                f"开过的补记: {added.zh}；没开的，听取意见后修改方案",
                f"record it: {added.en}; if there was none, hold one and revise the plan",
            ),
        )
    elif not any(meeting.public for meeting in before):
        yield _nobody(case, before[-1], formed)
    heard = {purpose for meeting in hearings for purpose in meeting.purposes}
    missing = [purpose for purpose in PURPOSE.ids if purpose not in heard]
    if before and missing:
        yield _not_heard(case, before[-1], missing)


def _nobody(case: Case, hearing: Meeting, formed: dt.date) -> Wrong:
    return case.wrong(
        hearing,
        "public",
        Text(
            f"方案 {formed} 形成，之前听取意见的会议没有群众参加",
            f"nobody of the public was at a hearing before the plan was formed on {formed}",
        ),
        Text(
            "有群众的补上 ‹public›: 几人；没有的，请群众来再听一次",
            "add ‹public: N›; if nobody came, invite the public and hear them again",
        ),
    )


def _not_heard(case: Case, hearing: Meeting, missing: list[str]) -> Wrong:
    return case.wrong(
        hearing,
        "purposes",
        Text(
            f"听取意见时没有{'、'.join(PURPOSE[item].zh for item in missing)}",
            f"no hearing was about {', '.join(PURPOSE[item].en for item in missing)}",
        ),
        Text(
            f"听过的，在会议里写 ‹purposes: [{', '.join(missing)}]›；没听的，再听一次群众意见",
            f"add ‹purposes: [{', '.join(missing)}]› to the meeting, or hear the public again",
        ),
        severity=Severity.WARNING,
    )


@rule(
    "PLN06",
    Severity.ERROR,
    "C21",
    Text(
        "对方案的意见都作了决定，采纳的写进新的版本，公示结束后再批准",
        "opinions about the plan are decided, adopted ones are in a later version, and it is"
        " approved after its notice has ended",
    ),
    limits=("decide_days",),
)
def comments_taken_up(case: Case) -> Iterator[Outcome]:
    """Want comments used: 「接受群众监督,吸收群众的合理意见,进行必要的修改完善」."""
    plan = case.unit.plan
    if plan is None or formed_on(case) is None:
        yield NOT_FORMED
        return
    comments = [item for item in case.unit.opinions if item.about == "plan"]
    for opinion in filter(wants_answer, comments):
        yield from _decided(case, plan, opinion)
        yield from _adopted(case, plan, opinion)
    if not comments:
        yield from _none_received(case, plan)
    yield from _approved_early(case, plan)


def _decided(case: Case, plan: Plan, opinion: Opinion) -> Iterator[Wrong]:
    decision, approved = opinion.decision, plan.first("approved")
    if decision is None:
        passed_over = approved and opinion.date and opinion.date <= approved
        if passed_over or _late(case, opinion.date):
            decided = commands.decide(f"{case.unit.id}#{opinion.id}")
            yield case.wrong(
                opinion,
                "decision",
                Text(
                    f"对方案的意见 {opinion.id} 还没有决定是否采纳",
                    f"opinion {opinion.id} about the plan has not been decided",
                ),
                Text(
                    f"决定采纳与否: {decided.zh}；不采纳的写 --reason 理由",
                    f"decide on it: {decided.en}; with --reason WHY if it is declined",
                ),
            )
    elif decision.outcome in ("declined", "referred") and not decision.reason:
        said = OUTCOME[decision.outcome]
        yield case.wrong(
            decision,
            "reason",
            Text(
                f"对方案的意见 {opinion.id} {said.zh}，没有写理由",
                f"opinion {opinion.id} about the plan was {said.en}, and no reason is given",
            ),
            Text(
                "在 ‹decision› 里补上 ‹decision.reason›: 为什么",
                "add ‹decision.reason: …›",
            ),
            of=opinion,
        )


def _adopted(case: Case, plan: Plan, opinion: Opinion) -> Iterator[Wrong]:
    decision, approved = opinion.decision, plan.first("approved")
    if not opinion.adopted or decision is None or opinion.date is None:
        return
    versions = [event.date or dt.date.max for event in plan.events("formed", "revised")]
    if max(versions, default=dt.date.min) >= opinion.date:
        return
    if (approved and decision.date and decision.date <= approved) or _late(case, decision.date):
        revised = commands.revise(case.unit.id)
        yield case.wrong(
            decision,
            "version",
            Text(
                f"对方案的意见 {opinion.id} 已采纳，{opinion.date} 以后方案却没有新的版本",
                f"opinion {opinion.id} was adopted, but the plan has no version since"
                f" {opinion.date}",
            ),
            Text(
                f"修改方案: {revised.zh}",
                f"revise the plan: {revised.en}",
            ),
            of=opinion,
        )


def _none_received(case: Case, plan: Plan) -> Iterator[Wrong]:
    ends = [notice.until for notice in case.unit.posted("plan") if notice.until]
    over = plan.first("approved") or _late(case, min(ends, default=None))
    if over and not plan.events("commented"):
        yield case.wrong(
            plan,
            "log",
            Text(
                "方案公示后没有一条意见，也没有写明“没有收到意见”",
                "there are no opinions about the plan, and nothing says that none were received",
            ),
            Text(
                "收到的意见写 ‹opinions.about: plan›；没有收到的，记下来:"
                f" zhenggai plan comment {case.unit.id}",
                "write ‹opinions.about: plan› in those received; if there were none, say so:"
                f" zhenggai plan comment {case.unit.id}",
            ),
        )


def _approved_early(case: Case, plan: Plan) -> Iterator[Wrong]:
    """Find an approval before any notice of the plan had ended."""
    approved = next((event for event in plan.events("approved") if event.date), None)
    if approved is None or approved.date is None:
        return
    notices = [item for item in case.unit.posted("plan") if item.until and item.from_]
    first = min(notices, key=lambda item: item.until or dt.date.max, default=None)
    if first is None or first.until is None or first.until <= approved.date:
        return
    line = first.at("until").line
    yield case.wrong(
        approved,
        "date",
        Text(
            f"方案 {approved.date} 批准，公示到 {first.until}（第 {line} 行）才结束",
            f"the plan was approved on {approved.date}, but its notice ends on {first.until}"
            f" (line {line})",
        ),
        Text(
            "公示结束、意见处理完以后再批准；日期写错的改正",
            "approve it once the notice has ended; correct a wrong date",
        ),
        of=plan,
        severity=Severity.WARNING,
    )


def _late(case: Case, day: dt.date | None) -> bool:
    return day is not None and case.day > case.until(day, case.limits.decide_days)


RULES = (public_heard, comments_taken_up)
