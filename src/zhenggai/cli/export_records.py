"""`zhenggai export KIND`: records as a table that an office fills in and sends back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zhenggai.cli.common import form_wanted, write
from zhenggai.cli.paper_forms import refuse_terminal, write_bytes
from zhenggai.cli.reading import complain, errors_among
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding
from zhenggai.listing import Wanted, listing
from zhenggai.load import Ledger, load_unit
from zhenggai.model.schema import as_of
from zhenggai.query.grammar import parse
from zhenggai.query.kinds import BY_ID
from zhenggai.report.csv_text import csv_text
from zhenggai.report.records import Records, as_json
from zhenggai.report.xlsx import Head, Tab, Value, as_xlsx
from zhenggai.sheets.columns import Layout
from zhenggai.sheets.rows import Writer, records_of
from zhenggai.words import Text

FORMATS: Final = ("csv", "xlsx", "json")


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported: which records, of which units, in which form."""

    layout: Layout
    units: Sequence[str]
    form: str = ""
    """Empty: that of the file's name, else csv."""
    output: Path | None = None


def export_records(wanted: Export, ledger: Ledger, settings: Settings) -> None:
    """Write the records of a kind."""
    form = form_wanted(wanted.form, wanted.output, FORMATS)
    units = ledger.select(wanted.units)
    if form == "json":
        write(_json(wanted.layout, units, ledger, settings), wanted.output, settings)
        return
    if form == "xlsx":
        refuse_terminal(form, wanted.output, settings)
    lang = settings.asked or ("en" if ledger.campaign.language == "en" else "zh")
    writer = Writer(wanted.layout, ledger.campaign.lists, lang)
    rows = list(_rows(writer, wanted.layout, units, ledger, settings))
    if form == "csv":
        write(csv_text([writer.heads, *rows]), wanted.output, settings)
    else:
        widths = (column.width for column in writer.columns)
        heads = [Head(text, width) for text, width in zip(writer.heads, widths, strict=True)]
        called = wanted.layout.record.called.to(lang)
        tab = Tab(called, heads, rows, printed=len(wanted.layout.rows))
        write_bytes(as_xlsx([tab], called), wanted.output, settings)
    number, name = len(rows), wanted.layout.record.called
    settings.tell(Text(f"{name.zh} {number} 条", f"{number} {wanted.layout.kind}"))


def _rows(
    writer: Writer, layout: Layout, units: Sequence[str], ledger: Ledger, settings: Settings
) -> Iterator[list[Value]]:
    """Go through the rows of all units; complain of those that cannot be read."""
    number, faulty = 0, 0
    unread: list[Finding] = []
    for unit_id in units:
        typed, faults = load_unit(ledger, unit_id)
        unit = as_of(typed, settings.day) if typed is not None else None
        if unit is None:
            unread += faults
            continue
        faulty += bool(errors_among(faults))
        for held in records_of(unit, layout.kind):
            number += 1
            yield writer.row(held, number)
    complain(unread, faulty, settings)
    if unread or faulty:
        raise CannotGoOnError(
            Text(
                "文件有错误，导出会不全。先运行 zhenggai validate 改好",
                "with faults in files the table would lack something."
                " Run zhenggai validate and put them right first",
            )
        )


def _json(layout: Layout, units: Sequence[str], ledger: Ledger, settings: Settings) -> str:
    """Return the records as `list --format json` has them."""
    kind, chosen = BY_ID[layout.kind], frozenset(units)
    found = parse("")
    result = listing(ledger, Wanted(kind.id, found, (), settings.day, documents=True))
    rows = [row for row in result.rows if row.address.partition("#")[0] in chosen]
    return as_json(Records(kind, (), rows, len(rows), settings.lang), str(settings.day), "")
