"""Evidence that is cited and not there any more, or not the same: found again by its digest."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename
from typing import NamedTuple

from zhenggai.checkup.base import Elsewhere, Treatment
from zhenggai.edit.edits import Set, Steps
from zhenggai.model.evidence import MARK, Cited, cited, spellings
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.source import Location, Scalar, Sequence
from zhenggai.words import Text

_SHOWN = 16
_MOST = 5


class _Citation(NamedTuple):
    """A citation as typed, where it stands, and the steps to it."""

    text: str
    where: Location
    steps: Steps
    place: int

    def becomes(self, text: str) -> Set:
        """Return the edit that cites another file."""
        return Set(self.steps, self.place, text)


def lost_evidence(unit: Unit, elsewhere: Elsewhere, treatment: Treatment) -> None:
    """Treat the citations that lead nowhere, or to another file than was cited."""
    for citation in _citations(unit):
        said = cited(citation.text)
        there = next((name for name in spellings(said.path) if name in elsewhere.evidence), "")
        if not there:
            _missing(citation, said, elsewhere, treatment)
        elif said.digest and _differs(elsewhere.digest_of(there), said.digest):
            _changed(citation, there, elsewhere, treatment)


def _differs(now: str, recorded: str) -> bool:
    """Say whether a file is not the one that was cited; of one that cannot be read nobody knows."""
    return bool(now) and not now.startswith(recorded)


def _missing(citation: _Citation, said: Cited, elsewhere: Elsewhere, treatment: Treatment) -> None:
    lost = Text(f"data/evidence 里没有 {said.path}", f"there is no {said.path} in data/evidence")
    same = elsewhere.with_digest(said.digest) if said.digest else []
    if len(same) == 1:
        new = f"{same[0]}{MARK}{said.digest}"
        moved = Text(f"同样的文件在 {same[0]}，改引那里", f"the same file is {same[0]}: cite that")
        treatment.heal(citation.where, lost, moved, citation.becomes(new))
        return
    near = same or [name for name in elsewhere.evidence if basename(name) == basename(said.path)]
    shown = " ".join(sorted(near)[:_MOST])
    treatment.leave(
        citation.where,
        lost,
        Text(f"是不是 {shown}？核对后改引那里", f"is it {shown}? If so, cite that")
        if near
        else Text(
            "把文件放回去，或用 zhenggai evidence add 重新加",
            "put the file back, or add it again with zhenggai evidence add",
        ),
    )


def _changed(citation: _Citation, there: str, elsewhere: Elsewhere, treatment: Treatment) -> None:
    said = cited(citation.text)
    now = elsewhere.digest_of(there)[:_SHOWN]
    other = Text(
        f"{there} 不是引用时的文件: 记的校验值是 {said.digest[:_SHOWN]}，现在是 {now}",
        f"{there} is not the file that was cited: its digest was {said.digest[:_SHOWN]},"
        f" now it is {now}",
    )
    same = elsewhere.with_digest(said.digest)
    if len(same) == 1:
        new = f"{same[0]}{MARK}{said.digest}"
        moved = Text(f"原来的文件在 {same[0]}，改引那里", f"the one cited is {same[0]}: cite that")
        treatment.heal(citation.where, other, moved, citation.becomes(new))
        return
    treatment.leave(
        citation.where,
        other,
        Text(
            f"放回原来的文件；核对新文件没错的，改写成 {there}{MARK}{now}",
            f"put the original back; if the new file is right, write {there}{MARK}{now}",
        ),
    )


def _citations(unit: Unit) -> Iterator[_Citation]:
    for place, issue in enumerate(unit.issues):
        for number, measure in enumerate(issue.measures):
            yield from _of(measure, ("issues", place, "measures", number))
        for number, event in enumerate(issue.log):
            yield from _of(event, ("issues", place, "log", number))


def _of(record: Record, steps: Steps) -> Iterator[_Citation]:
    node = record.typed("evidence")
    items = node.items if isinstance(node, Sequence) else [node] if node else []
    for index, item in enumerate(items):
        if isinstance(item, Scalar) and item.text:
            where = Location(record.node.path, item.line, item.column)
            yield _Citation(item.text, where, (*steps, "evidence"), index)
