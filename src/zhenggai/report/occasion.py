"""For whom and for when a report is: what all its parts need to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from zhenggai.figures.base import Figures, Group
from zhenggai.figures.metrics import FINDINGS, METRICS, Measured
from zhenggai.figures.quantity import Quantity
from zhenggai.model.campaign import Campaign
from zhenggai.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Occasion:
    """For which campaign, day and language, and how the figures were asked for."""

    campaign: Campaign
    day: dt.date
    lang: Lang
    by: Group = ()
    """The keys that figures are grouped by."""
    cross: str = ""
    """The key whose values are the columns."""
    since: dt.date | None = None
    """The earlier day that the as-of day is compared with."""
    where: str = ""
    """The filter as typed."""
    findings: bool = False
    """Whether what `validate` finds is counted too."""

    @property
    def keys(self) -> Group:
        """The keys that figures are grouped by, be it in rows or in columns."""
        return (self.cross,) if self.cross else self.by

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The as-of day, before it the earlier one if there is any."""
        return (self.day,) if self.since is None else (self.since, self.day)

    def say(self, text: Text) -> str:
        """Return words in the language of the report."""
        return text.to(self.lang)

    @property
    def metrics(self) -> Iterable[Measured]:
        """All that is counted."""
        return (*METRICS, *FINDINGS) if self.findings else METRICS

    def change(self, quantity: Quantity, now: Figures, before: Figures | None) -> str:
        """Return by how much a quantity changed; empty if it did not, or only one day is shown."""
        return "" if before is None else self.say(quantity.change(now, before))
