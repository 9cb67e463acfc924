"""What people see of a roll-up: the only thing that a table and the templates are given."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    id: str
    """`opinions`, `issues`, …, the id of a count or a rate, or a value of a group."""
    name: str
    rate: bool
    late: bool = False
    """Whether a number in it is a reproach."""
    spare: int = 0
    """In which order a narrow terminal goes without it; 0: never."""
    changed: bool = False
    """Whether any of its cells changed since the earlier day."""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with all below it, what a unit has itself, or one group of a unit."""

    depth: int
    name: str
    sort: Literal["unit", "itself", "group"]
    cells: tuple[str, ...]
    """A cell for each column; a rate stands with its numerator and denominator."""
    changes: tuple[str, ...] = ()
    """For each column how it changed since the earlier day, `+5`; empty where it did not."""


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate of all units of the table."""

    id: str
    name: str
    percent: str
    numerator: int
    denominator: int
    formula: str
    change: str = ""
    """In percentage points, `+4.2`."""
    numerator_change: str = ""
    denominator_change: str = ""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A count of all units of the table; split by words where it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a table, a Markdown or an HTML page says."""

    html_lang: str
    """The language tag of HTML: zh-CN or en."""
    title: str
    as_of: str
    unit: str
    """The head of the first column."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    """What the table leaves out, and how its rows add up."""
    rates_title: str
    rates_columns: tuple[str, ...]
    """The heads of the table of rates: name, value, numerator, denominator, formula."""
    rates: tuple[RateLine, ...]
    figures_title: str
    figures_columns: tuple[str, ...]
    """The heads of the table of counts: what is counted, number."""
    figures: tuple[FigureLine, ...]
    compares: bool = False
    """Whether an earlier day is compared with: then there are changes."""
