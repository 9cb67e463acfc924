"""`zhenggai git-setup`: let git merge the ledger record by record, in this clone alone."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.shape import Command, both
from zhenggai.cli.writing import writing
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.folders import UNITS
from zhenggai.git.asking import Repository, opened
from zhenggai.git.settings import set_to, setting
from zhenggai.load import Ledger
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
ATTRIBUTES: Final = ".gitattributes"
LINE: Final = f"/{UNITS}/**/*.yaml merge=zhenggai"
_NAME: Final = "zhenggai: merge records 按记录合并"
_LINES: Final = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that git is to know: where it stands, and whether it does."""

    what: str
    done: bool


@app.command(
    "git-setup",
    cls=Command,
    help=both(
        "设置 git，合并时按记录而不是按行: 写 .gitattributes 和本仓库的设置，不动全局设置。"
        "每个克隆做一次。",
        "Let git merge by records and not by lines: writes .gitattributes and settings of this"
        " repository, nothing global. Once in every clone.",
    ),
)
def git_setup(
    ctx: typer.Context,
    check: Annotated[
        bool,
        typer.Option("--check", help=both("只检查，没设好时退出码为 1", "only check; 1 if not")),
    ] = False,
) -> None:
    """Set up the merge driver."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    repository = opened(ledger.root, settings.environ)
    wanted = {"merge.zhenggai.name": _NAME, "merge.zhenggai.driver": driver(sys.executable)}
    steps = [
        _Step(ATTRIBUTES, LINE in _attributes(ledger).splitlines()),
        *(_Step(name, setting(repository, name) == value) for name, value in wanted.items()),
    ]
    for step in steps:
        if not check and not step.done:
            _do(step, wanted, ledger, repository)
        settings.tell(_said(step, check=check))
    if check and not all(step.done for step in steps):
        settings.tell(Text("运行 zhenggai git-setup 来设置", "run zhenggai git-setup to set it up"))
        raise typer.Exit(1)
    if not check and not steps[0].done:
        settings.tell(_COMMIT)


_COMMIT: Final = Text(
    f"请提交 {ATTRIBUTES}；别人克隆以后也要各自运行一次 zhenggai git-setup",
    f"commit {ATTRIBUTES}; whoever clones the ledger runs zhenggai git-setup once, too",
)


def driver(python: str) -> str:
    """Return what git is to run; where that fails, lines are merged and nothing is lost.

    `-P`: nothing in the folder that is merged may stand in for a module of Python.
    """
    program = shlex.quote(python).replace("%", "%%")
    records = f"{program} -P -m zhenggai merge-driver --marker-size %L %O %A %B %P"
    lines = f"{_LINES}; s=$?; if [ $s -gt 1 ]; then s=1; fi"
    return f"{records}; s=$?; if [ $s -gt 1 ]; then {lines}; fi; exit $s"


def _attributes(ledger: Ledger) -> str:
    path = ledger.root / ATTRIBUTES
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        raise CannotGoOnError(
            Text(
                f"{ATTRIBUTES} 不是 UTF-8 文字。请自己加上这一行: {LINE}",
                f"{ATTRIBUTES} is not UTF-8 text. Add this line yourself: {LINE}",
            ),
            INPUT_OUTPUT,
        ) from error


def _do(step: _Step, wanted: dict[str, str], ledger: Ledger, repository: Repository) -> None:
    if step.what in wanted:
        set_to(repository, step.what, wanted[step.what])
        return
    with writing(ledger.root, "git-setup") as act:
        old = act.read(ATTRIBUTES)
        before = old or b""
        newline = b"\r\n" if b"\r\n" in before else b"\n"
        gap = b"" if before.endswith(b"\n") or not before else newline
        act.change(ATTRIBUTES, old, before + gap + LINE.encode() + newline)


def _said(step: _Step, *, check: bool) -> Text:
    if step.done:
        return Text(f"{step.what}: 已经设好", f"{step.what}: set up already")
    if check:
        return Text(f"{step.what}: 还没有设好", f"{step.what}: not set up")
    return Text(f"{step.what}: 设好了", f"{step.what}: set up now")
