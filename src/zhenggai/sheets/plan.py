"""Rows that were taken → the edits of a unit: new records, and changes of known ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhenggai.acts.numbers import next_id
from zhenggai.edit.edits import Append, Edit, Set, Steps
from zhenggai.model.issues import Issue
from zhenggai.model.schema import One, Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.sheets.columns import Layout
from zhenggai.sheets.compare import is_default, kind_at, plain_of, said, same
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.issues import APART, IssueRows
from zhenggai.sheets.layouts import LAYOUTS
from zhenggai.sheets.names import name_of
from zhenggai.sheets.rows import Held, records_of, value_at
from zhenggai.sheets.scalars import CellOfError, WrongCellError
from zhenggai.sheets.taken import Taken, Wrong
from zhenggai.sheets.twins import Twins
from zhenggai.words import Text


class _ToldError(Exception):
    """That a row lacks only what is wrong in its own cell, which has been told."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a unit."""

    edits: tuple[tuple[Edit, Taken], ...]
    """Each with the row that asks for it."""
    wrong: tuple[Wrong, ...]
    new: int = 0
    changed: int = 0
    rows: Mapping[str, Taken] = field(default_factory=dict)
    """The row of each record, by its id or name."""


def together(edits: Sequence[Edit], unit: Unit) -> list[Edit]:
    """Return edits with all first records of a section as one: thousands are added at once."""
    first = edits[0].steps if edits else ()
    section = str(first[0]) if len(first) == 1 else ""
    if not section or unit.typed(section) is not None:
        return list(edits)
    values = [it.value for it in edits if isinstance(it, Append) and it.steps == first]
    return [Set((), section, values)] if len(values) == len(edits) else list(edits)


class Planner:
    """Plans the edits of one unit."""

    def __init__(self, layout: Layout, unit: Unit, listener: Listener, *, update: bool) -> None:
        """Keep the unit; with `update` records that are there already may change."""
        self.layout = layout
        self.unit = unit
        self.listener = listener
        self.update = update
        self.edits: list[tuple[Edit, Taken]] = []
        self.wrong: list[Wrong] = []
        self.new = self.changed = 0
        self.rows: dict[str, Taken] = {}
        self.seen: Counter[tuple[Any, ...]] = Counter()
        self.known = self._known()
        self.issues = IssueRows(unit, listener)
        self.twins = Twins(layout, (), ())
        self.ids = [held.record.label for held in records_of(unit, layout.kind)]
        others = (held.record.label for it in LAYOUTS for held in records_of(unit, it.kind))
        self.taken = {*others}
        """Ids of all records: a new one is none of these."""

    def _known(self) -> dict[tuple[Any, ...], Held]:
        """Return the records of the unit by what they are known by, and which of these it is."""
        count: Counter[tuple[Any, ...]] = Counter()
        found: dict[tuple[Any, ...], Held] = {}
        for held in records_of(self.unit, self.layout.kind):
            key = _key(getattr(held.record, name) for name in self.layout.known_by)
            found[*key, count[key]] = held
            count[key] += 1
        return found

    def plan(self, rows: Sequence[Taken]) -> Plan:
        """Return the edits of all rows, or all that is wrong with them."""
        for row in rows:
            self._note_ids(row)
            if ("id",) not in row.values:
                self.issues.split_title(row)
        self.twins = Twins(self.layout, records_of(self.unit, self.layout.kind), rows)
        for row in rows:
            try:
                self._row(row)
            except _ToldError:
                continue
            except CellOfError as error:
                self.wrong.append(row.wrong(error.name, error.said))
            except WrongCellError as error:
                self.wrong.append(row.wrong("", error.said))
        return Plan(tuple(self.edits), tuple(self.wrong), self.new, self.changed, self.rows)

    def _note_ids(self, row: Taken) -> None:
        """Take note of the ids that are written: a new one is none of these."""
        written = row.values.get(("id",))
        if written and written not in self.ids:
            self.ids.append(written)
        self.issues.note_ids(row)

    def _row(self, row: Taken) -> None:
        twin = self.twins.of(row)
        if twin is not None:
            row.values["id",] = twin
        elif self.layout.first and ("id",) not in row.values:
            name = next_id(self.ids, {*self.ids, *self.taken}, self.layout.first)
            row.values["id",] = name
            self.ids.append(name)
        key = _key(row.values.get((name,)) for name in self.layout.known_by)
        number = self.seen[key]
        self.seen[key] += 1
        if self.layout.first and number:
            raise CellOfError(
                "id",
                WrongCellError(f"编号 {key[0]} 上面已有", f"the id {key[0]} stands further up"),
            )
        self.rows[str(key[0])] = row
        self.rows |= {it["id"]: row for it in row.values.get(("measures",), ()) if "id" in it}
        held = self.known.get((*key, number))
        if held is None:
            self._add(row)
        else:
            self._change(row, held)

    def _add(self, row: Taken) -> None:
        """Add a record."""
        values = self.issues.new(row) if self.layout.kind == "issues" else row.nested
        values = self._completed(self.layout.record, values, row, ())
        self.rows |= {it["id"]: row for it in values.get("measures", ())}
        steps: Steps = (self.layout.kind,)
        if self.layout.kind == "measures":
            steps = ("issues", self._issue_place(row), "measures")
        self.edits.append((Append(steps, values), row))
        self.new += 1

    def _issue_place(self, row: Taken) -> int:
        """Return at which index the issue of a new measure stands."""
        name = str(row.told.get("=issue") or "")
        for place, issue in enumerate(self.unit.issues):
            if name in (issue.id, f"{self.unit.id}#{issue.id}"):
                return place
        raise CellOfError(
            "=issue",
            WrongCellError(
                f"单位 {self.unit.id} 没有问题“{name}”，新措施要写它的问题编号",
                f"unit {self.unit.id} has no issue {name!r}; a new measure needs its issue's id",
            ),
        )

    def _completed(
        self, record: type[Record], values: Mapping[str, Any], row: Taken, above: tuple[str, ...]
    ) -> dict[str, Any]:
        """Return values with the days that have no column; refuse what lacks a needed one."""
        made: dict[str, Any] = {}
        for name, value in values.items():
            kind = keys_of(record)[name].kind
            inner = isinstance(kind, One) and isinstance(value, dict)
            made[name] = value
            if isinstance(kind, One) and inner:
                made[name] = self._completed(kind.record, value, row, (*above, name))
        for name, key in keys_of(record).items():
            if key.required and name not in made and row.cannot_have(".".join((*above, name))):
                raise _ToldError
        try:
            made = self.listener.complete(record, made, dates=bool(above))
        except WrongCellError as error:
            group = ".".join((*above, ""))
            column = next((name for name in row.spots if above and name.startswith(group)), "")
            raise CellOfError(column, error) from error
        return {name: value for name, value in made.items() if not is_default(record, name, value)}

    def _inner(self, row: Taken, name: str) -> Any:  # noqa: ANN401 - of the table
        """Return the whole value of a record, or of a table, within this one."""
        kind, value = keys_of(self.layout.record)[name].kind, row.nested[name]
        return self._completed(kind.record, value, row, (name,)) if isinstance(kind, One) else value

    def _change(self, row: Taken, held: Held) -> None:
        """Change a record where the row says something else; refuse without `update`."""
        edits = list(self._changes(row, held))
        if not edits:
            return
        self.changed += 1
        if self.update:
            self.edits += ((edit, row) for edit in edits)
            return
        names = [self._named(edit) for edit in edits]
        zh = "、".join(dict.fromkeys(name.zh for name in names))
        en = ", ".join(dict.fromkeys(name.en for name in names))
        known = " ".join(str(row.values.get((name,), "")) for name in self.layout.known_by).strip()
        other = Text("", "")
        if self.layout.first and "id" not in row.spots:
            other = Text("；若是另一条，给它写上编号", "; if it is another one, give it an id")
        raise WrongCellError(
            f"{known} 账本里已有，与表里不同: {zh}。要按表改账本，写 --update{other.zh}",
            f"{known} is in the ledger and differs: {en}."
            f" To change the ledger, write --update{other.en}",
        )

    def _changes(self, row: Taken, held: Held) -> Iterator[Edit]:
        steps: Steps = (self.layout.kind, *held.place)
        if self.layout.kind == "measures":
            steps = ("issues", held.place[0], "measures", held.place[1])
        apart = APART if self.layout.kind == "issues" else ()
        groups: set[str] = set()
        for path, value in row.values.items():
            old = plain_of(kind_at(self.layout.record, path), value_at(held.record, path))
            if path in apart or path[0] in groups or same(old, said(value)):
                continue
            if len(path) > 1 and value_at(held.record, path[:1]) is None:
                # A record within this one that is not there yet is written whole.
                groups.add(path[0])
                yield Set(steps, path[0], self._inner(row, path[0]))
            else:
                yield Set((*steps, *path[:-1]), path[-1], value)
        if isinstance(held.record, Issue):
            yield from self.issues.changes(row, held.record, steps)

    def _named(self, edit: Edit) -> Text:
        """Return the name of the field that an edit changes."""
        keys = keys_of(self.layout.record)
        steps = [str(step) for step in edit.steps]
        if isinstance(edit, Set):
            steps.append(str(edit.attribute))
        return next(keys[step].name for step in steps if step in keys)


def _key(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return what a record is known by; a name may be padded with spaces."""
    return tuple(name_of(value) if isinstance(value, str) else value or "" for value in values)
