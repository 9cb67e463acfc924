"""What is done with an opinion: passed on, decided, linked to an issue, answered, judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from zhenggai.acts import hints
from zhenggai.acts.base import Deed, Request, impossible, place_of
from zhenggai.edit.edits import Edit, Set
from zhenggai.model.closure import answered, wants_answer
from zhenggai.model.opinions import Decision, Opinion, Reply
from zhenggai.rules import commands
from zhenggai.words import ANSWER, OUTCOME, REPLY_FORM, Text


def _the_one(request: Request) -> tuple[int, Opinion]:
    """Return the opinion of a request and its index; nothing comes before it was received."""
    place = place_of(request.unit.opinions, request)
    opinion = request.unit.opinions[place]
    if opinion.date and request.day < opinion.date:
        raise impossible(
            f"{request.day} 早于收到意见 {request.address} 的 {opinion.date}，请改 --date",
            f"{request.day} is before {opinion.date}, when {request.address} was received;"
            " correct --date",
        )
    return place, opinion


def relay(request: Request) -> Deed:
    """Pass an opinion on, or record that it was acknowledged."""
    place, opinion = _the_one(request)
    relayed, values = opinion.relayed, request.given("date", "to", "acknowledged")
    if relayed is None:
        if "to" not in values:
            raise impossible("还要写 --to 转给谁", "--to is needed: to whom it is passed on")
        edit: Edit = Set(("opinions", place), "relayed", values)
        done = Text(
            f"已记: {request.address} {request.day} 转给 {values['to']}",
            f"Recorded: {request.address} passed on to {values['to']} on {request.day}",
        )
        return Deed((edit,), done, tuple(_after_relay(request, opinion)))
    signed = values.get("acknowledged")
    if signed is None or relayed.acknowledged or values.get("to", relayed.to) != relayed.to:
        seen = relayed.acknowledged
        state = Text(f"，{seen} 签收" if seen else "", f", acknowledged on {seen}" if seen else "")
        raise impossible(
            f"{request.address} 已于 {relayed.date} 转给 {relayed.to}{state.zh}。签收写"
            f" --acknowledged 日期；要改用 zhenggai edit {request.address}",
            f"{request.address} was passed on to {relayed.to} on {relayed.date}{state.en}. Use"
            f" --acknowledged DATE for that; to correct: zhenggai edit {request.address}",
        )
    done = Text(
        f"已记: {request.address} {signed} 由 {relayed.to} 签收",
        f"Recorded: {request.address} acknowledged by {relayed.to} on {signed}",
    )
    edit = Set(("opinions", place, "relayed"), "acknowledged", signed)
    return Deed((edit,), done, tuple(_to_decide(request, opinion)))


def _after_relay(request: Request, opinion: Opinion) -> Iterator[Text]:
    name = request.address
    if "acknowledged" not in request.values:
        signed = commands.acknowledge(name)
        yield Text(f"对方签收后: {signed.zh}", f"once acknowledged: {signed.en}")
    yield from _to_decide(request, opinion)


def _to_decide(request: Request, opinion: Opinion) -> Iterator[Text]:
    if opinion.decision or not wants_answer(opinion):
        return
    decided = commands.decide(request.address)
    received = opinion.date or request.day
    last = hints.until(request.campaign, received, request.limits.decide_days)
    yield Text(f"{last} 前决定采纳与否: {decided.zh}", f"decide by {last}: {decided.en}")


def decide(request: Request) -> Deed:
    """Decide whether an opinion is taken up; with `issue`, link it at once."""
    place, opinion = _the_one(request)
    if opinion.decision:
        raise _decided_before(request, opinion.decision)
    values = request.given("date", "outcome", "reason", "by", "version")
    edits: list[Edit] = [Set(("opinions", place), "decision", values)]
    edits += _links(request, place, opinion)
    outcome = OUTCOME[values["outcome"]]
    done = Text(
        f"已记: {request.address} {request.day} {outcome.zh}",
        f"Recorded: {request.address} {outcome.en} on {request.day}",
    )
    return Deed(tuple(edits), done, tuple(_after_decision(request, opinion)))


def _decided_before(request: Request, decision: Decision) -> Exception:
    outcome, name = OUTCOME[decision.outcome], request.address
    return impossible(
        f"{name} 已于 {decision.date} 决定“{outcome.zh}”。要改用 zhenggai edit {name}",
        f"{name} was decided on {decision.date}: {outcome.en}. To correct: zhenggai edit {name}",
    )


def _after_decision(request: Request, opinion: Opinion) -> Iterator[Text]:
    name, unit = request.address, request.unit
    taken = request.values["outcome"] in ("accepted", "partial")
    if taken and opinion.about == "plan" and "version" not in request.values:
        revised = commands.revise(unit.id)
        yield Text(f"把采纳的意见写进方案: {revised.zh}", f"take it into the plan: {revised.en}")
    elif taken and not (opinion.issue or request.values.get("issue")):
        tie = commands.link(name)
        yield Text(
            f"归入问题: {tie.zh}；新问题先 zhenggai add issue {unit.id} --title 名称",
            f"link it to an issue: {tie.en}; a new one first:"
            f" zhenggai add issue {unit.id} --title TITLE",
        )
    if wants_answer(opinion) and not answered(unit, opinion):
        yield hints.reply_to(unit, opinion, _reply_by(request, opinion))


def _reply_by(request: Request, opinion: Opinion) -> dt.date | None:
    days = request.limits.reply_days
    return hints.until(request.campaign, opinion.date, days) if opinion.date else None


def link(request: Request) -> Deed:
    """Say which issues an opinion became; those that it has stay."""
    place, opinion = _the_one(request)
    edits = _links(request, place, opinion)
    names = " ".join(request.values["issue"])
    done = Text(
        f"已记: {request.address} 归入 {names}", f"Recorded: {request.address} led to {names}"
    )
    then = [] if opinion.decision else list(_to_decide(request, opinion))
    if opinion.decision and wants_answer(opinion) and not answered(request.unit, opinion):
        then = [hints.reply_to(request.unit, opinion, _reply_by(request, opinion))]
    return Deed(tuple(edits), done, tuple(then))


def _links(request: Request, place: int, opinion: Opinion) -> list[Edit]:
    own = f"{request.unit.id}#"
    known = {name.removeprefix(own) for name in opinion.issue}
    new = [name.removeprefix(own) for name in request.values.get("issue", ())]
    added = [name for name in dict.fromkeys(new) if name not in known]
    if not added:
        return []
    names = (*opinion.issue, *added)
    return [Set(("opinions", place), "issue", names if len(names) > 1 else names[0])]


def reply(request: Request) -> Deed:
    """Record the answer given to whoever raised an opinion."""
    place, opinion = _the_one(request)
    if opinion.reply:
        raise _replied_before(request, opinion.reply)
    values = request.given("date", "form", "by", "text")
    form = REPLY_FORM[values["form"]] if "form" in values else Text("", "")
    done = Text(
        f"已记: {request.address} {request.day} {form.zh}答复",
        f"Recorded: {request.address} answered on {request.day} ({form.en or 'form not said'})",
    )
    edits = (Set(("opinions", place), "reply", values),)
    return Deed(edits, done, tuple(_after_reply(request, opinion)))


def _replied_before(request: Request, given: Reply) -> Exception:
    name = request.address
    return impossible(
        f"{name} 已于 {given.date} 答复。要改用 zhenggai edit {name}",
        f"{name} was answered on {given.date}. To correct: zhenggai edit {name}",
    )


def _after_reply(request: Request, opinion: Opinion) -> Iterator[Text]:
    name, unit = request.address, request.unit
    if not opinion.decision:
        yield from _to_decide(request, opinion)
    if opinion.from_ == "anonymous":
        yield hints.reply_to(unit, opinion)
    elif wants_answer(opinion) and opinion.verdict is None:
        judged = commands.judge(name)
        yield Text(
            f"办完后问反映人: {judged.zh}", f"once it is solved, ask who raised it: {judged.en}"
        )


def verdict(request: Request) -> Deed:
    """Record what the raiser says of the result; again only after the issue was reopened."""
    place, opinion = _the_one(request)
    earlier = opinion.verdict
    if earlier and not _reopened_since(request, opinion, earlier.date):
        said, name = ANSWER[earlier.solved], request.address
        raise impossible(
            f"{name} 的反映人已于 {earlier.date} 评价“{said.zh}”。问题反弹以后才再问；要改用"
            f" zhenggai edit {name}",
            f"who raised {name} said '{said.en}' on {earlier.date}, and is asked again only once"
            f" the issue was reopened. To correct: zhenggai edit {name}",
        )
    values = request.given("date", "solved", "text")
    answer = ANSWER[values["solved"]]
    done = Text(
        f"已记: {request.address} 反映人 {request.day} 评价“是否解决”: {answer.zh}",
        f"Recorded: {request.address}: who raised it was asked on {request.day} whether it is"
        f" solved: {answer.en}",
    )
    edits = (Set(("opinions", place), "verdict", values),)
    return Deed(edits, done, tuple(_after_verdict(request, opinion)))


def _reopened_since(request: Request, opinion: Opinion, day: dt.date | None) -> bool:
    own = f"{request.unit.id}#"
    names = {name.removeprefix(own) for name in opinion.issue}
    issues = [issue for issue in request.unit.issues if issue.id in names]
    return any(
        event.event == "reopened" and event.date and (day is None or day <= event.date)
        for issue in issues
        for event in issue.log
    )


def _after_verdict(request: Request, opinion: Opinion) -> Iterator[Text]:
    if request.values["solved"] == "yes":
        return
    own = f"{request.unit.id}#"
    names = {name.removeprefix(own) for name in opinion.issue}
    for issue in request.unit.issues:
        if issue.id in names and issue.resolved:
            name = f"{own}{issue.id}"
            again = commands.reopen(name)
            yield Text(f"没有解决的重新办理: {again.zh}", f"take it up again: {again.en}")
            return
