"""How units stand on a day: what the screen, the lines and JSON of `status` are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.deadlines import work_calendar
from zhenggai.dues.choice import ALL, Wanted
from zhenggai.figures.accounts import ACCOUNTS
from zhenggai.figures.ratio import Ratio
from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign
from zhenggai.model.profiles import requirements
from zhenggai.outlook import Outlook
from zhenggai.report.agenda import Agenda, Asked
from zhenggai.words import ACCOUNT, Lang, Text


@dataclass(frozen=True, slots=True)
class Occasion:
    """For which campaign, day and language."""

    campaign: Campaign
    day: dt.date
    lang: Lang

    def say(self, text: Text) -> str:
        """Return words in the language that is wanted."""
        return text.to(self.lang)

    def kind_of(self, outlook: Outlook) -> Text:
        """Return what units of this kind are called."""
        needs = requirements(self.campaign, outlook.kind)
        return needs.name if needs else Text(outlook.kind, outlook.kind)


def agenda_of(
    outlooks: Sequence[Outlook],
    occasion: Occasion,
    wanted: Wanted = ALL,
    *,
    explain: bool = False,
) -> Agenda:
    """Return what is wanted of all that is due in some units: the oldest first."""
    found = (due for outlook in outlooks for due in outlook.dues)
    return Agenda(
        wanted.of(sorted(found, key=lambda due: due.day), occasion.day),
        {outlook.id: Asked(outlook.name, outlook.warn_days) for outlook in outlooks},
        work_calendar(occasion.campaign.calendar),
        occasion.day,
        occasion.lang,
        explain,
    )


def account_ratios(outlooks: Sequence[Outlook]) -> dict[str, Ratio]:
    """Return the three accounts of some units together, by the words of `ACCOUNT`."""
    found = {}
    for name, rate in zip(ACCOUNT.ids, ACCOUNTS, strict=True):
        parts = [rate.of(outlook.own) for outlook in outlooks]
        found[name] = Ratio(
            sum(part.numerator for part in parts), sum(part.denominator for part in parts)
        )
    return found


def overdue(outlook: Outlook, day: dt.date) -> int:
    """Count what is overdue in a unit."""
    return sum(due.days_left(day) < 0 for due in outlook.dues)


def soon(outlook: Outlook, day: dt.date) -> int:
    """Count what is due in a unit within the days that it is warned of."""
    return sum(0 <= due.days_left(day) <= outlook.warn_days for due in outlook.dues)


def severities(findings: Sequence[Finding]) -> dict[str, int]:
    """Count findings by severity."""
    found = [finding.severity for finding in findings]
    return {
        severity.word: found.count(severity)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    }
