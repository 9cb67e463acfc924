"""Which due dates are wanted: of some kinds, of one person, within some days."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from zhenggai.dues.base import Due

_AND: Final = re.compile(r"[、，,；;/&\s]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; everything if nothing is."""

    kinds: frozenset[str] = field(default_factory=frozenset)
    """Words of `DUE`; all if empty."""
    owner: str = ""
    within: int | None = None
    """Days from the as-of day; what is overdue is always in time for this."""

    def of(self, found: Iterable[Due], day: dt.date) -> tuple[Due, ...]:
        """Choose what is wanted."""
        return tuple(due for due in found if self._takes(due, day))

    def _takes(self, due: Due, day: dt.date) -> bool:
        if self.kinds and due.kind not in self.kinds:
            return False
        if self.within is not None and due.days_left(day) > self.within:
            return False
        named = due.matter.owner
        return not self.owner or self.owner in (named, *_AND.split(named))


ALL: Final = Wanted()
