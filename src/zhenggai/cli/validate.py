"""`zhenggai validate`: every rule, every finding, in order of place."""

from __future__ import annotations

from typing import Annotated

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.shape import Command, both
from zhenggai.examine import examine, surroundings
from zhenggai.finding import Finding, Severity
from zhenggai.load import Lines
from zhenggai.report.findings import as_json, as_text, summary

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_LEVELS = ("error", "warning", "info", "never")


@app.command(
    cls=Command,
    help=both(
        "检查账本。发现按文件、行、列排列；有错误时退出码为 1。",
        "Check the ledger. Findings are in order of place; exit code 1 if there are errors.",
    ),
)
def validate(
    ctx: typer.Context,
    units: Annotated[
        list[str] | None,
        typer.Argument(metavar="[UNIT]...", help=both("单位编号或通配", "unit ids or globs")),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help=both("格式", "format"))
    ] = "text",
    select: Annotated[
        str, typer.Option(metavar="CODES", help=both("只看这些规则，如 OPN,SUR01", "only these"))
    ] = "",
    ignore: Annotated[
        str, typer.Option(metavar="CODES", help=both("不看这些规则", "not these rules"))
    ] = "",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info|never",
            help=both("从哪一级起退出码为 1", "the lowest severity that gives exit code 1"),
        ),
    ] = "error",
) -> None:
    """Validate the ledger."""
    settings = settings_of(ctx)
    one_of("--format", form, ("text", "json"))
    one_of("--fail-on", fail_on, _LEVELS)
    ledger = the_ledger(settings)
    chosen = ledger.select(units or [])
    around = surroundings(ledger, settings.day, settings.today)
    examination = examine(ledger, chosen, around)
    findings = [item for item in examination.findings if _wanted(item, select, ignore)]
    if form == "json":
        text = as_json(examination, findings, settings.day.isoformat(), settings.lang)
    else:
        read_line = Lines(ledger.root) if settings.terminal else None
        text = as_text(findings, settings.lang, read_line, color=settings.color)
    write(text, None, settings)
    settings.tell(summary(examination, findings))
    if fail_on != "never" and any(item.severity >= Severity[fail_on.upper()] for item in findings):
        raise typer.Exit(1)


def _wanted(finding: Finding, select: str, ignore: str) -> bool:
    chosen = tuple(code.strip().upper() for code in select.split(",") if code.strip())
    dropped = tuple(code.strip().upper() for code in ignore.split(",") if code.strip())
    if dropped and finding.code.startswith(dropped):
        return False
    return not chosen or finding.code.startswith(chosen)
