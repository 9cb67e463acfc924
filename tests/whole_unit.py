"""A unit in which every field of the table is typed; every text is what a test says it is."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from tests.strategies import Raw
from zhenggai.model.schema import (
    CLOCK,
    DAY,
    DUE,
    FACT,
    ID,
    IDS,
    LINES,
    NUMBER,
    WHOLE,
    Choice,
    Kind,
    Listed,
    Many,
    One,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.model.unit import Unit
from zhenggai.words import LISTS

Say: TypeAlias = Callable[[str], str]
"""What stands in a field, given its path: `issues.measures.text`."""
FIRST: Final = dt.date(2006, 3, 1)
ON: Final = dt.date(2006, 6, 1)
"""A day on which all of it has happened."""
LOGS: Final = (
    ("started",),
    ("started", "progress"),
    ("started", "extended"),
    ("done",),
    ("done", "closed"),
    ("done", "sustained"),
    ("done", "reopened"),
    ("explained",),
    ("referred",),
    ("withdrawn",),
    ("done",),
)
"""What has happened to each issue; the last one is a member's."""
_MANY: Final = {"issues": len(LOGS), "notices": 7, "opinions": 4, "publicity": 2}
_FIXED: Final = {
    "kind": "village",
    "code": "450881101201",
    "former_ids": None,
    "opinions.from": "public",
    "opinions.about": "unit",
    "findings.about": "unit",
    "opinions.issue": "I-1",
    "issues.from": None,
    "issues.shared.of": None,
    "issues.log.into": None,
    "notices.until": "2006-12-31",
    "notices.issues": None,
    "surveys.supersedes": None,
    "makeups.survey": "S-1",
    "makeups.resurvey": None,
    "mechanisms.from": None,
    "publicity.kind": "model",
    "publicity.model.consent": "yes",
    "waivers": None,
}
"""Fields that others hang on; None leaves one out."""
_IDS: Final = {
    "opinions": "O",
    "issues": "I",
    "notices": "N",
    "surveys": "S",
    "makeups": "B",
    "mechanisms": "Z",
    "findings": "F",
    "issues.measures": "M",
    "visits.orders": "D",
}


def whole_unit(say: Say) -> Raw:
    """Return the unit as YAML has it."""
    return _Maker(say).record(Unit, "", 0)


class _Maker:
    def __init__(self, say: Say) -> None:
        self.say = say
        self.numbers: dict[str, int] = {}

    def record(self, record: type[Record], path: str, at: int) -> Raw:
        made: Raw = {}
        for key in keys_of(record).values():
            name = f"{path}.{key.id}".lstrip(".")
            value: Any = _FIXED[name] if name in _FIXED else self.field(key.kind, name, at)
            if isinstance(key.kind, Table) and key.kind.rest:
                made |= value
            elif value is not None:
                made[key.id] = value
        return made

    def field(self, kind: Kind, name: str, at: int) -> Any:  # noqa: ANN401 - as YAML has it
        if name.endswith(".member"):
            # Everything of a member says the name on the roster.
            last = at == len(LOGS) - 1 or name == "lookbacks.member"
            return self.say("members.name") if last and at else None
        if name == "issues.log":
            return [
                {**self.record(kind.record, name, at), "event": event, "date": _day(place)}
                for place, event in enumerate(LOGS[at])
                if isinstance(kind, Many)
            ]
        if isinstance(kind, Many):
            return [self.record(kind.record, name, it) for it in range(_MANY.get(name, 2))]
        if isinstance(kind, One):
            return self.record(kind.record, name, at)
        return self.scalar(kind, name, at)

    def scalar(self, kind: Kind, name: str, at: int) -> Any:  # noqa: ANN401
        if isinstance(kind, Some):
            return [self.scalar(kind.of, name, at)]
        if isinstance(kind, Table):
            return {key: self.field(kind.values, name, at) for key in self.keys(kind.keys)}
        if isinstance(kind, Choice | Listed) and not getattr(kind, "free", False):
            words = kind.vocabulary if isinstance(kind, Choice) else LISTS[kind.name]
            return words.ids[at % len(words.ids)]
        if kind in (ID, IDS):
            return self.number(name.removesuffix(".id"))
        if kind == LINES:
            return [self.say(name)]
        plain: dict[Kind, Any] = {
            FACT: _day(0),
            DUE: "2006-05-20",
            DAY: "2006-12-31",
            CLOCK: "19:30",
        }
        plain |= {WHOLE: 7, NUMBER: 1.5, CLOCK: "19:30"}
        return plain.get(kind) or self.say(name)

    def number(self, section: str) -> str:
        self.numbers[section] = self.numbers.get(section, 0) + 1
        return f"{_IDS[section]}-{self.numbers[section]}"

    def keys(self, kind: Kind) -> Iterator[str]:
        if isinstance(kind, Listed):
            yield from LISTS[kind.name].ids
        elif kind == ID:
            yield from ("I-1", f"I-{len(LOGS)}")
        else:
            yield "production"


def _day(after: int) -> str:
    return (FIRST + dt.timedelta(days=7 * after)).isoformat()


CAMPAIGN_TEXTS: Final = ("name", "organizer", "question", "check")


def whole_campaign(say: Say) -> Raw:
    """Return a campaign whose names are what a test says."""
    name, organizer, question, check = (say(f"campaign.{it}") for it in CAMPAIGN_TEXTS)
    return {
        "name": name,
        "organizer": organizer,
        "stages": [{"id": "rectification", "name": name, "start": "2006-02-01"}],
        "lookback_questions": [{"id": "known", "name": question, "name_en": question}],
        "visit_checks": [{"id": "cheap", "name": check, "name_en": check}],
    }
