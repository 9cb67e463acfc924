"""`zhenggai report NAME`: a command line that campaign.yaml keeps under a name."""

from __future__ import annotations

import difflib
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.main import perform
from zhenggai.cli.settings import Settings, split
from zhenggai.cli.shape import Command, both
from zhenggai.edit.files import target_of
from zhenggai.errors import CannotGoOnError
from zhenggai.load import Ledger
from zhenggai.model.campaign import Campaign
from zhenggai.naming import naming
from zhenggai.report.clean import clean, width
from zhenggai.words import LISTS, Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_NAME: Final = "report"
_OUTPUT: Final = "--output"
_POST: Final = "--post"
ASKING: Final = (
    "status",
    "due",
    "reconcile",
    "list",
    "show",
    "trace",
    "tree",
    "log",
    "diff",
    "validate",
    "explain",
    "rules",
    "rollup",
    "trend",
    "export",
    "notice",
)
"""What may be saved: commands that ask. A ledger from elsewhere must not choose what is written,
copied, published or deleted; `--output` below the current folder is all that these write."""


@app.command(
    cls=Command,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help=both(
        "运行 campaign.yaml 的 reports 里存的命令，后面可再加选项；不写名称就列出有哪些。",
        "Run a command line that `reports` in campaign.yaml keeps; options may follow. Without a"
        " name, list them.",
    ),
)
def report(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help=both("报表名称", "name of the report"))
    ] = "",
) -> None:
    """Run a saved report."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    if not name:
        sys.stdout.write(_listed(ledger, settings))
        return
    _known(ledger, name)
    where = ledger.campaign.at("reports", name)
    try:
        words, wanted = _understood(ledger.campaign.reports[name], ctx.args, ledger, settings)
        code = perform(words, wanted)
    except CannotGoOnError as error:
        zh, en = error.message
        raise CannotGoOnError(
            Text(f"{where}: 报表“{name}”: {zh}", f"{where}: report {name}: {en}"), error.exit_code
        ) from error
    raise typer.Exit(code)


def _listed(ledger: Ledger, settings: Settings) -> str:
    """Return a line a report, or how to save one."""
    reports = ledger.campaign.reports
    if not reports:
        return settings.say(_none(ledger)) + "\n"
    wide = max(map(width, reports))
    return "".join(
        f"{clean(name)}{' ' * (wide - width(name))}  zhenggai {clean(line)}\n"
        for name, line in reports.items()
    )


def _none(ledger: Ledger) -> Text:
    """Say how to save a report, in the words of the campaign file."""
    said = Text(
        "没有存报表。在 data/campaign.yaml 里写如 ‹reports: {周五: rollup --since 7d}›",
        "No report is saved. Write in data/campaign.yaml: ‹reports: {friday: rollup --since 7d}›",
    )
    return naming(ledger.campaign.node, Campaign, LISTS).say(said)


def _known(ledger: Ledger, name: str) -> None:
    reports = ledger.campaign.reports
    if name not in reports:
        known = " ".join(difflib.get_close_matches(name, reports, n=3) or reports)
        raise CannotGoOnError(
            Text(f"没有报表“{name}”。有: {known}", f"no report {name}. There are: {known}")
            if reports
            else _none(ledger)
        )


def _understood(
    line: str, more: Sequence[str], ledger: Ledger, settings: Settings
) -> tuple[list[str], Settings]:
    """Return the words of a saved command line and of what was added, and the settings.

    What was said on the command line goes before what is saved.
    """
    try:
        saved = shlex.split(line)
    except ValueError:
        raise CannotGoOnError(
            Text(f"引号没有配对: {line}", f"a quote is never closed: {line}")
        ) from None
    _harmless(split(saved, settings.environ)[1], ledger)
    place = saved.index("--") if "--" in saved else len(saved)
    common = [*saved[:place], *_common(ledger, settings), *saved[place:], *more]
    wanted, words = split(common, settings.environ)
    words = words[words[:1] == ["zhenggai"] :]
    _one_of_ours(words, line)
    return words, wanted


def _common(ledger: Ledger, settings: Settings) -> list[str]:
    """Return the options of every command as they were given to this one."""
    found = ["--ledger", str(ledger.root)]
    if settings.day != settings.today:
        found += ["--as-of", settings.day.isoformat()]
    if settings.asked:
        found += ["--lang", settings.asked]
    found += ["--quiet"] if settings.quiet else []
    return found if settings.color else [*found, "--no-color"]


def _harmless(saved: Sequence[str], ledger: Ledger) -> None:
    """Refuse a file elsewhere, wherever links lead, and a posting."""
    for place, word in enumerate(saved):
        name, equals, value = word.partition("=")
        if name == _POST:
            raise CannotGoOnError(
                Text(
                    "存的报表不写账本: --post 请自己加在后面",
                    "a saved report does not write in the ledger: add --post yourself",
                )
            )
        path = value if equals else " ".join(saved[place + 1 : place + 2])
        if name == _OUTPUT and not _is_free(path, ledger):
            raise CannotGoOnError(
                Text(
                    f"存的报表只能写当前文件夹里的文件，账本的数据和隐藏的不行，不能写 {path}",
                    "a saved report writes below the current folder only, not in the ledger's"
                    f" data, nothing hidden: not to {path}",
                )
            )


def _is_free(path: str, ledger: Ledger) -> bool:
    """Say whether a saved report may write a file."""
    here = target_of(Path.cwd())
    try:
        target = target_of(here / path)
    except ValueError:
        return False
    return (
        target.is_relative_to(here)
        and not target.is_relative_to(target_of(ledger.root / "data"))
        and not any(part.startswith(".") for part in target.relative_to(here).parts)
    )


def _one_of_ours(words: Sequence[str], line: str) -> None:
    """Refuse what is no command of ours, and a report that runs a report."""
    first = words[0] if words else ""
    if first == _NAME:
        raise CannotGoOnError(
            Text(
                "报表不能再运行报表，请写要运行的命令",
                "a report cannot run a report; name a command",
            )
        )
    if first not in ASKING:
        known = " ".join(difflib.get_close_matches(first, ASKING, n=1) or ASKING)
        raise CannotGoOnError(
            Text(
                f"“{line}”不是从查询的命令开始的，报表只查不写。可写: {known}",
                f"{line!r} does not begin with a command that asks, and reports do not write."
                f" Write: {known}",
            )
        )
