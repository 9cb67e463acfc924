"""Values of the table → what a file of one language says for them, and back for keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from zhenggai.edit.edits import is_nothing
from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    FLAG,
    NUMBER,
    SPAN,
    TOPIC,
    WHOLE,
    Choice,
    Key,
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
from zhenggai.words import SUBJECTS, YES_NO, Lang, Vocabulary
from zhenggai.yamlspans import Plain as Said
from zhenggai.yamltext import Bare

_TOPICS: Final = ("domains", "themes", "areas")
_BARE: Final = (DAY, FACT, DUE, SPAN, WHOLE, NUMBER)


class Wording:
    """How a file says things: its language and the campaign's word lists."""

    def __init__(self, lang: Lang, lists: Mapping[str, Vocabulary]) -> None:
        """Keep the language and the lists."""
        self.lang: Lang = lang
        self.lists = lists

    def key(self, entry: Key) -> str:
        """Return the key of a field as this file types it."""
        return entry.zh if self.lang == "zh" else entry.id

    def value(self, kind: Kind, value: Any) -> Said:  # noqa: ANN401 - one of the table
        """Return what is typed for a value of a kind."""
        if isinstance(kind, One):
            return self.record(kind.record, value)
        if isinstance(kind, Table):
            said = {name: self.value(kind.values, item) for name, item in value.items()}
            return {self.word_key(kind, name): item for name, item in said.items()}
        if isinstance(value, tuple | list):
            inner = item_kind(kind)
            return [self.value(inner, item) for item in value if not is_nothing(item)]
        of = item_kind(kind) if isinstance(kind, Some) else kind
        if of == SPAN and isinstance(value, Mapping):
            return self.record(Span, value)
        return self.scalar(of, value)

    def record(self, record: type[Record], values: Mapping[str, Any]) -> dict[str, Said]:
        """Return a record with its keys in the order of the format."""
        said: dict[str, Said] = {}
        for name, entry in keys_of(record).items():
            value = values.get(name)
            if value is None or is_nothing(value):
                continue
            if isinstance(entry.kind, Table) and entry.kind.rest:
                for word, item in value.items():
                    said[self.word_key(entry.kind, word)] = self.value(entry.kind.values, item)
            else:
                said[self.key(entry)] = self.value(entry.kind, value)
        return said

    def scalar(self, kind: Kind, value: Any) -> str:  # noqa: ANN401
        """Return what is typed for one value."""
        if isinstance(value, bool):
            return Bare(self._word(YES_NO, "yes" if value else "no"))
        if isinstance(value, dt.date):
            return Bare(f"{value:%Y-%m}" if isinstance(value, Month) else value.isoformat())
        if isinstance(value, int | float):
            return Bare(_number(value))
        if isinstance(kind, Choice):
            word = self._word(kind.vocabulary, value)
            return Bare(word) if value in YES_NO else word
        if isinstance(kind, Listed):
            return self._word(self.lists[kind.name], value)
        return self._plain(kind, str(value))

    def word_key(self, kind: Table, name: str) -> str:
        """Return a key of a table as this file types it."""
        return str(self.scalar(kind.keys, name))

    def meant(self, kind: Table, typed: str) -> str:
        """Return the id or word that a key of a table means."""
        for words in self._vocabularies(kind.keys):
            for lang in (self.lang, "zh", "en"):
                if typed in words.typed[lang]:
                    return words.typed[lang][typed]
        return typed

    def rank(self, kind: Table, typed: str) -> int:
        """Return how far down the order of its list a key of a table stands."""
        name = self.meant(kind, typed)
        for words in self._vocabularies(kind.keys):
            if name in words.ids:
                return words.ids.index(name)
        return -1

    def _plain(self, kind: Kind, text: str) -> str:
        text.encode("utf-8")  # half a character, as from a broken argument, cannot be written
        if kind == FLAG:
            return Bare(self._word(YES_NO, text))
        if kind in _BARE and kind != CLOCK:
            return Bare(text)
        if kind == ABOUT:
            first, space, name = text.partition(" ")
            return self._word(SUBJECTS, first) + space + name
        if kind == TOPIC:
            found = (self.lists[name] for name in _TOPICS)
            return next((self._word(words, text) for words in found if text in words), text)
        return text

    def _word(self, words: Vocabulary, word_id: str) -> str:
        return words[word_id].zh if self.lang == "zh" else word_id

    def _vocabularies(self, kind: Plain | Choice | Listed) -> tuple[Vocabulary, ...]:
        if isinstance(kind, Choice):
            return (kind.vocabulary,)
        if isinstance(kind, Listed):
            return (self.lists[kind.name],)
        return tuple(self.lists[name] for name in _TOPICS) if kind == TOPIC else ()


def item_kind(kind: Kind) -> Kind:
    """Return the kind of the items of a list of this kind."""
    if isinstance(kind, Many):
        return One(kind.record)
    return kind.of if isinstance(kind, Some) else kind


def _number(value: float) -> str:
    """Return a number as people type it: no exponent, no idle zeros."""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    said = repr(value)
    return f"{value:.15f}".rstrip("0") if "e" in said else said
