"""What a run of the rules found and what was asked for: all that a format is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.examine import Examination
from zhenggai.finding import Finding, Severity, Skipped
from zhenggai.model.campaign import Campaign
from zhenggai.model.profiles import Requirements, requirements
from zhenggai.rules import BY_CODE, RULES
from zhenggai.rules.base import Rule
from zhenggai.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person or a program wants to see."""

    lang: Lang
    day: dt.date
    codes: frozenset[str] = frozenset(BY_CODE)
    """The rules that are wanted."""
    fail_on: Severity = Severity.ERROR
    """The lowest severity that counts as failed."""
    statistics: bool = False
    skipped: bool = False
    base: str = ""
    """Where the ledger stands in its repository: empty at its top, else such as `ledgers/`."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings that are wanted, in order of place, and what could not be judged."""

    campaign: str
    files: int
    units: int
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    judged: Mapping[str, tuple[Rule, ...]]
    """The wanted rules that apply to each unit that could be read; to the campaign under ""."""
    asked: Asked

    def say(self, text: Text) -> str:
        """Return words in the language that is wanted."""
        return text.to(self.asked.lang)

    def in_repository(self, finding: Finding) -> str:
        """Return the path of a finding's file as a code host knows it."""
        return self.asked.base + finding.location.path


_CAMPAIGN: Final = frozenset({"FIL10", "SEQ03", "STG01"})
"""Rules that only the campaign can break."""


def make_report(examination: Examination, campaign: Campaign, asked: Asked) -> Report:
    """Choose what is wanted of an examination."""
    kinds = examination.kinds
    rules = [rule for rule in RULES if rule.code in asked.codes]
    by_kind = {kind: _of_unit(rules, requirements(campaign, kind)) for kind in set(kinds.values())}
    judged = {unit: by_kind[kind] for unit, kind in kinds.items()}
    if campaign.node.keys:
        judged[""] = _of_campaign(rules, requirements(campaign, "organ"))
    return Report(
        campaign.name,
        examination.files,
        examination.units,
        tuple(item for item in examination.findings if item.code in asked.codes),
        tuple(item for item in examination.skipped if item.code in asked.codes),
        judged,
        asked,
    )


def _of_unit(rules: Iterable[Rule], needs: Requirements | None) -> tuple[Rule, ...]:
    village = needs is not None and needs.base == "village"
    foreign = "O" if village else "V"
    return tuple(
        rule
        for rule in rules
        if rule.code not in _CAMPAIGN and rule.applies != foreign and not _off(rule, needs)
    )


def _of_campaign(rules: Iterable[Rule], needs: Requirements | None) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules
        if (rule.code in _CAMPAIGN or rule.code.startswith("FIL")) and not _off(rule, needs)
    )


def _off(rule: Rule, needs: Requirements | None) -> bool:
    return needs is not None and needs.severity.get(rule.code) == Severity.OFF.word
