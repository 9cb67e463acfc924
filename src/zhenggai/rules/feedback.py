"""FBK: opinions are sorted and passed on to whom they concern (整改意见反馈制, C52)."""

import datetime as dt
from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.closure import wants_answer
from zhenggai.model.opinions import Opinion, Relay
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.wording import words_to_type
from zhenggai.words import Text


@rule(
    "FBK01",
    Severity.ERROR,
    "C52",
    Text(
        "意见按时转送给支部或党员，并有签收",
        "every opinion is relayed in time to whom it concerns, who acknowledges it",
    ),
    limits=("relay_days",),
)
def relayed(case: Case) -> Iterator[Outcome]:
    """Want 「反馈给支部和党员」 within `relay_days`, and as many days for acknowledging it."""
    days = case.limits.relay_days
    for opinion in filter(wants_answer, case.unit.opinions):
        relay, until = opinion.relayed, opinion.date and case.until(opinion.date, days)
        if relay is None:
            if until and case.day > until:
                yield _not_relayed(case, opinion, until)
        elif relay.date:
            if until and relay.date > until:
                yield _late(case, opinion, relay, until)
            if relay.acknowledged is None and case.day > case.until(relay.date, days):
                yield _not_acknowledged(case, opinion, relay)


def _not_relayed(case: Case, opinion: Opinion, until: dt.date) -> Wrong:
    passed_on = commands.relay(f"{case.unit.id}#{opinion.id}")
    return case.wrong(
        opinion,
        "relayed",
        Text(
            f"意见 {opinion.id} 收到于 {opinion.date}，最迟应在 {until} 转送，至今没有",
            f"opinion {opinion.id} of {opinion.date} was to be relayed by {until}",
        ),
        Text(
            f"转给支部或党员: {passed_on.zh}",
            f"pass it on: {passed_on.en}",
        ),
    )


def _late(case: Case, opinion: Opinion, relay: Relay, until: dt.date) -> Wrong:
    line, waiver = opinion.at("date").line, commands.waive(case.unit.id, "FBK01", opinion.id)
    return case.wrong(
        relay,
        "date",
        Text(
            f"意见 {opinion.id} 收到于 {opinion.date}（第 {line} 行），"
            f"最迟应在 {until} 转送，{relay.date} 才转送",
            f"opinion {opinion.id} of {opinion.date} (line {line}) was to be relayed by {until},"
            f" not on {relay.date}",
        ),
        Text(
            f"日期写错的改正；确实迟了的，写明理由: {waiver.zh}",
            f"correct a wrong date; if it was late, accept it: {waiver.en}",
        ),
        of=opinion,
    )


def _not_acknowledged(case: Case, opinion: Opinion, relay: Relay) -> Wrong:
    signed = commands.acknowledge(f"{case.unit.id}#{opinion.id}")
    return case.wrong(
        relay,
        "acknowledged",
        Text(
            f"意见 {opinion.id} 于 {relay.date} 转送，至今没有签收",
            f"opinion {opinion.id} was relayed on {relay.date} and is not acknowledged",
        ),
        Text(
            f"请对方签收: {signed.zh}",
            f"have it acknowledged: {signed.en}",
        ),
        of=opinion,
        severity=Severity.WARNING,
    )


@rule(
    "FBK02",
    Severity.ERROR,
    "C52",
    Text("每条意见有分类", "every opinion is sorted into a category"),
)
def sorted_out(case: Case) -> Iterator[Outcome]:
    """Want 「进行梳理分类」: one of the campaign's domains, or a category of the unit's own."""
    for opinion in filter(wants_answer, case.unit.opinions):
        if case.missing(opinion, "category"):
            domains = words_to_type("category", case.campaign.lists["domains"])
            yield case.wrong(
                opinion,
                "category",
                Text(f"意见 {opinion.id} 没有分类", f"opinion {opinion.id} has no category"),
                Text(
                    f"补上 ‹category›: {domains.zh}，或自己的分类",
                    f"add ‹category: …›, one of: {domains.en}; or a word of your own",
                ),
            )


RULES = (relayed, sorted_out)
