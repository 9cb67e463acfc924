"""Values of the table → what a cell says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from zhenggai.model.schema import (
    ABOUT,
    IDS,
    LINES,
    Choice,
    Kind,
    Listed,
    Many,
    Month,
    One,
    Plain,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.report.xlsx import Value
from zhenggai.sheets.lists import Part, line, texts
from zhenggai.words import SUBJECTS, Lang, Vocabulary

Lists: TypeAlias = Mapping[str, Vocabulary]


class Speaker:
    """Says values in one language with the word lists of a campaign."""

    def __init__(self, lang: Lang, lists: Lists) -> None:
        """Keep the language and the lists."""
        self.lang: Lang = lang
        self.lists = lists

    def cell(self, kind: Kind, value: Any) -> Value:  # noqa: ANN401 - one of the table
        """Return what stands in a cell: counts and sizes are numbers, everything else is text."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        return self.text(kind, value) or None

    def text(self, kind: Kind, value: Any) -> str:  # noqa: ANN401
        """Return a value as text; nothing is empty."""
        if value is None or value in ("", ()):
            return ""
        if isinstance(kind, Many | One):
            items = value if isinstance(kind, Many) else (value,)
            return "\n".join(line(self.parts(kind.record, item), self.lang) for item in items)
        if isinstance(kind, Table):
            return line(self.entries(kind, value), self.lang)
        if isinstance(kind, Some) or kind in (LINES, IDS):
            return self.several(kind.of if isinstance(kind, Some) else kind, value)
        return self.scalar(kind, value)

    def several(self, kind: Plain | Choice | Listed, values: tuple[Any, ...]) -> str:
        """Return values side by side, texts one a line."""
        said = [self.scalar(kind, value) for value in values]
        if isinstance(kind, Choice | Listed) or kind == IDS:
            return ("、" if self.lang == "zh" else ", ").join(said)
        return texts(said)

    def scalar(self, kind: Plain | Choice | Listed, value: Any) -> str:  # noqa: ANN401
        """Return one value as text."""
        if isinstance(value, dt.date):
            return f"{value.year:04}-{value:%m}" if isinstance(value, Month) else value.isoformat()
        text = str(value)
        if isinstance(kind, Choice):
            return kind.vocabulary[text].to(self.lang)
        if isinstance(kind, Listed):
            return self.lists[kind.name][text].to(self.lang)
        if kind == ABOUT:
            first, space, name = text.partition(" ")
            return SUBJECTS[first].to(self.lang) + space + name
        return text

    def parts(self, record: type[Record], value: Record) -> Iterator[Part]:
        """Go through the fields of a record that say something."""
        for name, key in keys_of(record).items():
            said = self.text(key.kind, getattr(value, name))
            if said:
                yield Part(key.name.to(self.lang), said)

    def entries(self, kind: Table, value: Mapping[str, Any]) -> Iterator[Part]:
        """Go through the entries of a table."""
        for name, item in value.items():
            yield Part(self.scalar(kind.keys, name), self.text(kind.values, item))
