"""Valid ballots, which offices count and the ledger works out: returned less spoiled."""

from __future__ import annotations

from zhenggai.sheets.scalars import CellOfError, WrongCellError, whole_of
from zhenggai.sheets.taken import Taken

_VALID, _RETURNED, _SPOILED = "=valid", ("returned",), ("spoiled",)


def take_valid(taken: Taken) -> None:
    """Take the ballots that are not valid as spoiled; raise `CellOfError` if they are counted."""
    raw = taken.told.get(_VALID)
    if raw is None or _RETURNED not in taken.values:
        return
    try:
        valid = whole_of(raw)
    except WrongCellError as error:
        raise CellOfError(_VALID, error) from error
    returned = taken.values[_RETURNED]
    if returned != valid:
        taken.values.setdefault(_SPOILED, returned - valid)
    if valid != returned - taken.values.get(_SPOILED, 0) or valid > returned:
        raise CellOfError(
            _VALID,
            WrongCellError(
                f"收回 {returned}，有效 {valid}，与废票对不上。核对这几格",
                f"{returned} returned and {valid} valid do not go with the spoiled ones."
                " Check these cells",
            ),
        )
