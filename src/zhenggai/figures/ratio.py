"""What a rate is: two numbers taken of figures, never one without the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from zhenggai.figures.base import Figures
from zhenggai.words import Text

Number: TypeAlias = Callable[[Figures], int]


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
    numerator: Number
    denominator: Number

    def of(self, figures: Figures) -> Ratio:
        """Take the rate of figures, of one unit or of many added up."""
        return Ratio(self.numerator(figures), self.denominator(figures))


def count(*metrics: str) -> Number:
    """Return a function that adds up these metrics."""
    return lambda figures: sum(figures.of(metric) for metric in metrics)
