"""Which counts and rates a table shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.figures.base import Group
from zhenggai.figures.quantity import Quantity, quantity, rated
from zhenggai.figures.rates import BY_ID
from zhenggai.report.occasion import Occasion
from zhenggai.report.view import Column
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Shown:
    """A column and what it is taken of."""

    column: Column
    quantity: Quantity
    group: Group = ()
    """The group that it is taken of, in a cross table."""


@dataclass(frozen=True, slots=True)
class _Usual:
    id: str
    name: Text
    column: str
    spare: int


_COUNTS: Final = (
    _Usual("opinions.records", Text("意见", "opinions"), "opinions", 2),
    _Usual("opinions.replied", Text("已答复", "replied"), "replied", 1),
    _Usual("issues.total", Text("问题", "issues"), "issues", 6),
    _Usual("issues.resolved", Text("已整改", "resolved"), "resolved", 3),
    _Usual("issues.overdue", Text("逾期", "overdue"), "overdue", 8),
)
_SPARE_RATES: Final = {
    "completion": 0,
    "reply": 7,
    "implementation": 5,
    "satisfaction_broad": 4,
}
"""The usual rates. A narrow terminal first goes without counts that a rate shows anyway."""
_FINDINGS: Final = (
    _Usual("findings.error", Text("错误", "errors"), "errors", 0),
    _Usual("findings.warning", Text("警告", "warnings"), "warnings", 0),
)
PRESETS: Final = {
    "12345": (
        "opinions.records",
        "issues.total",
        "response",
        "solved",
        "satisfaction_strict",
        "satisfaction_broad",
    ),
}
"""Columns by one name: the three rates of the 12345 hotline, the last one in both readings."""
_SHORT: Final = {item.id: item for item in (*_COUNTS, *_FINDINGS)}
_REPROACHES: Final = ("issues.overdue", "personal.overdue", "findings.error")


def usual(occasion: Occasion) -> tuple[Shown, ...]:
    """Return the columns of a table for which none were asked for."""
    counts = [_short(item, occasion) for item in _COUNTS]
    found = [_short(item, occasion) for item in _FINDINGS if occasion.findings]
    rates = [
        Shown(Column(name, occasion.say(BY_ID[name].name), rate=True, spare=spare), rated(rate))
        for name, spare in _SPARE_RATES.items()
        if (rate := BY_ID[name]) and not (occasion.where and name.startswith("satisfaction"))
    ]
    return (*counts, *found, *rates)


def asked(typed: str, occasion: Occasion) -> tuple[Shown, ...]:
    """Return the columns that were asked for: counts, rates and presets, with commas.

    Raise `CannotGoOnError` for a name that there is not.
    """
    names = [name.strip() for name in typed.replace("，", ",").split(",") if name.strip()]
    wanted = [part for name in names for part in PRESETS.get(name, (name,))]
    if not wanted:
        raise CannotGoOnError(
            Text("--columns 后面要写数字或比率", "--columns needs a count or a rate")
        )
    shown = (_shown(name, occasion) for name in wanted)
    return spared(tuple({item.quantity.id: item for item in shown}.values()))


def spared(shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """Let a narrow terminal go without the last columns first, never without the first one."""
    return tuple(
        replace(item, column=replace(item.column, spare=len(shown) - place if place else 0))
        for place, item in enumerate(shown)
    )


def _shown(name: str, occasion: Occasion) -> Shown:
    return column_of(quantity(name, occasion.campaign, findings=occasion.findings), occasion)


def column_of(found: Quantity, occasion: Occasion) -> Shown:
    """Return a quantity as a column."""
    if found.id in _SHORT:
        return _short(_SHORT[found.id], occasion)
    late = found.id in _REPROACHES
    name = occasion.say(found.name)
    return Shown(Column(found.id, name, found.rate is not None, late), found)


def _short(item: _Usual, occasion: Occasion) -> Shown:
    late, name = item.id in _REPROACHES, occasion.say(item.name)
    column = Column(item.column, name, rate=False, late=late, spare=item.spare)
    return Shown(column, quantity(item.id, occasion.campaign, findings=True))
