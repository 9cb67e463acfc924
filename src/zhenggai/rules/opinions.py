"""OPN and FBK: every opinion is recorded, relayed, decided and answered (整改意见反馈制)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.opinions import Opinion
from zhenggai.rules.base import Case, Outcome, Skip, rule
from zhenggai.words import Text

_NONE: Final = Skip(Text("还没有收到意见", "no opinions received yet"))
_FIELDS: Final = {
    "text": Text("原话", "text"),
    "date": Text("收到日期", "date"),
    "channel": Text("渠道", "channel"),
    "from_": Text("来自", "from"),
}


def _after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


@rule(
    "OPN01",
    Severity.ERROR,
    "C03",
    Text(
        "每条意见有原话、收到日期、渠道和来自",
        "every opinion has a text, a date, a channel and who it came from",
    ),
)
def complete(case: Case) -> Iterator[Outcome]:
    """An opinion that cannot be told from another cannot be answered."""
    for opinion in case.unit.opinions:
        for name, called in _FIELDS.items():
            if not getattr(opinion, name):
                typed = name.rstrip("_")
                yield case.wrong(
                    opinion,
                    name,
                    Text(
                        f"意见 {opinion.id} 没有{called.zh}",
                        f"opinion {opinion.id} has no {called.en}",
                    ),
                    Text(f"补上 {typed}（{called.zh}）", f"add '{typed}: …'"),
                )


@rule(
    "OPN02",
    Severity.WARNING,
    "C03",
    Text("意见来自不止一种渠道", "opinions come through more than one channel"),
)
def several_channels(case: Case) -> Iterator[Outcome]:
    """「通过多种形式和途径」: a single channel hears only some people."""
    channels = {opinion.channel for opinion in case.unit.opinions}
    if not channels:
        yield _NONE
    elif len(channels) == 1 and len(case.unit.opinions) > 1:
        only = case.campaign.lists["channels"][channels.pop()]
        yield case.lacks(
            "opinions",
            Text(
                f"全部意见都只来自“{only.zh}”一种渠道",
                f"all opinions came through one channel: {only.en}",
            ),
            Text(
                "再用走访、意见箱、问卷等渠道听取意见",
                "hear people in other ways too: visits, a box, a questionnaire",
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
)
def decided(case: Case) -> Iterator[Outcome]:
    """「我们能否接纳干部群众的意见和建议」: limit `decide_days`."""
    for opinion in case.unit.opinions:
        decision = opinion.decision
        if decision is None:
            yield from _undecided(case, opinion)
        elif decision.outcome in ("declined", "referred") and not decision.reason:
            yield case.wrong(
                decision,
                "outcome",
                Text(
                    f"意见 {opinion.id} 不采纳或转办，没有写理由",
                    f"opinion {opinion.id} was {decision.outcome} without a reason",
                ),
                Text(
                    "在 decision（办理）里补上 reason（理由）",
                    "add 'reason: …' to its decision",
                ),
                of=opinion,
            )


def _undecided(case: Case, opinion: Opinion) -> Iterator[Outcome]:
    if opinion.date is None or opinion.nature == "praise":
        return
    until = _after(opinion.date, case.limits.decide_days)
    if case.day > until:
        yield case.wrong(
            opinion,
            "date",
            Text(
                f"意见 {opinion.id} 收到于 {opinion.date}，应在 {until} 前作出决定",
                f"opinion {opinion.id} of {opinion.date} was to be decided by {until}",
            ),
            Text(
                "补上 decision（办理）: {date, outcome, by}",
                "add 'decision: {date: …, outcome: …, by: …}'",
            ),
        )


RULES = (complete, several_channels, decided)
