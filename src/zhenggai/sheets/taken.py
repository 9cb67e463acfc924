"""What a row of a sheet says of a record, with the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from zhenggai.query.refusal import nearest
from zhenggai.sheets.grid import Grid, Spot
from zhenggai.sheets.scalars import Raw
from zhenggai.words import Text

_BODY: Final = re.compile(r"(?:党(?:总支|支部|委|组)|支部|委员会|总支)+$")
"""How names of Party organisations end, which nobody says of a village."""


@dataclass(frozen=True, slots=True, order=True)
class Wrong:
    """What is wrong, and in which cell; they sort as one reads the sheets."""

    sheet: int
    spot: Spot
    place: str
    said: Text


@dataclass(slots=True)
class Taken:
    """What a row says of a record."""

    grid: Grid
    first: Spot
    """The first cell of the row."""
    unit: str = ""
    heads: frozenset[str] | None = None
    """The names of the columns of its sheet, if it has others that are not known."""
    values: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """Values by the path of their column; empty cells are not in it."""
    told: dict[str, Raw] = field(default_factory=dict)
    """Cells of columns that are derived."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """Where each came from, by the name of its column."""
    measure_rows: list[list[int]] = field(default_factory=list)
    """In which rows each of its measures stands."""
    raiser: str = ""
    """The name of who raised an opinion: it is kept apart."""
    by_title: str = ""
    """The unit, if only the title of the table says it."""
    has_log: bool = False
    """Whether the table has a column for the log, as those that are exported have."""

    def wrong(self, name: str, said: Text) -> Wrong:
        """Return a complaint about the cell of a column or a field, or about the row."""
        ends = (name, f"{name}_")
        found = (
            spot for known, spot in self.spots.items() if known.split(".")[-1].lstrip("=") in ends
        )
        spot = self.spots.get(name) or next(found, self.first)
        return wrong_at(self.grid, spot, said)

    def cannot_have(self, name: str) -> bool:
        """Say whether a field lacks for a fault of its own cell, or of its head."""
        return name in self.spots or (self.heads is not None and name not in self.heads)

    @property
    def nested(self) -> dict[str, Any]:
        """The values as a record has them."""
        made: dict[str, Any] = {}
        for path, value in self.values.items():
            inner = made
            for step in path[:-1]:
                inner = inner.setdefault(step, {})
            inner[path[-1]] = value
        return made


def wrong_at(grid: Grid, spot: Spot, said: Text) -> Wrong:
    """Return a complaint about a cell."""
    return Wrong(grid.number, spot, grid.place(spot), said)


@dataclass(frozen=True, slots=True)
class Naming:
    """How the unit of a row is known."""

    units: Collection[str]
    """The ids of the units."""
    names: Callable[[], Mapping[str, str]]
    """Gives the name of each unit by its id; asked only where no id is written."""
    unit: str = ""
    """The unit of all rows, if it was given."""

    def meant(self, text: str) -> list[str]:
        """Return the units that an id or a name means; 新塘村 is 新塘村党支部."""
        said = text.strip()
        if said in self.units:
            return [said]
        called = {unit for unit, name in self.names().items() if said and name == said}
        return sorted(called or (unit for unit, form in self.forms() if form == said))

    def within(self, text: str) -> str | None:
        """Return the one unit that a title speaks of; a village, not the town that it is in."""
        found = {unit for unit, form in self.forms() if form in text}
        lowest = [it for it in found if not any(other.startswith(f"{it}/") for other in found)]
        return lowest[0] if len(lowest) == 1 else None

    def forms(self) -> Iterator[tuple[str, str]]:
        """Go through what units are called, in full and as people say."""
        for unit, name in self.names().items():
            for form in (name, _BODY.sub("", name.removeprefix("中共"))):
                if len(form) > 1:
                    yield unit, form

    def is_called(self, unit: str, text: str) -> bool:
        """Say whether a text means a unit, or is the end of its name, as 村党支部 is."""
        return unit in self.meant(text) or self.names().get(unit, "").endswith(text)

    def near(self, text: str) -> str:
        """Return units that are called much the same."""
        return " ".join(nearest(text, [*self.units, *self.names().values()], 3))
