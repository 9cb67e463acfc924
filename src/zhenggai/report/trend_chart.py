"""Figures day by day as a picture: where every line, mark and number of the SVG stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import ceil
from typing import Final

from zhenggai.report.chart_view import Chart, Curve, Mark, Panel, Point, Row
from zhenggai.report.clean import width
from zhenggai.report.rollup_columns import Shown
from zhenggai.report.trend import Trend
from zhenggai.words import Text

_LEFT: Final = 60
_PLOT: Final = 620
_TOP: Final = 100
_HEIGHT: Final = 220
_BETWEEN: Final = 80
_LETTER: Final = 7
_COLUMN: Final = 20
_LINE: Final = 20
_APART: Final = 18
_MARGIN: Final = 24
_DATES: Final = 8
_STYLES: Final = 6
"""So many colours, dashes and marks there are."""
_QUARTER: Final = Fraction(1, 4)


def chart(found: Trend) -> Chart:
    """Place everything: a panel of counts, one of rates, and the figures below as text."""
    lang, campaign = found.occasion.lang, found.occasion.campaign
    panels = tuple(_panels(found))
    under = _TOP + (_HEIGHT + _BETWEEN) * len(panels)
    ends = _column_ends(found)
    labels = max(width(curve.label) for panel in panels for curve in panel.curves) * _LETTER
    said = (f"{item.column.name} {found.said(item.quantity)}" for item in found.shown)
    days = _positions(found)
    each = max(1, ceil(len(days) / _DATES))
    return Chart(
        "zh-CN" if lang == "zh" else "en",
        f"{campaign.name}: {found.name}",
        found.span,
        ("；" if lang == "zh" else "; ").join(said),
        max(_LEFT + _PLOT + 20 + labels, ends[-1]) + _MARGIN,
        under + _LINE * (len(found.days) + 1) + _MARGIN,
        _LEFT,
        _LEFT + _PLOT,
        tuple(
            Mark(_at(x), day.isoformat())
            for place, (x, day) in enumerate(zip(days, found.days, strict=True))
            if (len(days) - 1 - place) % each == 0
        ),
        panels,
        _heads(found, ends, under),
        tuple(_rows(found, ends, under)),
    )


def _at(place: Fraction | int) -> str:
    """Return a length to a tenth of a pixel, so that the same figures give the same bytes."""
    tenths = round(place * 10)
    return f"{tenths // 10}.{tenths % 10}"


def _positions(found: Trend) -> list[Fraction]:
    """Return where each day stands from left to right; a single one stands at the right."""
    first, last = found.days[0], found.days[-1]
    whole = (last - first).days
    if not whole:
        return [Fraction(_LEFT + _PLOT)]
    return [_LEFT + Fraction(_PLOT * (day - first).days, whole) for day in found.days]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a value to its height in a panel."""

    top: Fraction
    """The highest value that is drawn."""
    step: Fraction
    bottom: int

    def y(self, value: Fraction) -> Fraction:
        return self.bottom - value / self.top * _HEIGHT

    def ticks(self, *, rates: bool) -> Iterator[Mark]:
        for number in range(int(self.top / self.step) + 1):
            value = self.step * number
            said = f"{int(value * 100)}%" if rates else str(int(value))
            yield Mark(_at(self.y(value)), said)


def _scale(values: Sequence[Fraction], bottom: int, *, rates: bool) -> _Scale:
    """Return a scale with few round numbers, from nothing to the highest value or above."""
    highest = max([Fraction(1), *values])
    if rates:
        return _Scale(ceil(highest / _QUARTER) * _QUARTER, _QUARTER, bottom)
    step = next(
        Fraction(digit * 10**power)
        for power in range(20)
        for digit in (1, 2, 5)
        if digit * 10**power * 5 >= highest
    )
    return _Scale(ceil(highest / step) * step, step, bottom)


def _panels(found: Trend) -> Iterator[Panel]:
    parts = (
        (Text("数字", "Counts"), [item for item in found.shown if not item.column.rate]),
        (Text("比率", "Rates"), [item for item in found.shown if item.column.rate]),
    )
    bottom = _TOP
    for name, shown in parts:
        if not shown:
            continue
        bottom += _HEIGHT
        rates = shown[0].column.rate
        values = [value for item in shown for value in _values(found, item) if value is not None]
        scale = _scale(values, bottom, rates=rates)
        yield Panel(
            found.occasion.say(name),
            _at(bottom - _HEIGHT - 12),
            _at(bottom),
            _at(bottom + 18),
            tuple(scale.ticks(rates=rates)),
            tuple(_curves(found, shown, scale)),
        )
        bottom += _BETWEEN


def _values(found: Trend, item: Shown) -> list[Fraction | None]:
    return [item.quantity.exact(figures) for figures in found.course.totals]


def _curves(found: Trend, shown: Sequence[Shown], scale: _Scale) -> Iterator[Curve]:
    days = list(zip(_positions(found), found.days, strict=True))
    lasts = [
        next((value for value in reversed(_values(found, item)) if value is not None), Fraction(0))
        for item in shown
    ]
    labels = _spread([scale.y(value) for value in lasts], scale.bottom)
    for item, label in zip(shown, labels, strict=True):
        said = [item.quantity.said(figures) for figures in found.course.totals]
        points: list[Point | None] = [
            value if value is None else _point(x, scale.y(value), day, words)
            for (x, day), value, words in zip(days, _values(found, item), said, strict=True)
        ]
        name = item.column.name
        yield Curve(
            found.shown.index(item) % _STYLES,
            tuple(_pieces(points)),
            tuple(point for point in points if point),
            _at(label),
            f"{name} {said[-1]}",
        )


def _point(x: Fraction, y: Fraction, day: dt.date, words: str) -> Point:
    return Point(_at(x), _at(y), f"{day.isoformat()}: {words}")


def _pieces(points: Sequence[Point | None]) -> Iterator[str]:
    """Join points to lines; a day without a value breaks the line."""
    piece: list[str] = []
    for point in (*points, None):
        if point:
            piece.append(f"{point.x},{point.y}")
        elif piece:
            yield " ".join(piece)
            piece = []


def _spread(heights: Sequence[Fraction], bottom: int) -> list[Fraction]:
    """Move labels apart so that none covers another, upwards from the lowest."""
    order = sorted(range(len(heights)), key=lambda place: -heights[place])
    found = list(heights)
    free = Fraction(bottom)
    for place in order:
        found[place] = min(found[place], free)
        free = found[place] - _APART
    return found


def _column_ends(found: Trend) -> list[int]:
    """Return where each column of the table ends: numbers stand to the right."""
    wide = [width(found.days[0].isoformat())]
    for item in found.shown:
        cells = (item.quantity.said(figures) for figures in found.course.totals)
        wide.append(max(map(width, (item.column.name, *cells))))
    return [_MARGIN + end for end in accumulate(size * _LETTER + _COLUMN for size in wide)]


def _heads(found: Trend, ends: Sequence[int], under: int) -> Row:
    names = [found.occasion.say(Text("日期", "day")), *(item.column.name for item in found.shown)]
    marks = (Mark(str(end), name) for end, name in zip(ends, names, strict=True))
    return Row(str(under), tuple(marks))


def _rows(found: Trend, ends: Sequence[int], under: int) -> Iterator[Row]:
    pairs = zip(found.days, found.course.totals, strict=True)
    for number, (day, figures) in enumerate(pairs, 1):
        cells = [day.isoformat(), *(item.quantity.said(figures) for item in found.shown)]
        marks = (Mark(str(end), cell) for end, cell in zip(ends, cells, strict=True))
        yield Row(str(under + _LINE * number), tuple(marks))
