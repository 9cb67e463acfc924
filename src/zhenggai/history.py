"""A unit's file in git → what each commit changed in it, or in one of its records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from zhenggai.changes.compare import Change as FieldChange
from zhenggai.changes.compare import Changed, Item, Step, changed_record, changed_records
from zhenggai.changes.pairs import known_by
from zhenggai.changes.values import Values, values_of, without_ids
from zhenggai.git.asking import Repository
from zhenggai.git.files import Change, contents
from zhenggai.git.history import Commit
from zhenggai.model.schema import Key, Many, Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import Vocabulary

Lists: TypeAlias = Mapping[str, Vocabulary]


@dataclass(frozen=True, slots=True)
class Target:
    """A record, wherever in its unit it stands: its kinds, and what it is known by."""

    records: tuple[type[Record], ...]
    """The kinds that it may be of: of a record that is gone only the id is known."""
    mark: tuple[str, ...]

    def found(self, unit: Values) -> tuple[Item, str] | None:
        """Return the record and its section; None if the unit has none such."""
        for section, record, values in _all(unit):
            if record in self.records and mark_of(record, values) == self.mark:
                return Item(record, values), section
        return None


@dataclass(frozen=True, slots=True)
class Past:
    """What a commit did; what is not committed yet has none."""

    commit: Commit | None
    changed: tuple[Changed, ...]
    read: bool = True
    """Whether the file could be read as it was then."""

    @property
    def renamed(self) -> bool:
        """Whether the file got its name here."""
        change = self.commit.change if self.commit else None
        return bool(change and change.before and change.after and change.before != change.after)


def mark_of(record: type[Record], values: Values) -> tuple[str, ...]:
    """Return what a record is known by."""
    return tuple(str(values.get(name, "")) for name in known_by(record))


def _all(unit: Values) -> Iterator[tuple[str, type[Record], Values]]:
    """Go through the records of a unit, and those in lists of theirs."""
    for name, key in keys_of(Unit).items():
        if not isinstance(key.kind, Many):
            continue
        for values in unit.get(name, []):
            yield name, key.kind.record, values
            for inner, field in keys_of(key.kind.record).items():
                if isinstance(field.kind, Many):
                    for item in values.get(inner, []):
                        yield inner, field.kind.record, item


class Versions:
    """The forms that a unit had, each read once; `now` is the file as it lies in the folder."""

    def __init__(self, unit: str, lists: Lists, repository: Repository) -> None:
        """Start with nothing read."""
        self._read: dict[str, Values | None] = {"": {}}
        self._unit = unit
        self._lists = lists
        self._repository = repository

    def learn(self, names: Iterable[str]) -> None:
        """Read files by their ids."""
        for name, data in contents(self._repository, set(names) - self._read.keys()).items():
            self._read[name] = self.values(data)

    def values(self, data: bytes) -> Values | None:
        """Return what the bytes of a unit file say; None if they say nothing."""
        unit, _ = read_unit(data, "", self._unit, self._lists)
        return values_of(unit) if unit else None

    def __call__(self, name: str) -> Values | None:
        """Return what a file says, nothing where there is none; None if it cannot be read."""
        return self._read.get(name)


def past_of(commits: Iterable[Commit], versions: Versions, target: Target | None) -> list[Past]:
    """Return what commits changed in a unit, or in one record of it, the latest first."""
    listed = list(commits)
    versions.learn(name for it in listed for name in (*it.change.olds, it.change.new) if name)
    if target is None:
        found = [
            Past(it, *_changed(it.change, versions, None, [None] * len(it.change.olds)))
            for it in listed
        ]
    else:
        found = list(_traced(listed, versions, target))
    return [past for past in found if past.changed or past.renamed or not past.read]


def _traced(commits: Iterable[Commit], versions: Versions, target: Target) -> Iterator[Past]:
    """Follow a record from file to file: before a merge it may have had another id."""
    known: dict[str, Target | None] = {}
    for commit in commits:
        change = commit.change
        meant = known.get(change.new, target)
        before = [_before(meant, versions(it), versions(change.new)) for it in change.olds]
        before = before if len(before) > 1 else [meant]
        for name, was in zip(change.olds, before, strict=True):
            known[name] = known.get(name) or was
        if meant is not None:
            yield Past(commit, *_changed(change, versions, meant, before))


def _before(target: Target | None, old: Values | None, new: Values | None) -> Target | None:
    """Return what a record of a merged file was known by on one side; None if it was not there."""
    now = target.found(new or {}) if target else None
    if target is None or now is None:
        return target
    was, said = target.found(old or {}), without_ids(now[0].record, now[0].values)
    if was and without_ids(was[0].record, was[0].values) == said:
        return target
    for _, record, values in _all(old or {}):
        if record in target.records and without_ids(record, values) == said:
            return replace(target, mark=mark_of(record, values))
    gone = without_ids(was[0].record, was[0].values) if was else None
    others = (it for it in _all(new or {}) if it[1] in target.records)
    return None if any(without_ids(it[1], it[2]) == gone for it in others) else target


def uncommitted(old: Values | None, new: Values | None, target: Target | None) -> Past | None:
    """Return what is not committed yet; None if nothing is."""
    if old is None or new is None:
        return Past(None, (), read=False)
    found = tuple(compared(old, new, target))
    return Past(None, found) if found else None


def _changed(
    change: Change,
    versions: Versions,
    target: Target | None,
    before: Sequence[Target | None],
) -> tuple[tuple[Changed, ...], bool]:
    new, olds = versions(change.new), [versions(name) for name in change.olds]
    if new is None or None in olds:
        return (), False
    first, *others = (
        compared(old, new, target, was) for old, was in zip(olds, before, strict=True)
    )
    if not others:
        return tuple(first), True
    sides = ([one, *_same(one, others)] for one in first)
    found = (_of_merge(side) for side in sides if len(side) > 1)
    return tuple(one for one in found if one), True


def _same(one: Changed, others: Iterable[list[Changed]]) -> list[Changed]:
    """Return what a merge did to a record as each other side sees it; nothing if one sees none."""
    seen = [next((it for it in other if _is_one(it, one)), None) for other in others]
    return [it for it in seen if it] if all(seen) else []


def _is_one(one: Changed, other: Changed) -> bool:
    marks = (mark_of(it.record, it.values) for it in (one, other))
    return one.record is other.record and next(marks) == next(marks)


def _of_merge(sides: list[Changed]) -> Changed | None:
    """Return what a merge did that no side did: the rest is told where it was done."""
    least = min(sides, key=lambda one: len(one.changes))
    paths = [{_path(change) for change in one.changes} for one in sides]
    changes = tuple(it for it in least.changes if all(_path(it) in path for path in paths))
    return replace(least, changes=changes) if changes else None


def _path(change: FieldChange) -> tuple[str, ...]:
    return tuple(_name(step) for step in change.steps)


def _name(step: Step) -> str:
    if isinstance(step, Item):
        return " ".join(mark_of(step.record, step.values))
    return step.attribute if isinstance(step, Key) else step.value


def compared(
    old: Values | None, new: Values | None, target: Target | None, before: Target | None = None
) -> list[Changed]:
    """Return what has changed in a unit or in one record of it; an empty one is none.

    `before` is what the record was known by in the old one, if not by the same.
    """
    if target is None:
        return changed_records(old or None, new or None)
    was, now = (before or target).found(old or {}), target.found(new or {})
    item, section = now or was or (None, "")
    if item is None:
        return []
    one = changed_record(
        item.record, section, was[0].values if was else None, now[0].values if now else None
    )
    return [one] if one else []
