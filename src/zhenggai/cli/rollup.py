"""`zhenggai rollup`: figures and rates over the unit tree."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.figures.groups import GROUPS
from zhenggai.finding import Severity
from zhenggai.load import Ledger
from zhenggai.render import render_paper
from zhenggai.report.findings_text import finding_line
from zhenggai.report.overview import Occasion, overview
from zhenggai.report.rollup_csv import as_csv
from zhenggai.report.rollup_json import as_json
from zhenggai.report.rollup_table import as_table
from zhenggai.report.view import Overview
from zhenggai.rollup import pruned
from zhenggai.tally import RollUp, roll_up
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS = ("table", "json", "csv", "md", "html")


@app.command(
    cls=Command,
    help=both(
        "逐级汇总数字和比率。上级的合计等于本级加所属各单位；比率都带分子、分母。",
        "Roll up counts and rates over the unit tree. A total is the unit itself plus all below"
        " it; every rate stands with its numerator and denominator.",
    ),
)
def rollup(
    ctx: typer.Context,
    unit: Annotated[
        str,
        typer.Argument(
            metavar="[UNIT]",
            help=both(
                "单位编号，含所属单位（缺省: 全部）", "a unit with all below it (default: all)"
            ),
        ),
    ] = "",
    depth: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            help=both("往下列几级，0 只列合计（缺省: 全部）", "levels to list; 0: the total only"),
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            metavar="GROUP",
            help=both(f"再分组: {' '.join(GROUPS)}", f"each unit by group: {' '.join(GROUPS)}"),
        ),
    ] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=both("格式", "format"))
    ] = "table",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help=both("写入文件", "write to a file"))
    ] = None,
) -> None:
    """Roll up figures over the unit tree."""
    settings = settings_of(ctx)
    one_of("--format", form, _FORMATS)
    if by:
        one_of("--by", by, GROUPS)
    ledger = the_ledger(settings)
    result = roll_up(ledger, unit, settings.day, by)
    _complain(ledger, result, settings)
    shown = result.tree if depth is None else pruned(result.tree, depth)
    occasion = Occasion(ledger.campaign, settings.day, settings.lang, by)
    if form == "json":
        text = as_json(shown, ledger.campaign, settings.day, by)
    elif form == "csv":
        text = as_csv(shown, occasion)
    else:
        text = _page(form, overview(result.tree, shown, occasion), ledger.root, settings)
    write(text, output, settings)
    if result.counted and not any(item.row.read for item in result.counted):
        raise typer.Exit(1)


def _page(form: str, view: Overview, root: Path, settings: Settings) -> str:
    if form != "table":
        return render_paper("rollup", form, view, settings.lang, root / "templates")
    columns = shutil.get_terminal_size().columns if settings.terminal else None
    return as_table(view, settings.lang, columns, color=settings.color)


def _complain(ledger: Ledger, result: RollUp, settings: Settings) -> None:
    """Say on stderr what is not counted: figures must not look complete when they are not."""
    lost = [item for item in ledger.findings if item.severity is Severity.ERROR]
    for finding in (*lost, *result.unread):
        sys.stderr.write(finding_line(finding, settings.lang) + "\n")
    units = len(result.faulty)
    if units:
        some = "1 unit has" if units == 1 else f"{units} units have"
        settings.tell(
            Text(
                f"{units} 个单位的文件有错误，读不懂的内容没有计入。运行 zhenggai validate 查看",
                f"{some} faults in the file; what could not be read is not counted."
                " Run zhenggai validate",
            )
        )
