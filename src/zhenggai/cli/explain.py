"""`zhenggai explain CODE`: what a rule wants and why, with a failing and a passing example."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from zhenggai.cli.common import settings_of, write
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.explain import explain as explanation_of
from zhenggai.explain import the_rule
from zhenggai.load import find_ledger, open_ledger
from zhenggai.model.campaign import Campaign
from zhenggai.report.rule_text import Look, as_text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "解释规则: 要求什么，为什么（引用讲话原话），不对和对的写法，期限，不能照办时怎么办。"
        "不需要账本；在账本里运行时，期限显示账本的值。",
        "Explain a rule: what it wants and why (the speech quoted), an example that fails and one"
        " that passes, its limits, and how to waive it. Needs no ledger; inside one, limits are"
        " the ledger's.",
    ),
)
def explain(
    ctx: typer.Context,
    codes: Annotated[
        list[str], typer.Argument(metavar="CODE...", help=both("规则代码，如 OPN03", "like OPN03"))
    ],
) -> None:
    """Explain the rules that are named."""
    settings = settings_of(ctx)
    columns = shutil.get_terminal_size().columns if settings.terminal else None
    look = Look(settings.lang, columns, settings.color)
    rules = [the_rule(code) for code in codes]
    campaign = _campaign(settings)
    pages = []
    for rule in rules:
        with TemporaryDirectory() as folder:
            shown = explanation_of(rule, Path(folder), settings.today, campaign)
        pages.append(as_text(shown, look))
    write("\n\n".join(pages), None, settings)


def _campaign(settings: Settings) -> Campaign | None:
    """Return the campaign of the ledger that is named or around; None if there is none around."""
    if settings.folder:
        return open_ledger(settings.folder).campaign
    try:
        return open_ledger(find_ledger(Path.cwd())).campaign
    except CannotGoOnError:
        return None
