"""Three forms of a unit file → its bytes with what both did, or in words why nobody may say.

What theirs changed is made in ours by the editor, which keeps layout and comments. Where merging
line by line comes to the same records, its text is taken: it keeps the layout of theirs as well.
Nothing is given out from which a change or a comment of either is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhenggai.changes.compare import Item, changed_records
from zhenggai.changes.values import Values, values_of
from zhenggai.edit.apply import apply
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Severity
from zhenggai.git.lines import Sides
from zhenggai.merging.remarks import lost_remarks, put_back
from zhenggai.merging.renumber import Renamed, renumbered
from zhenggai.merging.three import Conflict, Move, moves
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import Text, Vocabulary


@dataclass(frozen=True, slots=True)
class File:
    """A unit file: what it is called, and the campaign's words that it is written in."""

    path: str
    unit: str
    lists: Mapping[str, Vocabulary]


@dataclass(frozen=True, slots=True)
class Settled:
    """The merged file; its three forms differ in the conflicts alone."""

    sides: Sides
    conflicts: tuple[Conflict, ...] = ()
    renamed: tuple[Renamed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the three forms say; theirs has its new numbers."""

    base: Values
    ours: Values
    theirs: Values


def settle(file: File, sides: Sides, by_lines: bytes | None) -> Settled | Text:
    """Merge three forms; `by_lines` is what merging lines came to, if it left no conflict."""
    said = [_said(file, data) for data in (sides.base, sides.ours, sides.theirs)]
    for item in said:
        if isinstance(item, Text):
            return item
    base, ours, theirs = (item for item in said if not isinstance(item, Text))
    theirs, renamed = renumbered(file.unit, base, ours, theirs)
    meant = _Meant(base, ours, theirs)
    found = list(moves(Unit, base, ours, theirs))
    try:
        merged = _made(file, sides.ours, found)
    except CannotGoOnError as error:
        return error.message
    result = _said(file, merged.ours)
    if isinstance(result, Text) or not keeps(meant, result):
        return _LOST
    conflicts = tuple(move.conflict for move in found if move.conflict)
    if by_lines is not None and not conflicts and _says(file, by_lines, result):
        return Settled(Sides(by_lines, by_lines, by_lines))
    complete = _with_remarks(file, sides, Settled(merged, conflicts, renamed))
    return Settled(complete, conflicts, renamed) if complete else _REMARK


def _with_remarks(file: File, sides: Sides, found: Settled) -> Sides | None:
    """Return the merged forms with the comments that theirs added; None if one has no place."""
    merged, gone = found.sides, any(_is_gone(item) for item in found.conflicts)
    lost = lost_remarks(sides, merged, whole=gone)
    if not lost:
        return merged
    names = {item.old: item.new for item in found.renamed}
    forms = [
        put_back(form, sides.theirs, lost, names)
        for form in (merged.ours, merged.base, merged.theirs)
    ]
    new = Sides(*forms)
    same = [_said(file, old) for old in (merged.ours, merged.base, merged.theirs)]
    if [_said(file, form) for form in forms] != same or lost_remarks(sides, new, whole=gone):
        return None
    return new


def is_whole(file: File, sides: Sides, text: bytes) -> bool:
    """Say whether a text that was merged by lines has all that both sides did."""
    said = [_said(file, data) for data in (sides.base, sides.ours, sides.theirs, text)]
    if any(isinstance(item, Text) for item in said):
        return any(isinstance(item, Text) for item in said[:3])
    base, ours, theirs, result = (item for item in said if not isinstance(item, Text))
    _, renamed = renumbered(file.unit, base, ours, theirs)
    return not renamed and keeps(_Meant(base, ours, theirs), result)


def keeps(meant: _Meant, result: Values) -> bool:
    """Say whether nothing that either side did is missing, but for what is in conflict."""
    lacking = [
        move
        for side in (meant.ours, meant.theirs)
        for move in moves(Unit, meant.base, result, side)
    ]
    return not any(move.conflict is None for move in lacking)


def _made(file: File, ours: bytes, found: list[Move]) -> Sides:
    """Return ours with what theirs did; in a conflict each form keeps its own."""
    plain = [edit for move in found if not move.conflict for edit in move.edits]
    mine = apply(ours, file.path, plain, file.lists)
    if not any(move.conflict for move in found):
        return Sides(mine, mine, mine)
    other = [edit for move in found for edit in move.edits]
    before = [edit for move in found for edit in (move.base if move.conflict else move.edits)]
    return Sides(
        mine,
        apply(ours, file.path, before, file.lists),
        apply(ours, file.path, other, file.lists),
    )


def _says(file: File, text: bytes, wanted: Values) -> bool:
    """Say whether a text says this, in whatever order its records stand."""
    said = _said(file, text)
    return not isinstance(said, Text) and not changed_records(said, wanted)


def _is_gone(conflict: Conflict) -> bool:
    """Say whether ours took away a record that theirs changed."""
    return conflict.ours is None and isinstance(conflict.steps[-1], Item)


def _said(file: File, data: bytes) -> Values | Text:
    """Return what a form says, or its first error; a file that was not there says nothing."""
    if not data:
        return {}
    unit, findings = read_unit(data, file.path, file.unit, file.lists)
    errors = sorted(item for item in findings if item.severity is Severity.ERROR)
    if errors or unit is None:
        first = errors[0]
        return Text(
            f"{first.location}: {first.message.zh}", f"{first.location}: {first.message.en}"
        )
    return values_of(unit)


_LOST = Text("合并后的内容对不上", "the merged records do not add up")
_REMARK = Text("有一处注释放不回去", "a comment has no place in the merged file")
