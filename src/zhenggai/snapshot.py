"""A ledger as it was committed, or as it is staged → a folder for a while, like any other.

Whatever reads a ledger reads it there, and the files in the folder of the ledger stay as they
are. Evidence that has not changed since is linked to, not copied.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.folders import CAMPAIGN, UNITS
from zhenggai.git.asking import Repository
from zhenggai.git.files import INNER, LINK, Blob, changed, contents, files_at, files_staged
from zhenggai.words import Text

_EVIDENCE: Final = "data/evidence"
_BELOW: Final = (CAMPAIGN, UNITS, _EVIDENCE, "templates")
_NOWHERE: Final = "outside-of-the-ledger"


@contextmanager
def committed(repository: Repository, commit: str) -> Iterator[Path]:
    """Lay a ledger out as it was committed. Raise `CannotGoOnError` if it was not."""
    files = files_at(repository, commit, *_BELOW)
    if CAMPAIGN not in files:
        raise _no_ledger(repository, Text(f"版本 {commit[:8]}", f"revision {commit[:8]}"))
    with _laid_out(repository, files, _unlike(repository, commit)) as folder:
        yield folder


@contextmanager
def staged(repository: Repository, index: Path | None = None) -> Iterator[Path]:
    """Lay a ledger out as it is in the index. Raise `CannotGoOnError` if it is not."""
    files = files_staged(repository, index, *_BELOW)
    if CAMPAIGN not in files:
        raise _no_ledger(repository, Text("暂存区", "the index"))
    with _laid_out(repository, files, _unlike(repository, "")) as folder:
        for path, blob in files.items():
            # No command but `rollup` looks into a ledger of its own: where it stands is enough.
            if blob.mode == INNER and (repository.folder / path).is_dir():
                _link(folder, path, str((repository.folder / path).resolve()))
        yield folder


def inner_ledgers(repository: Repository, commit: str) -> list[str]:
    """Return the repositories among the units, whose files a snapshot does not have."""
    files = files_at(repository, commit, UNITS)
    return sorted(path for path, blob in files.items() if blob.mode == INNER)


def _unlike(repository: Repository, commit: str) -> frozenset[str]:
    """Return the evidence that is not in the folder as it was then."""
    found = changed(repository, commit, "", _EVIDENCE)
    return frozenset(path for it in found for path in (it.before, it.after))


@contextmanager
def _laid_out(
    repository: Repository, files: Mapping[str, Blob], unlike: frozenset[str]
) -> Iterator[Path]:
    with TemporaryDirectory(prefix="zhenggai-") as name:
        folder = Path(name)
        near = [path for path in files if _is_near(repository, path) and path not in unlike]
        blobs = {
            path: blob
            for path, blob in files.items()
            if blob.mode != INNER and path not in near and _is_inside(path)
        }
        known = contents(repository, (blob.id for blob in blobs.values()))
        links = {path: known[it.id] for path, it in blobs.items() if it.mode == LINK}
        for path, blob in blobs.items():
            if path not in links:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(known[blob.id])
        # Links last: nothing is ever written through one.
        for path, data in links.items():
            _link(folder, path, _target(path, os.fsdecode(data)))
        for path in near:
            _link(folder, path, str((repository.folder / path).resolve()))
        yield folder


def _is_near(repository: Repository, path: str) -> bool:
    """Say whether a piece of evidence lies in the folder as an ordinary file."""
    there = repository.folder / path
    return path.startswith(f"{_EVIDENCE}/") and there.is_file() and not there.is_symlink()


def _is_inside(path: str) -> bool:
    """Say whether a path stays where it is told to; git forbids others, but has had faults."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") for part in parts)


def _link(folder: Path, path: str, target: str) -> None:
    if _is_inside(path):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)


def _target(path: str, typed: str) -> str:
    """Return where a link leads; one that leads out of the ledger leads nowhere."""
    steps: list[str] = []
    for part in (*PurePosixPath(path).parent.parts, *typed.split("/")):
        if part == ".." and not steps:
            return _NOWHERE
        if part == "..":
            steps.pop()
        elif part not in ("", "."):
            steps.append(part)
    return _NOWHERE if typed.startswith("/") or "\0" in typed else typed


def _no_ledger(repository: Repository, where: Text) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{where.zh}里没有这本账本: {repository.prefix}{CAMPAIGN}",
            f"{where.en} does not have this ledger: {repository.prefix}{CAMPAIGN}",
        ),
        INPUT_OUTPUT,
    )
