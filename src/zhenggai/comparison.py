"""Two forms of a ledger → what changed, unit by unit: two revisions, or two days of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.changes.compare import Changed, changed_records, differences
from zhenggai.changes.values import Values, values_of
from zhenggai.edit.files import read_file
from zhenggai.folders import CAMPAIGN, UNITS
from zhenggai.git.asking import Repository
from zhenggai.git.files import Change, changed, contents
from zhenggai.load import Ledger, load_unit
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import as_of
from zhenggai.reading import read_campaign, read_unit

_OTHERS: Final = ("data/evidence", "templates")
"""Files of which it is only said that they differ."""
_ENDING: Final = ".yaml"


@dataclass(frozen=True, slots=True)
class UnitDiff:
    """What changed in a unit, or in the campaign."""

    unit: str
    """Empty for the campaign."""
    name: str
    changed: tuple[Changed, ...]
    former: str = ""
    """The id that it had before, if it had another."""
    path: str = ""
    """Its file, if that cannot be read on one of the sides."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in a ledger."""

    units: tuple[UnitDiff, ...]
    others: tuple[str, ...] = ()
    """Other files that differ."""


def between_days(ledger: Ledger, units: Sequence[str], old: dt.date, new: dt.date) -> Difference:
    """Compare the files with themselves on two days: facts of later days are not there yet."""
    found = []
    for unit_id in units:
        unit, _ = load_unit(ledger, unit_id)
        if unit is None or unit.latest <= min(old, new):
            continue
        before, after = as_of(unit, old), as_of(unit, new)
        records = changed_records(
            values_of(before) if before else None, values_of(after) if after else None
        )
        if records:
            found.append(UnitDiff(unit_id, unit.name, tuple(records)))
    return Difference(tuple(found))


def between_revisions(
    ledger: Ledger, repository: Repository, old: str, new: str = ""
) -> Difference:
    """Compare two commits, or a commit with the files in the folder."""
    files = changed(repository, old, new, CAMPAIGN, UNITS, *_OTHERS)
    told = [file for file in files if _is_told(file)]
    blobs = contents(repository, [name for it in told for name in (*it.olds, it.new) if name])
    found = [_compared(ledger, _Forms(it, *_bytes(ledger, it, blobs))) for it in told]
    others = sorted({it.after or it.before for it in files if not _is_told(it)})
    listed = sorted((one for one in found if one), key=lambda one: one.unit)
    return Difference(tuple(listed), tuple(others))


def _is_told(change: Change) -> bool:
    return all(
        path == CAMPAIGN or (path.startswith(f"{UNITS}/") and path.endswith(_ENDING))
        for path in (change.before, change.after)
        if path
    )


@dataclass(frozen=True, slots=True)
class _Forms:
    """A file that differs, with its bytes on both sides; None where there is none."""

    file: Change
    old: bytes | None
    new: bytes | None


def _bytes(
    ledger: Ledger, file: Change, blobs: dict[str, bytes]
) -> tuple[bytes | None, bytes | None]:
    old = blobs.get(file.olds[0]) if file.before and file.olds else None
    if not file.after:
        return old, None
    return old, blobs[file.new] if file.new in blobs else read_file(ledger.root / file.after)


def _compared(ledger: Ledger, forms: _Forms) -> UnitDiff | None:
    file = forms.file
    path = file.after or file.before
    if path == CAMPAIGN:
        return _campaigns(forms)
    unit_id = _unit_of(path)
    old, new = (_unit(ledger, unit_id, data) for data in (forms.old, forms.new))
    if old is None or new is None:
        return UnitDiff(unit_id, "", (), path=path)
    name = (new or old).get("name", "")
    former = _unit_of(file.before) if file.before and file.before != path else ""
    records = changed_records(old or None, new or None)
    return UnitDiff(unit_id, name, tuple(records), former) if records or former else None


def _unit_of(path: str) -> str:
    return path.removeprefix(f"{UNITS}/").removesuffix(_ENDING)


def _unit(ledger: Ledger, unit_id: str, data: bytes | None) -> Values | None:
    """Return what a unit file says, nothing if there is none; None if it cannot be read."""
    if data is None:
        return {}
    unit, _ = read_unit(data, "", unit_id, ledger.campaign.lists)
    return values_of(unit) if unit else None


def _campaigns(forms: _Forms) -> UnitDiff | None:
    read = [read_campaign(data or b"", CAMPAIGN)[0] for data in (forms.old, forms.new)]
    if None in read:
        return UnitDiff("", "", (), path=CAMPAIGN)
    old, new = (values_of(campaign) if campaign else {} for campaign in read)
    changes = tuple(differences(Campaign, old, new))
    if not changes:
        return None
    one = Changed(Campaign, "", old or None, new or None, changes)
    return UnitDiff("", (new or old).get("name", ""), (one,))
