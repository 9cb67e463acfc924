"""Three forms of a unit file → the file for git, and what a person must know of it."""

from __future__ import annotations

from dataclasses import dataclass

from zhenggai.git.lines import Labels, Sides, merge_lines
from zhenggai.merging.renumber import Renamed
from zhenggai.merging.settle import File, is_whole, settle
from zhenggai.merging.three import Conflict
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged file; `settled` if nothing in it is left to a person."""

    data: bytes
    settled: bool
    conflicts: tuple[Conflict, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    unsure: Text | None = None
    """Why it was merged by lines and not by records."""


def merged(file: File, sides: Sides, labels: Labels) -> Merged:
    """Merge by records; where nobody may be sure of that, by lines."""
    lines = merge_lines(sides, labels)
    found = settle(file, sides, lines.text if lines.conflicts == 0 else None)
    if isinstance(found, Text):
        clean = lines.conflicts == 0 and is_whole(file, sides, lines.text)
        data = lines.text if clean or lines.conflicts > 0 else side_by_side(sides, labels)
        return Merged(data, clean, unsure=found)
    if not found.conflicts:
        return Merged(found.sides.ours, settled=True, renamed=found.renamed)
    marked = merge_lines(found.sides, labels)
    data = marked.text if marked.conflicts > 0 else side_by_side(sides, labels)
    return Merged(data, settled=False, conflicts=found.conflicts, renamed=found.renamed)


def side_by_side(sides: Sides, labels: Labels) -> bytes:
    """Return both files whole, as one conflict: nothing is lost and nothing is guessed."""
    newline = b"\r\n" if b"\r\n" in sides.ours else b"\n"
    parts = (
        _marker("<", labels.ours, labels.length),
        sides.ours.rstrip(b"\r\n"),
        b"=" * labels.length,
        sides.theirs.rstrip(b"\r\n"),
        _marker(">", labels.theirs, labels.length),
    )
    return b"".join(part + newline for part in parts)


def _marker(letter: str, label: str, length: int) -> bytes:
    return f"{letter * length} {label}".encode()
