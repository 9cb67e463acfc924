"""A word of a closed list as typed, in either language → its id."""

from __future__ import annotations

from typing import Any, Final

from zhenggai.fields.reader import NOTHING, OTHER, Reader, empty, scalar
from zhenggai.source import Node, Scalar
from zhenggai.words import Text, Vocabulary

_LATE_BOOLEANS: Final = {"true": "yes", "false": "no"}


def known_word(reader: Reader, node: Scalar, words: Vocabulary) -> str | None:
    """Return the id of a word of either language; None if it is not on the list."""
    found = words.typed[reader.language].get(node.text)
    if found is None:
        found = words.typed[OTHER[reader.language]].get(node.text)
        # Codes such as A3 are the same in both languages.
        if found is not None and not (found == node.text and found.isupper()):
            reader.other_language(node)
    return found


def read_word(reader: Reader, node: Node, words: Vocabulary) -> Any:  # noqa: ANN401
    """Read a word of a list; report what is not on it."""
    if type(node) is not Scalar:
        scalar(reader, node)
        return NOTHING
    found = words.typed[reader.language].get(node.text)
    if found is not None:
        return found
    return NOTHING if empty(node) else _other_word(reader, node, words)


def _other_word(reader: Reader, node: Scalar, words: Vocabulary) -> Any:  # noqa: ANN401
    """Read a word that this file's language does not have, or report it."""
    lately = _LATE_BOOLEANS.get(node.text)
    if lately in words:
        return lately
    found = known_word(reader, node, words)
    if found is not None:
        return found
    choices = words.choices(reader.language)
    return reader.wrong(
        node,
        Text(
            f"“{node.text}”不是“{words.name.zh}”的词",
            f"{node.text!r} is not a word for {words.name.en}",
        ),
        Text(f"可写: {choices}", f"write one of: {choices}"),
    )


def read_free(reader: Reader, node: Node, words: Vocabulary) -> Any:  # noqa: ANN401
    """Read a word of a list that also takes other text."""
    if type(node) is not Scalar or not node.text:
        return read_word(reader, node, words)
    for lang in (reader.language, OTHER[reader.language]):
        if node.text in words.typed[lang]:
            return words.typed[lang][node.text]
    return node.text
