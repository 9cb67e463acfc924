"""What a verb is given, and what it answers: edits, what they say, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from zhenggai.edit.edits import Edit
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import Campaign
from zhenggai.model.limits import Limits
from zhenggai.model.profiles import requirements
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.query.refusal import nearest
from zhenggai.words import Text

_R = TypeVar("_R", bound=Record)
Values: TypeAlias = Mapping[str, Any]
"""Values of the table (see `zhenggai.edit.edits`) by attribute; what was not given is not in it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a verb is asked to do: in which unit, to which record, with which values."""

    unit: Unit
    """As typed: all that the file says."""
    campaign: Campaign
    record: str = ""
    """The id of the record in its unit; empty if the verb is about the unit."""
    values: Values = field(default_factory=dict)
    """What was given; `date` is always there."""

    @property
    def address(self) -> str:
        """The full id of the record, or the id of the unit."""
        return f"{self.unit.id}#{self.record}" if self.record else self.unit.id

    @property
    def day(self) -> dt.date:
        """The day on which it happened."""
        found: dt.date = self.values["date"]
        return found

    @property
    def limits(self) -> Limits:
        """The limits for units of this kind; those of organs for one without a profile."""
        kind = self.unit.kind
        needs = requirements(self.campaign, kind) or requirements(self.campaign, "organ")
        if needs is None:
            raise AssertionError(kind)
        return needs.limits

    def given(self, *names: str) -> dict[str, Any]:
        """Return those of the values that were given."""
        return {name: self.values[name] for name in names if name in self.values}


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb does: the edits, what was done in words, and what is sensible to do next."""

    edits: tuple[Edit, ...]
    done: Text
    then: tuple[Text, ...] = ()
    refuses: tuple[str, ...] = ()
    """Codes or families (`CLS`) that the edits must not bring; FIL, REF and SEQ never may."""
    made: str = ""
    """The full id of a new record: it is printed on stdout, for scripts."""


Verb: TypeAlias = Callable[[Request], Deed]
"""Raises `CannotGoOnError` for what cannot have happened."""


def impossible(zh: str, en: str) -> CannotGoOnError:
    """Return that something cannot be done as asked."""
    return CannotGoOnError(Text(zh, en))


def place_of(records: Sequence[_R], request: Request) -> int:
    """Return at which index the record of a request stands; say which ones there are."""
    for place, record in enumerate(records):
        if record.label == request.record:
            return place
    known = [record.label for record in records]
    unit, name = request.unit.id, request.record
    near = " ".join(nearest(name, known, 5) or known[:9])
    zh, en = near or "（一条也没有）", near or "(none)"
    if not name:
        raise impossible(
            f"要写到哪一条: {unit}#编号。有的: {zh}", f"which one? {unit}#ID. There are: {en}"
        )
    raise impossible(
        f"单位 {unit} 没有这一条: {name}。有的: {zh}",
        f"unit {unit} has no such record: {name}. There are: {en}",
    )
