"""A kind of record that is added: where it goes, what is asked for it, what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import cached_property
from typing import Any

from zhenggai.model.schema import Key, Record, keys_of


@dataclass(frozen=True, slots=True)
class Question:
    """A field that is asked for, some only after certain answers to another."""

    field: str
    after: str = ""
    words: frozenset[str] = frozenset()

    def fits(self, answers: Mapping[str, Any]) -> bool:
        """Say whether the answers so far call for it."""
        said = answers.get(self.after)
        several = said if isinstance(said, tuple) else (said,)
        return not self.after or any(word in self.words for word in several)


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A kind of record that is added; names of fields are typed one after the other."""

    name: str
    record: type[Record]
    section: str
    """The list that holds it: of the unit, or of the record it is within."""
    within: str = ""
    """The section of records that hold it: `issues` for measures."""
    first: str = ""
    """The id of the first one; empty if they have none."""
    asks: str
    """What is asked, in the order in which a person has it before him.

    `field?other=word,word` is asked after these answers to another field only.
    """
    needs: str
    """What it says nothing without; `a|b` is one of two."""
    keeps: str = ""
    """What the next one on the pile often has in common with this one."""
    left: str = ""
    """Fields that have commands of their own, or that the program writes."""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions in their order."""
        return tuple(_question(ask) for ask in self.asks.split())

    @cached_property
    def fields(self) -> dict[str, Key]:
        """The fields that are options."""
        left = self.left.split()
        return {name: key for name, key in keys_of(self.record).items() if name not in left}

    def lacks(self, values: Mapping[str, Any]) -> list[list[Key]]:
        """Return what is still needed, each as the fields of which one will do."""
        groups = [need.split("|") for need in self.needs.split()]
        keys = keys_of(self.record)
        missing = [group for group in groups if not any(values.get(name) for name in group)]
        return [[keys[name] for name in group] for group in missing]

    def needs_field(self, name: str, values: Mapping[str, Any]) -> bool:
        """Say whether a person is not let go on without this field."""
        return any(group[0].attribute == name for group in self.lacks({**values, name: None}))

    def kept(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the next record often has in common with this one."""
        return {name: values[name] for name in self.keeps.split() if name in values}

    def told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values without those that hold anyhow, such as one person for an opinion."""
        defaults = {item.name: item.default for item in dataclass_fields(self.record)}
        return {name: value for name, value in values.items() if defaults.get(name) != value}


def _question(ask: str) -> Question:
    field, _, after = ask.partition("?")
    other, _, words = after.partition("=")
    return Question(field, other, frozenset(words.split(",")))
