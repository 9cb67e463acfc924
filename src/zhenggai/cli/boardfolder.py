"""Write the files of a board into a folder: only those that changed, and only its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from zhenggai.board.manifest import MANIFEST, digest, manifest_text, read_manifest
from zhenggai.edit.files import read_file, temporary_of
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a board changed."""

    pages: int
    """How many files it has."""
    changed: int
    """How many of them are new or not as they were."""
    removed: int
    """How many that it no longer has were removed."""
    kept: tuple[str, ...]
    """Files that it no longer has, but somebody else changed: they stay."""


def write_board(folder: Path, texts: Mapping[str, str]) -> Written:
    """Make a folder hold these files; those that are the same are not touched.

    The manifest is written before any file, with the old and the new ones in it, so that a board
    of which writing was cut short is still known as a board.
    Raise `CannotGoOnError` for a folder with other things in it.
    """
    with _told(folder):
        return _write(folder, {path: text.encode() for path, text in texts.items()})


def _write(folder: Path, files: Mapping[str, bytes]) -> Written:
    before = _own_files(folder)
    new = {path: digest(data) for path, data in files.items()}
    _check_free(folder, files.keys() - before.keys())
    _check_folders(folder, files)
    if new != before:
        _replace(folder / MANIFEST, manifest_text(new | before).encode())
    changed = [path for path, data in files.items() if read_file(folder / path) != data]
    for path in changed:
        _replace(folder / path, files[path])
    gone = sorted(before.keys() - files.keys())
    removed = [path for path in gone if _remove(folder, path, before[path])]
    kept = tuple(path for path in gone if (folder / path).exists())
    text = manifest_text(new).encode()
    if read_file(folder / MANIFEST) != text:
        _replace(folder / MANIFEST, text)
    return Written(len(files), len(changed), len(removed), kept)


def _own_files(folder: Path) -> dict[str, str]:
    """Return the digests of the files that the board has made; none for an empty folder."""
    if not folder.exists() or all(item.name.startswith(".") for item in folder.iterdir()):
        return {}
    data = read_file(folder / MANIFEST)
    found = read_manifest(data.decode("utf-8", "replace")) if data is not None else None
    if found is None:
        raise CannotGoOnError(
            Text(
                f"{folder} 里有别的文件，不是公开栏，没有写入。请换一个空文件夹",
                f"{folder} holds other files and is no board: nothing was written."
                " Name an empty folder",
            )
        )
    return found


def _check_free(folder: Path, paths: Iterable[str]) -> None:
    """Refuse to write over a file that somebody else put into the board."""
    for path in sorted(paths):
        if (folder / path).exists():
            raise CannotGoOnError(
                Text(
                    f"{folder / path} 不是公开栏写的，没有写入。请移走或改名",
                    f"{folder / path} was not made by the board: nothing was written."
                    " Move or rename it",
                )
            )


def _check_folders(folder: Path, paths: Iterable[str]) -> None:
    """Refuse to follow a link out of the board."""
    for name in sorted({str(PurePosixPath(path).parent) for path in paths} - {"."}):
        if (folder / name).is_symlink():
            raise CannotGoOnError(
                Text(
                    f"{folder / name} 是链接，没有写入。请删去这个链接",
                    f"{folder / name} is a link: nothing was written. Delete the link",
                )
            )


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_of(path)
    temporary.write_bytes(data)
    temporary.replace(path)


def _remove(folder: Path, path: str, known: str) -> bool:
    """Remove a file of the board, and its folder if it was the last; keep what is not ours."""
    target = folder / path
    data = read_file(target) if not target.parent.is_symlink() else None
    if data is None or digest(data) != known:
        return False
    target.unlink()
    if target.parent != folder:
        with suppress(OSError):
            target.parent.rmdir()
    return True


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in words what could not be written."""
    try:
        yield
    except OSError as error:
        reason, where = why(error), error.filename or folder
        raise CannotGoOnError(
            Text(f"写不了 {where}: {reason.zh}", f"cannot write {where}: {reason.en}"),
            INPUT_OUTPUT,
        ) from error
