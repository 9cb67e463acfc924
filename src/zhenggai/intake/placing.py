"""New records → the edits of a unit that put them where they belong, with their ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.acts.base import Deed
from zhenggai.acts.numbers import next_id
from zhenggai.edit.edits import Append, Edit, Insert, Steps
from zhenggai.errors import CannotGoOnError
from zhenggai.intake.base import Intake
from zhenggai.intake.steps import next_steps
from zhenggai.model.schema import Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.query.refusal import nearest
from zhenggai.words import Text

_INNER: Final = {"issues": ("measures", "M-1"), "visits": ("orders", "D-1")}
"""Lists within records whose items have ids, too, and the first of these."""


@dataclass(frozen=True, slots=True)
class Load:
    """Records of one kind that are to be added to a unit, all or none."""

    intake: Intake
    records: Sequence[Mapping[str, Any]]
    holder: str = ""
    """The id of the record that they go into: `I-003`, `visits/2`."""
    raiser: bool = False
    """Whether who raised an opinion is kept as well, in data/private."""

    def __call__(self, unit: Unit) -> Deed:
        """Return what adds them to a unit as its file is now."""
        steps = self._steps(unit)
        ids = _Ids(unit)
        edits: list[Edit] = []
        added = []
        for record in self.records:
            values = ids.given(self.intake, record)
            added.append(values)
            by_day = not self.intake.first and self.intake.record.dated
            edits.append(Insert(steps, values) if by_day else Append(steps, values))
        return self._deed(unit, edits, added)

    def _steps(self, unit: Unit) -> Steps:
        """Return where the list is that the records go to."""
        if not self.intake.within:
            return (self.intake.section,)
        place = holder_in(unit, self.intake, self.holder)
        return (self.intake.within, place, self.intake.section)

    def _deed(self, unit: Unit, edits: Sequence[Edit], added: Sequence[Mapping[str, Any]]) -> Deed:
        names = [_name(unit, self.intake, values, self.holder) for values in added]
        called, count = self.intake.record.called, len(added)
        first, last, days = names[0], names[-1], self._days(added[0])
        return Deed(
            tuple(edits),
            Text(f"已添加{called.zh} {first}{days.zh}", f"added {called.en} {first}{days.en}")
            if count == 1
            else Text(
                f"已添加 {count} 条{called.zh}: {first} 至 {last}",
                f"added {count} × {called.en}: {first} to {last}",
            ),
            next_steps(self.intake, {**added[-1], "raiser": self.raiser}, last, unit),
            made="\n".join(names) if self.intake.first else "",
        )

    def _days(self, values: Mapping[str, Any]) -> Text:
        """Say the days of a record in full: 11月20日 may be of another year than was meant."""
        keys = keys_of(self.intake.record).items()
        days = [(key, values[name]) for name, key in keys if isinstance(values.get(name), dt.date)]
        zh = "，".join(f"{key.zh} {day}" for key, day in days)
        en = ", ".join(f"{key.name.en} {day}" for key, day in days)
        return Text(f"（{zh}）", f" ({en})") if days else Text("", "")


def _name(unit: Unit, intake: Intake, values: Mapping[str, Any], holder: str) -> str:
    label = values.get("id") or (values.get("name") if intake.name == "member" else "")
    return f"{unit.id}#{label or holder}".rstrip("#")


def labels_in(unit: Unit, intake: Intake) -> list[str]:
    """Return what the records are called that new ones may go into."""
    records: Sequence[Record] = getattr(unit, intake.within)
    return [record.label or f"{intake.within}/{n}" for n, record in enumerate(records, 1)]


def holder_in(unit: Unit, intake: Intake, holder: str) -> int:
    """Return the index of the record that new ones go into; say which there are otherwise."""
    labels = labels_in(unit, intake)
    if holder in labels:
        return labels.index(holder)
    if not holder and labels and intake.within == "visits":
        # Orders are given at the end of a visit: that is the one that was recorded last.
        return len(labels) - 1
    one = keys_of(Unit)[intake.within].zh
    shown = " ".join(nearest(holder, labels, 5) or labels[:9])
    name, called = f"{unit.id}#{holder}", intake.record.called
    if not labels:
        raise CannotGoOnError(
            Text(
                f"{unit.id} 还没有{one}，{called.zh}没有地方放",
                f"{unit.id} has no {intake.within} yet that a {called.en} could go into",
            )
        )
    example = f"zhenggai add {intake.name} {unit.id}#{labels[-1]}"
    if not holder:
        raise CannotGoOnError(
            Text(
                f"{called.zh}要写明属于哪一条{one}: {example}（有: {shown}）",
                f"say which of the {intake.within} the {called.en} is for: {example}"
                f" (there are: {shown})",
            )
        )
    raise CannotGoOnError(
        Text(
            f"没有{one} {name}。有的: {shown}，如 {example}",
            f"no {name} among the {intake.within}. There are: {shown}; write {example}",
        )
    )


class _Ids:
    """Gives ids to new records, each once, whatever the unit and the others have."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.lists: dict[str, list[str]] = {}
        self.lines: dict[str, int] = {}

    def given(self, intake: Intake, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of a record with its id, and those of the records within it."""
        values = dict(record)
        if intake.first:
            values["id"] = self.id_of(intake.section, intake.first, values.get("id", ""))
        section, first = _INNER.get(intake.section, ("", ""))
        if values.get(section):
            inner = [dict(item) for item in values[section]]
            for item in inner:
                item["id"] = self.id_of(section, first, item.get("id", ""))
            values[section] = tuple(inner)
        return values

    def id_of(self, section: str, first: str, wanted: str) -> str:
        """Return the id that is wanted, or the next one; refuse one that is taken."""
        own = self.known(section)
        if wanted in own:
            following = next_id(own, own, first)
            line = self.lines.get(f"{section} {wanted}", 0)
            place = Text(f"第 {line} 行", f"on line {line}") if line else _SAME
            raise CannotGoOnError(
                Text(
                    f"编号 {wanted} 已经有了（{self.unit.node.path} {place.zh}），没有写入。"
                    f"下一个是 {following}；不写 --id 就由程序编号",
                    f"{wanted} is taken ({self.unit.node.path}, {place.en}); nothing was written."
                    f" The next is {following}; without --id the program numbers",
                )
            )
        label = wanted or next_id(own, own, first)
        own.append(label)
        return label

    def known(self, section: str) -> list[str]:
        """Return the ids of a kind, those of new records too; measures have one list a file."""
        if section not in self.lists:
            outer = next((name for name, (inner, _) in _INNER.items() if inner == section), "")
            holders = getattr(self.unit, outer) if outer else (self.unit,)
            records = [item for holder in holders for item in getattr(holder, section)]
            self.lists[section] = [record.label for record in records]
            for record in records:
                self.lines[f"{section} {record.label}"] = record.at("id").line
        return self.lists[section]


_SAME: Final = Text("同时添加的另一条", "another of the records to be added")
