"""Ids that stand twice in a file, as after a merge: the later record gets the next free one.

Where something names the id, only a person can say which of the two records it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from zhenggai.acts.numbers import next_id
from zhenggai.checkup.base import Elsewhere, Treatment
from zhenggai.edit.edits import Edit, Remove, Set, Steps
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rules.links import Link, finding_links, issue_links, survey_links
from zhenggai.source import Location
from zhenggai.words import Text

_SECTIONS = (*("findings", "opinions", "issues", "notices", "surveys", "makeups", "mechanisms"),)
_LINKS = {"findings": finding_links, "issues": issue_links, "surveys": survey_links}


class _Spot(NamedTuple):
    """A record with an id, and where it stands."""

    record: Record
    steps: Steps


def duplicates(unit: Unit, elsewhere: Elsewhere, treatment: Treatment) -> None:
    """Treat the ids that stand twice."""
    kinds = {name: list(_section(unit, name)) for name in _SECTIONS}
    kinds |= {"measures": list(_measures(unit)), "orders": list(_orders(unit))}
    taken = {spot.record.label for spots in kinds.values() for spot in spots}
    gone: list[Edit] = []
    for kind, spots in kinds.items():
        first: dict[str, _Spot] = {}
        for spot in spots:
            name = spot.record.label
            earlier = first.setdefault(name, spot)
            if earlier is spot:
                continue
            if spot.record == earlier.record and spot.steps[:-1] == earlier.steps[:-1]:
                gone.append(_copied(spot, earlier, treatment))
                continue
            own = [item.record.label for item in spots]
            free = next_id([*own, name], taken, name)
            taken.add(free)
            _renamed(_Twice(unit, kind, spot, earlier, free), elsewhere, treatment)
    # From the last to the first: what goes moves the places of those behind it.
    treatment.edits += reversed(gone)


class _Twice(NamedTuple):
    """A record whose id another has already, and the id that it may have."""

    unit: Unit
    kind: str
    spot: _Spot
    earlier: _Spot
    free: str


def _copied(spot: _Spot, earlier: _Spot, treatment: Treatment) -> Edit:
    name, line = spot.record.label, earlier.record.at("id").line
    edit = Remove(spot.steps)
    treatment.heal(
        spot.record.at("id"),
        Text(
            f"{name} 有两条，与第 {line} 行的一模一样",
            f"{name} stands twice, exactly as on line {line}",
        ),
        Text("删去后一条", "the later one goes"),
        edit,
    )
    treatment.edits.pop()
    return edit


def _renamed(twice: _Twice, elsewhere: Elsewhere, treatment: Treatment) -> None:
    name, free = twice.spot.record.label, twice.free
    line = twice.earlier.record.at("id").line
    where = twice.spot.record.at("id")
    said = Text(
        f"编号 {name} 重复，第 {line} 行已经有了",
        f"{name} stands twice; it is on line {line} already",
    )
    named = _named_by(twice, elsewhere)
    if not named:
        remedy = Text(f"后一条改成 {free}", f"the later one becomes {free}")
        treatment.heal(where, said, remedy, Set(twice.spot.steps, "id", free))
        return
    places = " ".join(named)
    treatment.leave(
        where,
        said,
        Text(
            f"先看指的是哪一条: {places}。把后一条改成 {free}，指它的也改成 {free}",
            f"see which of them is meant: {places}. Rename the later one to {free}, and what"
            " means it",
        ),
    )


def _named_by(twice: _Twice, elsewhere: Elsewhere) -> list[str]:
    """Return the places that name the id of a record."""
    unit, name = twice.unit, twice.spot.record.label
    full = f"{unit.id}#{name}"
    find = _LINKS.get(twice.kind)
    links: Iterator[Link] = find(unit) if find else iter(())
    places = [_short(link.place) for link in links if link.target in (name, full)]
    places += [_short(it.at("record")) for it in unit.waivers if it.record in (name, full)]
    places += elsewhere.mentions(full)
    if twice.kind == "opinions" and name in elsewhere.private:
        places.append(f"zhenggai private show {full}")
    return places


def _short(place: Location) -> str:
    return f"{place.path}:{place.line}"


def _section(unit: Unit, name: str) -> Iterator[_Spot]:
    for place, record in enumerate(getattr(unit, name)):
        if record.label:
            yield _Spot(record, (name, place))


def _measures(unit: Unit) -> Iterator[_Spot]:
    for place, issue in enumerate(unit.issues):
        for number, measure in enumerate(issue.measures):
            if measure.id:
                yield _Spot(measure, ("issues", place, "measures", number))


def _orders(unit: Unit) -> Iterator[_Spot]:
    for place, visit in enumerate(unit.visits):
        for number, order in enumerate(visit.orders):
            if order.id:
                yield _Spot(order, ("visits", place, "orders", number))
