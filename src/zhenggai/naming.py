"""What a remedy tells people to type, in the language of the file that they type it into.

Remedies write pieces of files between ‹ ›, in English: `‹due›`, `‹track: deadline›`,
`‹contact: {name: …, phone: …}›`; `‹track=deadline›` for the word alone. Where records nearer to
the one at hand have a key of that name, the keys before it tell which is meant: `‹issues.from›`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.model.schema import (
    ABOUT,
    FLAG,
    TOPIC,
    Choice,
    Kind,
    Listed,
    Many,
    One,
    Plain,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.source import Mapping as Tree
from zhenggai.words import SUBJECTS, YES_NO, Lang, Text, Vocabulary

_MARKED: Final = re.compile(r"‹(?:([a-z_.]+)\.)?([^‹›]+)›")
_TOKEN: Final = re.compile(r"[{}]|\w+")
_TOPICS: Final = ("domains", "themes", "areas")


def language_in(root: Tree, record: type[Record]) -> Lang:
    """Return the language of most keys at the top; of the first one if both are as many."""
    keys = keys_of(record).values()
    chinese = [key.zh for key in keys if key.zh in root.keys]
    english = [key.id for key in keys if key.id in root.keys]
    if len(chinese) == len(english):
        return "zh" if chinese and next(iter(root.keys)) in chinese else "en"
    return "zh" if len(chinese) > len(english) else "en"


def vocabularies(
    kind: Plain | Choice | Listed, lists: Mapping[str, Vocabulary]
) -> tuple[Vocabulary, ...]:
    """Return the lists that a scalar of a kind is a word of."""
    if isinstance(kind, Choice):
        return (kind.vocabulary,)
    if isinstance(kind, Listed):
        return (lists[kind.name],)
    if kind == TOPIC:
        return tuple(lists[name] for name in _TOPICS)
    return {ABOUT: (SUBJECTS,), FLAG: (YES_NO,)}.get(kind, ())


@dataclass(frozen=True, slots=True)
class Naming:
    """How a file names things: its language, what it holds, and the campaign's word lists."""

    lang: Lang
    root: type[Record]
    lists: Mapping[str, Vocabulary]

    def say(self, text: Text, record: type[Record] | None = None) -> Text:
        """Return a text with what is marked in it as it is to be typed in the file.

        `record` is the one at hand; the file itself if it is left out.
        """
        if "‹" not in text.zh + text.en:
            return text
        at_hand = record or self.root
        return Text(
            # A bracket of Chinese is as wide as a blank; none follows it.
            _MARKED.sub(lambda found: self._with_names(found, at_hand), text.zh).replace(
                "） ", "）"
            ),
            _MARKED.sub(lambda found: self._typed(found, at_hand), text.en),
        )

    def _typed(self, found: re.Match[str], record: type[Record]) -> str:
        """Return a piece as it is typed; a key is not shown where the word is meant alone."""
        piece = found[2] if self.lang == "en" else self._chinese(found, record)
        return piece.partition("=")[2] or f"'{piece}'"

    def _with_names(self, found: re.Match[str], record: type[Record]) -> str:
        """Return a piece as it is typed, for readers of Chinese: in English with its names."""
        piece, chinese = found[2], self._chinese(found, record)
        if self.lang == "zh":
            return chinese.partition("=")[2] or chinese
        if "=" in piece:
            return f"{piece.partition('=')[2]}（{chinese.partition('=')[2]}）"
        key, colon, value = piece.partition(":")
        if re.fullmatch(r" \w+", value) and value.isascii():
            return f"{piece}（{chinese}）"
        return f"{key}（{chinese.partition(':')[0]}）{colon}{value}"

    def _chinese(self, found: re.Match[str], record: type[Record]) -> str:
        path, piece = found[1], found[2]
        names = path.split(".") if path else []
        first = names[0] if names else re.split(r"\W", piece)[0]
        kind: Kind = One(_holder(first, record, self.root))
        for name in names:
            held = _named(kind, name, self.lists)[1]
            kind = held.values if isinstance(held, Table) else held
        return _Piece(piece, self.lists, [kind], kind).chinese()


def _holder(name: str, *records: type[Record]) -> type[Record]:
    """Return the nearest record with a key: the first, or what it holds; else so the next."""
    waiting = list(records)
    for record in waiting:
        keys = keys_of(record).values()
        if any(key.id == name for key in keys):
            return record
        held = [key.kind.values if isinstance(key.kind, Table) else key.kind for key in keys]
        waiting += [it.record for it in held if isinstance(it, One | Many)]
    return records[0]


def naming(root: Tree, record: type[Record], lists: Mapping[str, Vocabulary]) -> Naming:
    """Return how a file names things; `record` is what it holds."""
    return Naming(language_in(root, record), record, lists)


@dataclass(slots=True)
class _Piece:
    """A piece of a file in English, gone through from left to right."""

    text: str
    lists: Mapping[str, Vocabulary]
    within: list[Kind]
    """What the braces that are open hold."""
    held: Kind
    """What the last key holds."""

    def chinese(self) -> str:
        """Return the piece with its keys and words in Chinese."""
        return _TOKEN.sub(self._said, self.text)

    def _said(self, found: re.Match[str]) -> str:
        said = found[0]
        if said == "{":
            self.within.append(self.held)
        elif said == "}":
            self.held = self.within.pop()
        elif self.text[found.end() :].startswith((":", "=")) or not found.start():
            said, self.held = _named(self.within[-1], said, self.lists)
        else:
            said = _word(self.held, said, self.lists)
        return said


def _named(kind: Kind, name: str, lists: Mapping[str, Vocabulary]) -> tuple[str, Kind]:
    """Return the Chinese name of a key in what holds it, and what stands behind it."""
    if isinstance(kind, One | Many):
        for key in keys_of(kind.record).values():
            if key.id == name:
                return key.zh, key.kind
            if isinstance(key.kind, Table) and key.kind.rest:
                kind = key.kind
    if isinstance(kind, Table):
        return _word(kind.keys, name, lists), kind.values
    return name, kind


def _word(kind: Kind, word: str, lists: Mapping[str, Vocabulary]) -> str:
    of = kind.of if isinstance(kind, Some) else kind
    known = vocabularies(of, lists) if isinstance(of, Plain | Choice | Listed) else ()
    return next((words[word].zh for words in known if word in words), word)
