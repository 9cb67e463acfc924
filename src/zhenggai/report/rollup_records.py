"""The records behind a number of a roll-up: which, where, and what each counts as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhenggai.dates import day_text
from zhenggai.figures.base import Figures, added
from zhenggai.figures.quantity import Quantity
from zhenggai.report.clean import clean, width
from zhenggai.report.csv_text import Cell as CsvCell
from zhenggai.report.csv_text import csv_text
from zhenggai.report.grid import Cell, Column, grid, one_line, shortened
from zhenggai.report.json_text import json_text
from zhenggai.report.occasion import Occasion
from zhenggai.tally.records import Found
from zhenggai.words import Text


def counting(found: Sequence[Found], quantity: Quantity) -> list[Found]:
    """Return the records that add to the quantity on any of the days."""
    return [item for item in found if any(any(quantity.numbers(day)) for day in item.figures)]


def as_table(
    found: Sequence[Found], quantity: Quantity, occasion: Occasion, room: int | None, *, color: bool
) -> str:
    """Return the records in columns, below them their sum: the number that was asked about."""
    say = occasion.say
    columns = [Column(say(_ID)), *(Column(say(head), right=True) for head in _heads(quantity))]
    if occasion.since:
        columns.append(Column(say(_THEN), right=True))
    columns += [Column(say(_PLACE)), Column(say(_SAID))]
    rows = [
        [
            Cell(item.id),
            *(Cell(number) for number in _numbers(item.figures, quantity)),
            Cell(str(item.location)),
            Cell(item.said),
        ]
        for item in found
    ]
    lines = grid(columns, _narrowed(rows, room), room, color=color).lines if rows else ()
    return "".join(f"{line}\n" for line in (*lines, *_summary(found, quantity, occasion)))


def as_csv(found: Sequence[Found], quantity: Quantity, occasion: Occasion) -> str:
    """Return the records for a spreadsheet."""
    then = [Text(f"{_THEN.zh}: {zh}", f"{_THEN.en}: {en}") for zh, en in _heads(quantity)]
    heads = [_ID, *_heads(quantity), *(then if occasion.since else []), _SAID, _PLACE]
    rows: list[list[CsvCell]] = [[occasion.say(head) for head in heads]]
    for item in found:
        numbers = [number for day in reversed(item.figures) for number in quantity.numbers(day)]
        rows.append([item.id, *numbers, item.said, str(item.location)])
    return csv_text(rows)


def as_json(found: Sequence[Found], quantity: Quantity, occasion: Occasion) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    document: dict[str, object] = {"version": 1, "as_of": occasion.day.isoformat()}
    if occasion.since:
        document["since"] = occasion.since.isoformat()
    if occasion.where:
        document["where"] = occasion.where
    document["metric"] = quantity.id
    document["total"] = _object(_sum(found, -1), quantity)
    if occasion.since:
        document["total_since"] = _object(_sum(found, 0), quantity)
    document["records"] = [
        {
            "unit": item.unit,
            "record": item.id,
            "said": item.said,
            "path": item.location.path,
            "line": item.location.line,
            "column": item.location.column,
            **_object(item.figures[-1], quantity),
            **({"since": _object(item.figures[0], quantity)} if occasion.since else {}),
        }
        for item in found
    ]
    return json_text(document)


def _narrowed(rows: Sequence[Sequence[Cell]], room: int | None) -> list[Sequence[Cell]]:
    """Cut what records say, so that ids, numbers and places are not cut."""
    if room is None:
        return list(rows)
    others = zip(*(row[:-1] for row in rows), strict=True)
    left = room - sum(max(_HEAD, *(width(cell.text) for cell in cells)) + 2 for cells in others)
    size = max(_HEAD, left)
    return [[*row[:-1], Cell(shortened(one_line(row[-1].text), size))] for row in rows]


_HEAD = 4
_ID = Text("编号", "record")
_SAID = Text("内容", "what it says")
_PLACE = Text("位置", "place")
_THEN = Text("当时", "then")


def _heads(quantity: Quantity) -> tuple[Text, ...]:
    if quantity.rate is None:
        return (Text("数", "number"),)
    return Text("分子", "numerator"), Text("分母", "denominator")


def _numbers(figures: Sequence[Figures], quantity: Quantity) -> Iterator[str]:
    """Go through what a record counts as now, and in one piece as what it counted then."""
    yield from map(str, quantity.numbers(figures[-1]))
    if len(figures) > 1:
        yield "/".join(map(str, quantity.numbers(figures[0])))


def _object(figures: Figures, quantity: Quantity) -> dict[str, int]:
    names = ("number",) if quantity.rate is None else ("numerator", "denominator")
    return dict(zip(names, quantity.numbers(figures), strict=True))


def _sum(found: Sequence[Found], place: int) -> Figures:
    return added(item.figures[place] for item in found)


def _summary(found: Sequence[Found], quantity: Quantity, occasion: Occasion) -> Iterator[str]:
    """Say the number that these records add up to, and how a rate is computed."""
    now = quantity.said(_sum(found, -1))
    day, name, count = day_text(occasion.day), quantity.name, len(found)
    said = Text(
        f"{name.zh} = {now}，截至{day.zh}（{count}条记录）",
        f"{name.en} = {now} as of {day.en} ({count} records)",
    )
    yield clean(occasion.say(said))
    if occasion.since:
        then, since = quantity.said(_sum(found, 0)), day_text(occasion.since)
        yield clean(occasion.say(Text(f"{since.zh}: {then}", f"{since.en}: {then}")))
    if quantity.rate is not None:
        formula, rate = quantity.rate.formula, quantity.rate.name
        said = Text(f"{rate.zh} = {formula.zh}", f"{rate.en} = {formula.en}")
        yield clean(occasion.say(said))
