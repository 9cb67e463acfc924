"""`zhenggai show ID`: one record, every field, its place and what is worked out."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.shape import Command, both
from zhenggai.lookup import Lookup
from zhenggai.query.catalogue import Catalogue
from zhenggai.report.record import as_json, as_text, as_yaml

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("text", "json", "yaml")


@app.command(
    cls=Command,
    help=both(
        "显示一条记录的全部内容、位置和推算出来的状态。",
        "Show one record: every field, its place, and what is worked out.",
    ),
)
def show(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=both("全名如 jiangnan/lijia#I-003，不重复时可只写编号", "UNIT#ID, or a unique ID"),
        ),
    ],
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Show one record."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    ledger = the_ledger(settings)
    lookup = Lookup(ledger, settings.day)
    found = lookup.find(name)
    faulty = bool(errors_among(lookup.faults[found.entry.unit.id]))
    complain((), int(faulty), settings)
    catalogue, day = Catalogue(found.kind, ledger.campaign), settings.day.isoformat()
    if form == "json":
        text = as_json(found.entry, catalogue, day)
    elif form == "yaml":
        text = as_yaml(found.entry, catalogue, day)
    else:
        text = as_text(found.entry, catalogue, settings.lang, room(settings), color=settings.color)
    write(text, output, settings)
