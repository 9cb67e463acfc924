"""What can go wrong while a command runs: calls that fail, and a process that dies."""

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "fchmod", "ftruncate")
"""Functions of `os` that a writer calls, by name."""


@dataclass
class Calls:
    """Counts the calls that touch one folder's files, and lets some of them fail or kill."""

    root: Path
    fails: Callable[[int], BaseException | None]
    seen: list[str] = field(default_factory=list)

    def __call__(self, name: str) -> None:
        self.seen.append(name)
        error = self.fails(len(self.seen))
        if error is not None:
            raise error


def _is_inside(root: Path, what: object) -> bool:
    """Say whether a path, or what a handle is open on, is in a folder."""
    if isinstance(what, int):
        with suppress(OSError):
            return str(Path(f"/proc/self/fd/{what}").readlink()).startswith(str(root))
        return False
    return isinstance(what, str | os.PathLike) and str(what).startswith(str(root))


@contextmanager
def counted(
    monkeypatch: pytest.MonkeyPatch, root: Path, fails: Callable[[int], BaseException | None]
) -> Iterator[Calls]:
    """Count the calls on files below `root`; `fails` may give an error for the N-th."""
    calls = Calls(root, fails)
    with monkeypatch.context() as patch:
        for module, name in [(os, name) for name in CALLS] + [(io, "open")]:
            patch.setattr(module, name, _watched(calls, name, getattr(module, name)))
        yield calls


def _watched(calls: Calls, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(what: object, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - any call of os
        if _is_inside(calls.root, what):
            calls(name)
        return real(what, *rest, **named)

    return call


def in_child(work: Callable[[], int]) -> int:
    """Start a process that does some work, without a word; return its id."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.stdout = sys.stderr = io.StringIO()
        code = work()
    finally:
        os._exit(code)


def killed_after(work: Callable[[], int], seconds: float) -> int:
    """Start work in a process, kill it after a while; return how it ended."""
    child = in_child(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]
