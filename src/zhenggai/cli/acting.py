"""How every verb writes: locked, planned from what the file says now, examined, told."""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import typer

from zhenggai.acts.base import Deed
from zhenggai.cli.common import write
from zhenggai.cli.settings import Settings
from zhenggai.cli.writing import writing
from zhenggai.edit.apply import apply, difference
from zhenggai.edit.files import read_file, told
from zhenggai.edit.writing import Writing
from zhenggai.effect import Change, brought_by
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.examine import surroundings
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, path_of
from zhenggai.lookup import Lookup
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.report.clean import clean
from zhenggai.report.finding_line import finding_line
from zhenggai.words import SEVERITY, Text

_NEVER: Final = ("FIL", "REF", "SEQ")
"""Families of rules that no verb may offend."""
_SHOWN: Final = 5
_COMMAND: Final = re.compile(r"zhenggai [a-z-]+ [a-z-]+ [^\s；，]+")
"""A command and what it is about: what a next step says already is not said twice."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One command on the file of one unit."""

    command: str
    """`issue done`: who waits for the lock is told, and so is who undoes it."""
    unit: str
    day: dt.date
    """The day of what is recorded."""
    plan: Callable[[Unit], Deed]
    """Says what to do to the unit as its file has it now."""
    makes: bytes | None = None
    """The file of a new unit; the plan says what was done, without edits."""
    beside: Callable[[Writing, Deed], None] | None = None
    """Writes other files in the same act."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What would be written, and what it would bring."""

    deed: Deed
    old: bytes | None
    new: bytes
    brought: Sequence[Finding]

    @property
    def refused(self) -> list[Finding]:
        """The errors for which it is not written."""
        families = (*_NEVER, *self.deed.refuses)
        return [
            item
            for item in self.brought
            if item.severity is Severity.ERROR and item.code.startswith(families)
        ]


def unit_and_record(name: str, ledger: Ledger) -> tuple[str, str]:
    """Return the unit and the id of a record from `UNIT#ID`, or an id that is unique."""
    unit, mark, record = unicodedata.normalize("NFC", name.strip()).rpartition("#")
    known = {unicodedata.normalize("NFC", it): it for it in ledger.units} if mark else {}
    if unit in known:
        return known[unit], record
    entry = Lookup(ledger, dt.date.max).find(name).entry
    return entry.unit.id, "" if entry.record is entry.unit else entry.label


def act_on(errand: Errand, ledger: Ledger, settings: Settings, *, dry_run: bool = False) -> None:
    """Do it, and say what was done and what comes next; or show it, or refuse it (exit 1)."""
    name = path_of(errand.unit)
    if dry_run:
        with told(name):
            data = read_file(ledger.root / name)
        draft = _drafted(errand, data, ledger, settings)
        _refuse(draft, settings)
        write(difference(draft.old or b"", draft.new, name), None, settings)
        settings.tell(Text("只是看看，没有写入", "a dry run: nothing was written"))
        return
    with writing(ledger.root, errand.command) as act:
        draft = _drafted(errand, act.read(name), ledger, settings)
        if not draft.refused:
            act.change(name, draft.old, draft.new)
            if errand.beside:
                errand.beside(act, draft.deed)
    _refuse(draft, settings)
    _tell(draft, errand, settings)


def _drafted(errand: Errand, data: bytes | None, ledger: Ledger, settings: Settings) -> _Draft:
    name, lists = path_of(errand.unit), ledger.campaign.lists
    if errand.makes is not None:
        if data is not None:
            raise CannotGoOnError(Text(f"{name} 已经有了", f"{name} is there already"))
        data, ledger = errand.makes, replace(ledger, units=(*ledger.units, errand.unit))
    unit = read_unit(data, name, errand.unit, lists)[0] if data is not None else None
    if data is None or unit is None:
        raise CannotGoOnError(
            Text(
                f"{name} 读不了，见 zhenggai validate {errand.unit}",
                f"{name} cannot be read; see zhenggai validate {errand.unit}",
            ),
            INPUT_OUTPUT,
        )
    deed = errand.plan(unit)
    new = apply(data, name, deed.edits, lists)
    around = surroundings(ledger, max(settings.day, errand.day), settings.today)
    old = None if errand.makes is data else data
    return _Draft(deed, old, new, brought_by(Change(errand.unit, old, new), ledger, around))


def _refuse(draft: _Draft, settings: Settings) -> None:
    """Say why nothing is written, if it is not; places would be of a file that there is not."""
    refused = draft.refused
    if not refused:
        return
    word = SEVERITY["error"]
    lines = [
        Text(
            f"  {it.code} {word.zh}: {it.message.zh}\n    → {it.remedy.zh}",
            f"  {it.code} {word.en}: {it.message.en}\n    → {it.remedy.en}",
        )
        for it in refused
    ]
    head = Text("没有写入，写了就不对:", "Nothing was written; it would be wrong:")
    sys.stderr.write("".join(f"{_clean(settings.say(line))}\n" for line in [head, *lines]))
    raise typer.Exit(1)


def _tell(draft: _Draft, errand: Errand, settings: Settings) -> None:
    deed, name = draft.deed, path_of(errand.unit)
    if draft.old == draft.new:
        settings.tell(Text(f"{name} 本来就是这样，没有改动", f"{name} says so already"))
        return
    if deed.made:
        sys.stdout.write(f"{deed.made}\n")
    said = [deed.done, *(Text(f"下一步: {it.zh}", f"Next: {it.en}") for it in deed.then)]
    for text in said:
        settings.tell(Text(_clean(text.zh), _clean(text.en)))
    named = {found for text in deed.then for found in _COMMAND.findall(text.zh)}
    open_now = [
        item
        for item in draft.brought
        if item.severity >= Severity.WARNING and named.isdisjoint(_COMMAND.findall(item.remedy.zh))
    ]
    if open_now:
        settings.tell(Text("还要办的:", "Still to be done:"))
    for item in open_now[:_SHOWN]:
        line = finding_line(item, settings.lang)
        settings.tell(Text(f"  {line}", f"  {line}"))
    if len(open_now) > _SHOWN:
        more, unit = len(open_now) - _SHOWN, errand.unit
        see = f"zhenggai validate {unit}"
        settings.tell(Text(f"  还有 {more} 处: {see}", f"  {more} more: {see}"))


def _clean(text: str) -> str:
    return "\n".join(clean(line) for line in text.split("\n"))
