"""What a change of units' files brings: the findings that were not there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhenggai.examine import neighbours
from zhenggai.finding import Finding
from zhenggai.load import Ledger, path_of
from zhenggai.reading import read_unit
from zhenggai.rules.base import Surroundings
from zhenggai.rules.runner import check_across, check_unit


@dataclass(frozen=True, slots=True)
class Change:
    """The bytes of a unit's file before and after; None where there is no file."""

    unit: str
    old: bytes | None
    new: bytes


def brought_by(change: Change, ledger: Ledger, around: Surroundings) -> list[Finding]:
    """Return the findings of a unit after a change that it did not have before, by place."""
    return brought_by_all((change,), ledger, around)


def brought_by_all(
    changes: Sequence[Change], ledger: Ledger, around: Surroundings
) -> list[Finding]:
    """Return the findings of units, all changed at once, that they did not have before.

    The lines of a file move with a change: a finding is known by its code, record and field.
    """
    then = {change.unit: change.old for change in changes if change.old is not None}
    before = Counter(map(_known_by, _findings(then, ledger, around)))
    said: Counter[tuple[str, str, str, str]] = Counter()
    brought = []
    for finding in _findings({change.unit: change.new for change in changes}, ledger, around):
        said[_known_by(finding)] += 1
        if said[_known_by(finding)] > before[_known_by(finding)]:
            brought.append(finding)
    return brought


def _known_by(finding: Finding) -> tuple[str, str, str, str]:
    return finding.location.path, finding.code, finding.record, finding.field


def _findings(files: Mapping[str, bytes], ledger: Ledger, around: Surroundings) -> list[Finding]:
    found: list[Finding] = []
    checked = {}
    for unit_id, data in files.items():
        unit, faults = read_unit(data, path_of(unit_id), unit_id, ledger.campaign.lists)
        if unit is None:
            found += faults
        else:
            checked[unit_id] = check_unit(unit, faults, around)
            found += checked[unit_id].findings
    outlines = {unit: item.outline for unit, item in checked.items() if item.outline}
    outlines |= neighbours(ledger, outlines, around)
    return sorted([*found, *check_across(checked, outlines, around)])
