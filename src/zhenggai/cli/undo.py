"""`zhenggai undo`: takes back what the last command wrote."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

from zhenggai.cli.asking import agreed
from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.diffs import shown
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.writing import writing
from zhenggai.edit.journal import Act, Journal
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.load import Ledger
from zhenggai.report.clean import clean
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "撤回上一条写账本的命令，先显示要改回什么；再撤回一次就是再前一条。文件后来又改过的不撤。",
        "Take back the last command that wrote, showing first what changes back; once more takes"
        " back the one before. Files that have changed since are left alone.",
    ),
)
def undo(
    ctx: typer.Context,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=both("只显示要改回什么", "only show what changes back")),
    ] = False,
    listed: Annotated[
        bool,
        typer.Option("--list", help=both("列出可以撤回的命令", "list what can be taken back")),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=both("不再问，直接撤回", "do not ask"))
    ] = False,
) -> None:
    """Take back the last command."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    if listed:
        write("".join(_line(act) for act in Journal(ledger.root).acts()), None, settings)
        return
    act, diff = _last(ledger, settings)
    if act is None:
        raise CannotGoOnError(_NOTHING)
    settings.tell(_head(act))
    write(diff, None, settings)
    if dry_run:
        return
    sys.stdout.flush()
    if not (yes or agreed(_QUESTION, settings)):
        raise typer.Exit(1)
    _take_back(ledger, act)
    settings.tell(_done(act))


_NOTHING = Text(
    "没有可以撤回的命令。更早的改动在 git 里: git log、git diff",
    "there is no command to take back. Older changes are in git: git log, git diff",
)
_QUESTION = Text("撤回吗？撤回以后不能再恢复", "Take this back? It cannot be brought again")


def _last(ledger: Ledger, settings: Settings) -> tuple[Act | None, str]:
    """Return the last command and what taking it back changes, without doing it."""
    with writing(ledger.root, "undo") as act:
        last = act.undo()
        changes = [item for item in act.changes.values() if item.old != item.new]
        act.changes.clear()
    return last, "".join(shown(it.path, it.old, it.new, settings) for it in changes)


def _take_back(ledger: Ledger, seen: Act) -> None:
    with writing(ledger.root, "undo") as act:
        last = act.undo()
        if last != seen:
            raise CannotGoOnError(
                Text(
                    "刚才又有人写了账本，没有撤回。请再来一次，先看清要撤回的是什么",
                    "somebody has just written in the ledger; nothing was taken back. Try again,"
                    " and see first what is to go",
                ),
                INPUT_OUTPUT,
            )


def _line(act: Act) -> str:
    files = " ".join(file.path for file in act.files)
    return clean(f"{_when(act)}  {act.who.command}  {act.who.host}  {files}") + "\n"


def _when(act: Act) -> str:
    """Return when a command wrote, by the clock of this computer."""
    try:
        return f"{dt.datetime.fromisoformat(act.who.since).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return act.who.since


def _head(act: Act) -> Text:
    who, files = act.who, len(act.files)
    where = clean(f"{_when(act)}, {who.host}")
    return Text(
        f"上一条命令是 {who.command}（{where}），改了 {files} 个文件。撤回会这样改:",
        f"The last command was {who.command} ({where}), files: {files}. Taking it back changes:",
    )


def _done(act: Act) -> Text:
    return Text(
        f"已撤回 {act.who.command}。再撤一条用 zhenggai undo",
        f"{act.who.command} is taken back. For the one before: zhenggai undo",
    )
