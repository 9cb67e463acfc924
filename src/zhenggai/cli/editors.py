"""Text editors: how each of them is told to open a file at a line and to wait."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

_GOTO: Final = ("code", "codium", "code-oss", "cursor", "windsurf")
_COLON: Final = ("hx", "helix", "subl", "sublime_text", "zed", "micro")
_WAITS: Final = {"subl": "--wait", "sublime_text": "--wait", "zed": "--wait", "gedit": "--wait"}


def editor_in(environ: Mapping[str, str]) -> str:
    """Return the command of the editor that a person has chosen; empty if there is none."""
    return (environ.get("VISUAL") or environ.get("EDITOR") or "").strip()


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """Return the words that open a file at a line in an editor."""
    words = shlex.split(editor)
    name = Path(words[0]).name.removesuffix(".exe").removesuffix(".cmd") if words else ""
    if name in _GOTO:
        wait = [] if {"--wait", "-w"} & set(words) else ["--wait"]
        return [*words, *wait, "--goto", f"{path}:{line}"]
    if name in ("kate", "kwrite"):
        block = [] if name == "kwrite" or {"--block", "-b"} & set(words) else ["--block"]
        return [*words, *block, "--line", str(line), str(path)]
    wait = [_WAITS[name]] if name in _WAITS and _WAITS[name] not in words else []
    if name in _COLON:
        return [*words, *wait, f"{path}:{line}"]
    if name.startswith("notepad"):
        return [*words, str(path)]
    # vi, vim, nano, emacs, joe, mcedit, gedit and most others
    return [*words, *wait, f"+{line}", str(path)]


def open_in(editor: str, path: Path, line: int) -> int:
    """Open a file at a line and wait until the editor is closed; return how it ended."""
    try:
        words = editor_command(editor, path, line)
        return subprocess.run(words, check=False).returncode  # noqa: S603 - the person's own
    except (OSError, ValueError, IndexError) as error:
        raise CannotGoOnError(
            Text(
                f"打不开编辑器“{editor}”: {error}。请换一个编辑器，如 export EDITOR=vi；"
                f"或手工打开 {path}:{line}",
                f"the editor {editor} cannot be started: {error}. Choose another: export EDITOR=vi,"
                f" or open {path}:{line} by hand",
            ),
            INPUT_OUTPUT,
        ) from error
