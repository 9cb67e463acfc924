"""Read and judge the units of a ledger: what `validate` does, and what papers ask first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from zhenggai.finding import Finding, Skipped
from zhenggai.load import Ledger, evidence_digest, load_unit
from zhenggai.model.profiles import requirements
from zhenggai.parallel import in_batches
from zhenggai.rules.base import Surroundings
from zhenggai.rules.campaign import check_campaign
from zhenggai.rules.outline import outline
from zhenggai.rules.outlines import Outline
from zhenggai.rules.runner import Checked, build_case, check_across, check_unit, judged


@dataclass(frozen=True, slots=True)
class Examination:
    """The findings of a ledger in order of place, and what could not be judged."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    files: int
    units: int
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The kind of each unit that could be read, by id."""


def surroundings(ledger: Ledger, day: dt.date, today: dt.date) -> Surroundings:
    """Return what every unit of the ledger may know beyond itself."""
    return Surroundings(
        ledger.campaign,
        day,
        today,
        frozenset(ledger.units),
        ledger.evidence,
        partial(evidence_digest, ledger.root),
    )


def examine(ledger: Ledger, units: Sequence[str], around: Surroundings) -> Examination:
    """Read and judge these units; the campaign is judged with them."""
    return together(ledger, check(ledger, units, around), around)


def check(ledger: Ledger, units: Sequence[str], around: Surroundings) -> dict[str, Checked]:
    """Read these units and judge each by itself."""
    work = partial(_examine_batch, ledger, around)
    return dict(zip(units, in_batches(work, units), strict=True))


def together(ledger: Ledger, checked: Mapping[str, Checked], around: Surroundings) -> Examination:
    """Judge what needs several units, and the campaign; return all that was found."""
    outlines = {unit: result.outline for unit, result in checked.items() if result.outline}
    kinds = {unit: item.kind for unit, item in outlines.items()}
    outlines |= neighbours(ledger, outlines, around)
    findings = [*ledger.findings, *check_campaign(ledger.campaign)]
    findings = _campaign_severity(findings, ledger)
    for result in checked.values():
        findings += result.findings
    findings += check_across(checked, outlines, around)
    skipped = [item for result in checked.values() for item in result.skipped]
    found, unjudged = tuple(sorted(findings)), tuple(sorted(skipped))
    return Examination(found, unjudged, len(checked) + 1, len(checked), kinds)


def _campaign_severity(findings: list[Finding], ledger: Ledger) -> list[Finding]:
    needs = requirements(ledger.campaign, "organ")
    return judged(findings, needs) if needs else findings


def _examine_batch(ledger: Ledger, around: Surroundings, units: Sequence[str]) -> list[Checked]:
    return [_examine_one(ledger, around, unit) for unit in units]


def _examine_one(ledger: Ledger, around: Surroundings, unit_id: str) -> Checked:
    unit, faults = load_unit(ledger, unit_id)
    if unit is None:
        return Checked(faults)
    return check_unit(unit, faults, around)


def neighbours(
    ledger: Ledger, outlines: Mapping[str, Outline], around: Surroundings
) -> dict[str, Outline]:
    """Return the outlines of units that links lead to and that were not asked for."""
    wanted = {reference.unit for item in outlines.values() for reference in item.references}
    found = {}
    for unit_id in sorted(wanted - outlines.keys()):
        unit, _ = load_unit(ledger, unit_id)
        if unit is not None:
            found[unit_id] = outline(build_case(unit, around))
    return found
