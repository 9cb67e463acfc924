"""Pieces: what is taken from the records, as typed, with the place it was typed at."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhenggai.model.issues import Issue
from zhenggai.model.schema import Month, Record


@dataclass(frozen=True, slots=True)
class Piece:
    """Something typed that a public paper prints, and where it was typed."""

    record: Record
    field: str
    text: str
    """As typed: the words, a day as 2006-03-15, a month as 2006-03, the id of a word."""
    of: Record
    """The record that people know by its id, when `record` is a part of it."""


def take(of: Record, record: Record, *names: str) -> Iterator[Piece]:
    """Take these fields of a record, those that are not empty; each item of a list by itself."""
    for name in names:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if text := typed(item):
                yield Piece(record, name, text, of)


def take_due(issue: Issue) -> Iterator[Piece]:
    """Take the due dates of an issue: the first, the extended ones, else the next step's."""
    yield from take(issue, issue, "due")
    for event in issue.log:
        if event.event == "extended":
            yield from take(issue, event, "due")
    if issue.due is None and issue.due_in_force:
        yield Piece(issue, "milestones", typed(issue.due_in_force), issue)


def typed(value: object) -> str:
    """Return a value as it is typed; nothing is the empty text."""
    if isinstance(value, Month):
        return f"{value:%Y-%m}"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "" if value is None else str(value)


def digest(content: Iterable[object]) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of texts and lists of texts."""
    text = json.dumps(list(content), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
