"""Wordings that several rules share: what to type, said the same way everywhere."""

from collections.abc import Iterable

from zhenggai.model.schema import Record, keys_of
from zhenggai.words import Text, Vocabulary


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun: `1 day`, `2 days`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def keys_to_type(record: type[Record], names: Iterable[str], within: str = "") -> Text:
    """Return the keys of fields, each as its file names it; `within` are the keys before."""
    marked = [f"‹{within}{keys_of(record)[name].id}›" for name in names]
    return Text("、".join(marked), ", ".join(marked))


def to_add(record: type[Record], name: str) -> Text:
    """Say which key to add to a record, and what it holds."""
    key = keys_of(record)[name]
    return Text(f"补上 ‹{key.id}›: {key.help.zh}", f"add ‹{key.id}: …›: {key.help.en}")


def words_to_type(name: str, words: Vocabulary) -> Text:
    """Return the words that a key may hold, each as its file names it."""
    marked = [f"‹{name}={word}›" for word in words.ids]
    return Text("、".join(marked), ", ".join(marked))
