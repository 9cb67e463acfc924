"""The commits that changed a file, beyond changes of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from zhenggai.git.asking import Repository, ask, texts
from zhenggai.git.files import DIFFERENCES, Change, change

_FORM: Final = "--format=%x01%H%x00%aI%x00%an%x00%s%x00"
_LOG: Final = ("-c", "log.showRoot=true", "-c", "log.showSignature=false", "log", "--follow", "-c")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and what it did to a file."""

    id: str
    when: str
    """As in `2006-03-15T08:30:00+08:00`."""
    author: str
    subject: str
    change: Change


def history(repository: Repository, path: str, start: str = "HEAD") -> list[Commit]:
    """Return the commits that changed a file, the latest first.

    Of a merge only what is like none of its sides counts.
    """
    words = (*_LOG, *DIFFERENCES, "--relative", _FORM, start, "--", path)
    tokens = iter(texts(ask(repository, words)))
    found: list[Commit] = []
    head: tuple[str, str, str, str] | None = None
    for token in tokens:
        if token.startswith("\x01"):
            head = token[1:], next(tokens), next(tokens), next(tokens)
        elif head and token.lstrip("\n").startswith(":"):
            found.append(Commit(*head, change(token, tokens)))
    return found
