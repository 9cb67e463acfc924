"""A question to git → its answer, or in words why there is none."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

_LONGEST: Final = 120
"""Seconds that a question may take."""
_SET: Final = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
_GIT: Final = ("git", "--no-pager", "--literal-pathspecs", *_SET)
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
"""Of what git is told by its surroundings; a hook's `GIT_DIR` would ask another repository."""
_ID: Final = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder within a repository, and how git is to be asked about it."""

    folder: Path
    environ: Mapping[str, str] = field(repr=False)
    top: str = ""
    """The folder of the whole repository."""
    prefix: str = ""
    """Where the folder stands below the top: `台账/`, or nothing."""
    own: Path = Path()
    """Where git keeps what it knows: `.git`."""
    shallow: bool = False
    """Whether the history was cut off when it was fetched."""


class Answer(NamedTuple):
    """What git answered: its exit code, its output, and the last line of its complaint."""

    code: int
    out: bytes
    said: str = ""


def opened(folder: Path, environ: Mapping[str, str]) -> Repository:
    """Return the repository that a folder is in. Raise `CannotGoOnError` if it is in none."""
    words = ("--show-toplevel", "--show-prefix", "--absolute-git-dir", "--is-shallow-repository")
    answer = run(Repository(folder, environ), ("rev-parse", *words))
    lines = answer.out.decode("utf-8", "surrogateescape").split("\n")
    if answer.code or len(lines) != len(words) + 1:
        raise _no_repository(folder, answer.said)
    top, prefix, own, shallow, _ = lines
    return Repository(folder, environ, top, prefix, Path(own), shallow == "true")


def commit_named(repository: Repository, typed: str) -> str:
    """Return the id of the commit that a person named. Raise `CannotGoOnError` for none."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
    answer = run(repository, words) if "\0" not in typed else Answer(1, b"")
    found = answer.out.decode("ascii", "replace").strip()
    if answer.code or not _ID.fullmatch(found):
        raise _no_revision(repository, typed)
    return found


def ask(
    repository: Repository, words: Sequence[str], data: bytes = b"", index: Path | None = None
) -> bytes:
    """Return what git answers. Raise `CannotGoOnError` if it fails."""
    answer = run(repository, words, data, index)
    if answer.code:
        raise failed(answer.said or f"exit code {answer.code}")
    return answer.out


def run(
    repository: Repository, words: Sequence[str], data: bytes = b"", index: Path | None = None
) -> Answer:
    """Run git to its end; `index` stands in for the repository's own."""
    environ = {
        name: value
        for name, value in repository.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    environ |= {"LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    if index is not None:
        environ["GIT_INDEX_FILE"] = str(index)
    command = (*_GIT, "-C", str(repository.folder), *words)
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, and no shell
            command, input=data, capture_output=True, env=environ, timeout=_LONGEST, check=False
        )
    except FileNotFoundError as error:
        raise _no_git() from error
    except subprocess.TimeoutExpired as error:
        raise failed(f"no answer in {_LONGEST} s") from error
    said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return Answer(done.returncode, done.stdout, said)


def texts(out: bytes) -> list[str]:
    """Return the parts of an answer that are divided by NUL."""
    return out.decode("utf-8", "surrogateescape").split("\0")


def _no_git() -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            "这台电脑上没有 git。请先安装（https://git-scm.com），再运行这条命令",
            "there is no git on this computer. Install it (https://git-scm.com) and try again",
        ),
        INPUT_OUTPUT,
    )


def _no_repository(folder: Path, said: str) -> CannotGoOnError:
    if said and "not a git repository" not in said:
        return failed(said)
    return CannotGoOnError(
        Text(
            f"{folder} 不在 git 仓库里，没有历史可查。要开始记录历史，在那里运行: "
            'git init && git add -A && git commit -m "开始"',
            f"{folder} is in no git repository, so there is no history. To begin one, run there:"
            ' git init && git add -A && git commit -m "begin"',
        ),
        INPUT_OUTPUT,
    )


def _no_revision(repository: Repository, typed: str) -> CannotGoOnError:
    shown = typed.encode("unicode_escape").decode() if not typed.isprintable() else typed
    if typed == "HEAD":
        return CannotGoOnError(
            Text(
                "这个仓库还没有提交过，没有历史可查。先运行 git add -A && git commit",
                "nothing has been committed in this repository yet, so there is no history."
                " Run git add -A && git commit first",
            )
        )
    if repository.shallow:
        return CannotGoOnError(
            Text(
                f"没有版本“{shown}”。这里的历史只取了一部分，补全请运行 git fetch --unshallow",
                f"no revision {shown}. Only a part of the history is here; for all of it run"
                " git fetch --unshallow",
            )
        )
    return CannotGoOnError(
        Text(
            f"没有版本“{shown}”。可写提交号、分支、标签、HEAD~1（上一次提交）；git log 看有哪些",
            f"no revision {shown}. Name a commit, a branch, a tag or HEAD~1 (the commit before);"
            " git log shows them",
        )
    )


def failed(said: str) -> CannotGoOnError:
    """Return what to raise when git cannot do what it should."""
    said = said if said.isprintable() else ascii(said)
    return CannotGoOnError(Text(f"git 出错: {said}", f"git failed: {said}"), INPUT_OUTPUT)
