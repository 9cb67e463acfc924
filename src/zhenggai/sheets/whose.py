"""Of which unit a row is: its own columns say it, else what stands above the table."""

from __future__ import annotations

from zhenggai.sheets.heads import Found
from zhenggai.sheets.scalars import CellOfError, WrongCellError
from zhenggai.sheets.taken import Naming, Taken

_ABOVE = "=above"


def unit_of(taken: Taken, found: Found, naming: Naming) -> str:
    """Return the unit of a row; raise `CellOfError` at the cell that is to blame."""
    typed = str(taken.told.get("=unit") or "").strip()
    named = str(taken.told.get("=unit_name") or "").strip()
    if naming.unit or typed:
        unit = _only(naming.unit or typed, "=unit", naming)
    elif named and naming.meant(named):
        return _only(named, "=unit_name", naming)
    else:
        unit = _above(taken, found, naming) or _only(named, "=unit_name", naming)
    if named and not naming.is_called(unit, named):
        raise _other_unit(named, unit, found)
    return unit


def _above(taken: Taken, found: Found, naming: Naming) -> str | None:
    """Return the unit that a line above the table, its title, or else its sheet is called by."""
    above = found.unit()
    if above:
        taken.spots[_ABOVE] = above[0]
        return _only(above[1], _ABOVE, naming)
    if not (found.at("=unit") or found.at("=unit_name")):
        taken.spots["=unit_name"] = (found.head, found.named[0].spot[1])
    title = " ".join(text for _, text in found.titles())
    taken.by_title = naming.within(title) or naming.within(found.grid.name) or ""
    return taken.by_title or None


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
