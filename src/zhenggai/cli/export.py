"""`zhenggai export KIND`: tables of records, or a ledger's figures for the level above."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.export_records import FORMATS, Export, export_records
from zhenggai.cli.options import Output, Units, form_of
from zhenggai.cli.reading import complain, errors_among
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.report.json_text import json_text
from zhenggai.sheets.layouts import LAYOUTS, layout_named
from zhenggai.summary.write import document, summarized
from zhenggai.tally.asked import Asked
from zhenggai.tally.several import roll_up_whole
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
SUMMARY: Final = "summary"
_KINDS: Final = both(
    f"{SUMMARY} 汇总，或一种记录: " + " ".join(it.record.called.zh for it in LAYOUTS),
    f"{SUMMARY}, or a kind of record: " + " ".join(it.kind for it in LAYOUTS),
)


@app.command(
    cls=Command,
    help=both(
        "导出一种记录（xlsx、csv、json），填好可用 import 收回；summary 是各单位的数字，没有记录和"
        "人名，上级用 rollup 文件… 汇总，见 docs/several-ledgers.md。",
        "Export records of one kind (xlsx, csv, json), which `import` takes back; summary writes"
        " the figures of every unit, without records or names of people, for a higher level to"
        " roll up (rollup FILE…), see docs/several-ledgers.md.",
    ),
)
def export(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=_KINDS)],
    units: Units = None,
    form: Annotated[str, form_of(FORMATS)] = "",
    output: Output = None,
) -> None:
    """Export a ledger."""
    settings = settings_of(ctx)
    if kind != SUMMARY:
        layout = layout_named(kind)
        export_records(Export(layout, units or (), form, output), the_ledger(settings), settings)
        return
    if units or form:
        raise CannotGoOnError(
            Text("export summary 没有单位和 --format", "export summary has no UNIT and no --format")
        )
    ledger = the_ledger(settings)
    whole = roll_up_whole(ledger, "", lambda _, unit: Asked(unit, (settings.day,)))
    lacks = whole.result.lacks
    complain([*errors_among(whole.findings), *lacks.unread], len(lacks.faulty), settings)
    summary = summarized(whole.result.tree, whole.campaign, settings.day)
    write(json_text(document(summary)), output, settings)
    if lacks.nothing:
        raise typer.Exit(1)
