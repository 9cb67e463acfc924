"""Random values of the table: records as dicts of attributes, by kind, from a seeded source."""

# ruff: noqa: ANN401 - values of the table are of any type
import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final, TypeAlias

from zhenggai.model.campaign import Span
from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    FLAG,
    ID,
    IDS,
    LINES,
    NOTE,
    NUMBER,
    PATH,
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
from zhenggai.words import LISTS

Typed: TypeAlias = dict[str, Any]
TEXTS: Final = (
    "修路",
    "村口到小学的路，下雨就走不了；希望修一修（今年）",
    "no",
    "y",
    "~",
    "0571",
    "1:30",
    "2006-03",
    "2006-03-15",
    "450881101201",
    "1e3",
    "0x1F",
    ".5",
    "true",
    "null",
    "a: b",
    "a # b",
    "#头",
    "- 一",
    "? 问",
    "[x]",
    "{a: 1}",
    "a, b: c # d",
    "'单' 引号",
    '双"引"号',
    "反\\斜杠",
    "tab\t里",
    " 前空格",
    "后空格 ",
    "一行\n二行",
    "段一\n\n段二\n",
    "　　首行缩进\n第二行",
    "  缩进\n不缩进",
    "尾\n\n",
    "*星 &和 !叹 %百分 @艾特 `反引",
    "=1+1",
    "<<",
    "---",
    "...",
    "看不见\u200b的",
    "\x85换行\u2028符",
    "x" * 150,
    "字" * 90 + " " + "词" * 60,
    "冒号：全角",
    "结尾:",
    "😀 表情",
    "|",
    "> 折",
    "a\tb\r\nc",
)
_IDS: Final = ("I-001", "I-2", "A1", "001", "a.b-c", "修路1")
_MOST: Final = 4
"""How deep records go."""


class Values:
    """Makes values up."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def value(self, kind: Kind, depth: int = 0) -> Any:
        random = self.random
        if isinstance(kind, One):
            return self.record(kind.record, depth)
        if isinstance(kind, Many):
            return [self.record(kind.record, depth) for _ in range(random.randint(1, 3))]
        if isinstance(kind, Table):
            names = {self.word(kind.keys) for _ in range(random.randint(1, 3))}
            return {name: self.value(kind.values, depth) for name in sorted(names)}
        if isinstance(kind, Some):
            items = [self.value(kind.of) for _ in range(random.randint(1, 3))]
            return tuple(items) if random.random() < 0.8 else items[0]
        if isinstance(kind, Choice | Listed):
            return self.word(kind)
        return self.plain(kind, depth)

    def word(self, kind: Plain | Choice | Listed) -> Any:
        if isinstance(kind, Choice):
            return self.random.choice(kind.vocabulary.ids)
        if isinstance(kind, Listed):
            return self.random.choice(LISTS[kind.name].ids)
        return self.plain(kind, 0)

    def plain(self, kind: Plain, depth: int) -> Any:
        random = self.random
        made: dict[Plain, Callable[[], Any]] = {
            ID: lambda: random.choice(_IDS),
            IDS: lambda: tuple(random.sample(_IDS, random.randint(1, 3))),
            LINES: lambda: tuple(random.sample(TEXTS, random.randint(1, 3))),
            NOTE: lambda: random.choice((*TEXTS, "2006-04-01")),
            ABOUT: lambda: random.choice(("unit", "plan", "member 李建国", "member 韦 凤英")),
            TOPIC: lambda: random.choice(("self", "production", "A3", "C1")),
            PATH: lambda: random.choice(("a/照片 1.jpg", "lijia/验收单.txt", "1.txt")),
            DAY: self.day,
            FACT: self.day,
            DUE: self.due,
            SPAN: lambda: self.record(Span, depth) if random.random() < 0.5 else self.day(),
            CLOCK: lambda: f"{random.randint(0, 23):02}:{random.randint(0, 59):02}",
            WHOLE: lambda: random.choice((0, 2, 14, 123456)),
            NUMBER: lambda: random.choice((0, 1.2, 0.8, 350, 2.0, 0.00001)),
            FLAG: lambda: random.random() < 0.5,
        }
        return made[kind]() if kind in made else random.choice(TEXTS)

    def day(self) -> dt.date:
        return dt.date(2006, 1, 1) + dt.timedelta(days=self.random.randint(0, 180))

    def due(self) -> dt.date:
        day = self.day()
        if self.random.random() < 0.5:
            return day
        return Month(day.year, day.month, calendar.monthrange(day.year, day.month)[1])

    def record(self, record: type[Record], depth: int = 0) -> Typed:
        """Make a record with all it must have and some of what it may have."""
        keys = {n: k for n, k in keys_of(record).items() if n not in LISTS or n == "domains"}
        share = 0.25 if depth == 0 else 0.4
        chosen = [
            key
            for key in keys.values()
            if key.required or (_fits(key, depth) and self.random.random() < share)
        ]
        if not chosen:
            small = [key for key in keys.values() if _fits(key, _MOST)] or list(keys.values())
            chosen = [self.random.choice(small)]
        made = {key.attribute: self.value(key.kind, depth + 1) for key in chosen}
        return {name: value for name, value in made.items() if value != ""}


def _fits(key: Key, depth: int) -> bool:
    """Keep records from going on for ever; word lists would change what words mean."""
    if key.attribute == "domains" and isinstance(key.kind, Many):
        return False
    kind = key.kind.values if isinstance(key.kind, Table) else key.kind
    return depth < _MOST - 1 or not isinstance(kind, One | Many)


def raw(record: Record) -> Typed:
    """Return a record that was read as a dict of the attributes that are typed."""
    found: Typed = {}
    for name, key in keys_of(type(record)).items():
        in_place = isinstance(key.kind, Table) and key.kind.rest
        if record.typed(name) is None and not in_place:
            continue
        value = _raw(key.kind, getattr(record, name))
        if value not in (None, "", (), {}, []):
            found[name] = value
    return found


def _raw(kind: Kind, value: Any) -> Any:
    if isinstance(value, Record):
        return raw(value)
    if isinstance(kind, Many):
        return [raw(item) for item in value]
    if isinstance(kind, Table):
        return {name: _raw(kind.values, item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_raw(kind, item) for item in value]
    return value


def normal(record: type[Record], values: Mapping[str, Any]) -> Typed:
    """Return the attributes of a record so that two spellings of the same are equal."""
    found: Typed = {}
    for name, key in keys_of(record).items():
        default = record.__dataclass_fields__[name].default
        value = values.get(name)
        if value in (None, "", default):
            continue
        said = _normal(key.kind, value)
        if said not in ([], {}):
            found[name] = said
    return found


def _normal(kind: Kind, value: Any) -> Any:
    if isinstance(kind, One):
        return normal(kind.record, value)
    if isinstance(kind, Many):
        return [normal(kind.record, item) for item in value]
    if isinstance(kind, Table):
        said = {name: _normal(kind.values, item) for name, item in value.items()}
        return {name: item for name, item in said.items() if item != {}}
    if isinstance(kind, Some) or kind in (LINES, IDS):
        of = kind.of if isinstance(kind, Some) else Plain("")
        items = value if isinstance(value, tuple | list) else [value]
        return [_normal(of, item) for item in items]
    if kind == SPAN and isinstance(value, dict):
        return normal(Span, value)
    return (value, isinstance(value, Month)) if isinstance(value, dt.date) else value
