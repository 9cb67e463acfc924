"""Which opinion is meant, by its id."""

from __future__ import annotations

import datetime as dt

from zhenggai.errors import CannotGoOnError
from zhenggai.load import Ledger
from zhenggai.lookup import Lookup
from zhenggai.words import Text


def opinion_meant(name: str, ledger: Ledger, *, must_exist: bool = True) -> tuple[str, str]:
    """Return the unit and the id of an opinion; one that is gone may be named in full."""
    unit_id, mark, label = name.strip().rpartition("#")
    if not must_exist and mark and unit_id and label:
        return unit_id, label
    found = Lookup(ledger, dt.date.max).find(name)
    if found.kind.id != "opinions":
        called = found.kind.name
        raise CannotGoOnError(
            Text(
                f"{name} 是{called.zh}，不是意见；只有意见才有反映人",
                f"{name} is of the kind {called.en}, not an opinion: only opinions are raised",
            )
        )
    return found.entry.unit.id, found.entry.label
