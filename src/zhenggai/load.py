"""Folder → ledger and records. The only reader of data files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.finding import Finding, Severity
from zhenggai.folders import CAMPAIGN, UNITS, files_below, walk
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.unit import Unit, names_unit
from zhenggai.reading import read_campaign, read_unit
from zhenggai.regular import open_regular
from zhenggai.scan import MAX_BYTES
from zhenggai.source import Location, Mapping
from zhenggai.words import Text

CAMPAIGN_FILE: Final = CAMPAIGN
EVIDENCE: Final = "data/evidence"


@dataclass(frozen=True)
class Ledger:
    """A ledger: its folder, its campaign and the places of its units, none of them read yet."""

    root: Path
    campaign: Campaign
    units: tuple[str, ...]
    """Ids of the units that have a file, in the order of the tree."""
    groups: tuple[str, ...] = ()
    """Folders without a file beside them: a name and children, no records."""
    findings: tuple[Finding, ...] = field(default=())
    """What is wrong with the campaign file and with the names of files."""
    ledgers: tuple[str, ...] = ()
    """Folders among the units that are ledgers of their own."""

    @cached_property
    def evidence(self) -> frozenset[str]:
        """Paths below data/evidence; listed when they are first asked for."""
        return frozenset(files_below(self.root / EVIDENCE))

    def select(self, patterns: Sequence[str]) -> tuple[str, ...]:
        """Return the units that any pattern names; all without patterns.

        An id names the unit and all below it; a glob (`jiangnan/*`) names what it matches.
        Raise `CannotGoOnError` for a pattern that names nothing.
        """
        if not patterns:
            return self.units
        chosen: set[str] = set()
        for pattern in patterns:
            found = {unit for unit in self.units if names_unit(pattern, unit)}
            if not found:
                raise CannotGoOnError(
                    Text(
                        f"账本里没有单位“{pattern}”。单位有: {_some_of(self.units)}",
                        f"no unit {pattern} in the ledger. Units: {_some_of(self.units)}",
                    )
                )
            chosen |= found
        return tuple(unit for unit in self.units if unit in chosen)


def _some_of(units: Sequence[str]) -> str:
    shown = " ".join(units[:20])
    return f"{shown} …" if len(units) > 20 else shown


def find_ledger(start: Path) -> Path:
    """Return the nearest folder from `start` upwards that holds a ledger."""
    for folder in (start, *start.parents):
        if (folder / CAMPAIGN_FILE).is_file():
            return folder
    raise CannotGoOnError(
        Text(
            f"从 {start} 往上都没有 {CAMPAIGN_FILE}。请到账本文件夹里运行，或写 --ledger 文件夹",
            f"no {CAMPAIGN_FILE} in {start} or above. Run inside a ledger, or name it with"
            " --ledger DIR",
        )
    )


def open_ledger(root: Path) -> Ledger:
    """Read the campaign and list the units; their files are read one by one, on demand."""
    path = root / CAMPAIGN_FILE
    if not path.is_file():
        raise CannotGoOnError(
            Text(
                f"{root} 不是账本: 没有 {CAMPAIGN_FILE}",
                f"{root} is no ledger: it has no {CAMPAIGN_FILE}",
            )
        )
    try:
        data = _read(path)
    except OSError as error:
        reason = why(error)
        raise CannotGoOnError(
            Text(f"读不了 {path}: {reason.zh}", f"cannot read {path}: {reason.en}"),
            INPUT_OUTPUT,
        ) from error
    campaign, findings = read_campaign(data, CAMPAIGN_FILE)
    if campaign is None:
        campaign = Campaign(node=Mapping(CAMPAIGN_FILE, 1, 1), name="", lists=word_lists(None))
    found = walk(root / UNITS)
    return Ledger(
        root,
        campaign,
        tuple(found.units),
        tuple(found.groups),
        (*findings, *found.findings),
        tuple(found.ledgers),
    )


def path_of(unit_id: str) -> str:
    """Return the path of a unit's file, relative to the ledger."""
    return f"{UNITS}/{unit_id}.yaml"


def load_unit(ledger: Ledger, unit_id: str) -> tuple[Unit | None, list[Finding]]:
    """Read one unit: the unit (None if it cannot be read at all) and its file's faults."""
    path = path_of(unit_id)
    try:
        data = _read(ledger.root / path)
    except OSError as error:
        return None, [_unreadable(path, why(error), unit_id)]
    return read_unit(data, path, unit_id, ledger.campaign.lists)


def mentioning(ledger: Ledger, text: str) -> Iterator[str]:
    """Go through the units in whose files a text stands as it is, without reading them as YAML."""
    sought = text.encode()
    for unit_id in ledger.units:
        try:
            if sought in _read(ledger.root / path_of(unit_id)):
                yield unit_id
        except OSError:
            continue


def evidence_digest(root: Path, path: str) -> str:
    """Return the SHA-256 of a piece of evidence in hexadecimal; empty if it cannot be read."""
    try:
        with (root / EVIDENCE / path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def evidence_among(root: Path, names: Iterable[str]) -> frozenset[str]:
    """Return those of the names that are files below data/evidence, without listing it."""
    return frozenset(name for name in names if _is_listed(root / EVIDENCE, name))


def _is_listed(folder: Path, name: str) -> bool:
    """Say whether `files_below` would list the file: it follows no links to folders."""
    path, parts = folder / name, Path(name).parts
    if ".." in parts or Path(name).is_absolute():
        return False
    try:
        return path.is_file() and not any(
            above.is_symlink() for above in path.parents[: len(parts) - 1]
        )
    except OSError:
        return False


def _read(path: Path) -> bytes:
    """Return the bytes of a file; of one that is too long, only so many that it shows."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        return file.read() if 0 < size <= MAX_BYTES else file.read(MAX_BYTES + 1)


def _unreadable(path: str, reason: Text, unit_id: str) -> Finding:
    return Finding(
        Location(path),
        "FIL01",
        Severity.ERROR,
        Text(f"读不了文件: {reason.zh}", f"cannot be read: {reason.en}"),
        Text("检查文件、链接和权限", "check the file, the link and the permissions"),
        unit_id,
    )


class Lines:
    """The lines of a ledger's files, each file read once, for excerpts."""

    def __init__(self, root: Path) -> None:
        """Start with nothing read."""
        self._root = root
        self._files: dict[str, list[str]] = {}

    def __call__(self, path: str, line: int) -> str:
        """Return a line of a file by its number; empty if there is none."""
        if path not in self._files:
            try:
                data = _read(self._root / path)
            except OSError:
                data = b""
            self._files[path] = data.decode("utf-8-sig", "replace").split("\n")
        lines = self._files[path]
        return lines[line - 1].removesuffix("\r") if 0 < line <= len(lines) else ""
