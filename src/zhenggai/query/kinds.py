"""The kinds of record that can be listed: their names, where they stand, and usual columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.errors import CannotGoOnError
from zhenggai.model.issues import Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.people import Member
from zhenggai.model.plan import Meeting, StageFinding
from zhenggai.model.review import (
    Lookback,
    Makeup,
    Mechanism,
    Notice,
    Order,
    Publicity,
    Survey,
    Visit,
    Waiver,
)
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.query.entry import Entry, Standing
from zhenggai.query.refusal import nearest
from zhenggai.words import Text

_Walk: TypeAlias = Callable[[Unit], Iterator[tuple[Record, Record | None]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record."""

    id: str
    """As in `list issues`."""
    one: str
    """As in `list issue`, and as the first part of a path: `issue.theme`."""
    record: type[Record]
    walk: _Walk
    columns: tuple[str, ...]
    outer: str = ""
    """The kind that holds records of this one: `issues` of measures."""

    @property
    def name(self) -> Text:
        """What a record of this kind is called."""
        return self.record.called

    def entries(self, standing: Standing) -> Iterator[Entry]:
        """Go through the records of this kind in a unit, in the order typed."""
        for record, outer in self.walk(standing.unit):
            yield Entry(standing, record, outer)


def _section(name: str) -> _Walk:
    def walk(unit: Unit) -> Iterator[tuple[Record, Record | None]]:
        for record in getattr(unit, name):
            yield record, None

    return walk


def _itself(unit: Unit) -> Iterator[tuple[Record, Record | None]]:
    yield unit, None


def _measures(unit: Unit) -> Iterator[tuple[Record, Record | None]]:
    for issue in unit.issues:
        for measure in issue.measures:
            yield measure, issue


def _orders(unit: Unit) -> Iterator[tuple[Record, Record | None]]:
    for visit in unit.visits:
        for order in visit.orders:
            yield order, visit


def _kind(
    section: str, one: str, record: type[Record], columns: str, walk: _Walk | None = None
) -> Kind:
    outer = {"measures": "issues", "orders": "visits"}.get(section, "")
    found = walk or _section(section)
    return Kind(section, one, record, found, ("unit", *columns.split()), outer)


KINDS: Final = (
    _kind("issues", "issue", Issue, "id title track owner due status light"),
    _kind("measures", "measure", Measure, "id issue.id text owner due done", _measures),
    _kind(
        "opinions",
        "opinion",
        Opinion,
        "id date from count text decision.outcome issue reply.date verdict.solved",
    ),
    _kind("members", "member", Member, "name role floating.place"),
    _kind("meetings", "meeting", Meeting, "date kind topic expected present"),
    _kind("notices", "notice", Notice, "id covers from until form place"),
    _kind("surveys", "survey", Survey, "id date issued returned spoiled organiser"),
    _kind("makeups", "makeup", Makeup, "id survey supervisor opened due accepted.date"),
    _kind("mechanisms", "mechanism", Mechanism, "id title kind change adopted owner"),
    _kind("visits", "visit", Visit, "date team method orders"),
    _kind("orders", "order", Order, "id number text due answered", _orders),
    _kind("publicity", "publicity", Publicity, "date channel kind title"),
    _kind("lookbacks", "lookback", Lookback, "date round member by issues"),
    _kind("waivers", "waiver", Waiver, "rule record reason by until"),
    _kind("findings", "finding", StageFinding, "id stage date about text explained"),
    _kind("units", "unit", Unit, "name kind head opinions issues finished.date", _itself),
)
"""All kinds, in the order of the commands that list them."""
BY_ID: Final = {kind.id: kind for kind in KINDS}
_BY_NAME: Final = {
    name: kind for kind in KINDS for name in (kind.id, kind.one, kind.name.zh, kind.name.en)
}


def kind_named(typed: str) -> Kind:
    """Return the kind of this name, in English or Chinese, one or many.

    Raise `CannotGoOnError` if there is none.
    """
    found = _BY_NAME.get(typed.casefold().replace("_", "-")) or _BY_NAME.get(typed.casefold())
    if found:
        return found
    near = nearest(typed.casefold(), _BY_NAME)
    zh = " ".join(near) or " ".join(kind.name.zh for kind in KINDS)
    en = " ".join(near) or " ".join(kind.id for kind in KINDS)
    raise CannotGoOnError(
        Text(f"没有“{typed}”这种记录。可写: {zh}", f"no kind of record {typed}. Write: {en}")
    )
