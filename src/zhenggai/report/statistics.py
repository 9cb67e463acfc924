"""Findings counted by rule, unit and severity; what could not be judged, by reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.finding import Finding, Severity, Skipped
from zhenggai.rules import BY_CODE
from zhenggai.words import Lang


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each severity."""

    error: int
    warning: int
    info: int

    @property
    def order(self) -> tuple[int, int, int]:
        """What sorts those with most errors first, then by warnings and notes."""
        return -self.error, -self.warning, -self.info


@dataclass(frozen=True, slots=True)
class RuleCount:
    """The findings of one rule."""

    code: str
    wants: str
    clause: str
    counts: Counts
    units: int
    """In how many units; a finding about the campaign is in none."""


@dataclass(frozen=True, slots=True)
class UnitCount:
    """The findings of one unit; its id is empty for the campaign and the names of files."""

    unit: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Statistics:
    """Rules and units that have findings, those with most errors first."""

    counts: Counts
    rules: tuple[RuleCount, ...]
    units: tuple[UnitCount, ...]


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Why a rule could not be judged, and in which units."""

    code: str
    reason: str
    units: tuple[str, ...]


def statistics(findings: Sequence[Finding], lang: Lang) -> Statistics:
    """Count findings by rule and by unit."""
    by_rule: dict[str, list[Finding]] = {}
    by_unit: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.code, []).append(finding)
        by_unit.setdefault(finding.unit, []).append(finding)
    rules = [_rule(code, found, lang) for code, found in by_rule.items()]
    units = [UnitCount(unit, _counts(found)) for unit, found in by_unit.items()]
    return Statistics(
        _counts(findings),
        tuple(sorted(rules, key=lambda item: (item.counts.order, item.code))),
        tuple(sorted(units, key=lambda item: (item.counts.order, item.unit))),
    )


def _counts(findings: Sequence[Finding]) -> Counts:
    found = [finding.severity for finding in findings]
    return Counts(*map(found.count, (Severity.ERROR, Severity.WARNING, Severity.INFO)))


def _rule(code: str, findings: Sequence[Finding], lang: Lang) -> RuleCount:
    units = {finding.unit for finding in findings if finding.unit}
    return RuleCount(code, wants(code, lang), findings[0].clause, _counts(findings), len(units))


def wants(code: str, lang: Lang) -> str:
    """Return what a rule wants; a code that no rule has wants nothing."""
    return BY_CODE[code].wants.to(lang) if code in BY_CODE else ""


def headline(code: str, lang: Lang) -> str:
    """Return a code with what its rule wants: what a finding is called in a list."""
    return " ".join(filter(None, (code, wants(code, lang))))


def unjudged(skipped: Sequence[Skipped], lang: Lang) -> tuple[Unjudged, ...]:
    """Gather what could not be judged by rule and reason."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in skipped:
        found.setdefault((item.code, item.reason.to(lang)), []).append(item.unit)
    return tuple(
        Unjudged(code, reason, tuple(units)) for (code, reason), units in sorted(found.items())
    )
