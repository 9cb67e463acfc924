"""Where else a private file may still stand when somebody in it has been forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from zhenggai.edit.files import read_file, told
from zhenggai.errors import CannotGoOnError
from zhenggai.git.asking import opened
from zhenggai.git.files import ever_kept
from zhenggai.words import Text

_REMARK: Final = re.compile(rb"(?:^|\s)#", re.MULTILINE)
_MARKS: Final = ".#~"
"""What editors put before the name of a copy that they keep."""


def traces(root: Path, path: str, environ: Mapping[str, str]) -> Iterator[Text]:
    """Go through what a person has to look at: comments, copies, git, other computers."""
    with told(path):
        left = read_file(root / path)
    if left and _REMARK.search(left):
        yield Text(
            f"{path} 里的注释程序不动，请看看有没有提到他",
            f"the comments in {path} stay as they are: see whether they tell of that person",
        )
    copies = " ".join(_copies(root, path))
    if copies:
        yield Text(
            f"旁边还有旧本，里面可能有他，请删去: {copies}",
            f"older copies stand beside it and may tell of that person; delete them: {copies}",
        )
    yield _elsewhere(root, path, environ)


def _copies(root: Path, path: str) -> Iterator[str]:
    """Go through the copies that editors and broken writing leave beside a file."""
    file = root / path
    with told(path):
        for other in sorted(file.parent.glob("*")) if file.parent.is_dir() else ():
            named = other.name.lstrip(_MARKS).startswith(file.name) and other.name != file.name
            if named or other.match(".zhenggai-*.tmp"):
                yield other.relative_to(root).as_posix()


def _elsewhere(root: Path, path: str, environ: Mapping[str, str]) -> Text:
    try:
        kept = ever_kept(opened(root, environ), path)
    except CannotGoOnError:
        return Text(
            "备份和别的电脑上的请另行删除",
            "backups and other computers must be cleared by hand",
        )
    if kept:
        return Text(
            f"git 里还有: {path} 进过 git，历史里查得到。运行 git rm --cached '{path}' 再提交，"
            "历史要用 git filter-repo 清除；推送出去的收不回来",
            f"git still has it: {path} is in its history. Run git rm --cached '{path}' and commit;"
            " the history must be cleared with git filter-repo; what was pushed cannot be taken"
            " back",
        )
    return Text(
        f"git 没有收过 {path}，历史里没有；备份和别的电脑上的请另行删除",
        f"git never had {path}, so its history does not tell; backups and other computers must be"
        " cleared by hand",
    )
