"""The fields of records by the names people type, followed into the records inside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeAlias

from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Answer
from zhenggai.model.schema import (
    ABOUT,
    DAY,
    DUE,
    FACT,
    FLAG,
    IDS,
    LINES,
    NUMBER,
    TOPIC,
    WHOLE,
    Choice,
    Key,
    Kind,
    Listed,
    Many,
    One,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.query.entry import Entry
from zhenggai.query.names import folded, vocabulary, word_id
from zhenggai.words import YES_NO, Text, Vocabulary

Scalar: TypeAlias = str | int | float | dt.date
Sort: TypeAlias = Literal["text", "about", "word", "day", "number"]

_DAYS: Final = (DAY, FACT, DUE)
_NUMBERS: Final = (WHOLE, NUMBER)
_MAIN: Final[dict[type[Record], str]] = {Answer: "answer"}
"""Records that stand for one of their fields when no field of theirs is named."""


@dataclass(frozen=True, slots=True)
class Field:
    """What can be compared, sorted by and shown: a name, and its values in a record."""

    path: str
    """As in English: `decision.outcome`."""
    name: Text
    sort: Sort
    values: Callable[[Entry], tuple[Scalar, ...]]
    words: Vocabulary | None = None
    free: bool = False
    """A word of a list, or any other text."""
    nothing: Scalar | None = None
    """The value that stands for nothing: a record inside is there or not (`no`)."""
    many: bool = False
    """Whether a record may have several values of it."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A step into a value: what it is called, what it leads to, and how to take it."""

    id: str
    name: Text
    kind: Kind
    take: Callable[[Any], Iterable[Any]]


def declared(record: type[Record], path: Sequence[str], campaign: Campaign) -> Field | None:
    """Return the field that a path leads to by the table of the format; None if it leads nowhere.

    A path goes through records inside (`reply.date`), lists of them (`measures.owner`: of any
    measure) and tables (`counts.satisfied`, `issues.I-001.solved`).
    """
    steps: list[_Step] = []
    kind: Kind = One(record)
    for name in path:
        step = _step(kind, name, campaign)
        if step is None:
            return None
        steps.append(step)
        kind = step.kind
    return _field(steps, campaign)


def names_in(record: type[Record]) -> Iterator[Key]:
    """Go through the fields of a record that have a name of their own."""
    for key in keys_of(record).values():
        if not (isinstance(key.kind, Table) and key.kind.rest):
            yield key


def _step(kind: Kind, name: str, campaign: Campaign) -> _Step | None:
    if isinstance(kind, One | Many):
        return _into_record(kind.record, name, campaign)
    if not isinstance(kind, Table):
        return None
    word = _word_of(kind, name, campaign)
    if word is not None:
        return _into_table(kind, *word)
    inside = kind.values
    step = _step(inside, name, campaign) if isinstance(inside, One | Many) else None
    return step and _Step(step.id, step.name, step.kind, _each(step.take))


def _each(take: Callable[[Any], Iterable[Any]]) -> Callable[[Any], Iterable[Any]]:
    return lambda table: [item for value in table.values() for item in take(value)]


_KEYS: Final[dict[type[Record], Mapping[str, Key]]] = {}


def _keys(record: type[Record]) -> Mapping[str, Key]:
    if record not in _KEYS:
        keys = list(names_in(record))
        chinese = {folded(key.zh): key for key in keys}
        _KEYS[record] = chinese | {folded(key.id): key for key in keys}
    return _KEYS[record]


def _into_record(record: type[Record], name: str, campaign: Campaign) -> _Step | None:
    key = _keys(record).get(folded(name))
    if key is not None:
        attribute = key.attribute
        return _Step(key.id, key.name, key.kind, lambda found: (getattr(found, attribute),))
    for rest in keys_of(record).values():
        word = _word_of(rest.kind, name, campaign) if isinstance(rest.kind, Table) else None
        if isinstance(rest.kind, Table) and rest.kind.rest and word is not None:
            step = _into_table(rest.kind, *word)
            return _Step(step.id, step.name, step.kind, _through(rest.attribute, step.take))
    return None


def _through(
    attribute: str, take: Callable[[Any], Iterable[Any]]
) -> Callable[[Any], Iterable[Any]]:
    return lambda found: take(getattr(found, attribute))


def _word_of(kind: Table, name: str, campaign: Campaign) -> tuple[str, Text] | None:
    """Return the id and the names of a key of a table; any id is one where ids are the keys."""
    if isinstance(kind.keys, Listed | Choice):
        words = vocabulary(kind.keys, campaign)
        found = words and word_id(words, name)
        return (found, words[found]) if words and found else None
    if isinstance(kind.values, One) and folded(name) in _keys(kind.values.record):
        return None
    return name, Text(name, name)


def _into_table(kind: Table, key: str, name: Text) -> _Step:
    return _Step(key, name, kind.values, lambda table: (table[key],) if key in table else ())


def _field(steps: Sequence[_Step], campaign: Campaign) -> Field:
    path = ".".join(step.id for step in steps)
    name = Text(".".join(step.name.zh for step in steps), ".".join(s.name.en for s in steps))
    last = steps[-1].kind
    main = _step(last, _MAIN.get(last.record, ""), campaign) if isinstance(last, One) else None
    if main:
        return replace(_field([*steps, main], campaign), path=path, name=name)
    of = last.of if isinstance(last, Some) else last
    take = _walk(steps)
    if isinstance(of, One):
        there = _presence(take)
        return Field(path, name, "word", there, YES_NO, nothing="no")
    if isinstance(of, Many | Table):
        return Field(path, name, "number", _number_of(take), nothing=0)
    words = vocabulary(of, campaign)
    free = of == TOPIC or (isinstance(of, Listed) and of.free)
    many = isinstance(last, Some) or last in _LISTS or any(_holds_many(step) for step in steps[:-1])
    scalars = _scalars(take, ids=of == IDS)
    return Field(path, name, _sort(of), scalars, words, free, many=many)


_LISTS: Final = (LINES, IDS)


def _holds_many(step: _Step) -> bool:
    return isinstance(step.kind, Many | Table)


def _sort(kind: Kind) -> Sort:
    if kind in _DAYS:
        return "day"
    if kind in _NUMBERS:
        return "number"
    if kind == ABOUT:
        return "about"
    return "word" if isinstance(kind, Choice | Listed) or kind in (TOPIC, FLAG) else "text"


def _walk(steps: Sequence[_Step]) -> Callable[[Entry], list[Any]]:
    """Return what takes all steps from a record; lists of records are taken one by one."""

    def walk(entry: Entry) -> list[Any]:
        found: list[Any] = [entry.record]
        for number, step in enumerate(steps):
            if number and isinstance(steps[number - 1].kind, Many):
                found = [item for items in found for item in items]
            found = [value for item in found if item is not None for value in step.take(item)]
        return found

    return walk


def _scalars(
    take: Callable[[Entry], list[Any]], *, ids: bool
) -> Callable[[Entry], tuple[Scalar, ...]]:
    def scalars(entry: Entry) -> tuple[Scalar, ...]:
        flat: list[Scalar] = []
        for value in take(entry):
            flat += value if isinstance(value, tuple) else (value,)
        found = (value for value in flat if value is not None and value != "")
        return tuple(own(entry, value) for value in found) if ids else tuple(found)

    return scalars


def own(entry: Entry, value: Scalar) -> Scalar:
    """Return the id of a record of the same unit without the unit's."""
    return value.removeprefix(f"{entry.unit.id}#") if isinstance(value, str) else value


def _presence(take: Callable[[Entry], list[Any]]) -> Callable[[Entry], tuple[Scalar, ...]]:
    return lambda entry: ("yes" if any(item is not None for item in take(entry)) else "no",)


def _number_of(take: Callable[[Entry], list[Any]]) -> Callable[[Entry], tuple[Scalar, ...]]:
    return lambda entry: (sum(len(item) for item in take(entry) if item is not None),)
