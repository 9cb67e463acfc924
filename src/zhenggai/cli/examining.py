"""Looks through the files of a ledger for `doctor`, without changing any."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from zhenggai.checkup.base import Ailment, Elsewhere, Treatment
from zhenggai.checkup.evidence import lost_evidence
from zhenggai.checkup.ids import duplicates
from zhenggai.checkup.text import odd_bytes, plain_text
from zhenggai.edit.apply import apply
from zhenggai.edit.files import read_file, told
from zhenggai.edit.lock import STATE
from zhenggai.errors import CannotGoOnError
from zhenggai.folders import CAMPAIGN, PRIVATE
from zhenggai.git.asking import opened
from zhenggai.git.files import files_staged
from zhenggai.load import Ledger, evidence_digest, mentioning, path_of
from zhenggai.model.unit import Unit
from zhenggai.private import FILE_MODE, FOLDER_MODE, moved, private_path, raisers_in, rehomed
from zhenggai.reading import read_unit
from zhenggai.source import Location
from zhenggai.words import Text

Read = Callable[[str], bytes | None]
_OTHERS: Final = 0o077


@dataclass(slots=True)
class Checkup:
    """What is wrong in a ledger, and all that changes if it is put right."""

    ailments: list[Ailment] = field(default_factory=list)
    changes: list[tuple[str, bytes, bytes | None]] = field(default_factory=list)
    """Files, their bytes, and what they become; None if they go."""
    modes: list[tuple[str, int]] = field(default_factory=list)
    """Private files and folders, and the rights that they get."""

    def heal(self, path: str, message: Text, remedy: Text) -> None:
        """Note what will be put right in a whole file."""
        self.ailments.append(Ailment(Location(path), message, remedy, healed=True))

    def leave(self, path: str, message: Text, remedy: Text) -> None:
        """Note what a person has to decide."""
        self.ailments.append(Ailment(Location(path), message, remedy, healed=False))


def check_up(ledger: Ledger, environ: Mapping[str, str], read: Read | None = None) -> Checkup:
    """Look through the ledger; `read` returns files as they are now."""
    found = Checkup()
    reader = read or partial(_file, ledger.root)
    patients = _Patients(ledger, reader)
    _campaign(reader, found)
    for unit_id in ledger.units:
        patients.check(unit_id, found)
    _left_over(ledger.root, found)
    _private_modes(ledger.root, found)
    _staged(ledger.root, environ, found)
    found.ailments.sort()
    return found


def _file(root: Path, path: str) -> bytes | None:
    with told(path):
        return read_file(root / path)


def _campaign(read: Read, found: Checkup) -> None:
    data = read(CAMPAIGN) or b""
    found.ailments += odd_bytes(data, CAMPAIGN)
    if plain_text(data) != data:
        found.changes.append((CAMPAIGN, data, plain_text(data)))


@dataclass
class _Patients:
    """The units of a ledger, looked at one by one."""

    ledger: Ledger
    read: Read

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digests of all evidence; only worked out where one is looked for."""
        root = self.ledger.root
        return {path: evidence_digest(root, path) for path in sorted(self.ledger.evidence)}

    def check(self, unit_id: str, found: Checkup) -> None:
        """Look at a unit's file, and work out what it becomes."""
        path = path_of(unit_id)
        data = self.read(path)
        if data is None:
            return
        found.ailments += odd_bytes(data, path)
        new = plain_text(data)
        unit, _ = read_unit(new, path, unit_id, self.ledger.campaign.lists)
        if unit is not None:
            treatment, elsewhere = Treatment(), self.elsewhere(unit_id, found)
            lost_evidence(unit, elsewhere, treatment)
            duplicates(unit, elsewhere, treatment)
            self.raisers(unit, found)
            new = self.treated(path, new, treatment)
            found.ailments += treatment.ailments
        if new != data:
            found.changes.append((path, data, new))

    def treated(self, path: str, data: bytes, treatment: Treatment) -> bytes:
        """Return a file after its treatment; if it cannot be edited, all is left to people."""
        try:
            return apply(data, path, treatment.edits, self.ledger.campaign.lists)
        except CannotGoOnError as error:
            if treatment.edits:
                treatment.ailments = [
                    Ailment(item.where, item.message, error.message, healed=False)
                    if item.healed
                    else item
                    for item in treatment.ailments
                ]
            return data

    def elsewhere(self, unit_id: str, found: Checkup) -> Elsewhere:
        """Return what is to be known beyond a unit's file."""
        root = self.ledger.root
        return Elsewhere(
            self.ledger.evidence,
            partial(evidence_digest, root),
            self.with_digest,
            partial(self.mentions, unit_id),
            self.private(unit_id, found),
        )

    def with_digest(self, digest: str) -> list[str]:
        """Return the paths of evidence whose digest begins so."""
        return [path for path, known in self.digests.items() if known.startswith(digest)]

    def mentions(self, unit_id: str, text: str) -> list[str]:
        """Return the files of other units in which a text stands."""
        return [path_of(other) for other in mentioning(self.ledger, text) if other != unit_id]

    def raisers(self, unit: Unit, found: Checkup) -> None:
        """Look for persons kept under an id that a merge elsewhere has given to another opinion."""
        path = private_path(unit.id)
        data = self.read(path)
        try:
            names = moved(raisers_in(data, path), unit.opinions)
        except CannotGoOnError:
            return
        for old, new in names.items():
            found.heal(path, _kept_under(unit.id, old, new), _moves(new))
        if data is not None and names:
            found.changes.append((path, data, rehomed(data, path, unit.opinions)))

    def private(self, unit_id: str, found: Checkup) -> tuple[str, ...]:
        """Return the ids of opinions that somebody is known to have raised."""
        path = private_path(unit_id)
        data = self.read(path)
        try:
            return tuple(raisers_in(data, path))
        except CannotGoOnError as error:
            found.leave(path, error.message, Text("手工改好", "put it right by hand"))
            return ()


def _kept_under(unit_id: str, old: str, new: str) -> Text:
    return Text(
        f"{old} 名下记的是意见 {unit_id}#{new} 的反映人: 别处合并时改了编号",
        f"who is kept under {old} raised the opinion {unit_id}#{new}: a merge has renumbered it",
    )


def _moves(new: str) -> Text:
    return Text(f"移到 {new} 名下", f"it moves to {new}")


def _left_over(root: Path, found: Checkup) -> None:
    """Look for what writers that died have left; the next who writes puts acts right."""
    for path in sorted((root / STATE / "undo").glob("*.begun")):
        found.heal(
            f"{STATE}/undo/{path.name}",
            Text("有一条命令写到一半断了", "a command broke off in the middle of writing"),
            Text("补完或恢复原样", "it is finished, or put back as it was"),
        )
    for path in sorted((root / "data").rglob(".zhenggai-*.tmp")):
        name = path.relative_to(root).as_posix()
        data = _file(root, name)
        if data is not None and not name.startswith(STATE):
            found.heal(
                name,
                Text("断掉的写入留下的临时文件", "a temporary file that broken writing left"),
                Text("删去", "it goes"),
            )
            found.changes.append((name, data, None))


def _private_modes(root: Path, found: Checkup) -> None:
    for path in _below(root / PRIVATE):
        now = stat.S_IMODE(path.stat().st_mode)
        if now & _OTHERS:
            name = path.relative_to(root).as_posix()
            mode = FOLDER_MODE if path.is_dir() else FILE_MODE
            found.heal(
                name,
                Text(f"别人也能读（权限 {now:o}）", f"others can read it (mode {now:o})"),
                Text(f"权限改为 {mode:o}", f"the mode becomes {mode:o}"),
            )
            found.modes.append((name, mode))


def _below(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield folder
        yield from sorted(path for path in folder.rglob("*") if not path.is_symlink())


def _staged(root: Path, environ: Mapping[str, str], found: Checkup) -> None:
    """Look for private files that git would publish; where there is no git, it cannot."""
    try:
        names = files_staged(opened(root, environ), None, PRIVATE)
    except CannotGoOnError:
        return
    for name in sorted(names):
        found.leave(
            name,
            Text("私密文件进了 git", "git has this private file"),
            Text(
                f"git rm --cached '{name}'，再提交；已经推送出去的，历史里还有，要另行清除",
                f"git rm --cached '{name}', then commit; if it was pushed, it is still in the"
                " history and must be removed there",
            ),
        )
