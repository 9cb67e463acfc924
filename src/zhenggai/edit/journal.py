"""What a command is about to change, on the disk before it changes it.

`NUMBER.begun` stands while files are being replaced: the next writer who finds one takes the
command back. `NUMBER.json` is a command that is done: `undo` can take back the last one.
"""

from __future__ import annotations

import base64
import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

from zhenggai.edit.files import (
    digest,
    put_in_place,
    read_file,
    sync_folders,
    target_of,
    temporary_of,
    write_temporary,
)
from zhenggai.edit.lock import STATE, Who, check_own, who_said
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

_KEPT: Final = 20
"""How many commands can be taken back, one after the other."""
_NUMBER: Final = re.compile(r"\d{6}|[1-9]\d{6,}", re.ASCII)
_HIDDEN: Final = re.compile(
    r"\.(gitignore|gitattributes|pre-commit-config\.yaml|vscode|zhenggai-\w+\.tmp)"
)
"""The hidden names among what commands write; `.git` is none of them."""


@dataclass(frozen=True, slots=True)
class Before:
    """A file before a command, and what tells the bytes that the command wrote."""

    path: str
    """Relative to the ledger."""
    old: bytes | None
    """None if there was no file."""
    new: str
    """Digest of the new bytes; empty if the command took the file away."""
    mode: int | None = None
    """The rights of a file that the command took away."""
    made: tuple[str, ...] = ()
    """Folders that the command made for the file, the outer ones first."""


@dataclass(frozen=True, slots=True)
class Act:
    """A command that wrote: who, and every file as it was before."""

    number: int
    who: Who
    files: tuple[Before, ...]
    undoes: int = 0
    """The act that this one takes back."""
    forgets: bool = False
    """Whether no trace of the old bytes may stay."""


class Journal:
    """The acts of a ledger; only who holds the lock may change it."""

    def __init__(self, root: Path) -> None:
        """Open the journal of a ledger; nothing is touched."""
        self.root = root
        self.folder = root / STATE / "undo"

    def acts(self) -> Iterator[Act]:
        """Go through the commands that can be taken back, the last one first."""
        for path in reversed(self._files(".json")):
            act = _read(path)
            if act is not None:
                yield act

    def begin(self, act: Act) -> Act:
        """Write down what is about to change; return it with its number."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        numbers = [int(path.stem) for path in self.folder.iterdir() if path.stem.isdecimal()]
        begun = replace(act, number=max(numbers, default=0) + 1)
        path = self._begun(begun)
        write_temporary(path, _typed(begun), 0o600)
        put_in_place(path)
        sync_folders([self.folder])
        return begun

    def finish(self, act: Act) -> None:
        """Say that everything is written; forget what need not be taken back any more."""
        if not (act.undoes or act.forgets):
            self._begun(act).replace(self._done(act))
            for path in self._files(".json")[:-_KEPT]:
                path.unlink()
            return
        touched = {file.path for file in act.files}
        for other in self.acts():
            told = act.forgets and touched & {file.path for file in other.files}
            if told or other.number == act.undoes:
                self._done(other).unlink()
        self._begun(act).unlink()

    def forget(self, path: str) -> None:
        """Let no trace of what a file held stay; commands on it cannot be taken back any more."""
        for act in self.acts():
            if path in {file.path for file in act.files}:
                self._done(act).unlink()

    def take_back(self, act: Act) -> None:
        """Give the files that an unfinished act has changed their old bytes."""
        for file in act.files:
            target = target_of(self.root / file.path)
            with suppress(FileNotFoundError):
                temporary_of(target).unlink()
            now = read_file(target)
            if digest(now) == file.new and now != file.old:
                _restore(target, file)
            if file.old is None:
                remove_folders(it for it in map(Path, file.made) if it in target.parents)
        with suppress(FileNotFoundError):
            self._begun(act).unlink()

    def recover(self) -> None:
        """Finish, or take back, what a writer that died has left."""
        check_own(self.folder, stat.S_ISDIR)
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.glob(".zhenggai-*.tmp")):
            path.unlink()
        for path in self._files(".begun"):
            act = _read(path)
            if act is None:
                path.unlink()
                continue
            self.check_own(act)
            if all(digest(read_file(self.root / file.path)) == file.new for file in act.files):
                self.finish(act)
            else:
                self.take_back(act)

    def check_own(self, act: Act) -> None:
        """Refuse an act that was read from the disk and names files outside of the ledger.

        A journal can come with a ledger from elsewhere: it must not choose what is overwritten.
        """
        for file in act.files:
            if not is_own(self.root, file.path):
                raise _outside(f"{self.folder}/{act.number:06}.*", file.path)

    def _files(self, suffix: str) -> list[Path]:
        """Return the acts of a kind, in their order; whatever else lies there is left alone."""
        return sorted(
            path
            for path in self.folder.glob(f"*{suffix}")
            if stat.S_ISREG(path.lstat().st_mode) and _NUMBER.fullmatch(path.stem)
        )

    def _begun(self, act: Act) -> Path:
        return self.folder / f"{act.number:06}.begun"

    def _done(self, act: Act) -> Path:
        return self.folder / f"{act.number:06}.json"


def _outside(act: str, path: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{act} 要改的文件 {path!r} 不在账本里，没有写入。账本若是别人给的，不要信它；"
            f"看清以后删去 {act}，再来",
            f"{act} would change {path!r}, which is not within the ledger. Nothing was written."
            f" If the ledger came from somebody else, do not trust it; look at {act}, delete it,"
            " and try again",
        ),
        INPUT_OUTPUT,
    )


def is_own(root: Path, path: str) -> bool:
    """Say whether a path is a file that commands write in a ledger, wherever links lead."""
    parts = PurePosixPath(path).parts
    if PurePosixPath(path).is_absolute() or ".." in parts:
        return False
    try:
        target = target_of(root / path)
    except ValueError:
        return False
    homes = [target_of(home) for home in (root, root / "data")]
    below = [target.relative_to(home).parts for home in homes if target.is_relative_to(home)]
    return any(below) and all(
        not part.startswith(".") or _HIDDEN.fullmatch(part) for part in (*parts, *below[0])
    )


def remove_folders(folders: Iterable[Path]) -> None:
    """Remove folders that were made for a file, the inner ones first, if nothing is in them."""
    for folder in reversed(list(folders)):
        with suppress(OSError):
            folder.rmdir()


def _restore(target: Path, file: Before) -> None:
    if file.old is None:
        target.unlink()
    else:
        write_temporary(target, file.old, file.mode)
        put_in_place(target)
    sync_folders([target.parent])


def _typed(act: Act) -> bytes:
    said = asdict(act)
    for file in said["files"]:
        file["old"] = None if file["old"] is None else base64.b64encode(file["old"]).decode()
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _read(path: Path) -> Act | None:
    """Read an act; None for what was not written to its end, or by another version."""
    try:
        said: Any = json.loads(path.read_bytes())
        return Act(
            int(path.stem),
            who_said(said["who"]),
            tuple(_before(file) for file in said["files"]),
            int(said["undoes"]),
            bool(said["forgets"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, FileNotFoundError):
        return None


def _before(said: Mapping[str, Any]) -> Before:
    """Return a file as it was; raise `TypeError` for what no command wrote."""
    path, old, new, mode, made = (said[name] for name in ("path", "old", "new", "mode", "made"))
    if not all(isinstance(text, str) for text in (path, new, *made)):
        raise TypeError
    # No command writes a file that can be run.
    rights = None if mode is None else mode & 0o666
    return Before(path, None if old is None else base64.b64decode(old), new, rights, tuple(made))
