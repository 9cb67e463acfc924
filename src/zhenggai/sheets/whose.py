"""Of which unit a row is: its own columns say it, else what stands above the table."""

from __future__ import annotations

from functools import cached_property

from zhenggai.sheets.grid import Spot
from zhenggai.sheets.heads import Found
from zhenggai.sheets.scalars import CellOfError, WrongCellError
from zhenggai.sheets.taken import Naming, Taken

_ABOVE = "=above"


class Whose:
    """Tells of which unit the rows of a table are."""

    def __init__(self, found: Found, naming: Naming) -> None:
        """Keep the table and what units are called."""
        self.found = found
        self.naming = naming

    def unit(self, taken: Taken) -> str:
        """Return the unit of a row; raise `CellOfError` at the cell that is to blame."""
        naming = self.naming
        typed = str(taken.told.get("=unit") or "").strip()
        named = str(taken.told.get("=unit_name") or "").strip()
        if naming.unit or typed:
            unit = _only(naming.unit or typed, "=unit", naming)
        elif named and naming.meant(named):
            return _only(named, "=unit_name", naming)
        else:
            unit = self.above(taken) or _only(named, "=unit_name", naming)
        if named and not naming.is_called(unit, named):
            raise _other_unit(named, unit, self.found)
        return unit

    def above(self, taken: Taken) -> str | None:
        """Return the unit of a heading in the table, a line above it, its title, or its sheet."""
        heading = next((it for row, it in reversed(self.headings) if row < taken.first[0]), "")
        if self.line and not heading:
            taken.spots[_ABOVE] = self.line[0]
            return _only(self.line[1], _ABOVE, self.naming)
        if not (self.found.at("=unit") or self.found.at("=unit_name")):
            taken.spots["=unit_name"] = (self.found.head, self.found.named[0].spot[1])
        taken.by_title = heading or self.title
        return taken.by_title or None

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """The rows of headings that name a unit, and which."""
        named = ((row, self.naming.within(text)) for row, text in self.found.headings())
        return [(row, unit) for row, unit in named if unit]

    @cached_property
    def line(self) -> tuple[Spot, str] | None:
        """What the line above the table names as the unit that filled it in."""
        return self.found.unit()

    @cached_property
    def title(self) -> str:
        """The unit that the title speaks of, or else the name of the sheet."""
        title = " ".join(text for _, text in self.found.titles())
        return self.naming.within(title) or self.naming.within(self.found.grid.name) or ""


def _only(typed: str, name: str, naming: Naming) -> str:
    """Return the one unit that an id or a name means."""
    units = naming.meant(typed)
    if len(units) == 1:
        return units[0]
    raise CellOfError(name, _unclear(typed, units, naming))


def _unclear(typed: str, units: list[str], naming: Naming) -> WrongCellError:
    if not typed:
        return WrongCellError(
            "不知道是哪个单位: 加一栏“单位编号”，或写 --unit 单位",
            "which unit? Add a column “Unit id”, or write --unit UNIT",
        )
    if units:
        return WrongCellError(
            f"叫“{typed}”的单位有几个: {' '.join(units)}。写单位编号",
            f"several units are called {typed}: {' '.join(units)}. Write the unit's id",
        )
    near = naming.near(typed)
    return WrongCellError(
        f"账本里没有单位“{typed}”" + (f"，是不是: {near}" if near else "，可写 --unit 单位"),
        f"no unit {typed} in the ledger" + (f"; is it {near}?" if near else "; use --unit"),
    )


def _other_unit(named: str, own: str, found: Found) -> CellOfError:
    column = found.at("=unit_name")
    head = column.head if column else ""
    return CellOfError(
        "=unit_name",
        WrongCellError(
            f"“{named}”不是本单位（{own}）。别的单位写到“配合单位”一栏；"
            f"不要这一栏: --skip '{head}'",
            f"{named} is not this unit ({own}). Others belong under Partners; to leave the column"
            f" out: --skip '{head}'",
        ),
    )
