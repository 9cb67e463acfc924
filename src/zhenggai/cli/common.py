"""What several commands do first: find the ledger, choose, and write the result."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typer

from zhenggai.cli.pager import show
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.load import Ledger, find_ledger, open_ledger
from zhenggai.words import Text


def settings_of(ctx: typer.Context) -> Settings:
    """Return the settings that `main` made."""
    settings = ctx.find_root().obj
    return settings if isinstance(settings, Settings) else Settings()


def the_ledger(settings: Settings) -> Ledger:
    """Open the ledger that is named, or the nearest one from the current folder upwards."""
    return open_ledger(settings.folder or find_ledger(Path.cwd()))


def one_of(option: str, value: str, choices: Sequence[str]) -> str:
    """Return `value` if it is one of the choices of an option; say so otherwise."""
    known = " ".join(choices)
    if not value:
        raise CannotGoOnError(
            Text(f"还要写 {option}，可写: {known}", f"{option} is needed; choose from: {known}")
        )
    if value not in choices:
        raise CannotGoOnError(
            Text(
                f"{option} 不能是“{value}”，可写: {known}",
                f"{option} cannot be {value}; choose from: {known}",
            )
        )
    return value


_SPELT: Final = {"htm": "html", "yml": "yaml", "markdown": "md", "xml": "junit"}
_OTHERS: Final = ("csv", "docx", "html", "ics", "json", "md", "pdf", "svg", "xlsx", "yaml")
"""Forms that a command may lack: a file that is named so must not hold something else."""


def form_wanted(form: str, output: Path | None, choices: Sequence[str]) -> str:
    """Return the form to write in: the one asked for, else that of the file's name or the first."""
    ending = output.suffix.lstrip(".").lower() if output and not form else ""
    named = _SPELT.get(ending, ending)
    known = named in choices or named in _OTHERS
    return one_of("--format", form or (named if known else choices[0]), choices)


def write(text: str, output: Path | None, settings: Settings) -> None:
    """Write a result to a file, or to stdout."""
    if output is None:
        show(text, settings)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8", newline="\n")
    settings.tell(Text(f"已写入 {output}", f"written: {output}"))
