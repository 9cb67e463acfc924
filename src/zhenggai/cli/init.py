"""`zhenggai init [DIR]`: a new ledger, commented, that validates at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhenggai.cli.common import settings_of
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.writing import writing
from zhenggai.edit.files import read_file, told
from zhenggai.errors import CannotGoOnError
from zhenggai.skeleton import SAMPLE, NewFile, new_ledger
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "建一本新账本: 有注释的活动文件、样例单位、编辑器和 git 的设置。已有的文件不动。",
        "Make a new ledger: a commented campaign file, a sample unit, settings for editors and"
        " git. What is there is never touched.",
    ),
)
def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help=both("放在哪里（缺省: 当前文件夹）", "where (default: here)")
        ),
    ] = None,
    name: Annotated[
        str, typer.Option(metavar="TEXT", help=both("活动名称", "name of the campaign"))
    ] = "",
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help=both("只列出要建的文件", "only list the files it would make")
        ),
    ] = False,
) -> None:
    """Make a ledger."""
    settings = settings_of(ctx)
    root = folder or _named(settings) or Path()
    files = new_ledger(settings.lang, settings.day, name.strip())
    missing = _missing(root, files)
    if dry_run:
        sys.stdout.write("".join(f"{file.path}\n" for file in missing))
        return
    with writing(root, "init") as act:
        for file in missing:
            act.change(file.path, act.read(file.path), file.text.encode())
    _tell(root, missing, settings)


def _named(settings: Settings) -> Path | None:
    """Return the folder that `--ledger` names; a ledger in use by default is not meant."""
    usual = settings.environ.get("ZHENGGAI_LEDGER")
    return settings.folder if str(settings.folder) != usual else None


def _missing(root: Path, files: Sequence[NewFile]) -> list[NewFile]:
    """Return the files that are not there yet; refuse if one is there that would be another."""
    missing, others = [], []
    for file in files:
        with told(root / file.path):
            data = read_file(root / file.path)
        if data is None:
            missing.append(file)
        elif not file.needed <= set(data.decode("utf-8", "replace").splitlines()):
            others.append(file.path)
    if others:
        names = " ".join(others)
        raise CannotGoOnError(
            Text(
                f"{root.resolve()} 里已经有: {names}，什么也没有写。"
                "换一个文件夹（zhenggai init 文件夹），或先把这些文件移开",
                f"{root.resolve()} already has: {names}; nothing was written. Choose another"
                " folder (zhenggai init DIR), or move these files away first",
            )
        )
    return missing


def _tell(root: Path, made: Sequence[NewFile], settings: Settings) -> None:
    place = root.resolve()
    if not made:
        settings.tell(Text(f"{place} 已经是账本，没有改动", f"{place} is a ledger; no change"))
        return
    sys.stdout.write("".join(f"{file.path}\n" for file in made))
    sample = SAMPLE.to(settings.lang)
    enter = "" if root == Path() else f"  cd {root}\n"
    settings.tell(
        Text(
            f"已建账本 {place}。下一步:\n{enter}"
            "  改 data/campaign.yaml 的名称、主办和阶段日期，再运行 zhenggai validate\n"
            "  zhenggai add unit 江南镇 --name 江南镇党委 --kind town    添加单位\n"
            f"  zhenggai add opinion {sample}    照样例记一条意见\n"
            "  git init && git add -A && git commit -m 建账    用 git 保存历史\n"
            "  zhenggai git-setup    让 git 按记录合并，每个克隆做一次",
            f"Made the ledger {place}. Next:\n{enter}"
            "  put name, organizer and dates into data/campaign.yaml, then: zhenggai validate\n"
            "  zhenggai add unit jiangnan --name 'Jiangnan Committee' --kind town    add a unit\n"
            f"  zhenggai add opinion {sample}    record an opinion in the sample\n"
            "  git init && git add -A && git commit -m 'new ledger'    let git keep the history\n"
            "  zhenggai git-setup    let git merge by records, once a clone",
        )
    )
