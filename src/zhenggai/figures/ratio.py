"""What a rate is: two numbers taken of figures, never one without the other."""

from dataclasses import dataclass

from zhenggai.figures.base import Figures
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts added up, some of them taken away."""

    metrics: tuple[str, ...]
    less: tuple[str, ...] = ()

    def of(self, figures: Figures) -> int:
        """Add up these counts of figures."""
        taken = sum(figures.of(metric) for metric in self.less)
        return sum(figures.of(metric) for metric in self.metrics) - taken


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator and a denominator, never one without the other."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """The share; None when there is nothing to take it of."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def percent(self) -> str:
        """The share in per cent to one place, half up; 100.0% only when it is all of it."""
        if not self.denominator:
            return "—"
        tenths = (2000 * self.numerator + self.denominator) // (2 * self.denominator)
        if self.numerator < self.denominator:
            tenths = min(tenths, 999)
        return f"{tenths // 10}.{tenths % 10}%"

    def __str__(self) -> str:
        """Return the share with what it was taken of: `58.9% (1275/2164)`; — without."""
        if not self.denominator:
            return self.percent
        return f"{self.percent} ({self.numerator}/{self.denominator})"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: its id, its name, its formula in words, and its two numbers."""

    id: str
    name: Text
    formula: Text
    numerator: Sum
    denominator: Sum

    def of(self, figures: Figures) -> Ratio:
        """Take the rate of figures, of one unit or of many added up."""
        return Ratio(self.numerator.of(figures), self.denominator.of(figures))


def count(*metrics: str, less: tuple[str, ...] = ()) -> Sum:
    """Return what adds up these metrics."""
    return Sum(metrics, less)
