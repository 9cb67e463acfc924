"""Folder → ledger and records. The only reader of data files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.unit import Unit
from zhenggai.reading import read_campaign, read_unit
from zhenggai.source import Location, Mapping
from zhenggai.words import Text

CAMPAIGN_FILE: Final = "data/campaign.yaml"
UNITS: Final = "data/units"
EVIDENCE: Final = "data/evidence"
_PART: Final = re.compile(r"[\w.-]+")
_DEEPEST: Final = 32


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: its folder, its campaign and the places of its units, none of them read yet."""

    root: Path
    campaign: Campaign
    units: tuple[str, ...]
    """Ids of the units that have a file, in the order of the tree."""
    groups: tuple[str, ...] = ()
    """Folders without a file beside them: a name and children, no records."""
    evidence: frozenset[str] = frozenset()
    """Paths below data/evidence."""
    findings: tuple[Finding, ...] = field(default=())
    """What is wrong with the campaign file and with the names of files."""

    def select(self, patterns: Sequence[str]) -> tuple[str, ...]:
        """Return the units that any pattern names; all without patterns.

        An id names the unit and all below it; a glob (`jiangnan/*`) names what it matches.
        Raise `CannotGoOnError` for a pattern that names nothing.
        """
        if not patterns:
            return self.units
        chosen: set[str] = set()
        for pattern in patterns:
            wanted = unicodedata.normalize("NFC", pattern.strip("/"))
            found = {unit for unit in self.units if _matches(unit, wanted)}
            if not found:
                raise CannotGoOnError(
                    Text(
                        f"账本里没有单位“{pattern}”。单位有: {_some_of(self.units)}",
                        f"no unit {pattern} in the ledger. Units: {_some_of(self.units)}",
                    )
                )
            chosen |= found
        return tuple(unit for unit in self.units if unit in chosen)


def _matches(unit: str, wanted: str) -> bool:
    name = unicodedata.normalize("NFC", unit)
    if name == wanted or name.startswith(wanted + "/"):
        return True
    return fnmatchcase(name, wanted)


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
        data = path.read_bytes()
    except OSError as error:
        raise CannotGoOnError(
            Text(f"读不了 {path}: {error.strerror}", f"cannot read {path}: {error.strerror}"),
            INPUT_OUTPUT,
        ) from error
    campaign, findings = read_campaign(data, CAMPAIGN_FILE)
    if campaign is None:
        campaign = Campaign(node=Mapping(CAMPAIGN_FILE, 1, 1), name="", lists=word_lists(None))
    units: list[str] = []
    groups: list[str] = []
    if (root / UNITS).is_dir():
        _walk(root / UNITS, "", _Walk(units, groups, findings))
    _check_names(units, findings)
    return Ledger(
        root,
        campaign,
        tuple(units),
        tuple(groups),
        frozenset(_evidence(root / EVIDENCE)),
        tuple(findings),
    )


@dataclass(slots=True)
class _Walk:
    units: list[str]
    groups: list[str]
    findings: list[Finding]
    seen: set[Path] = field(default_factory=set)


def _walk(folder: Path, above: str, walk: _Walk) -> None:
    """Collect the units of a folder, each before those below it."""
    real = folder.resolve()
    if real in walk.seen or above.count("/") > _DEEPEST:
        return
    walk.seen.add(real)
    files: set[str] = set()
    folders: set[str] = set()
    for item in sorted(folder.iterdir()):
        if item.name.startswith("."):
            continue
        if item.is_dir():
            folders.add(item.name)
            if item.suffix in (".yaml", ".yml"):
                walk.findings.append(_bad_name(above, item.name, _FOLDER))
                folders.discard(item.name)
        elif item.suffix == ".yaml" and _PART.fullmatch(item.stem):
            files.add(item.stem)
        else:
            walk.findings.append(_bad_name(above, item.name, _NAME))
    for name in sorted(files | folders):
        unit = f"{above}/{name}" if above else name
        if name in files:
            walk.units.append(unit)
        else:
            walk.groups.append(unit)
        if name in folders:
            if _PART.fullmatch(name):
                _walk(folder / name, unit, walk)
            else:
                walk.findings.append(_bad_name(above, name, _NAME))


_FOLDER: Final = (
    Text("这是文件夹，不是单位文件", "this is a folder, not a unit file"),
    Text("去掉文件夹名里的 .yaml", "take .yaml off the folder's name"),
)
_NAME: Final = (
    Text("文件名不能作单位编号，没有读取", "the name cannot be a unit id: not read"),
    Text(
        "文件名只用字母、数字、汉字和 . - _，以 .yaml 结尾",
        "name it with letters, digits and . - _ only, ending in .yaml",
    ),
)


def _bad_name(above: str, name: str, said: tuple[Text, Text]) -> Finding:
    path = "/".join(part for part in (UNITS, above, name) if part)
    return Finding(Location(path), "FIL08", Severity.ERROR, *said)


def _check_names(units: Sequence[str], findings: list[Finding]) -> None:
    """Report ids that some file systems take for the same."""
    first: dict[str, str] = {}
    for unit in units:
        same = unicodedata.normalize("NFC", unit).casefold()
        other = first.setdefault(same, unit)
        if other != unit:
            findings.append(
                Finding(
                    Location(path_of(unit)),
                    "FIL08",
                    Severity.ERROR,
                    Text(
                        f"与 {path_of(other)} 只差大小写或字形",
                        f"differs from {path_of(other)} only in case or Unicode form",
                    ),
                    Text("给其中一个改名", "rename one of them"),
                    unit,
                )
            )


def _evidence(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        for path in folder.rglob("*"):
            if path.is_file():
                yield path.relative_to(folder).as_posix()


def path_of(unit_id: str) -> str:
    """Return the path of a unit's file, relative to the ledger."""
    return f"{UNITS}/{unit_id}.yaml"


def load_unit(ledger: Ledger, unit_id: str) -> tuple[Unit | None, list[Finding]]:
    """Read one unit: the unit (None if it cannot be read at all) and its file's faults."""
    path = path_of(unit_id)
    try:
        data = (ledger.root / path).read_bytes()
    except OSError as error:
        return None, [
            Finding(
                Location(path),
                "FIL01",
                Severity.ERROR,
                Text(f"读不了文件: {error.strerror}", f"cannot be read: {error.strerror}"),
                Text("检查文件权限", "check the permissions of the file"),
                unit_id,
            )
        ]
    return read_unit(data, path, unit_id, ledger.campaign.lists)


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
                data = (self._root / path).read_bytes()
            except OSError:
                data = b""
            self._files[path] = data.decode("utf-8-sig", "replace").splitlines()
        lines = self._files[path]
        return lines[line - 1] if 0 < line <= len(lines) else ""
