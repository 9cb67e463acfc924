"""The only shape of a complaint, and of a question that could not be asked."""

import dataclasses
from dataclasses import dataclass
from enum import IntEnum

from zhenggai.source import Location
from zhenggai.words import Text


class Severity(IntEnum):
    """How bad a finding is; `OFF` silences a rule."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The id that files and machine outputs use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One complaint: where, which rule, how bad, what is wrong and what to do.

    Findings sort by path, line, column and code. `unit`, `record` and `field` are ids, empty
    where the finding is about a whole file; `clause` is the clause of the speech (C01-C63).
    """

    location: Location
    code: str
    severity: Severity
    message: Text
    remedy: Text
    unit: str = ""
    record: str = ""
    field: str = ""
    clause: str = ""
    words: str = dataclasses.field(default="", compare=False, repr=False)
    """What was typed there, if it is text."""


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A rule that could not be judged for a unit, and why."""

    unit: str
    code: str
    reason: Text
