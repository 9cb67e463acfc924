"""What `validate` finds, as figures of each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from zhenggai.figures.base import Figures, Tally
from zhenggai.finding import Finding, Severity

_COUNTED = (Severity.ERROR, Severity.WARNING)


def by_unit(findings: Iterable[Finding], units: Collection[str]) -> Mapping[str, Figures]:
    """Count errors and warnings of each unit; those of no unit, as of the campaign, under ""."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for finding in findings:
        if finding.severity in _COUNTED:
            unit = finding.unit if finding.unit in units else ""
            tallies[unit].add(f"findings.{finding.severity.word}")
    return {unit: tally.figures() for unit, tally in tallies.items()}
