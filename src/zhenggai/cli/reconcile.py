"""`zhenggai reconcile`: every issue a result, every opinion a reply, every measure carried out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, Units, form_of
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.units import look_at, none_read
from zhenggai.outlook import Outlook
from zhenggai.report.reconcile_data import as_csv, as_json
from zhenggai.report.reconcile_text import as_markdown, as_table
from zhenggai.report.reconciled import reconciled
from zhenggai.report.standing import Occasion

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("table", "json", "md", "csv")


@app.command(
    cls=Command,
    help=both(
        "三项对账: 事事有结果、件件有回音、项项有落实。列出没有对清的，谁该办，从何时起。",
        "The three accounts: every issue a result, every opinion a reply, every measure carried"
        " out. Lists what is open, who is to act, and since when.",
    ),
)
def reconcile(
    ctx: typer.Context,
    units: Units = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=both("没有对清时退出码为 1", "exit code 1 if any is open")),
    ] = False,
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Reconcile the three accounts."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    ledger = the_ledger(settings)
    outlooks = look_at(ledger, ledger.select(units or []), settings)
    occasion = Occasion(ledger.campaign, settings.day, settings.lang)
    write(_text(outlooks, occasion, form, settings), output, settings)
    is_open = any(outlook.open or not outlook.read for outlook in outlooks)
    if none_read(outlooks) or (check and is_open):
        raise typer.Exit(1)


def _text(outlooks: Sequence[Outlook], occasion: Occasion, form: str, settings: Settings) -> str:
    if form in ("json", "csv"):
        return {"json": as_json, "csv": as_csv}[form](outlooks, occasion)
    shown = reconciled(outlooks, occasion)
    if form == "md":
        return as_markdown(shown)
    columns = shutil.get_terminal_size().columns if settings.terminal else None
    return as_table(shown, settings.lang, columns, color=settings.color)
