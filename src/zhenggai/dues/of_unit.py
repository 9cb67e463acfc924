"""The one list of all that is due in a unit."""

from collections.abc import Callable, Iterator
from typing import Final

from zhenggai.dues.answers import of_notices, of_opinions
from zhenggai.dues.base import Due
from zhenggai.dues.review import of_lookbacks, of_makeups, of_mechanisms, of_visits
from zhenggai.dues.work import of_issues, of_measures
from zhenggai.rules.base import Case

_SECTIONS: Final[tuple[Callable[[Case], Iterator[Due]], ...]] = (
    of_opinions,
    of_issues,
    of_measures,
    of_notices,
    of_lookbacks,
    of_makeups,
    of_mechanisms,
    of_visits,
)


def dues(case: Case) -> tuple[Due, ...]:
    """Return all that is due in a unit, the oldest first: what is overdue comes before the rest."""
    found = (due for section in _SECTIONS for due in section(case))
    return tuple(sorted(found, key=lambda due: (due.day, due.at, due.kind)))
