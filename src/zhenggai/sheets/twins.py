"""Rows without an id that say again what the ledger has: a sheet that comes in twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from zhenggai.sheets.columns import Layout
from zhenggai.sheets.rows import Held
from zhenggai.sheets.taken import Taken


class Twins:
    """Finds the record of a row without an id by what it says: the first such, then the second."""

    def __init__(self, layout: Layout, known: Iterable[Held], rows: Sequence[Taken]) -> None:
        """Keep the records that no row names by its id."""
        self.alike = layout.alike
        self.waiting: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        named = {row.values.get(("id",)) for row in rows}
        for held in known if layout.alike else ():
            if held.record.label not in named:
                values = [getattr(held.record, name) for name in self.alike]
                issue = held.issue.id if held.issue else ""
                self.waiting[_mark([*values, issue])].append(held.record.label)

    def of(self, row: Taken) -> str | None:
        """Return the id of the record that a row says again."""
        if not self.alike or ("id",) in row.values:
            return None
        values = [row.values.get((name,)) for name in self.alike]
        left = self.waiting[_mark([*values, row.told.get("=issue")])]
        return left.pop(0) if left else None


def _mark(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple("".join(str(value or "").split()) for value in values)
