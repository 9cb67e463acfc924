"""What other units may know of a unit: all that rules across units look at."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from zhenggai.rules.outcome import Wrong
from zhenggai.source import Location
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to an issue of another unit, and what to say if it is not there."""

    unit: str
    issue: str
    missing: Wrong


@dataclass(frozen=True, slots=True)
class Closed:
    """Where and when an issue was closed."""

    at: Location
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An opinion without an answer, and the issue that it led to."""

    unit: str
    issue: str
    date: dt.date | None
    called: Text
    answer: Text
    """The command that answers it."""


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the plan and the measures of a unit say, to be held against other units'."""

    at: Location
    formed: dt.date | None
    sentences: Mapping[int, int]
    """The length of each sentence in characters, by its hash."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What other units may know of a unit: all that rules across units look at."""

    unit: str
    kind: str
    issues: frozenset[str] = frozenset()
    """Ids of all issues in the file, those of later days included."""
    references: tuple[Reference, ...] = ()
    led: frozenset[str] = frozenset()
    """Ids of the shared issues in the file that are no copies."""
    copies: tuple[Reference, ...] = ()
    """What its copies of shared issues are copies of, and what to say if that is not led."""
    closed: Mapping[str, Closed] = field(default_factory=dict)
    """Its issues that are closed on the day, by id."""
    unanswered: tuple[Unanswered, ...] = ()
    """Its opinions that led to issues of other units and are not answered on the day."""
    areas: frozenset[str] = frozenset()
    """Areas of the unit's public issues that count on the day."""
    shared_areas: frozenset[str] = frozenset()
    """Areas of the shared issues that the unit leads."""
    path: str = ""
    """The file of the unit, for findings about the unit as a whole."""
    plan: PlanText | None = None
