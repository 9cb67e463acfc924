"""Three forms of a list of words, ids or texts → one, if that can be said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from zhenggai.model.schema import IDS, LINES, Kind, Some

Items: TypeAlias = Sequence[Any]


def is_several(kind: Kind) -> bool:
    """Say whether values of a kind are lists of scalars."""
    return isinstance(kind, Some) or kind in (LINES, IDS)


def joinable(base: Items, ours: Items, theirs: Items) -> bool:
    """Say whether the sides did not put different items in the place of the same one."""
    mine, other = set(ours) - set(base), set(theirs) - set(base)
    replaced = set(base) - set(ours) - set(theirs)
    return not (replaced and mine and other and mine != other)


def joined(base: Items, ours: Items, theirs: Items) -> tuple[Any, ...]:
    """Return what either side added, without what either took away."""
    kept = [item for item in ours if item in theirs or item not in base]
    return (*kept, *(item for item in theirs if item not in kept and item not in base))
