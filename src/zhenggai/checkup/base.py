"""What is wrong with a file, and what puts it right."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from zhenggai.edit.edits import Edit
from zhenggai.source import Location
from zhenggai.words import Text


@dataclass(frozen=True, slots=True, order=True)
class Ailment:
    """Something that is wrong, and what will be done, or has to be decided by a person."""

    where: Location
    message: Text
    remedy: Text
    healed: bool
    """Whether the program can put it right."""


@dataclass(slots=True)
class Treatment:
    """What is wrong with a unit, and the edits against it, one after the other."""

    ailments: list[Ailment] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def heal(self, where: Location, message: Text, remedy: Text, edit: Edit) -> None:
        """Note what an edit puts right."""
        self.ailments.append(Ailment(where, message, remedy, healed=True))
        self.edits.append(edit)

    def leave(self, where: Location, message: Text, remedy: Text) -> None:
        """Note what a person has to decide."""
        self.ailments.append(Ailment(where, message, remedy, healed=False))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is to be known beyond the file of a unit."""

    evidence: Collection[str]
    """Paths below data/evidence."""
    digest_of: Callable[[str], str]
    with_digest: Callable[[str], list[str]]
    """Returns the paths of evidence whose digest begins so."""
    mentions: Callable[[str], list[str]]
    """Returns the files of other units in which a text stands."""
    private: Collection[str]
    """Ids of the opinions of the unit that somebody is known to have raised."""
