"""`zhenggai tree [UNIT]`: the unit tree with lights and open issues."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.shape import Command, both
from zhenggai.report.tree import as_json, as_text
from zhenggai.rollup import pruned
from zhenggai.tally.asked import Asked
from zhenggai.tally.several import roll_up_whole

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("table", "json")


@app.command(
    cls=Command,
    help=both(
        "单位树，带灯号、未完成和逾期的问题数；各行是本级加所属单位，党员个人问题不在内。",
        "The unit tree with lights and the numbers of open and overdue issues; a row is the unit"
        " with all below it, without members' own issues.",
    ),
)
def tree(
    ctx: typer.Context,
    unit: Annotated[
        str,
        typer.Argument(
            metavar="[UNIT]",
            help=both("单位编号（缺省: 全部）", "a unit with all below it (default: all)"),
        ),
    ] = "",
    depth: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help=both("往下几级", "levels to show below the top")),
    ] = None,
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Show the unit tree."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    ledger = the_ledger(settings)
    whole = roll_up_whole(ledger, unit, lambda _, name: Asked(name, (settings.day,)))
    found, lacks = whole.result.tree, whole.result.lacks
    complain([*errors_among(whole.findings), *lacks.unread], len(lacks.faulty), settings)
    shown = found if depth is None else pruned(found, depth)
    if form == "json":
        text = as_json(shown, settings.day)
    else:
        text = as_text(shown, settings.lang, room(settings), color=settings.color)
    write(text, output, settings)
    if lacks.nothing:
        raise typer.Exit(1)
