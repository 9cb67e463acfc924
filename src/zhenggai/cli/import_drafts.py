"""What a table would do to the files of units, examined before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.cli.settings import Settings
from zhenggai.edit.apply import apply
from zhenggai.effect import Change, brought_by_all
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.examine import surroundings
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, path_of
from zhenggai.reading import read_unit
from zhenggai.sheets.columns import Layout
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.plan import Plan, Planner, together
from zhenggai.sheets.taken import Taken, Wrong
from zhenggai.words import Text

_NEVER: Final = ("FIL", "REF", "SEQ")
"""Families of rules that no import may offend."""
Read = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be done to the file of a unit."""

    unit: str
    plan: Plan
    old: bytes
    new: bytes
    wrong: Sequence[Wrong]
    open: Sequence[tuple[str, Finding]] = ()
    """What is still to be done afterwards, each with its cell."""


@dataclass(frozen=True, slots=True)
class Work:
    """Plans changes of files and examines what they would bring."""

    layout: Layout
    ledger: Ledger
    listener: Listener
    settings: Settings
    update: bool

    def drafts(self, rows: Iterable[Taken], read: Read) -> list[Draft]:
        """Return what would be done to each unit, and what is wrong with it."""
        by_unit: dict[str, list[Taken]] = {}
        for row in rows:
            if row.unit:
                by_unit.setdefault(row.unit, []).append(row)
        drafts = [self.draft(unit, own, read) for unit, own in by_unit.items()]
        changed = [draft for draft in drafts if draft.old != draft.new]
        if any(draft.wrong for draft in drafts) or not changed:
            return drafts
        return self.examined(drafts, changed)

    def draft(self, unit_id: str, rows: Sequence[Taken], read: Read) -> Draft:
        """Return what would be done to one unit."""
        name, lists = path_of(unit_id), self.ledger.campaign.lists
        old = read(name)
        unit = read_unit(old, name, unit_id, lists)[0] if old is not None else None
        if old is None or unit is None:
            raise CannotGoOnError(
                Text(
                    f"{name} 读不了，见 zhenggai validate {unit_id}",
                    f"{name} cannot be read; see zhenggai validate {unit_id}",
                ),
                INPUT_OUTPUT,
            )
        planner = Planner(self.layout, unit, self.listener, update=self.update)
        plan = planner.plan(rows)
        if plan.wrong or not plan.edits:
            return Draft(unit_id, plan, old, old, plan.wrong)
        try:
            new = apply(old, name, together([edit for edit, _ in plan.edits], unit), lists)
        except CannotGoOnError as error:
            return Draft(unit_id, plan, old, old, self.culprits(plan, old, name, error))
        return Draft(unit_id, plan, old, new, ())

    def culprits(
        self, plan: Plan, old: bytes, name: str, error: CannotGoOnError
    ) -> Sequence[Wrong]:
        """Return the rows whose edit cannot be made; the first one if none alone is to blame."""
        found = []
        for edit, row in plan.edits:
            try:
                apply(old, name, [edit], self.ledger.campaign.lists)
            except CannotGoOnError as own:
                found.append(row.wrong("", own.message))
        return found or [plan.edits[0][1].wrong("", error.message)]

    def examined(self, drafts: Sequence[Draft], changed: Sequence[Draft]) -> list[Draft]:
        """Return drafts with what would be wrong afterwards, at the rows that bring it."""
        day = max(self.settings.day, self.listener.day)
        around = surroundings(self.ledger, day, self.settings.today)
        changes = [Change(draft.unit, draft.old, draft.new) for draft in changed]
        found: dict[str, list[Finding]] = {}
        for item in brought_by_all(changes, self.ledger, around):
            found.setdefault(item.location.path, []).append(item)
        return [_with_findings(draft, found.get(path_of(draft.unit), ())) for draft in drafts]


def _with_findings(draft: Draft, found: Sequence[Finding]) -> Draft:
    """Return a draft with the findings that refuse it, and those that are work to do."""
    wrong: list[Wrong] = []
    left: list[tuple[str, Finding]] = []
    for item in found:
        row = draft.plan.rows.get(item.record)
        said, then = item.message, item.remedy
        if item.severity is Severity.ERROR and item.code.startswith(_NEVER):
            zh, en = f"{item.code} {said.zh} → {then.zh}", f"{item.code} {said.en} → {then.en}"
            blamed = row or draft.plan.edits[0][1]
            wrong.append(blamed.wrong(item.field, Text(zh, en)))
        elif item.severity >= Severity.WARNING:
            left.append((row.wrong(item.field, said).place if row else str(item.location), item))
    return replace(draft, wrong=wrong, open=left)
