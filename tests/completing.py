"""Real shells that complete: bash by its function and at a terminal, zsh and fish as they do it."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).parent / "zhenggai"
BASH = """
eval "$(zhenggai completion bash)"
COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
_zhenggai zhenggai "$2" ""
printf '%s\\n' "${COMPREPLY[@]}"
"""


def environ(**more: str) -> dict[str, str]:
    kept = {"HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "ZHENGGAI_LANG": "en"}
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "ZHENGGAI_LEDGER": str(ROOT), **more}


def shell(name: str) -> str:
    """Return the path of a shell. It is there: `just tools` installs it."""
    found = shutil.which(name)
    assert found, f"{name} is missing: run tools/install-tools.sh"
    return found


def output(*words: str, **more: str) -> str:
    done = subprocess.run(
        words, env=environ(**more), cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def in_bash(line: str, current: str = "", **more: str) -> list[str]:
    """Call the function of the script as bash would for a line."""
    text = output(shell("bash"), "--norc", "-c", BASH, "bash", line, current, **more)
    return text.splitlines()


def in_fish(line: str) -> list[str]:
    """Ask fish what it would offer: each offer, without what it means."""
    script = f"zhenggai completion fish | source; complete -C '{line}'"
    found = output(shell("fish"), "--no-config", "-c", script)
    return [row.partition("\t")[0] for row in found.splitlines()]


def at_terminal(command: list[str], setup: str, typed: str, until: str) -> str:
    """Type at a shell on a terminal until its screen shows a text; return all it showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execvpe(command[0], command, environ(TERM="dumb", PS1="$ "))  # noqa: S606
    try:
        # The quotation marks keep the echo of what is typed from looking like the answer.
        _type(terminal, f'{setup}; echo rea""dy\n', "ready")
        return _type(terminal, typed, until)
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def _type(terminal: int, text: str, until: str) -> str:
    os.write(terminal, text.encode())
    shown, end = "", time.monotonic() + 15
    while until not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
    return shown
