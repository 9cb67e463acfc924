"""Random edits of a record, and what they make of its attributes: a model that knows no text."""

# ruff: noqa: ANN401 - values of the table are of any type
import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.editor_values import Typed, Values
from zhenggai.edit.edits import Append, Clear, Edit, Insert, Remove, Set, Step, Steps
from zhenggai.model.schema import IDS, LINES, Key, Kind, Many, One, Record, Some, Table, keys_of


@dataclass(frozen=True, slots=True)
class Held:
    """A record within a file, and the steps to it."""

    steps: Steps
    record: type[Record]
    values: Typed


def records(held: Held) -> Iterator[Held]:
    """Go through a record and all records in it."""
    yield held
    for name, value in held.values.items():
        kind = keys_of(held.record)[name].kind
        for step, inner, inside in _children(kind, value):
            if isinstance(inside, dict):
                yield from records(Held((*held.steps, name, *step), inner, inside))


def _children(kind: Kind, value: Any) -> Iterator[tuple[Steps, type[Record], Any]]:
    if isinstance(kind, One):
        yield (), kind.record, value
    elif isinstance(kind, Many):
        for place, item in enumerate(value):
            yield (place,), kind.record, item
    elif isinstance(kind, Table) and isinstance(kind.values, One):
        for name, item in value.items():
            yield (name,), kind.values.record, item


def drawn(random: Random, record: type[Record], values: Typed) -> list[Edit]:
    """Draw an edit that leaves a file that can be read, or several appends to one list."""
    places = [
        (held, key)
        for held in records(Held((), record, values))
        for key in keys_of(held.record).values()
        if key.attribute != "domains"
    ]
    present = [place for place in places if place[1].attribute in place[0].values]
    many = [place for place in present if isinstance(place[1].kind, Some | Many | Table)]
    held, key = random.choice(random.choice((places, present, many or present)))
    forms = _changes(random, held, key) if key.attribute in held.values else []
    if _lists(key.kind):
        forms.append(Append((*held.steps, key.attribute), _item(random, key.kind)))
    edit = random.choice(forms) if forms and random.random() < 0.7 else _set(random, held, key)
    more = random.choice((0, 0, 1, 2, 5)) if isinstance(edit, Append) else 0
    return [edit, *(Append(edit.steps, _item(random, key.kind)) for _ in range(more))]


def _set(random: Random, held: Held, key: Key) -> Edit:
    return Set(held.steps, key.attribute, Values(random).value(key.kind, 2))


def _changes(random: Random, held: Held, key: Key) -> list[Edit]:
    """Changes of what is there: clear it, or put into it, or take from it."""
    value, steps = held.values[key.attribute], (*held.steps, key.attribute)
    forms: list[Edit] = []
    if not key.required and len(held.values) > 1:
        forms += [Clear(held.steps, key.attribute), Set(held.steps, key.attribute, None)]
    if isinstance(value, list) and _lists(key.kind):
        place = random.randrange(len(value) + 1)
        forms.append(Insert(steps, _item(random, key.kind), place))
        if isinstance(key.kind, Many):
            forms.append(Insert(steps, _item(random, key.kind)))
        if len(value) > 1 or len(held.values) > 1:
            forms.append(Remove((*steps, random.randrange(len(value)))))
    if isinstance(value, dict) and isinstance(key.kind, Table) and len(held.values) > 1:
        forms.append(Remove((*steps, random.choice(list(value)))))
    return forms


def _lists(kind: Kind) -> bool:
    return isinstance(kind, Some | Many) or kind in (LINES, IDS)


def _item(random: Random, kind: Kind) -> Any:
    values = Values(random)
    if isinstance(kind, Many):
        return values.record(kind.record, 2)
    made = values.value(kind)
    return made[0] if isinstance(made, tuple | list) else made


def expected(record: type[Record], values: Typed, edit: Edit) -> Typed:
    """Return the attributes that a record has after an edit."""
    changed = deepcopy(values)
    match edit:
        case Set(steps, attribute, value):
            _at(changed, steps)[attribute] = value
        case Clear(steps, attribute):
            _at(changed, steps).pop(attribute, None)
        case Append(steps, value):
            _list(changed, steps).append(value)
        case Insert(steps, value, at):
            items = _list(changed, steps)
            items.insert(_by_day(record, steps, items, value) if at is None else at, value)
        case Remove(steps):
            del _at(changed, steps[:-1])[steps[-1]]
    return changed


def _at(values: Typed, steps: Steps) -> Any:
    node: Any = values
    for step in steps:
        node = node[step]
    return node


def _list(values: Typed, steps: Steps) -> list[Any]:
    holder, name = _at(values, steps[:-1]), steps[-1]
    held = holder.get(name, [])
    holder[name] = list(held) if isinstance(held, list | tuple) else [held]
    found: list[Any] = holder[name]
    return found


def _by_day(record: type[Record], steps: Steps, items: list[Any], value: Typed) -> int:
    dated = _record_at(record, steps).dated
    day = value.get(dated)
    for place, item in enumerate(items):
        held: dt.date | None = item.get(dated)
        if day and held and held > day:
            return place
    return len(items)


def _record_at(record: type[Record], steps: Steps) -> type[Record]:
    found = record
    kind: Kind = One(record)
    for step in steps:
        kind = _next(kind, step)
        found = kind.record if isinstance(kind, One | Many) else found
    return found


def _next(kind: Kind, step: Step) -> Kind:
    if isinstance(kind, One):
        return keys_of(kind.record)[str(step)].kind
    if isinstance(kind, Many):
        return One(kind.record)
    return kind.values if isinstance(kind, Table) else kind
