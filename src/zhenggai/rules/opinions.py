"""OPN01 to OPN04: every opinion is recorded, decided and taken up (意见建议, C03 to C05)."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.closure import wants_answer
from zhenggai.model.opinions import Opinion
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.rules.wording import to_add
from zhenggai.words import OUTCOME, Text

_NONE: Final = Skip(Text("还没有收到意见", "no opinions received yet"))
_FIELDS: Final = {
    "text": Text("没有原话", "no text"),
    "date": Text("没有收到日期", "no date"),
    "channel": Text("没有写来自哪种渠道", "no channel"),
    "from_": Text("没有写来自哪类人", "no word on who it came from"),
}


@rule(
    "OPN01",
    Severity.ERROR,
    "C03",
    Text(
        "每条意见有原话、收到日期、渠道和来自",
        "every opinion has a text, a date, a channel and who it came from",
    ),
    why=Text(
        "没有原话、日期、渠道的意见，事后没法核对，答复的时限也算不出来。",
        "An opinion without words, date or channel cannot be checked later, and the time for"
        " its answer cannot be counted.",
    ),
)
def complete(case: Case) -> Iterator[Outcome]:
    """Want what tells one opinion from another: without it nobody can be answered."""
    for opinion in case.unit.opinions:
        for name, lacking in _FIELDS.items():
            if case.missing(opinion, name):
                yield case.wrong(
                    opinion,
                    name,
                    Text(
                        f"意见 {opinion.id} {lacking.zh}",
                        f"opinion {opinion.id} has {lacking.en}",
                    ),
                    to_add(Opinion, name),
                )


@rule(
    "OPN02",
    Severity.WARNING,
    "C03",
    Text("意见来自不止一种渠道", "opinions come through more than one channel"),
)
def several_channels(case: Case) -> Iterator[Outcome]:
    """Look for a second channel (「通过多种形式和途径」): one alone hears only some people."""
    channels = [opinion.channel for opinion in case.unit.opinions if opinion.channel]
    if not channels:
        yield _NONE
    elif len(channels) > 1 and len(set(channels)) == 1:
        only = case.campaign.lists["channels"][channels[0]]
        added = commands.add(f"opinion {case.unit.id}")
        yield case.lacks(
            "opinions",
            Text(
                f"{len(channels)} 条意见都只来自“{only.zh}”一种渠道",
                f"{len(channels)} opinions all came through one channel: {only.en}",
            ),
            Text(
                f"再用走访、意见箱、问卷等渠道听取意见，记下来: {added.zh}",
                "hear people in other ways too (visits, a box, a questionnaire) and record it:"
                f" {added.en}",
            ),
        )


@rule(
    "OPN03",
    Severity.ERROR,
    "C04",
    Text(
        "意见按时作出决定，不采纳或转办有理由",
        "every opinion is decided in time; declined or referred ones have a reason",
    ),
    why=Text(
        "可以不采纳，但要让人知道为什么。",
        "Not every opinion is adopted, but people must learn why not.",
    ),
    limits=("decide_days",),
)
def decided(case: Case) -> Iterator[Outcome]:
    """Want a decision (「我们能否接纳干部群众的意见和建议」) within `decide_days`."""
    for opinion in filter(wants_answer, case.unit.opinions):
        decision = opinion.decision
        if decision is None:
            yield from _undecided(case, opinion)
        elif decision.outcome in ("declined", "referred") and not decision.reason:
            outcome = OUTCOME[decision.outcome]
            yield case.wrong(
                decision,
                "reason",
                Text(
                    f"意见 {opinion.id} {outcome.zh}，没有写理由",
                    f"opinion {opinion.id} was {outcome.en}, and no reason is given",
                ),
                Text(
                    "在 ‹decision› 里补上 ‹decision.reason›: 为什么",
                    "add ‹decision.reason: …›",
                ),
                of=opinion,
            )


def _undecided(case: Case, opinion: Opinion) -> Iterator[Outcome]:
    if opinion.date is None:
        return
    until = case.until(opinion.date, case.limits.decide_days)
    if case.day > until:
        decided = commands.decide(f"{case.unit.id}#{opinion.id}")
        yield case.wrong(
            opinion,
            "decision",
            Text(
                f"意见 {opinion.id} 收到于 {opinion.date}，最迟应在 {until} 作出决定，至今没有",
                f"opinion {opinion.id} of {opinion.date} was to be decided by {until}",
            ),
            Text(
                f"决定采纳与否: {decided.zh}",
                f"decide on it: {decided.en}",
            ),
        )


@rule(
    "OPN04",
    Severity.ERROR,
    "C05 C28",
    Text(
        "采纳的意见对应问题，不采纳的不对应问题",
        "adopted opinions are tied to an issue, declined ones to none",
    ),
    why=Text(
        "采纳了却不落到问题上，就没有人去办。",
        "What is adopted but becomes no issue is nobody's work.",
    ),
)
def tied(case: Case) -> Iterator[Outcome]:
    """Want opinion and issue to agree; a comment that changed the plan is tied to the plan."""
    for opinion in filter(wants_answer, case.unit.opinions):
        in_plan = opinion.about == "plan" and opinion.decision and opinion.decision.version
        if opinion.adopted and not in_plan and case.missing(opinion, "issue"):
            tie = commands.link(f"{case.unit.id}#{opinion.id}")
            yield case.wrong(
                opinion,
                "issue",
                Text(
                    f"意见 {opinion.id} 已采纳，却没有对应的问题",
                    f"opinion {opinion.id} was adopted but is tied to no issue",
                ),
                Text(f"归入问题: {tie.zh}", f"say which issue it became: {tie.en}"),
            )
        elif opinion.decision and opinion.decision.outcome == "declined" and opinion.issue:
            names, line = "、".join(opinion.issue), opinion.decision.at("outcome").line
            yield case.wrong(
                opinion,
                "issue",
                Text(
                    f"意见 {opinion.id} 不予采纳（第 {line} 行），却对应问题 {names}",
                    f"opinion {opinion.id} was declined (line {line}) but is tied to {names}",
                ),
                Text(
                    "删去 ‹opinions.issue›，或改成 ‹decision.outcome: accepted›、"
                    "‹decision.outcome: partial›",
                    "delete ‹opinions.issue›, or write ‹decision.outcome: accepted› or"
                    " ‹decision.outcome: partial›",
                ),
            )


RULES = (complete, several_channels, decided, tied)
