"""All that a filter may name in records of one kind: fields, states and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Many, One, Table
from zhenggai.query.derived import common, derived
from zhenggai.query.entry import Entry
from zhenggai.query.fields import Field, Scalar, declared, names_in
from zhenggai.query.kinds import BY_ID, Kind
from zhenggai.query.names import folded, word_id
from zhenggai.query.states import TABLE, State
from zhenggai.words import ANSWER, YES_NO, Text


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of a field, such as `theme` and `production`."""

    field: Field
    word: str


@dataclass(frozen=True)
class Catalogue:
    """The fields, states and words of a kind of record in a campaign."""

    kind: Kind
    campaign: Campaign

    @cached_property
    def own(self) -> tuple[Field, ...]:
        """The fields that the kind has by itself: worked out first, then as the format has them."""
        worked_out = {field.path: field for field in derived(self.kind.id, self.campaign)}
        paths = ([key.id] for key in names_in(self.kind.record))
        typed = [declared(self.kind.record, path, self.campaign) for path in paths]
        rest = [field for field in typed if field and field.path not in worked_out]
        return (*worked_out.values(), *rest)

    @cached_property
    def own_states(self) -> tuple[State, ...]:
        """The states that records of this kind may be in."""
        return tuple(state for state in TABLE if state.kind == self.kind.id)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """The states by every name they have."""
        return {
            folded(name): state
            for state in self.own_states
            for name in (state.id, state.name.zh, state.name.en)
        }

    @cached_property
    def _named(self) -> Mapping[str, Field]:
        every = (*common(), *self.own)
        by_zh = {folded(field.name.zh): field for field in every}
        return by_zh | {folded(field.path): field for field in every}

    def field(self, path: str) -> Field | None:
        """Return the field that a path leads to; None if it leads nowhere.

        `unit.kind` is a field of the unit; `issue.theme` of a measure is one of its issue.
        """
        found = self._named.get(folded(path))
        if found:
            return found
        first, *rest = path.split(".")
        if not rest:
            return None
        inside = declared(self.kind.record, [first, *rest], self.campaign)
        return inside or self._elsewhere(folded(first), ".".join(rest))

    def _elsewhere(self, first: str, rest: str) -> Field | None:
        for name in filter(None, (self.kind.outer, "units")):
            other = BY_ID[name]
            if first not in (other.one, other.name.zh) or other == self.kind:
                continue
            field = Catalogue(other, self.campaign).field(rest)
            if field:
                return _lifted(field, other)
        return None

    def own_field(self, name: str) -> Field | None:
        """Return the field of this name that the kind has by itself, not those of all kinds."""
        found = self.field(name)
        return found if found in self.own else None

    def meanings(self, typed: str) -> Iterator[Meaning]:
        """Go through the fields of which a word is one of the words."""
        for field in self.own:
            if field.words is None or field.words in (YES_NO, ANSWER):
                continue
            found = word_id(field.words, typed)
            if found is not None:
                yield Meaning(field, found)

    def field_names(self, path: str = "") -> list[str]:
        """Return every name that a field has, in English and in Chinese by turns.

        Of a `path` that leads into something, the names of what is in there.
        """
        first, dot, _ = path.partition(".")
        if dot:
            return [f"{first}.{name}" for name in self._names_inside(first)] or self.field_names()
        fields = (*self.own, *common())
        return [name for field in fields for name in (field.path, field.name.zh)]

    def _names_inside(self, first: str) -> list[str]:
        for key in names_in(self.kind.record):
            if folded(first) in (folded(key.id), folded(key.zh)):
                inside = key.kind.values if isinstance(key.kind, Table) else key.kind
                keys = names_in(inside.record) if isinstance(inside, One | Many) else ()
                return [name for key in keys for name in (key.id, key.zh)]
        for name in filter(None, (self.kind.outer, "units")):
            if folded(first) in (BY_ID[name].one, BY_ID[name].name.zh):
                return Catalogue(BY_ID[name], self.campaign).field_names()
        return []

    def bare_names(self) -> list[str]:
        """Return every word that may stand alone."""
        names = [name for state in self.own_states for name in (state.id, state.name.zh)]
        for field in self.own:
            if field.words is not None and field.words not in (YES_NO, ANSWER):
                names += [name for word in field.words for name in (word.id, word.zh)]
        return names + self.field_names()


def _lifted(field: Field, kind: Kind) -> Field:
    """Return a field of the record that holds another as a field of the one inside."""

    def values(entry: Entry) -> tuple[Scalar, ...]:
        holder = entry.outer if kind.id != "units" else entry.unit
        return field.values(replace(entry, record=holder, outer=None)) if holder else ()

    name = Text(f"{kind.name.zh}.{field.name.zh}", f"{kind.one}.{field.name.en}")
    return replace(field, path=f"{kind.one}.{field.path}", name=name, values=values)
