"""Files as git keeps them: in a commit or staged, their bytes, and which of them differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.git.asking import Repository, ask, failed, texts
from zhenggai.words import Text

LINK: Final = "120000"
INNER: Final = "160000"
"""The modes of a symbolic link, and of a repository within the repository."""
DIFFERENCES: Final = ("--raw", "--no-abbrev", "-z", "-M", "--no-ext-diff", "--no-textconv")
_NONE: Final = re.compile(r"0+")


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as git keeps it."""

    mode: str
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs; its path is empty on a side where there is none."""

    before: str
    after: str
    olds: tuple[str, ...] = ()
    """The ids of its bytes before, one for each parent of a commit; empty where there is none."""
    new: str = ""
    """The id of its bytes after; empty if there are none, or none that git knows."""


def files_at(repository: Repository, commit: str, *below: str) -> dict[str, Blob]:
    """Return the files of a commit below these paths, or all."""
    out = ask(repository, ("ls-tree", "-r", "-z", commit, "--", *(below or (".",))))
    return {path: Blob(mode, name) for mode, _, name, path in _rows(out)}


def files_staged(repository: Repository, index: Path | None = None, *below: str) -> dict[str, Blob]:
    """Return the files in the index, or in another that git made for a hook.

    Raise `CannotGoOnError` if a merge is not settled yet.
    """
    own = index if index is not None and index.is_relative_to(repository.own) else None
    words = ("ls-files", "--stage", "-z", "--", *(below or (".",)))
    rows = list(_rows(ask(repository, words, index=own)))
    unsettled = sorted({path for _, _, stage, path in rows if stage != "0"})
    if unsettled:
        names = " ".join(unsettled[:9])
        raise CannotGoOnError(
            Text(
                f"这些文件合并的冲突还没有处理: {names}。改好后运行 git add",
                f"the merge of these files is not settled: {names}. Put them right, then git add",
            ),
            INPUT_OUTPUT,
        )
    return {path: Blob(mode, name) for mode, name, _, path in rows}


def ever_kept(repository: Repository, path: str) -> bool:
    """Return whether git has a file, staged or in any commit of any branch."""
    if ask(repository, ("ls-files", "-z", "--", path)):
        return True
    return bool(ask(repository, ("log", "--all", "--max-count=1", "--format=%H", "--", path)))


def _rows(out: bytes) -> Iterator[tuple[str, str, str, str]]:
    for row in filter(None, texts(out)):
        about, _, path = row.partition("\t")
        first, second, third = about.split(" ")
        yield first, second, third, path


def contents(repository: Repository, names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of files by their ids."""
    wanted = list(dict.fromkeys(names))
    asked = "".join(f"{name}\n" for name in wanted).encode("ascii")
    out = ask(repository, ("cat-file", "--batch"), asked) if wanted else b""
    found: dict[str, bytes] = {}
    at = 0
    for name in wanted:
        end = out.index(b"\n", at)
        _, *kind = out[at:end].split(b" ")
        at = end + 1
        if len(kind) != 2:
            raise failed(f"object {name} {b' '.join(kind).decode('utf-8', 'replace')}")
        found[name] = out[at : at + int(kind[1])]
        at += int(kind[1]) + 1
    return found


def changed(repository: Repository, old: str, new: str = "", *below: str) -> list[Change]:
    """Return the files that differ between two commits, or between one and the folder.

    Without a commit the folder is compared with the index. A file that git does not know yet
    counts as new.
    """
    paths = ("--", *(below or (".",)))
    commits = tuple(name for name in (old, new) if name)
    tokens = iter(texts(ask(repository, ("diff", "--relative", *DIFFERENCES, *commits, *paths))))
    found = [change(token, tokens) for token in tokens if token]
    if not new:
        others = ask(repository, ("ls-files", "--others", "--exclude-standard", "-z", *paths))
        found += [Change("", path) for path in filter(None, texts(others))]
    return found


def change(about: str, tokens: Iterator[str]) -> Change:
    """Return one difference: modes, ids and status, and one or two paths that follow."""
    parents = about.count(":")
    *ids, status = about.lstrip("\n:").split(" ")[parents + 1 :]
    first = next(tokens)
    two = parents == 1 and status[:1] in ("R", "C")
    second = next(tokens) if two else first
    names = ["" if _NONE.fullmatch(name) else name for name in ids]
    before = "" if status == "A" else first
    after = "" if status == "D" else second
    return Change(before, after, tuple(names[:parents]), names[parents])
