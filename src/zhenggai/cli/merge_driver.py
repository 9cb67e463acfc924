"""`zhenggai merge-driver`: git runs it where both sides changed a unit file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from zhenggai.cli.common import settings_of
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.edit.files import put_in_place, read_file, write_temporary
from zhenggai.edit.files import told as guarded
from zhenggai.errors import CannotGoOnError
from zhenggai.folders import CAMPAIGN, UNITS
from zhenggai.git.asking import commit_named, opened
from zhenggai.git.files import contents, files_at
from zhenggai.git.lines import Labels, Sides
from zhenggai.merging.settle import File
from zhenggai.merging.whole import merged
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.reading import read_campaign
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.clean import clean
from zhenggai.report.grid import one_line
from zhenggai.report.merging import MERGED, REBASED, Names, told
from zhenggai.source import Mapping as Tree
from zhenggai.words import Vocabulary

app = typer.Typer(rich_markup_mode=None, add_completion=False)
Lists: TypeAlias = Mapping[str, Vocabulary]
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
    root = Path(above or ".")
    campaign = _campaign(_bytes(root / CAMPAIGN))
    file = File(path, rest.removesuffix(".yaml"), campaign.lists)
    sides = Sides(_bytes(ours), _bytes(base), _bytes(theirs))
    names = _names(root, settings)
    labels = _labels(names, settings.environ, marker_size)
    found = merged(file, sides, labels)
    if found.unsure:
        other = merged(replace(file, lists=_words_of_theirs(root, settings)), sides, labels)
        found = found if other.unsure else other
    with guarded(ours):
        write_temporary(ours, found.data)
        put_in_place(ours)
    words = ChangeWords(campaign, settings.lang)
    # Whatever `--quiet` says of remarks: numbers have changed.
    for text in told(found, file, words, names):
        sys.stderr.write(f"zhenggai: {clean(settings.say(text))}\n")
    if not found.settled:
        raise typer.Exit(1)


def _bytes(path: Path) -> bytes:
    with guarded(path):
        return read_file(path) or b""


def _campaign(data: bytes) -> Campaign:
    """Return a campaign; one with the built-in words if it cannot be read."""
    campaign, _ = read_campaign(data, CAMPAIGN)
    return campaign or Campaign(node=Tree(CAMPAIGN, 1, 1), name="", lists=word_lists(None))


def _words_of_theirs(root: Path, settings: Settings) -> Lists:
    """Return the words of the campaign that is merged in, which may have more of them."""
    heads = [name.removeprefix(_HEAD) for name in settings.environ if name.startswith(_HEAD)]
    try:
        repository = opened(root, settings.environ)
        files = files_at(repository, commit_named(repository, heads[0]), CAMPAIGN)
        data = contents(repository, [blob.id for blob in files.values()])
    except (CannotGoOnError, IndexError):
        return word_lists(None)
    return _campaign(next(iter(data.values()), b"")).lists


def _names(root: Path, settings: Settings) -> Names:
    try:
        own = opened(root, settings.environ).own
    except CannotGoOnError:
        return MERGED
    rebased = any((own / name).is_dir() for name in ("rebase-merge", "rebase-apply"))
    return REBASED if rebased else MERGED


def _labels(names: Names, environ: Mapping[str, str], length: int) -> Labels:
    heads = [value for name, value in sorted(environ.items()) if name.startswith(_HEAD)]
    theirs = f"{names.theirs.zh}的 {names.theirs.en}"
    return Labels(
        f"{names.ours.zh}的 {names.ours.en}",
        "原来的 base",
        f"{theirs}: {one_line(heads[0])}" if len(heads) == 1 else theirs,
        length,
    )
