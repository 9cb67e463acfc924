"""Files that are taken in as evidence: read, cleaned, given a place, cited by a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zhenggai.edit.apply import apply
from zhenggai.edit.edits import Append, Edit
from zhenggai.edit.files import told
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.filing import Filed, filed
from zhenggai.load import EVIDENCE, Ledger, path_of
from zhenggai.model.evidence import cited
from zhenggai.model.unit import Unit
from zhenggai.photos.strip import keeps_traces, without_traces
from zhenggai.reading import read_unit
from zhenggai.words import Text

_MOST: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A file as it was given, and its bytes as they are kept."""

    name: str
    data: bytes
    given: bytes
    kept_as: str
    """Its path below data/evidence, if it is there already."""

    @property
    def keeps_traces(self) -> bool:
        """Whether it may tell where it was made, which stays in it."""
        return keeps_traces(self.data)


def piece_of(path: Path, ledger: Ledger) -> Piece:
    """Read a file and clean it, if it is a photograph."""
    with told(path):
        if path.stat().st_size > _MOST:
            raise CannotGoOnError(
                Text(
                    f"{path} 超过 {_MOST // 1_000_000} MB，git 收不下。请截短或压缩后再加",
                    f"{path} is over {_MOST // 1_000_000} MB, too much for git: shorten or"
                    " compress it first",
                ),
                INPUT_OUTPUT,
            )
        given = path.read_bytes()
    data, place = without_traces(given, str(path)), path.resolve()
    home = (ledger.root / EVIDENCE).resolve()
    kept_as = place.relative_to(home).as_posix() if place.is_relative_to(home) else ""
    return Piece(path.name, data, given, kept_as)


@dataclass(slots=True)
class Plan:
    """What is to be written, worked out from what the files say now."""

    ledger: Ledger
    unit_id: str
    read: Callable[[str], bytes | None]
    filed: list[Filed] = field(default_factory=list)
    changes: list[tuple[str, bytes | None, bytes]] = field(default_factory=list)
    cleaned: list[str] = field(default_factory=list)

    def take(self, pieces: Sequence[Piece], label: str) -> None:
        """Find a place for every file, and have the record cite them."""
        for piece in pieces:
            self.filed.append(self.file(piece))
            if piece.data != piece.given:
                self.cleaned.append(self.filed[-1].path)
        if label:
            self.cite(label)

    def file(self, piece: Piece) -> Filed:
        """Find a place for a file; one that is in data/evidence already stays where it is."""
        if piece.kept_as:
            if piece.data != piece.given:
                self.changes.append((f"{EVIDENCE}/{piece.kept_as}", piece.given, piece.data))
            return Filed(piece.kept_as, piece.data, is_new=False)
        folder = self.ledger.root / EVIDENCE / self.unit_id
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        names += [item.path.rpartition("/")[2] for item in self.filed]
        found = filed(self.unit_id, piece.name, piece.data, self.there, names)
        if found.is_new:
            self.changes.append((f"{EVIDENCE}/{found.path}", None, found.data))
        return found

    def there(self, path: str) -> bytes | None:
        """Return what a piece of evidence holds, those of this command among them."""
        planned = {name: new for name, _, new in self.changes}
        name = f"{EVIDENCE}/{path}"
        return planned[name] if name in planned else self.read(name)

    def cite(self, label: str) -> None:
        """Have a measure, or the last event of an issue, cite the files."""
        path, lists = path_of(self.unit_id), self.ledger.campaign.lists
        old = self.read(path) or b""
        unit, _ = read_unit(old, path, self.unit_id, lists)
        if unit is None:
            raise CannotGoOnError(Text(f"{path} 读不了", f"{path} cannot be read"), INPUT_OUTPUT)
        steps, before = _citing(unit, label)
        known = {cited(text).path for text in before}
        new = [item.citation for item in self.filed if item.path not in known]
        edits: list[Edit] = [Append((*steps, "evidence"), citation) for citation in new]
        self.changes.append((path, old, apply(old, path, edits, lists)))


def _citing(unit: Unit, label: str) -> tuple[tuple[str | int, ...], tuple[str, ...]]:
    """Return the steps to what cites evidence for a record, and what it cites already."""
    for place, issue in enumerate(unit.issues):
        for number, measure in enumerate(issue.measures):
            if measure.id == label:
                return ("issues", place, "measures", number), measure.evidence
        if issue.id == label and issue.log:
            last = len(issue.log) - 1
            return ("issues", place, "log", last), issue.log[last].evidence
        if issue.id == label:
            raise CannotGoOnError(
                Text(
                    f"{label} 还没有经过，不知道佐证的是哪一步。先记一条，如"
                    f" zhenggai issue progress {unit.id}#{label} --text …，或写措施的编号",
                    f"{label} has no events yet that the files could prove. Record one first, like"
                    f" zhenggai issue progress {unit.id}#{label} --text …, or name a measure",
                )
            )
    raise CannotGoOnError(
        Text(
            f"{unit.id}#{label} 不是措施也不是问题，不引用佐证",
            f"{unit.id}#{label} is no measure and no issue, and cites no evidence",
        )
    )
