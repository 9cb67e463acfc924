"""An opinion by itself: the steps of the answer to it, and what is missing of them."""

from __future__ import annotations

from collections.abc import Iterator

from zhenggai.model.closure import answered, wants_answer
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Notice
from zhenggai.query.entry import Entry, Standing
from zhenggai.query.questions import reply_due
from zhenggai.trace.base import Gap, Step, facts, head_of, someone, step
from zhenggai.words import ANSWER, COVERS, NOTICE_FORM, OUTCOME, RAISER, REPLY_FORM, Text


def opinion_steps(standing: Standing, opinion: Opinion) -> Iterator[Step]:
    """Go through what happened to an opinion, whatever became of its issues."""
    entry = Entry(standing, opinion)
    yield step(entry, "received", opinion.date, _received(entry, opinion))
    relayed, decision = opinion.relayed, opinion.decision
    if relayed:
        to = Text(f"转给{relayed.to}", f"to {relayed.to}") if relayed.to else Text("", "")
        yield step(entry, "relayed", relayed.date, to, relayed)
        if relayed.acknowledged:
            said = facts(relayed.to)
            yield step(entry, "acknowledged", relayed.acknowledged, said, relayed)
    if decision:
        said = facts(OUTCOME[decision.outcome], decision.reason, decision.by)
        yield step(entry, "decided", decision.date, said, decision)
    yield from _answers(entry, opinion)


def _received(entry: Entry, opinion: Opinion) -> Text:
    channels = entry.standing.around.campaign.lists["channels"]
    people = Text(f"{opinion.count}人", f"{opinion.count} people")
    if opinion.count == 1:
        people = Text("1人", "1 person")
    channel = channels[opinion.channel] if opinion.channel else None
    raiser = RAISER[opinion.from_] if opinion.from_ else None
    strong = Text("反映强烈", "strongly felt") if opinion.strong == "yes" else None
    return facts(channel, raiser, people, strong, opinion.public_text or opinion.text)


def _answers(entry: Entry, opinion: Opinion) -> Iterator[Step]:
    reply, verdict = opinion.reply, opinion.verdict
    if reply:
        form = REPLY_FORM[reply.form] if reply.form else None
        yield step(entry, "replied", reply.date, facts(form, reply.by, reply.text), reply)
    for notice in _replies(entry.standing, opinion):
        said = notice_said(notice)
        yield step(Entry(entry.standing, notice), "notice", notice.from_, said)
    if verdict:
        said = Text(f"已解决: {ANSWER[verdict.solved].zh}", f"solved: {ANSWER[verdict.solved].en}")
        yield step(entry, "verdict", verdict.date, facts(said, verdict.text), verdict)


def _replies(standing: Standing, opinion: Opinion) -> Iterator[Notice]:
    """Go through the notices of replies that hold the answer to an opinion."""
    own = f"{standing.unit.id}#"
    decided = opinion.decision.date if opinion.decision else None
    led_to = {name.removeprefix(own) for name in opinion.issue}
    for notice in standing.unit.posted("replies"):
        listed = {name.removeprefix(own) for name in notice.issues}
        fits = not listed or not led_to or bool(listed & led_to)
        if fits and decided and notice.from_ and notice.from_ >= decided:
            yield notice


def notice_said(notice: Notice) -> Text:
    """Say what a notice covers, and where and how long it hangs."""
    form = NOTICE_FORM[notice.form] if notice.form else None
    until = None
    if notice.until:
        until = Text(f"到 {notice.until}", f"until {notice.until}")
    covers = COVERS[notice.covers] if notice.covers else None
    return facts(covers, form, notice.place, until)


def opinion_gaps(standing: Standing, opinion: Opinion) -> Iterator[Gap]:
    """Go through what an opinion still waits for; praise waits for nothing."""
    if not wants_answer(opinion):
        return
    entry = Entry(standing, opinion)
    yield from _relay_gaps(entry, opinion)
    if opinion.decision is None:
        said = Text("还没有决定采纳与否", "nobody has decided on it yet")
        days = standing.limits.decide_days
        due = standing.until(opinion.date, days) if opinion.date else None
        yield Gap("decided", said, head_of(standing), due, entry.address)
    if not answered(standing.unit, opinion):
        yield _reply_gap(entry, opinion)


def _relay_gaps(entry: Entry, opinion: Opinion) -> Iterator[Gap]:
    standing, relayed = entry.standing, opinion.relayed
    days = standing.limits.relay_days
    if relayed is None:
        said = Text("还没有转给支部或党员", "not passed on to whom it concerns")
        due = standing.until(opinion.date, days) if opinion.date else None
        yield Gap("relayed", said, head_of(standing), due, entry.address)
    elif relayed.acknowledged is None:
        said = Text("还没有签收", "not acknowledged yet")
        due = standing.until(relayed.date, days) if relayed.date else None
        yield Gap("acknowledged", said, someone(standing, relayed.to), due, entry.address)


def _reply_gap(entry: Entry, opinion: Opinion) -> Gap:
    said = Text("还没有答复反映人", "the raiser has no answer yet")
    if opinion.from_ == "anonymous":
        said = Text("匿名意见还没有公示答复", "no notice answers this anonymous opinion yet")
    decided_by = opinion.decision.by if opinion.decision else ""
    who = someone(entry.standing, decided_by)
    return Gap("replied", said, who, reply_due(opinion, entry), entry.address)
