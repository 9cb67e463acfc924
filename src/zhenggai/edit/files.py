"""Bytes → a file that holds all of them or what it held before, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.regular import open_regular
from zhenggai.words import Text

_NEW: Final = 0o666
"""What the umask takes its part of."""


def read_file(path: Path) -> bytes | None:
    """Return the bytes of a file; None if there is none."""
    try:
        with open_regular(path) as file:
            return file.read()
    except FileNotFoundError:
        return None


def digest(data: bytes | None) -> str:
    """Return what tells bytes from others; empty for a file that is not there."""
    return "" if data is None else sha256(data).hexdigest()


def target_of(path: Path) -> Path:
    """Return where a file really stands: a link stays a link, what it leads to is replaced."""
    return Path(os.path.realpath(path))


def temporary_of(target: Path) -> Path:
    """Return the name that the new bytes of a file have until they take its place."""
    return target.with_name(f".zhenggai-{sha256(target.name.encode()).hexdigest()[:12]}.tmp")


def write_temporary(target: Path, data: bytes, mode: int | None = None) -> Path:
    """Write the new bytes of a file beside it, down to the disk, with its mode and owner."""
    temporary = temporary_of(target)
    with suppress(FileNotFoundError):
        temporary.unlink()
    known = _status(target)
    if known is not None and not os.access(target, os.W_OK):
        # A file that is marked read-only could be replaced all the same: it is not meant to be.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    handle = os.open(temporary, flags, _NEW if mode is None else mode)
    try:
        if known is not None:
            _same_rights(handle, known)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    return temporary


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _same_rights(handle: int, known: os.stat_result) -> None:
    # Only root may give a file away; others keep it their own.
    with suppress(OSError):
        os.fchown(handle, known.st_uid, known.st_gid)
    os.fchmod(handle, stat.S_IMODE(known.st_mode))


def put_in_place(target: Path) -> None:
    """Let the temporary file take the place of its target, at once."""
    temporary_of(target).replace(target)


def sync_folders(folders: Iterable[Path]) -> None:
    """Bring the names in folders down to the disk."""
    for folder in sorted(set(folders)):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def told(what: Path | str) -> Iterator[None]:
    """Say in words what could not be read or written, and that nothing was."""
    try:
        yield
    except OSError as error:
        reason = why(error)
        raise CannotGoOnError(
            Text(
                f"读写 {what} 出错: {reason.zh}。没有写入，文件还是原来的",
                f"{what}: {reason.en}. Nothing was written; the files are as they were",
            ),
            INPUT_OUTPUT,
        ) from error
