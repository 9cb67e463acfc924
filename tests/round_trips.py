"""Tables written, read, and taken into units that have nothing yet, without any files."""

import datetime as dt
from typing import Final

from zhenggai.edit.apply import apply
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.report.csv_text import csv_text
from zhenggai.report.xlsx import Head, Tab, Value, as_xlsx
from zhenggai.sheets.columns import Layout
from zhenggai.sheets.grid import grids_of
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.layouts import LAYOUTS
from zhenggai.sheets.plan import Plan, Planner
from zhenggai.sheets.rows import Writer, records_of
from zhenggai.sheets.take import Taker
from zhenggai.sheets.taken import Naming
from zhenggai.words import LISTS, Lang

DAY: Final = dt.date(2006, 6, 20)
UNIT: Final = "a/b"


def unit_of(data: bytes) -> Unit:
    """Read the file of a unit that is sound."""
    unit, findings = read_unit(data, "data/units/a/b.yaml", UNIT, LISTS)
    assert unit is not None
    assert [item for item in findings if item.severity.word == "error"] == []
    return unit


def table_of(unit: Unit, layout: Layout, form: str, lang: Lang) -> bytes:
    """Return the records of a kind as a file."""
    writer = Writer(layout, LISTS, lang)
    rows: list[list[Value]] = [
        writer.row(held, number) for number, held in enumerate(records_of(unit, layout.kind), 1)
    ]
    if form == "csv":
        return csv_text([writer.heads, *rows]).encode()
    heads = [Head(text, 10) for text in writer.heads]
    return as_xlsx([Tab(layout.kind, heads, rows)], "")


def plan_of(data: bytes, layout: Layout, unit: Unit, *, update: bool) -> Plan:
    """Return what a table would do to a unit."""
    listener = Listener(LISTS, 2006, DAY)
    taker = Taker(layout, listener, Naming({UNIT}, lambda: {UNIT: unit.name}), ())
    rows = [row for grid in grids_of(data, "表") for row in taker.take(grid) or ()]
    assert taker.wrong == []
    return Planner(layout, unit, listener, update=update).plan(rows)


def taken_in(unit: Unit, form: str, lang: Lang) -> Unit:
    """Return a unit that has all that the tables of another one say."""
    data = f"name: {unit.name}\nkind: {unit.kind}\n".encode()
    for layout in (*LAYOUTS[:1], *LAYOUTS[1:]):
        update = layout.kind == "measures"  # the table of issues has brought their texts
        table = table_of(unit, layout, form, lang)
        plan = plan_of(table, layout, unit_of(data), update=update)
        assert plan.wrong == ()
        data = apply(data, "b.yaml", [edit for edit, _ in plan.edits], LISTS)
    return unit_of(data)
