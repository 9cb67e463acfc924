"""What a satisfaction survey came to (满意度测评, C36 and C37)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zhenggai.model.limits import Limits, exactly
from zhenggai.model.review import Survey


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes by class of option."""

    positive: int = 0
    neutral: int = 0
    negative: int = 0
    unknown: int = 0

    @property
    def decided(self) -> int:
        """Votes that say whether people are satisfied."""
        return self.positive + self.neutral + self.negative

    @property
    def valid(self) -> int:
        """All votes that count, “don't know” included."""
        return self.decided + self.unknown

    def majority_dissatisfied(self, limits: Limits) -> bool:
        """Say whether more than the limit are dissatisfied; exactly the limit are not."""
        line = exactly(limits.dissatisfied)
        return bool(self.decided) and Fraction(self.negative, self.decided) > line

    def too_few_satisfied(self, limits: Limits) -> bool:
        """Say whether the campaign has a lower line for the broad rate and this is below it."""
        if limits.broad_minimum is None or not self.valid:
            return False
        broad = Fraction(self.positive + self.neutral, self.valid)
        return broad < exactly(limits.broad_minimum)

    def passes(self, limits: Limits) -> bool:
        """Say whether no make-up is required."""
        return bool(self.valid) and not (
            self.majority_dissatisfied(limits) or self.too_few_satisfied(limits)
        )


def tally(counts: Mapping[str, int], classes: Mapping[str, str]) -> Tally:
    """Add up votes by the class of their option; one that is no longer offered has none."""
    by_class = {"pos": 0, "neutral": 0, "neg": 0, "unknown": 0}
    for option, votes in counts.items():
        by_class[classes.get(option, "unknown")] += votes
    return Tally(*by_class.values())


def in_force(surveys: Sequence[Survey]) -> tuple[Survey, ...]:
    """Return the surveys that no other one supersedes, in order of date."""
    replaced = {survey.supersedes for survey in surveys if survey.supersedes != survey.id}
    kept = [survey for survey in surveys if survey.id not in replaced]
    return tuple(sorted(kept, key=lambda survey: survey.date or dt.date.min))


def latest(surveys: Sequence[Survey]) -> Survey | None:
    """Return the latest survey that no other one supersedes."""
    kept = in_force(surveys)
    return kept[-1] if kept else None
