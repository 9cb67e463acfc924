"""What a rule yields: something wrong, or that it cannot judge yet."""

from dataclasses import dataclass
from typing import TypeAlias

from zhenggai.finding import Severity
from zhenggai.model.schema import Record
from zhenggai.source import Location
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: the place, what is wrong, and exactly what to do."""

    location: Location
    message: Text
    remedy: Text
    """Pieces of the file stand in it between ‹ ›: see `zhenggai.naming`."""
    record: str = ""
    field: str = ""
    severity: Severity | None = None
    """None: the rule's own severity."""
    held: type[Record] | None = None
    """What the keys that the remedy names are keys of; the unit, if it is left out."""
    words: str = ""
    """What was typed there, if it is text: a paper that does not print it is not concerned."""


@dataclass(frozen=True, slots=True)
class Skip:
    """That the rule cannot be judged yet, and why."""

    reason: Text


Outcome: TypeAlias = Wrong | Skip

NO_STAGE = Skip(Text("整改提高阶段还没有开始或没有日期", "the rectification stage has not begun"))
