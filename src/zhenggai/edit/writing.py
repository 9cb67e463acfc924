"""Files of a ledger, changed by one command at a time, all of them or none.

Within `with Writing(root, who, patience) as act` the ledger is this command's alone: read what
is to be changed inside (`act.read`), compute the new bytes, hand them to `act.change`. They are
written when the block ends without an exception: every file beside its target first, then each
put in its place at once. A file that somebody has changed meanwhile with an editor stops it.
"""

from __future__ import annotations

import stat
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from zhenggai.edit.files import (
    digest,
    put_in_place,
    read_file,
    sync_folders,
    target_of,
    told,
    write_temporary,
)
from zhenggai.edit.journal import Act, Before, Journal, remove_folders
from zhenggai.edit.lock import Lock, Patience, Who
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Change:
    """New bytes for a file; None on a side where there is no file."""

    path: str
    old: bytes | None
    new: bytes | None
    mode: int | None = None
    """Rights of a new file, if it is not for everybody."""
    made: tuple[str, ...] = ()
    """Folders that go with the file when it is taken away."""


class Writing:
    """One command that writes; use it with `with`."""

    def __init__(self, root: Path, who: Who, patience: Patience, *, forgets: bool = False) -> None:
        """Keep what is needed; nothing is touched yet.

        With `forgets` the old bytes of the files stay nowhere: neither this command nor an
        earlier one on them can be undone.
        """
        self.root = root
        self.changes: dict[str, Change] = {}
        self._act = Act(0, who, (), forgets=forgets)
        self._journal = Journal(root)
        self._lock = Lock(root, who, patience)
        self._held = ExitStack()
        self._placed = False
        """Whether a file may have got its new bytes."""

    def __enter__(self) -> Self:
        """Take the lock, and put right what a writer that died has left."""
        with ExitStack() as held:
            held.enter_context(self._lock)
            with told(self._journal.folder):
                self._journal.recover()
            self._held = held.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write everything, or nothing after an exception; give the lock back."""
        with self._held:
            if kind is None:
                self._commit([item for item in self.changes.values() if item.old != item.new])

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file of the ledger as they will be; None if there is none."""
        if path in self.changes:
            return self.changes[path].new
        with told(path):
            return read_file(self.root / path)

    def change(
        self, path: str, old: bytes | None, new: bytes | None, mode: int | None = None
    ) -> None:
        """Plan new bytes for a file; `old` is what was read, None makes or removes a file."""
        first = self.changes.get(path)
        if first is not None and first.new != old:
            raise _changed(path)
        self.changes[path] = Change(path, first.old if first else old, new, mode)

    def undo(self) -> Act | None:
        """Plan to take back the last command of the ledger; return what it was."""
        last = next(self._journal.acts(), None)
        if last is not None:
            self._journal.check_own(last)
        for file in last.files if last else ():
            now = self.read(file.path)
            if digest(now) != file.new:
                raise _changed_since(file.path)
            self.changes[file.path] = Change(file.path, now, file.old, file.mode, file.made)
        if last is not None:
            self._act = replace(self._act, undoes=last.number)
        return last

    def forget(self, path: str) -> None:
        """Drop at once what earlier commands kept of a file, whether it changes now or not."""
        with told(self._journal.folder):
            self._journal.forget(path)

    def _commit(self, changes: list[Change]) -> None:
        if not changes:
            return
        with told(self.root):
            for change in changes:
                self._check(change)
            act = replace(self._act, files=tuple(self._before(change) for change in changes))
            with told(self._journal.folder):
                act = self._journal.begin(act)
            try:
                self._write(changes)
                self._journal.finish(act)
            except BaseException as error:
                self._take_back(act, error)
                raise

    def _check(self, change: Change) -> None:
        if read_file(self.root / change.path) != change.old:
            raise _changed(change.path)

    def _before(self, change: Change) -> Before:
        target = target_of(self.root / change.path)
        mode = None
        if change.old is not None and change.new is None:
            mode = stat.S_IMODE(target.stat().st_mode)
        missing = [folder for folder in target.parents if not folder.exists()]
        made = tuple(str(folder) for folder in reversed(missing))
        return Before(change.path, change.old, digest(change.new), mode, made)

    def _write(self, changes: list[Change]) -> None:
        """Write every file beside its target, then put each in its place."""
        targets = {change.path: target_of(self.root / change.path) for change in changes}
        for change in changes:
            with told(change.path):
                _write_beside(targets[change.path], change)
        for change in changes:
            with told(change.path):
                self._check(change)
                self._placed = True
                self._put(targets[change.path], change)
        sync_folders(target.parent for target in targets.values() if target.parent.exists())

    def _put(self, target: Path, change: Change) -> None:
        if change.new is None:
            target.unlink()
            remove_folders(self.root / folder for folder in change.made)
        else:
            put_in_place(target)

    def _take_back(self, act: Act, error: BaseException) -> None:
        """Undo what is half done; if even that fails, the next command that writes will."""
        try:
            self._journal.take_back(act)
        except OSError as second:
            if not self._placed:
                return
            said, names = why(second), "、".join(file.path for file in act.files)
            raise CannotGoOnError(
                Text(
                    f"写入中断，又没能恢复: {said.zh}。{names} 可能已经写入，可能只写了一部分；"
                    "下一个写入的命令会先补完或恢复原样",
                    f"interrupted while writing, and not put back: {said.en}. {names} may be"
                    " written, or in part; the next command that writes first finishes this"
                    " or puts everything back",
                ),
                INPUT_OUTPUT,
            ) from error


def _write_beside(target: Path, change: Change) -> None:
    """Write the new bytes of a file beside it, in folders that are made if need be."""
    if change.new is None:
        return
    rights = 0o777 if change.mode is None else 0o700
    for missing in reversed([item for item in target.parents if not item.exists()]):
        missing.mkdir(rights)
    write_temporary(target, change.new, change.mode)


def _changed(path: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{path} 刚被别人改过，没有写入，请再来一次",
            f"{path} has just been changed by somebody else; nothing was written, try again",
        ),
        INPUT_OUTPUT,
    )


def _changed_since(path: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{path} 在那条命令之后又改过，不能撤回，什么也没有改。可以用 git diff 看，手工改回",
            f"{path} has changed since that command: it cannot be taken back, and nothing was"
            " changed. See git diff, and put it back by hand",
        ),
        INPUT_OUTPUT,
    )
