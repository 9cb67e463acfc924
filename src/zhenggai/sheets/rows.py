"""Records of units → the rows of their table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhenggai.model.issues import Issue
from zhenggai.model.review import Survey
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.report.xlsx import Value
from zhenggai.sheets.columns import Column, Layout
from zhenggai.sheets.measures import measures_text
from zhenggai.sheets.say import Lists, Speaker
from zhenggai.sheets.told import DERIVED, Told
from zhenggai.words import Lang


@dataclass(frozen=True, slots=True)
class Held:
    """A record where it stands."""

    unit: Unit
    record: Record
    place: tuple[int, ...]
    """Its index in its section; of a measure, that of its issue before it."""
    issue: Issue | None = None
    """The issue of a measure."""


def records_of(unit: Unit, kind: str) -> Iterator[Held]:
    """Go through the records of a kind in a unit."""
    if kind == "measures":
        for place, issue in enumerate(unit.issues):
            for inner, measure in enumerate(issue.measures):
                yield Held(unit, measure, (place, inner), issue)
        return
    for place, record in enumerate(getattr(unit, kind)):
        yield Held(unit, record, (place,))


def value_at(record: Record, path: Sequence[str]) -> Any:  # noqa: ANN401 - one of the table
    """Return the value at the end of a path; None where it does not lead on."""
    found: Any = record
    for step in path:
        found = found.get(step) if isinstance(found, dict) else getattr(found, step)
        if found is None:
            return None
    return found


class Writer:
    """Says records in the columns of their table."""

    def __init__(self, layout: Layout, lists: Lists, lang: Lang) -> None:
        """Keep the columns and the language."""
        self.columns = layout.columns(lists)
        self.speaker = Speaker(lang, lists)
        self.lang: Lang = lang

    @property
    def heads(self) -> list[str]:
        """The heads of the columns."""
        return [column.head.to(self.lang) for column in self.columns]

    def row(self, held: Held, number: int) -> list[Value]:
        """Return the cells of a record."""
        return [self.cell(column, held, number) for column in self.columns]

    def cell(self, column: Column, held: Held, number: int = 0) -> Value:
        """Return one cell of a record."""
        if column.derived:
            return number if column.path == ("=number",) else self.derived(column.name, held)
        value = value_at(held.record, column.path)
        if column.path == ("measures",):
            return measures_text((item.id, item.text) for item in value) or None
        return self.speaker.cell(column.kind, value)

    def derived(self, name: str, held: Held) -> Value:
        """Return what follows from the record and where it stands."""
        if name == "=unit":
            return held.unit.id
        if name == "=unit_name":
            return held.unit.name
        if isinstance(held.record, Issue):
            return DERIVED[name](Told(held.record, held.unit)).to(self.lang) or None
        if isinstance(held.record, Survey):
            valid = (held.record.returned or 0) - (held.record.spoiled or 0)
            return valid if held.record.returned is not None and valid >= 0 else None
        issue = held.issue
        return (issue.id if name == "=issue" else issue.title) if issue else None
