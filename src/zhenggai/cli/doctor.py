"""`zhenggai doctor`: what is wrong with the files themselves, shown first, put right with --fix."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from zhenggai.checkup.base import Ailment
from zhenggai.cli.asking import agreed
from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.diffs import shown
from zhenggai.cli.examining import Checkup, check_up
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.writing import writing
from zhenggai.edit.files import told
from zhenggai.load import Ledger
from zhenggai.report.clean import clean
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "查文件本身的毛病: 合并后重复的编号，挪了地方或换了内容的佐证，断掉的写入留下的东西，"
        "BOM 和 CRLF，私密文件的权限和是否进了 git，合并后记在别的意见名下的反映人。"
        "加 --fix 才改，要么全改要么不改。",
        "Look for what is wrong with the files: ids that stand twice after a merge, evidence that"
        " was moved or replaced, what broken writing left, BOM and CRLF, private files that others"
        " or git can read, raisers kept under an id that a merge gave to another opinion. Shows"
        " what it would change; --fix changes all of it or nothing.",
    ),
)
def doctor(
    ctx: typer.Context,
    fix: Annotated[
        bool, typer.Option("--fix", help=both("改好能改的", "put right what can be"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=both("不再问，直接改", "do not ask"))] = False,
) -> None:
    """Look for what is wrong with the files."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    found = check_up(ledger, settings.environ)
    write(_text(found.ailments, settings), None, settings)
    healed = [item for item in found.ailments if item.healed]
    if fix and healed:
        sys.stdout.flush()
        write(_diff(found, settings), None, settings)
        if not (yes or agreed(_QUESTION, settings)):
            raise typer.Exit(1)
        _heal(ledger, settings)
    elif healed:
        write(_diff(found, settings), None, settings)
    _tell(found.ailments, settings, fixed=fix)
    if len(found.ailments) > (len(healed) if fix else 0):
        raise typer.Exit(1)


_QUESTION = Text("照上面改吗？", "Make these changes?")


def _text(ailments: Sequence[Ailment], settings: Settings) -> str:
    decide = settings.say(Text("要人定: ", "to be decided: "))
    lines = [
        f"{item.where}: {settings.say(item.message)} → {'' if item.healed else decide}"
        f"{settings.say(item.remedy)}"
        for item in ailments
    ]
    return "".join(f"{clean(line)}\n" for line in lines)


def _diff(found: Checkup, settings: Settings) -> str:
    return "".join(shown(*change, settings) for change in found.changes)


def _heal(ledger: Ledger, settings: Settings) -> None:
    """Look once more, now alone with the ledger, and put right what is found."""
    with writing(ledger.root, "doctor") as act:
        found = check_up(ledger, settings.environ, act.read)
        for path, old, new in found.changes:
            act.change(path, old, new)
    for path, mode in found.modes:
        with told(path):
            (ledger.root / path).chmod(mode)


def _tell(ailments: Sequence[Ailment], settings: Settings, *, fixed: bool) -> None:
    healed = sum(item.healed for item in ailments)
    left = len(ailments) - healed
    if not ailments:
        said = Text("文件都好，没有要改的", "the files are sound; there is nothing to change")
    elif fixed:
        said = Text(
            f"已改好 {healed} 处，还有 {left} 处要人定。撤回用 zhenggai undo",
            f"{healed} put right, {left} left to be decided. To take it back: zhenggai undo",
        )
    else:
        said = Text(
            f"能改的 {healed} 处（zhenggai doctor --fix），要人定的 {left} 处",
            f"{healed} can be put right (zhenggai doctor --fix), {left} are to be decided",
        )
    settings.tell(said)
