"""What may be changed in a file, as values; `steps` lead to the record or the list.

Steps are attributes of the table in `zhenggai.model` (`"log"`, `"from_"`), indices of lists, and
keys of tables (`"I-001"`): `("issues", 2, "log")`, `("lookbacks", 0, "issues", "I-001")`.
A field whose keys stand in the record itself (`answers` of a look-back) is a step like any other.

Values are those of the table: text, `date`, `Month`, numbers, `bool` for a setting, ids of words
in English (`"accepted"`, `"A3"`), tuples or lists of these, a dict of attributes for a record,
a list of such dicts, a dict of ids or words for a table. What is None or empty is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Give a field of a record, or an item of a list, a value; nothing clears it."""

    steps: Steps
    attribute: Step
    value: Any


@dataclass(frozen=True, slots=True)
class Clear:
    """Take a field of a record away, with its key."""

    steps: Steps
    attribute: str


@dataclass(frozen=True, slots=True)
class Append:
    """Put a record or a value at the end of a list, which need not be there yet."""

    steps: Steps
    value: Any


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a record or a value into a list: before the item `at`, or where its day belongs."""

    steps: Steps
    value: Any
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a record, an item of a list, or an entry of a table away; an emptied list goes too."""

    steps: Steps


Edit: TypeAlias = Set | Clear | Append | Insert | Remove


@dataclass(frozen=True, slots=True)
class Extend:
    """Put records or values at the end of a list: what appends, one after the other, come to."""

    steps: Steps
    values: Sequence[Any]


Folded: TypeAlias = Set | Clear | Extend | Insert | Remove


def folded(edits: Iterable[Edit]) -> Iterator[Folded]:
    """Return edits with appends that follow each other in one list as one."""
    # Each is read back, which takes as long as the file is: a table brings a thousand appends.
    for steps, run in groupby(edits, lambda it: it.steps if isinstance(it, Append) else None):
        values = []
        for edit in run:
            if isinstance(edit, Append):
                values.append(edit.value)
            else:
                yield edit
        if steps is not None:
            yield Extend(steps, values)


def is_nothing(value: Any) -> bool:  # noqa: ANN401 - any value of the table
    """Say whether a value leaves nothing to type."""
    return value is None or (isinstance(value, str | tuple | list | dict) and not value)
