"""What rows say of issues beyond their fields: measures, history, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from zhenggai.acts.numbers import next_id
from zhenggai.edit.apply import new_file
from zhenggai.edit.edits import Append, Edit, Set, Steps
from zhenggai.model.issues import Issue
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.sheets.compare import plain_record, said, same
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.history import Line, events_of
from zhenggai.sheets.taken import Taken
from zhenggai.sheets.told import DERIVED, Told
from zhenggai.words import Text

APART: Final = (("measures",), ("log",), ("text",))
"""Fields of an issue that are not simply what their column says."""
_SENTENCES: Final = re.compile(r"(?<=[。；！：])[ \t]*\n\s*")
_REMARKS: Final = Text("备注：", "Remarks: ")


class IssueRows:
    """Understands the rows of a unit's issues."""

    def __init__(self, unit: Unit, listener: Listener) -> None:
        """Keep the unit; ids of measures are unique in it."""
        self.unit = unit
        self.listener = listener
        self.ids = [measure.id for issue in unit.issues for measure in issue.measures]

    def note_ids(self, row: Taken) -> None:
        """Take note of the ids of measures that are written: a new one is none of these."""
        written = (item.get("id") for item in row.values.get(("measures",), ()))
        self.ids += [name for name in written if name and name not in self.ids]

    def split_title(self, row: Taken) -> None:
        """Take a long cell as the problem in a line and its particulars."""
        title = row.values.get(("title",))
        if title and not row.has_log and "text" not in row.spots:
            row.values |= {(name,): text for name, text in _in_a_line(title).items()}

    def new(self, row: Taken) -> dict[str, Any]:
        """Return the values of a new issue."""
        self.split_title(row)
        values = row.nested
        values["measures"] = [self.measure(item) for item in values.get("measures", ())]
        known = self.imagined(values)
        values["text"] = self.with_remarks(row, values.get("text", ""), known)
        # A table that has the log has the evidence of measures in theirs.
        told = {n: it for n, it in row.told.items() if not (row.has_log and n == "=evidence")}
        log = values.get("log", [])
        values["log"] = [*log, *events_of(Line(told, known, self.unit), self.listener)]
        return {name: value for name, value in values.items() if value not in ("", [], ())}

    def imagined(self, values: Mapping[str, Any]) -> Issue | None:
        """Return a new issue as it would be read; None if it could not be."""
        issue = {**values, "id": "I", "title": values.get("title") or "I"}
        unit = {"name": self.unit.name, "kind": self.unit.kind, "issues": [issue]}
        lists = self.listener.lists
        found, _ = read_unit(new_file(Unit, unit, "zh", lists), "", self.unit.id, lists)
        return found.issues[0] if found and found.issues else None

    def changes(self, row: Taken, issue: Issue, steps: Steps) -> Iterator[Edit]:
        """Go through what a row changes in a known issue."""
        text = self.with_remarks(row, str(row.values.get(("text",), issue.text)), issue)
        if text != issue.text:
            yield Set(steps, "text", text)
        yield from self.measure_changes(row, issue, steps)
        old, log = [plain_record(event) for event in issue.log], row.values.get(("log",), [])
        if not log or same(said(log), old):
            events = events_of(Line(row.told, issue, self.unit), self.listener)
            yield from (Append((*steps, "log"), event) for event in events)
        elif same(said(log[: len(old)]), old):
            yield from (Append((*steps, "log"), event) for event in log[len(old) :])
        else:
            yield Set(steps, "log", log)

    def measure_changes(self, row: Taken, issue: Issue, steps: Steps) -> Iterator[Edit]:
        """Go through the measures that are new, or say something else; none is taken away."""
        places = {measure.id: place for place, measure in enumerate(issue.measures)}
        texts = {measure.text: place for place, measure in enumerate(issue.measures)}
        for values in row.values.get(("measures",), ()):
            name = values.get("id")
            place = places.get(name) if name else texts.get(values["text"])
            if place is None:
                yield Append((*steps, "measures"), self.measure(values))
                continue
            old = issue.measures[place]
            for key, value in values.items():
                if not same(getattr(old, key), value):
                    yield Set((*steps, "measures", place), key, value)

    def measure(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return a measure with an id."""
        if "id" in values:
            return values
        name = next_id(self.ids, self.ids, "M-1")
        self.ids.append(name)
        return {"id": name, **values}

    def with_remarks(self, row: Taken, text: str, issue: Issue | None) -> str:
        """Return the particulars with a remark that is not the ledger's own: it is kept there."""
        remark = str(row.told.get("=remarks") or "").strip()
        known = DERIVED["=remarks"](Told(issue, self.unit)) if issue else Text("", "")
        if not remark or remark in (known.zh.strip(), known.en.strip()):
            return text
        if any(f"{label}{remark}" in text for label in _REMARKS):
            return text
        return f"{text}\n{_REMARKS.zh}{remark}" if text else f"{_REMARKS.zh}{remark}"


def _in_a_line(cell: str) -> dict[str, str]:
    """Return what a ledger says of a problem in one cell: it in a line, then its particulars.

    A line break that ends no sentence was only typed to make the cell narrow.
    """
    first, *rest = _SENTENCES.split(cell.strip(), maxsplit=1)
    said = {"title": first.replace("\n", "").rstrip("。；：")}
    return said | {"text": rest[0]} if rest else said
