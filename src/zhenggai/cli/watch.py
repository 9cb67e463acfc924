"""`zhenggai watch`: judges what is saved, and shows which findings came and which went."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import typer

from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.options import Units
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.examine import check, surroundings, together
from zhenggai.finding import Finding
from zhenggai.folders import CAMPAIGN, UNITS
from zhenggai.load import EVIDENCE, Ledger, open_ledger, path_of
from zhenggai.report.changes_of_findings import as_text, changes, open_now
from zhenggai.report.clean import clean
from zhenggai.rules.runner import Checked
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_EVERY: Final = 0.5
"""Seconds between two looks at the files."""
_NAMED: Final = 3
_SETTLING: Final = 0.05
"""An editor that writes in two goes is waited for."""


@app.command(
    cls=Command,
    help=both(
        "看着账本: 文件一存盘就检查，显示新出来的、没了的和还有的发现。Ctrl-C 结束。",
        "Watch the ledger: whenever a file is saved, check it and show the findings that are new,"
        " gone, and still there. Ctrl-C ends it.",
    ),
)
def watch(
    ctx: typer.Context,
    units: Units = None,
) -> None:
    """Check what is saved."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    watched = _Watched(settings, ledger, tuple(units or ()))
    try:
        watched.begin()
        while True:
            time.sleep(_EVERY)
            watched.look()
    except KeyboardInterrupt:
        settings.tell(Text("\n不看了", "\nno longer watching"))


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells whether a file was written."""

    written: int
    size: int
    number: int


@dataclass
class _Watched:
    """A ledger, what was found in it, and the files as they were then."""

    settings: Settings
    ledger: Ledger
    patterns: Sequence[str]
    stamps: dict[str, _Stamp] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def begin(self) -> None:
        """Check everything once."""
        self.stamps = dict(_stamps(self.ledger.root))
        self.judge(set(self.stamps))
        count = len(self.checked)
        self.say(
            Text(
                f"看着 {count} 个单位，Ctrl-C 结束。{open_now(self.findings).zh}",
                f"watching {count} units; Ctrl-C ends it. {open_now(self.findings).en}",
            )
        )

    def look(self) -> None:
        """Check the files that were written since the last look."""
        stamps = dict(_stamps(self.ledger.root))
        if stamps == self.stamps:
            return
        time.sleep(_SETTLING)
        stamps = dict(_stamps(self.ledger.root))
        written = {it for it in stamps | self.stamps if stamps.get(it) != self.stamps.get(it)}
        self.stamps, old = stamps, self.findings
        self.say(_saved(sorted(written)))
        try:
            self.judge(written)
        except CannotGoOnError as error:
            # The campaign, or the units asked for, are not there: an editor may be at it.
            self.say(error.message)
            return
        said = changes(old, self.findings, written)
        sys.stdout.write(as_text(said, self.settings.lang, color=self.settings.color))
        self.say(open_now(self.findings))
        sys.stdout.flush()
        # Cycles are not looked for while a command runs; this one runs all day.
        gc.collect()

    def judge(self, written: set[str]) -> None:
        """Read what was written, and judge the ledger by what is known of the rest."""
        self.ledger = open_ledger(self.ledger.root)
        around = surroundings(self.ledger, self.settings.day, self.settings.today)
        units = self.ledger.select(self.patterns)
        whole = any(path == CAMPAIGN or path.startswith(EVIDENCE) for path in written)
        names = set(units) != self.checked.keys()
        wanted = [it for it in units if whole or names or path_of(it) in written]
        known = {it: self.checked[it] for it in units if it in self.checked}
        self.checked = {**known, **check(self.ledger, wanted, around)}
        self.findings = together(self.ledger, self.checked, around).findings

    def say(self, text: Text) -> None:
        """Write a line that is no finding."""
        self.settings.tell(text)
        sys.stderr.flush()


def _saved(files: Sequence[str]) -> Text:
    """Return when which files were written."""
    now = f"{dt.datetime.now(dt.UTC).astimezone():%H:%M:%S}"
    named, more = clean(" ".join(files[:_NAMED])), len(files) - _NAMED
    if more <= 0:
        return Text(f"{now} {named}", f"{now} {named}")
    return Text(f"{now} {named} 等 {len(files)} 个文件", f"{now} {named} and {more} more files")


def _stamps(root: Path) -> Iterator[tuple[str, _Stamp]]:
    """Go through the files that a check depends on."""
    with suppress(OSError):
        yield CAMPAIGN, _stamp((root / CAMPAIGN).stat())
    for top in (UNITS, EVIDENCE):
        yield from _below(root / top, top)


def _below(folder: Path | str, name: str) -> Iterator[tuple[str, _Stamp]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        inside = f"{name}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(entry.path, inside)
            continue
        # A link that leads nowhere, and what goes while it is looked at.
        with suppress(OSError):
            yield inside, _stamp(entry.stat())


def _stamp(known: os.stat_result) -> _Stamp:
    return _Stamp(known.st_mtime_ns, known.st_size, known.st_ino)
