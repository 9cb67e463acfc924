"""Wordings that several rules share: what to type, said the same way everywhere."""

from collections.abc import Iterable

from zhenggai.model.schema import Record, keys_of
from zhenggai.words import Text, Vocabulary


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun: `1 day`, `2 days`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def keys_to_type(record: type[Record], names: Iterable[str]) -> Text:
    """Return the keys of fields: `owner（责任人）、due（时限）` and `owner, due`."""
    keys = [keys_of(record)[name] for name in names]
    return Text(
        "、".join(f"{key.id}（{key.zh}）" for key in keys), ", ".join(key.id for key in keys)
    )


def to_add(record: type[Record], name: str) -> Text:
    """Say which key to add to a record, and what it holds."""
    key = keys_of(record)[name]
    return Text(f"补上 {key.id}（{key.zh}）: {key.help.zh}", f"add '{key.id}: …': {key.help.en}")


def words_to_type(words: Vocabulary) -> Text:
    """Return the words of a list: `self（自身问题）、conduct（党风问题）` and `self, conduct`."""
    return Text("、".join(f"{word.id}（{word.zh}）" for word in words), ", ".join(words.ids))


def waiver_to_type(code: str, record: str) -> Text:
    """Return the waiver that accepts a finding, ready to type."""
    of = f"record: {record}, " if record else ""
    return Text(
        f"在 waivers（豁免）里写 - {{rule: {code}, {of}reason: 原因, by: 批准人}}",
        f"add to 'waivers': - {{rule: {code}, {of}reason: …, by: …}}",
    )
