"""Figures day by day: what they are called, and their forms for spreadsheets and programs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zhenggai.dates import day_text
from zhenggai.figures.quantity import Quantity
from zhenggai.model.unit import CAMPAIGN
from zhenggai.report.csv_text import csv_text
from zhenggai.report.json_text import json_text
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_columns import Shown, asked
from zhenggai.report.rollup_csv import everything, taken_of
from zhenggai.report.rollup_json import Writer, rates
from zhenggai.tally.course import Course
from zhenggai.words import Text

_USUAL: Final = "issues.total,issues.resolved,issues.overdue,opinions.replied,completion,reply"


@dataclass(frozen=True, slots=True)
class Trend:
    """The figures of a unit on each day."""

    course: Course
    days: tuple[dt.date, ...]
    every: int
    """From one day to the next, in days."""
    shown: tuple[Shown, ...]
    occasion: Occasion

    @property
    def name(self) -> str:
        """What the unit is called."""
        whole = self.course.id == CAMPAIGN and not self.course.kind
        return self.occasion.say(Text("全部单位", "all units")) if whole else self.course.name

    @property
    def span(self) -> str:
        """From which day to which, and in what steps."""
        first, last, every = day_text(self.days[0]), day_text(self.days[-1]), self.every
        return self.occasion.say(
            Text(
                f"{first.zh}至{last.zh}，每{every}天",
                f"{first.en} to {last.en}, every {every} days",
            )
        )

    def shares(self, quantity: Quantity) -> list[Fraction | None]:
        """Return how high a quantity stands on each day, from 0 to 1 of what it is drawn on.

        A rate is drawn on 100%, a count on the highest of the days.
        """
        values = [quantity.exact(figures) for figures in self.course.totals]
        known = [value for value in values if value is not None]
        top = Fraction(1) if quantity.rate else max([Fraction(1), *known])
        return [None if value is None else min(value / top, Fraction(1)) for value in values]

    def said(self, quantity: Quantity) -> str:
        """Say where a quantity began, where it is now, and what is between: `0 → 43 (+43)`."""
        first, last = self.course.totals[0], self.course.totals[-1]
        change = self.occasion.say(quantity.change(last, first)) or "="
        return f"{quantity.said(first)} → {quantity.said(last)} ({change})"


def columns_of(typed: str, occasion: Occasion) -> tuple[Shown, ...]:
    """Return the columns that were asked for, else the usual ones.

    Raise `CannotGoOnError` for a name that there is not.
    """
    return asked(typed or _USUAL, occasion)


def as_csv(found: Trend, *, chosen: bool) -> str:
    """Return a row a day: the columns that were chosen, else all there is."""
    totals, say = found.course.totals, found.occasion.say
    taken = taken_of(found.shown) if chosen else everything(totals, found.occasion)
    heads = [head for item in taken for head in item.heads(changes=False)]
    rows = (
        [day.isoformat(), *(cell for item in taken for cell in item.cells(figures, None))]
        for day, figures in zip(found.days, totals, strict=True)
    )
    return csv_text([[say(Text("日期", "day")), *map(say, heads)], *rows])


def as_json(found: Trend) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    course, occasion = found.course, found.occasion
    writer = Writer(occasion, course.totals)
    document: dict[str, object] = {"version": 1, "as_of": found.days[-1].isoformat()}
    if occasion.where:
        document["where"] = occasion.where
    document["every"] = found.every
    document["unit"] = {"id": course.id, "name": course.name, "kind": course.kind}
    document["days"] = [
        {"as_of": day.isoformat(), "total": writer.counts(figures), "rates": rates(figures)}
        for day, figures in zip(found.days, course.totals, strict=True)
    ]
    return json_text(document)
