"""`zhenggai rules [FAMILY…]`: the rule book."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from zhenggai.cli.common import form_wanted, settings_of, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.shape import Command, both
from zhenggai.explain import chosen
from zhenggai.report.rule_table import as_json, as_markdown, as_table

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS = ("table", "json", "md")


@app.command(
    cls=Command,
    help=both(
        "列出全部规则，或只列几类: zhenggai rules OPN SUR。每条的详情: zhenggai explain 代码。",
        "List the rules, or some families of them: zhenggai rules OPN SUR. For one of them:"
        " zhenggai explain CODE.",
    ),
)
def rules(
    ctx: typer.Context,
    families: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FAMILY]...",
            help=both("代码的开头，如 OPN、SUR01", "how codes begin, such as OPN or SUR01"),
        ),
    ] = None,
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """List rules."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    listed = chosen(families or [])
    if form == "json":
        text = as_json(listed)
    elif form == "md":
        text = as_markdown(listed, settings.lang)
    else:
        columns = shutil.get_terminal_size().columns if settings.terminal else None
        text = as_table(listed, settings.lang, columns)
    write(text, output, settings)
