"""`zhenggai tree [UNIT]`: the unit tree with lights and open issues."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.shape import Command, both
from zhenggai.report.tree import as_json, as_text
from zhenggai.rollup import pruned
from zhenggai.tally.asked import Asked
from zhenggai.tally.tree import roll_up

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
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=both("格式", "format"))
    ] = "table",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help=both("写入文件", "write to a file"))
    ] = None,
) -> None:
    """Show the unit tree."""
    settings = settings_of(ctx)
    one_of("--format", form, _FORMATS)
    ledger = the_ledger(settings)
    result = roll_up(ledger, Asked(unit, (settings.day,)))
    lost = () if unit else errors_among(ledger.findings)
    complain([*lost, *result.lacks.unread], len(result.lacks.faulty), settings)
    shown = result.tree if depth is None else pruned(result.tree, depth)
    if form == "json":
        text = as_json(shown, settings.day)
    else:
        text = as_text(shown, settings.lang, room(settings), color=settings.color)
    write(text, output, settings)
    if result.lacks.nothing:
        raise typer.Exit(1)
