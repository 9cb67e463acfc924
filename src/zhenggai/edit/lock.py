"""One writer at a time in a ledger: who it is, and since when, stands in the lock.

The lock is the operating system's (`flock`), so a writer that dies leaves none behind, however
it dies. What is written in the file is for people, and for ledgers on network disks where
another computer may not see the lock: a holder there is believed for ten minutes.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeAlias

from zhenggai.edit.files import told
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

Patience: TypeAlias = Callable[[], bool]
"""Waits a moment; False when the waiting is over."""
STATE: Final = "data/.zhenggai"
"""Where a ledger keeps what is no record: the lock, and what undo needs. Git ignores it."""
_LOCK: Final = "lock"
_BELIEVED: Final = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Who:
    """Who writes: which command, as which process of which computer, since when."""

    command: str
    pid: int
    host: str
    since: str
    """ISO date and time with its zone."""

    def is_believed(self, other: Who) -> bool:
        """Say whether the lock of a writer on another computer still counts."""
        if other.host == self.host:
            return False
        with suppress(ValueError, TypeError):
            mine, theirs = (dt.datetime.fromisoformat(item.since) for item in (self, other))
            return mine - theirs < _BELIEVED
        return False


def state_folder(root: Path) -> Path:
    """Return the folder of the ledger's state; make it, out of git's sight, if need be."""
    folder = root / STATE
    ignored = folder / ".gitignore"
    for path, is_kind in ((folder, stat.S_ISDIR), (ignored, stat.S_ISREG)):
        check_own(path, is_kind)
    if not ignored.exists() or not ignored.stat().st_size:
        folder.mkdir(parents=True, exist_ok=True)
        ignored.write_text("*\n", encoding="utf-8")
    return folder


def check_own(path: Path, is_kind: Callable[[int], bool]) -> None:
    """Refuse what leads out of the state folder: to write in it would be to write elsewhere."""
    with suppress(FileNotFoundError):
        if not is_kind(path.lstat().st_mode):
            raise CannotGoOnError(
                Text(
                    f"{path} 是链接或特殊文件，不是账本自己的。没有写入；看清以后删去它，再来",
                    f"{path} is a link or no ordinary file, so it is not the ledger's own. Nothing"
                    " was written; look at it, delete it, and try again",
                ),
                INPUT_OUTPUT,
            )


class Lock:
    """The lock of a ledger, held within `with`."""

    def __init__(self, root: Path, who: Who, patience: Patience) -> None:
        """Keep what is needed to take the lock."""
        self.root = root
        self.who = who
        self.patience = patience
        self.handle = -1

    def __enter__(self) -> Self:
        """Take the lock; raise `CannotGoOnError` if another writer keeps it too long."""
        with told(self.root / STATE):
            path = state_folder(self.root) / _LOCK
            check_own(path, stat.S_ISREG)
            while (holder := self._take(path)) is not None:
                if not self.patience():
                    raise _busy(path, holder)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        with suppress(OSError):
            os.ftruncate(self.handle, 0)
        with suppress(OSError):
            os.close(self.handle)

    def _take(self, path: Path) -> Who | None:
        """Try once to take the lock; return who holds it if somebody does."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        try:
            holder = self._holder(handle, path)
            if holder is None:
                os.ftruncate(handle, 0)
                os.write(handle, json.dumps(asdict(self.who), ensure_ascii=False).encode())
                self.handle, handle = handle, -1
            return holder
        finally:
            if handle >= 0:
                os.close(handle)

    def _holder(self, handle: int, path: Path) -> Who | None:
        """Return who holds the lock; None once it is ours."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _who(handle) or _NOBODY
        if not path.exists() or path.stat().st_ino != os.fstat(handle).st_ino:
            # Somebody cleared the folder: this lock is no longer the ledger's.
            return _NOBODY
        known = _who(handle)
        return known if known is not None and self.who.is_believed(known) else None


def who_said(said: Mapping[str, Any]) -> Who:
    """Return who wrote; raise `TypeError` for what no writer wrote, and no terminal should show."""
    who = Who(**said)
    texts = (who.command, who.host, who.since)
    if not all(isinstance(text, str) and text.isprintable() for text in texts):
        raise TypeError
    return who


_NOBODY: Final = Who("?", 0, "?", "?")


def _who(handle: int) -> Who | None:
    """Return who wrote the lock; None if it says nothing that can be read."""
    try:
        return who_said(json.loads(os.pread(handle, 10_000, 0)))
    except (ValueError, TypeError, RecursionError):
        return None


def _busy(path: Path, holder: Who) -> CannotGoOnError:
    who = f"{holder.command} (pid {holder.pid}, {holder.host})"
    return CannotGoOnError(
        Text(
            f"账本正在被写: {who}，从 {holder.since} 起。没有写入，等它结束再来；"
            f"确知没有人在写，就删去 {path}",
            f"the ledger is being written by {who} since {holder.since}. Nothing was written:"
            f" try again when it is done; if surely nobody writes, delete {path}",
        ),
        INPUT_OUTPUT,
    )
