"""Commands over a ledger as git has it: committed at a revision, or staged for a commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.folders import PRIVATE
from zhenggai.git.asking import commit_named, opened
from zhenggai.git.files import files_staged
from zhenggai.load import find_ledger
from zhenggai.snapshot import committed, inner_ledgers, staged
from zhenggai.words import Text

_FOUND: Final = 1
_IGNORED: Final = f"{PRIVATE}/.gitignore"
"""Holds nothing but that git is to see nothing here."""
_MOST: Final = 9


def folder_of(settings: Settings) -> Path:
    """Return the folder of the ledger that is named, or of the nearest one upwards."""
    return settings.folder or find_ledger(Path.cwd())


@contextmanager
def at_revision(settings: Settings, revision: str) -> Iterator[Settings]:
    """Give settings by which commands read the ledger as it was committed."""
    if not revision:
        yield settings
        return
    repository = opened(folder_of(settings), settings.environ)
    commit = commit_named(repository, revision)
    inner = inner_ledgers(repository, commit)
    if inner:
        names = " ".join(inner[:_MOST])
        settings.tell(
            Text(
                f"这些是另外的仓库，没有算进来: {names}",
                f"these are repositories of their own, and are left out: {names}",
            )
        )
    with committed(repository, commit) as folder:
        yield replace(settings, folder=folder)


@contextmanager
def as_staged(settings: Settings, *, wanted: bool) -> Iterator[Settings]:
    """Give settings by which commands read the ledger as it is staged.

    Raise `CannotGoOnError` if what must never be committed is.
    """
    if not wanted:
        yield settings
        return
    repository = opened(folder_of(settings), settings.environ)
    typed = settings.environ.get("GIT_INDEX_FILE")
    # For `git commit -a` and `git commit FILE`, git makes an index of its own for the hook.
    index = Path(typed).absolute() if typed else None
    secret = sorted(files_staged(repository, index, PRIVATE).keys() - {_IGNORED})
    if secret:
        raise _secret(secret)
    with staged(repository, index) as folder:
        yield replace(settings, folder=folder)


def _secret(paths: list[str]) -> CannotGoOnError:
    names = " ".join(paths[:_MOST])
    return CannotGoOnError(
        Text(
            f"{PRIVATE} 里是反映人的身份，不能提交: {names}。"
            f"运行 git rm -r --cached {PRIVATE}，文件还会留在这台电脑上",
            f"{PRIVATE} says who raised what and is never committed: {names}."
            f" Run git rm -r --cached {PRIVATE}; the files stay on this computer",
        ),
        _FOUND,
    )
