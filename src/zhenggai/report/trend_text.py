"""Figures day by day on a terminal: numbers in columns, bars and courses in block characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final

from zhenggai.figures.base import Figures
from zhenggai.figures.quantity import Quantity
from zhenggai.report.clean import clean, width
from zhenggai.report.grid import Cell, Column, grid
from zhenggai.report.rollup_columns import Shown
from zhenggai.report.trend import Trend
from zhenggai.words import Text

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FULL: Final = "█"
_STEPS: Final = "▁▂▃▄▅▆▇█"
_LONGEST: Final = 24
_SHORTEST: Final = 5
_GAP: Final = 2


def as_text(found: Trend, room: int | None, *, color: bool) -> str:
    """Return a line a day with a bar, then a line a column with its course.

    Blocks stand at the end of a line: some terminals draw them twice as wide.
    """
    shown = _fitting(found, room)
    heads = [Column(found.occasion.say(Text("日期", "day")))]
    heads += [Column(item.column.name, right=True) for item in shown]
    rows = [
        [Cell(day.isoformat()), *_cells(shown, figures)]
        for day, figures in zip(found.days, found.course.totals, strict=True)
    ]
    drawn = grid(heads, rows, None, color=color).lines
    plain = grid(heads, rows, None, color=False).lines
    head = f"{found.name}  {found.span}"
    lines = [clean(head), "", *_barred(drawn, plain, found, room), "", *_courses(found, room)]
    left_out = [item.column.name for item in found.shown[len(shown) :]]
    return "".join(f"{line}\n" for line in (*lines, "", *_remarks(found, left_out)))


def _fitting(found: Trend, room: int | None) -> Sequence[Shown]:
    """Return the columns that a terminal has room for: the last ones go, no number is cut."""
    used, kept = width(found.days[0].isoformat()), 0
    for item in found.shown:
        cells = (item.quantity.said(figures) for figures in found.course.totals)
        used += _GAP + max(map(width, (item.column.name, *cells)))
        kept += room is None or used <= room
    return found.shown[: max(1, kept)]


def _cells(shown: Sequence[Shown], figures: Figures) -> Iterator[Cell]:
    for item in shown:
        said = item.quantity.said(figures)
        yield Cell(said, "31" if item.column.late and said != "0" else "")


def _drawn_quantity(found: Trend) -> Quantity:
    """Return what the bars show: the first rate, else the first column."""
    quantities = [item.quantity for item in found.shown]
    return next((item for item in quantities if item.rate), quantities[0])


def _barred(
    lines: Sequence[str], plain: Sequence[str], found: Trend, room: int | None
) -> Iterator[str]:
    """Put a bar behind the line of each day, if there is room even for double width."""
    used = max(map(width, plain)) + _GAP
    size = _LONGEST if room is None else min(_LONGEST, (room - used) // 2)
    yield lines[0]
    shares = found.shares(_drawn_quantity(found))
    for line, shape, share in zip(lines[1:], plain[1:], shares, strict=True):
        if size < _SHORTEST or not share:
            yield line
        else:
            yield f"{line}{' ' * (used - width(shape))}{_bar(share, size)}"


def _bar(share: Fraction, size: int) -> str:
    full, rest = divmod(max(1, floor(share * size * 8 + Fraction(1, 2))), 8)
    return _FULL * full + (_EIGHTHS[rest] if rest else "")


def _courses(found: Trend, room: int | None) -> Iterator[str]:
    """Say of each column where it began and where it is, and draw the way between."""
    names = [clean(item.column.name) for item in found.shown]
    said = [found.said(item.quantity) for item in found.shown]
    wide, long = max(map(width, names)), max(map(width, said))
    left = None if room is None else (room - wide - long - 2 * _GAP) // 2
    for name, words, item in zip(names, said, found.shown, strict=True):
        steps = "".join(map(_step, found.shares(item.quantity)))
        line = f"{name}{' ' * (wide - width(name) + _GAP)}{words}"
        if left is None or len(steps) <= left:
            line += f"{' ' * (long - width(words) + _GAP)}{steps}"
        yield line.rstrip()


def _step(share: Fraction | None) -> str:
    return " " if share is None else _STEPS[ceil(share * (len(_STEPS) - 1))]


def _remarks(found: Trend, left_out: Sequence[str]) -> Iterator[str]:
    say = found.occasion.say
    drawn = _drawn_quantity(found)
    on = "100%" if drawn.rate else drawn.said(_highest(found, drawn))
    yield say(
        Text(
            f"横条是{drawn.name.zh}，满格为{on}。",
            f"The bars show: {drawn.name.en}; a full one is {on}.",
        )
    )
    if found.occasion.where:
        where = clean(found.occasion.where)
        yield say(
            Text(
                f"只计符合“{where}”的问题、它们的措施和对应的意见。",
                f"Counted are only the issues that {where} means, their measures and the opinions"
                " that led to them.",
            )
        )
    if left_out:
        yield say(
            Text(
                f"终端太窄，没有显示: {'、'.join(left_out)}。写 --format csv 可看全部。",
                f"The terminal is too narrow for: {', '.join(left_out)}. --format csv has it all.",
            )
        )
    for item in found.shown:
        if item.quantity.rate:
            rate = item.quantity.rate
            zh, en = rate.formula
            yield say(Text(f"{rate.name.zh} = {zh}", f"{rate.name.en} = {en}"))


def _highest(found: Trend, quantity: Quantity) -> Figures:
    return max(found.course.totals, key=lambda figures: quantity.exact(figures) or 0)
