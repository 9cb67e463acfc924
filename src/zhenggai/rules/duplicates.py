"""DUP01: no unit copies another's plan and measures (C18, C58).

An inverted index keeps this linear in the text: sentence → the first `HOLDERS` units that have
it. What more units share (phrases of the campaign) leads to those few only. A unit nominates
the units with which it shares most of what few have, and most of what many have, and is then
compared with these in full: so common phrases neither hide a copy nor make it slow, and a text
that very many units copied is found at one of the first that had it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.rules.base import Rule, Surroundings
from zhenggai.rules.outcome import Wrong
from zhenggai.rules.outlines import Outline, PlanText
from zhenggai.words import Text

HOLDERS: Final = 8
NOMINEES: Final = 4
"""How many units one is compared with in full, of those that share rare, and common, text."""
_SHARE: Final = 0.8
_LEAST: Final = 5


@dataclass(frozen=True, slots=True)
class Copy:
    """A unit whose plan says what that of another said before it."""

    unit: str
    source: str
    share: float
    """Of the unit's own text, in characters."""
    sentences: int


@dataclass(frozen=True, slots=True)
class Search:
    """The copies that were found, and how many look-ups that took."""

    copies: tuple[Copy, ...]
    comparisons: int


def find_copies(plans: Mapping[str, PlanText]) -> Search:
    """Return each unit whose text stands in an earlier one's, with the nearest of these."""
    holders: dict[int, list[str]] = {}
    copies, comparisons = [], 0
    for unit in sorted(plans, key=lambda name: (plans[name].formed or dt.date.max, name)):
        own = plans[unit].sentences
        comparisons += sum(len(holders.get(mark, ())) for mark in own)
        nominees = _nominate(own, holders)
        comparisons += len(nominees) * len(own)
        for mark in own:
            having = holders.setdefault(mark, [])
            if len(having) < HOLDERS:
                having.append(unit)
        found = [_compare(unit, other, plans) for other in nominees]
        nearest = max(found, key=lambda item: item.share, default=None)
        if nearest and nearest.share > _SHARE and nearest.sentences >= _LEAST:
            copies.append(nearest)
    return Search(tuple(copies), comparisons)


def _nominate(own: Mapping[int, int], holders: Mapping[int, list[str]]) -> list[str]:
    """Return the earlier units that may have been copied."""
    rare: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for mark, length in own.items():
        having = holders.get(mark, [])
        tally = rare if len(having) < HOLDERS else common
        for other in having:
            tally[other] += length
    nominees = [*rare.most_common(NOMINEES), *common.most_common(NOMINEES)]
    return list(dict.fromkeys(other for other, _ in nominees))


def _compare(unit: str, source: str, plans: Mapping[str, PlanText]) -> Copy:
    own, other = plans[unit].sentences, plans[source].sentences
    same = [length for mark, length in own.items() if mark in other]
    return Copy(unit, source, sum(same) / sum(own.values()), len(same))


def copied_plans(
    outlines: Mapping[str, Outline], _around: Surroundings
) -> Iterator[tuple[str, Wrong]]:
    """Report a copy at the unit whose plan was formed later."""
    plans = {name: item.plan for name, item in outlines.items() if item.plan}
    for copy in find_copies(plans).copies:
        source = plans[copy.source].at
        yield (
            copy.unit,
            Wrong(
                plans[copy.unit].at,
                Text(
                    f"方案和措施有 {copy.sentences} 句、{copy.share:.0%} 的文字与 {copy.source}"
                    f"（{source.path} 第 {source.line} 行）相同",
                    f"{copy.sentences} sentences, {copy.share:.0%} of the plan and measures, are"
                    f" those of {copy.source} ({source.path} line {source.line})",
                ),
                Text(
                    "按本单位查摆出来的问题，改写目标、总体要求、保障措施和各项措施",
                    "rewrite goals, text, safeguards and measures for what this unit itself found",
                ),
                field="plan",
            ),
        )


RULES = (
    Rule(
        "DUP01",
        Severity.WARNING,
        "C18 C58",
        Text(
            "方案和措施是本单位自己的，不照抄别的单位",
            "plan and measures are the unit's own, not copied from another",
        ),
        across=copied_plans,
        why=Text(
            "照抄来的方案不是查摆出来的，照着做解决不了本单位的问题。",
            "A copied plan was not found by looking: carrying it out does not solve this unit's"
            " problems.",
        ),
    ),
)
