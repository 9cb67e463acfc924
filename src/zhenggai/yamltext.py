"""Values of the format → YAML text that reads back as the same values.

Text is left plain only where no reader takes it for anything but text.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from zhenggai.model.schema import Choice, Kind, Listed, Many, One, Record, Some, Table, keys_of
from zhenggai.words import Lang, Vocabulary

_PLAIN: Final = re.compile(r"[^\W_](?:[^:#,\[\]{}\"'&*!|>%@`\\]*[^\s:#,\[\]{}\"'&*!|>%@`\\])?")
_RETYPED: Final = re.compile(
    r"(?i)null|true|false|yes|no|on|off|y|n|[0-9].*|[-+.][0-9.].*|\.inf|\.nan"
)
_STEP: Final = "  "


def scalar(text: str) -> str:
    """Return text as a YAML scalar, quoted unless every reader takes it for this text."""
    plain = _PLAIN.fullmatch(text) and text.isprintable() and not _RETYPED.fullmatch(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


class Writer:
    """Writes records in one language, with the campaign's word lists."""

    def __init__(self, lang: Lang, lists: Mapping[str, Vocabulary]) -> None:
        """Keep the language of the file that is written to."""
        self.lang = lang
        self.lists = lists

    def item(self, record: type[Record], values: Mapping[str, Any], indent: str) -> list[str]:
        """Return the lines of a list item: `- key: value` and the keys below it."""
        lines = self.fields(record, values, indent + _STEP)
        return [f"{indent}- {lines[0].lstrip()}", *lines[1:]] if lines else []

    def fields(self, record: type[Record], values: Mapping[str, Any], indent: str) -> list[str]:
        """Return a line or more for each value given, in the order of the format."""
        lines: list[str] = []
        for name, entry in keys_of(record).items():
            value = values.get(name)
            if value in (None, "", (), {}):
                continue
            if isinstance(entry.kind, Table) and entry.kind.rest:
                lines += self.table(entry.kind, value, indent)
                continue
            key = entry.zh if self.lang == "zh" else entry.id
            lines += self.pair(key, entry.kind, value, indent)
        return lines

    def pair(self, key: str, kind: Kind, value: Any, indent: str) -> list[str]:  # noqa: ANN401
        """Return `key: value`, on one line where the value is small."""
        if isinstance(kind, One):
            inside = self.flow(kind.record, value)
            if inside:
                return [f"{indent}{key}: {inside}"]
            return [f"{indent}{key}:", *self.fields(kind.record, value, indent + _STEP)]
        if isinstance(kind, Many):
            lines = [f"{indent}{key}:"]
            for item in value:
                lines += self.item(kind.record, item, indent + _STEP)
            return lines
        if isinstance(kind, Table):
            return [f"{indent}{key}:", *self.table(kind, value, indent + _STEP)]
        return [f"{indent}{key}: {self.value(kind, value)}"]

    def table(self, kind: Table, value: Mapping[str, Any], indent: str) -> list[str]:
        """Return the pairs of a mapping whose keys are ids or words."""
        lines: list[str] = []
        for name, item in value.items():
            lines += self.pair(self.value(kind.keys, name), kind.values, item, indent)
        return lines

    def flow(self, record: type[Record], values: Mapping[str, Any]) -> str:
        """Return a small record as `{key: value, …}`; empty if it holds other records."""
        pairs = []
        for name, entry in keys_of(record).items():
            if name not in values or values[name] in (None, "", (), {}):
                continue
            if isinstance(entry.kind, One | Many | Table):
                return ""
            key = entry.zh if self.lang == "zh" else entry.id
            pairs.append(f"{key}: {self.value(entry.kind, values[name])}")
        return "{" + ", ".join(pairs) + "}"

    def value(self, kind: Kind, value: Any) -> str:  # noqa: ANN401
        """Return one value, or a list of values in brackets."""
        if isinstance(kind, Some) or isinstance(value, tuple | list):
            of = kind.of if isinstance(kind, Some) else kind
            return "[" + ", ".join(self.value(of, item) for item in value) + "]"
        if isinstance(kind, Choice):
            return self.word(kind.vocabulary, value)
        if isinstance(kind, Listed):
            return self.word(self.lists[kind.name], value)
        if isinstance(value, dt.date | int | float):
            return f"{value}"
        return scalar(str(value))

    def word(self, words: Vocabulary, word_id: str) -> str:
        """Return a word as this language types it."""
        return words[word_id].zh if self.lang == "zh" else word_id
