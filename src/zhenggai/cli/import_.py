"""`zhenggai import KIND FILE`: take a table that an office has filled in into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.importing import Import, import_records
from zhenggai.cli.shape import Command, both
from zhenggai.sheets.layouts import LAYOUTS, layout_named

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_KINDS: Final = both(
    "哪种记录: " + " ".join(it.record.called.zh for it in LAYOUTS),
    "kind of record: " + " ".join(it.kind for it in LAYOUTS),
)


@app.command(
    "import",
    cls=Command,
    help=both(
        "收回 export 导出的表，或收进本来就有的台账（xlsx、csv）: 标题行、合并的表头、各种日期写法"
        "都认；有一处不对就什么也不写，所有错处一次列出，写明是哪一格。",
        "Take in a table of `export`, or a ledger that an office already has (xlsx, csv): with"
        " titles, merged heads, days in any manner; all or nothing, every fault with its cell.",
    ),
)
def import_(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=_KINDS)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=both("xlsx 或 csv", "xlsx or csv"))],
    unit: Annotated[
        str, typer.Option(metavar="UNIT", help=both("全表都是这个单位的", "the unit of all rows"))
    ] = "",
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR",
            min=1900,
            max=2999,
            help=both("没写年份的日期是哪年 [活动那年]", "of days without one [the campaign's]"),
        ),
    ] = None,
    date: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help=both("没写日期的事记在哪天 [今天]", "day of facts without one [today]"),
        ),
    ] = "",
    skip: Annotated[
        list[str] | None,
        typer.Option(metavar="HEAD", help=both("不要哪一栏，可多次", "a column to leave out")),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help=both("已有的记录按表修改", "change records that are there already")
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=both("只看会怎样改", "only show what would change"))
    ] = False,
) -> None:
    """Import a table."""
    settings = settings_of(ctx)
    wanted = Import(layout_named(kind), file, unit, year, date, tuple(skip or ()), update, dry_run)
    import_records(wanted, the_ledger(settings), settings)
