"""`zhenggai merge-driver`: git runs it where both sides changed a unit file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.edit.files import put_in_place, read_file, told, write_temporary
from zhenggai.folders import CAMPAIGN, UNITS
from zhenggai.git.lines import Labels, Sides
from zhenggai.merging.settle import File
from zhenggai.merging.whole import Merged, merged
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.reading import read_campaign
from zhenggai.report import merging
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.grid import one_line
from zhenggai.source import Mapping as Tree

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_HEAD: Final = "GITHEAD_"
"""How git names to its helpers what is merged in."""


@app.command(
    "merge-driver",
    cls=Command,
    help=both(
        "由 git 调用: 按记录合并单位文件（用 zhenggai git-setup 设置）。有冲突时退出码为 1。",
        "Called by git: merge unit files record by record (set up by zhenggai git-setup). Exit"
        " code 1 if there are conflicts.",
    ),
)
def merge_driver(
    ctx: typer.Context,
    base: Annotated[Path, typer.Argument(metavar="%O", help=both("原来的文件", "the base"))],
    ours: Annotated[
        Path,
        typer.Argument(metavar="%A", help=both("这边的，也写结果", "ours, and the result")),
    ],
    theirs: Annotated[Path, typer.Argument(metavar="%B", help=both("对方的文件", "theirs"))],
    path: Annotated[
        str, typer.Argument(metavar="%P", help=both("文件在仓库里的路径", "its path in the tree"))
    ],
    marker_size: Annotated[
        int, typer.Option(metavar="%L", min=1, help=both("冲突标记的长度", "length of markers"))
    ] = 7,
) -> None:
    """Merge three forms of a unit file."""
    settings = settings_of(ctx)
    above, _, rest = path.rpartition(f"{UNITS}/")
    campaign = _campaign(Path(above or "."))
    file = File(path, rest.removesuffix(".yaml"), campaign.lists)
    sides = Sides(_bytes(ours), _bytes(base), _bytes(theirs))
    found = merged(file, sides, _labels(settings.environ, marker_size))
    with told(ours):
        write_temporary(ours, found.data)
        put_in_place(ours)
    _tell(found, file, campaign, settings)
    if not found.settled:
        raise typer.Exit(1)


def _bytes(path: Path) -> bytes:
    with told(path):
        return read_file(path) or b""


def _campaign(root: Path) -> Campaign:
    """Return the campaign of the ledger; one with the built-in words if it cannot be read."""
    with told(CAMPAIGN):
        campaign, _ = read_campaign(read_file(root / CAMPAIGN) or b"", CAMPAIGN)
    return campaign or Campaign(node=Tree(CAMPAIGN, 1, 1), name="", lists=word_lists(None))


def _labels(environ: Mapping[str, str], length: int) -> Labels:
    names = [value for name, value in sorted(environ.items()) if name.startswith(_HEAD)]
    theirs = f"对方的 theirs: {one_line(names[0])}" if len(names) == 1 else "对方的 theirs"
    return Labels("这边的 ours", "原来的 base", theirs, length)


def _tell(found: Merged, file: File, campaign: Campaign, settings: Settings) -> None:
    """Say what was done, whatever `--quiet` says of remarks: numbers have changed."""
    words = ChangeWords(campaign, settings.lang)
    for text in merging.told(found, file.path, file.unit, words):
        sys.stderr.write(f"zhenggai: {settings.say(text)}\n")
