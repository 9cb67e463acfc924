"""`zhenggai fmt`: files in the canonical layout, in either language, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.reading import complain
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.writing import writing
from zhenggai.edit.apply import difference
from zhenggai.edit.files import read_file, told
from zhenggai.edit.tidy import Tidied, tidy
from zhenggai.finding import Finding
from zhenggai.folders import CAMPAIGN
from zhenggai.load import Ledger, path_of
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import Unit
from zhenggai.parallel import in_batches
from zhenggai.words import Lang, Text, Vocabulary

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_CAMPAIGN: Final = "campaign"


@app.command(
    cls=Command,
    help=both(
        "统一排版: 键的次序、缩进、引号、空行；内容和注释不变。写了 --lang zh 或 en，就把文件的键和"
        "词换成这种语言。有错误的文件不动。",
        "Lay files out: order of keys, indentation, quotes, blank lines; data and comments stay."
        " With --lang zh or en, keys and words go into that language. Files with errors stay.",
    ),
)
def fmt(
    ctx: typer.Context,
    units: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[UNIT]...",
            help=both(
                "单位编号或通配；campaign 是 campaign.yaml；不写就是全部文件",
                "unit ids or globs; campaign is campaign.yaml; all files if left out",
            ),
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=both(
                "只检查，列出不合的文件，退出码为 1",
                "only check: name the files that would change, exit code 1",
            ),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=both("只显示要改的内容", "only show what would change")),
    ] = False,
) -> None:
    """Lay files out."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    work = _Work(ledger.root, ledger.campaign.lists, settings.asked)
    paths = _paths(ledger, units or [])
    read = list(in_batches(partial(_tidied, work), paths))
    changed = {file.path: file for file in read if file.old != file.now.data}
    if dry_run:
        text = "".join(difference(it.old, it.now.data, it.path) for it in changed.values())
        write(text, None, settings)
    else:
        write("".join(f"{path}\n" for path in changed), None, settings)
    if changed and not (check or dry_run):
        _write(work, changed)
    faults = [file.now.faults[0] for file in read if file.now.faults]
    _tell(len(changed), len(paths), faults, settings, done=not (check or dry_run))
    if faults or (check and changed):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Work:
    """What every file is laid out by."""

    root: Path
    lists: Mapping[str, Vocabulary]
    lang: Lang | None

    def tidy(self, path: str, data: bytes) -> Tidied:
        record = Campaign if path == CAMPAIGN else Unit
        return tidy(data, path, self.lists, record, self.lang)


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    old: bytes
    now: Tidied


def _tidied(work: _Work, paths: Sequence[str]) -> list[_File]:
    found = []
    for path in paths:
        with told(path):
            old = read_file(work.root / path) or b""
        found.append(_File(path, old, work.tidy(path, old)))
    return found


def _paths(ledger: Ledger, patterns: Sequence[str]) -> list[str]:
    named = [pattern for pattern in patterns if pattern != _CAMPAIGN]
    units = ledger.select(named) if named or not patterns else ()
    with_campaign = not patterns or len(named) < len(patterns)
    return [*([CAMPAIGN] if with_campaign else []), *map(path_of, units)]


def _write(work: _Work, changed: Mapping[str, _File]) -> None:
    with writing(work.root, "fmt") as act:
        for path, file in changed.items():
            old = act.read(path) or b""
            now = file.now if old == file.old else work.tidy(path, old)
            act.change(path, old, now.data)


def _tell(
    changed: int, files: int, faults: Sequence[Finding], settings: Settings, *, done: bool
) -> None:
    complain(faults, 0, settings)
    if faults:
        left = len(faults)
        settings.tell(
            Text(
                f"{left} 个文件有错误，没有动。先照上面改好，再来排版",
                f"{left} with errors were left alone: put right what is named above first",
            )
        )
    same = files - changed - len(faults)
    if not done:
        said = Text(
            f"{changed} 个文件要重新排版，{same} 个已经合格式",
            f"{changed} of {files} files would be laid out anew; {same} are as they should be",
        )
    elif changed:
        said = Text(
            f"已重新排版 {changed} 个文件；{same} 个本来就合格式。撤回用 zhenggai undo",
            f"{changed} files laid out anew; {same} were as they should be."
            " To take it back: zhenggai undo",
        )
    else:
        said = Text(
            f"{same} 个文件本来就合格式，没有改动", f"{same} files are as they should be already"
        )
    settings.tell(said)
