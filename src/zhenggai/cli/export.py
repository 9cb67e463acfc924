"""`zhenggai export summary`: a ledger's figures in one small file, for the level above."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.reading import complain, errors_among
from zhenggai.cli.shape import Command, both
from zhenggai.report.json_text import json_text
from zhenggai.summary.write import document, summarized
from zhenggai.tally.asked import Asked
from zhenggai.tally.several import roll_up_whole

app = typer.Typer(rich_markup_mode=None, add_completion=False)
KINDS: Final = ("summary",)


@app.command(
    cls=Command,
    help=both(
        "生成汇总文件: 各单位的数字，没有记录和人名。上级用 rollup 文件… 汇总，见"
        " docs/several-ledgers.md。",
        "Write the figures of every unit, without records or names of people, for a higher level"
        " to roll up (rollup FILE…); see docs/several-ledgers.md.",
    ),
)
def export(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="summary", help=both("summary 汇总", "what to export"))
    ],
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help=both("写入文件", "write to a file"))
    ] = None,
) -> None:
    """Export a ledger."""
    settings = settings_of(ctx)
    one_of("export", kind, KINDS)
    ledger = the_ledger(settings)
    whole = roll_up_whole(ledger, "", lambda _, unit: Asked(unit, (settings.day,)))
    lacks = whole.result.lacks
    complain([*errors_among(whole.findings), *lacks.unread], len(lacks.faulty), settings)
    summary = summarized(whole.result.tree, whole.campaign, settings.day)
    write(json_text(document(summary)), output, settings)
    if lacks.nothing:
        raise typer.Exit(1)
