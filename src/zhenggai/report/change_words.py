"""What changed in records, in the words of the ledger: names of records, of fields, values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.changes.compare import Changed, Item, Step
from zhenggai.changes.pairs import known_by
from zhenggai.changes.values import Values
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Key, Kind, Many, One, Record, Table, keys_of
from zhenggai.query.names import vocabulary
from zhenggai.report.cells import value_text
from zhenggai.report.grid import one_line, shortened
from zhenggai.words import Lang, Text

_TITLES: Final = ("title", "public_text", "text", "topic", "question", "goal", "covers", "reason")
"""What tells most about a record beside its id, the best first."""
_WIDEST: Final = 40
_SEMICOLON: Final = Text("；", "; ")


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Says what changed, in one language."""

    campaign: Campaign
    lang: Lang

    def head(self, changed: Changed) -> str:
        """Name a record of a unit: what it is, its id, and its title."""
        called = changed.record.called.to(self.lang)
        if not changed.section:
            return called
        return f"{called} {self.item(changed.record, changed.values)}{self.title(changed)}"

    def title(self, changed: Changed) -> str:
        """Return what else tells of a record, after two spaces; nothing if its name does."""
        values, keys = changed.values, keys_of(changed.record)
        named = known_by(changed.record)
        name = next((name for name in _TITLES if values.get(name) and name not in named), "")
        if not name or (named != ("id",)):
            return ""
        return f"  {shortened(one_line(self.value(keys[name].kind, values[name])), _WIDEST)}"

    def item(self, record: type[Record], values: Values) -> str:
        """Name a record by what it is known by: `I-003`, or `2006-03-12 进展`."""
        keys = keys_of(record)
        words = [
            self.value(keys[name].kind, values[name]) for name in known_by(record) if name in values
        ]
        return shortened(one_line(" ".join(words)), _WIDEST)

    def path(self, steps: Iterable[Step]) -> str:
        """Name a field: `措施 M-2 完成日期`."""
        return " ".join(self.step(step) for step in steps)

    def step(self, step: Step) -> str:
        """Name one step on the way to a field."""
        if isinstance(step, Key):
            return step.name.to(self.lang)
        if isinstance(step, Item):
            return self.item(step.record, step.values)
        words = vocabulary(step.kind, self.campaign)
        return words[step.value].to(self.lang) if words else step.value

    def value(self, kind: Kind, value: Any) -> str:  # noqa: ANN401 - one of the table
        """Say a value, a record on one line."""
        if isinstance(kind, One):
            return self.record(kind.record, value)
        if isinstance(kind, Many):
            return _SEMICOLON.to(self.lang).join(self.record(kind.record, it) for it in value)
        if isinstance(kind, Table):
            words = vocabulary(kind.keys, self.campaign)
            return _SEMICOLON.to(self.lang).join(
                f"{words[name].to(self.lang) if words else name} {self.value(kind.values, item)}"
                for name, item in value.items()
            )
        return one_line(value_text(value, kind, self.campaign, self.lang))

    def record(self, record: type[Record], values: Values, without: tuple[str, ...] = ()) -> str:
        """Say a record on one line: the names of its fields and what they hold."""
        return _SEMICOLON.to(self.lang).join(
            self.field(key, values[name])
            for name, key in keys_of(record).items()
            if name in values and name not in without
        )

    def field(self, key: Key, value: Any) -> str:  # noqa: ANN401
        """Say a field within a record; one that is made of several stands in brackets."""
        label, said = key.name.to(self.lang), self.value(key.kind, value)
        if isinstance(key.kind, One | Many | Table):
            return Text(f"{label}（{said}）", f"{label} ({said})").to(self.lang)
        return f"{label} {said}"
