"""A folder of unit files → the ids of the units in it, and what is wrong with its names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zhenggai.errors import why
from zhenggai.finding import Finding, Severity
from zhenggai.source import Location
from zhenggai.words import Text

UNITS: Final = "data/units"
CAMPAIGN: Final = "data/campaign.yaml"
"""What makes a folder a ledger."""
PRIVATE: Final = "data/private"
"""Who raised what; git never sees it."""
_PART: Final = re.compile(r"[\w.-]+")
_DEEPEST: Final = 32


@dataclass(slots=True)
class Folders:
    """What a folder of unit files holds, each unit before those below it."""

    units: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    """Folders without a file beside them."""
    ledgers: list[str] = field(default_factory=list)
    """Folders that are ledgers of their own: figures count them, nothing else looks inside."""
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Names:
    """The names in one folder that serve as ids."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)


def walk(top: Path) -> Folders:
    """Go through a folder of unit files and all below it."""
    found = Folders()
    if top.is_dir():
        _Walk(top, found).walk(top, "")
        _check_names(found)
    return found


class _Walk:
    """Goes through the folders; links are followed, but never back or twice."""

    def __init__(self, top: Path, found: Folders) -> None:
        self.top = Path(os.path.realpath(top))
        self.found = found
        self.linked: set[Path] = set()

    def walk(self, folder: Path, above: str) -> None:
        """Collect the units of a folder, each before those below it."""
        names = self.names(folder, above)
        for name in sorted(names.files | names.folders):
            unit = f"{above}/{name}" if above else name
            if name in names.files:
                self.found.units.append(unit)
            else:
                self.found.groups.append(unit)
            if name in names.folders:
                self.enter(folder / name, unit)

    def enter(self, folder: Path, unit: str) -> None:
        """Go into a folder, unless it is a ledger of its own, with its own limits and words."""
        if (folder / CAMPAIGN).is_file():
            self.found.ledgers.append(unit)
            where = Location(f"{UNITS}/{unit}")
            said = Finding(where, "FIL08", Severity.INFO, _LEDGER.message, _LEDGER.remedy)
            self.found.findings.append(said)
        else:
            self.walk(folder, unit)

    def names(self, folder: Path, above: str) -> _Names:
        """Return the names in a folder that serve as ids; report the others."""
        names = _Names()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.unreadable(above, error)
            return names
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                if self.takes_folder(entry, above):
                    names.folders.add(entry.name)
            elif self.takes_file(entry, above):
                names.files.add(entry.name.removesuffix(".yaml"))
        return names

    def takes_folder(self, entry: os.DirEntry[str], above: str) -> bool:
        """Say whether a folder holds units; report it if not."""
        said = None
        if entry.name.endswith((".yaml", ".yml")):
            said = _FOLDER
        elif not _usable(entry.name):
            said = _NAME
        elif above.count("/") >= _DEEPEST:
            said = _DEEP
        elif entry.is_symlink() and self.seen(Path(os.path.realpath(entry.path))):
            said = _BACK
        if said:
            self.bad(above, entry.name, said)
        return said is None

    def takes_file(self, entry: os.DirEntry[str], above: str) -> bool:
        """Say whether a file is a unit's; report it if not. Broken links are read, and fail."""
        name = entry.name.removesuffix(".yaml")
        if not entry.name.endswith(".yaml") or not _usable(name):
            self.bad(above, entry.name, _NAME)
            return False
        if not entry.is_symlink() and not entry.is_file():
            self.bad(above, entry.name, _SPECIAL)
            return False
        return True

    def seen(self, real: Path) -> bool:
        """Say whether a link leads back into the units, or to where another link led."""
        if real in self.linked or real.is_relative_to(self.top) or self.top.is_relative_to(real):
            return True
        self.linked.add(real)
        return False

    def bad(self, above: str, name: str, said: _Said) -> None:
        """Report a name that is not read."""
        where = Location("/".join(part for part in (UNITS, above, name) if part))
        self.found.findings.append(
            Finding(where, "FIL08", Severity.ERROR, said.message, said.remedy)
        )

    def unreadable(self, above: str, error: OSError) -> None:
        """Report a folder that cannot be listed."""
        where = Location(f"{UNITS}/{above}" if above else UNITS)
        reason = why(error)
        said = Text(f"读不了文件夹: {reason.zh}", f"the folder cannot be read: {reason.en}")
        remedy = Text("检查文件夹权限", "check the permissions of the folder")
        self.found.findings.append(Finding(where, "FIL01", Severity.ERROR, said, remedy))


@dataclass(frozen=True, slots=True)
class _Said:
    message: Text
    remedy: Text


_FOLDER: Final = _Said(
    Text("这是文件夹，不是单位文件", "this is a folder, not a unit file"),
    Text("去掉文件夹名里的 .yaml", "take .yaml off the folder's name"),
)
_NAME: Final = _Said(
    Text("文件名不能作单位编号，没有读取", "the name cannot be a unit id: not read"),
    Text(
        "文件名只用字母、数字、汉字和 . - _，以 .yaml 结尾",
        "name it with letters, digits and . - _ only, ending in .yaml",
    ),
)
_SPECIAL: Final = _Said(
    Text("这不是普通文件，没有读取", "this is no ordinary file: not read"),
    Text("换成普通的 .yaml 文件", "put an ordinary .yaml file in its place"),
)
_DEEP: Final = _Said(
    Text(f"文件夹超过 {_DEEPEST} 层，没有读取", f"more than {_DEEPEST} folders deep: not read"),
    Text("减少文件夹的层数", "use fewer levels of folders"),
)
_LEDGER: Final = _Said(
    Text(
        "这是另一本账本: rollup、trend、tree 计入它的数字，别的命令不进去",
        "a ledger of its own: rollup, trend and tree count it, no other command looks inside",
    ),
    Text("要检查它，用 --ledger 指这个文件夹", "to check it, name this folder with --ledger"),
)
_BACK: Final = _Said(
    Text("链接指回已经读过的文件夹，没有再读", "a link back to a folder that is read already"),
    Text("删去这个链接", "delete the link"),
)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Say whether it is a folder; a link that goes round in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_unit_id(name: str) -> bool:
    """Say whether a file below the units could have this id."""
    parts = name.split("/")
    return len(parts) <= _DEEPEST and all(
        _usable(part) and not part.startswith(".") and not part.endswith((".yaml", ".yml"))
        for part in parts
    )


def _usable(name: str) -> bool:
    return _PART.fullmatch(unicodedata.normalize("NFC", name)) is not None


def _check_names(found: Folders) -> None:
    """Report ids that some file systems take for the same."""
    first: dict[str, str] = {}
    groups = set(found.groups)
    for unit in sorted([*found.units, *found.groups]):
        other = first.setdefault(unicodedata.normalize("NFC", unit).casefold(), unit)
        if other == unit:
            continue
        path, same = (
            f"{UNITS}/{name}" if name in groups else f"{UNITS}/{name}.yaml"
            for name in (unit, other)
        )
        message = Text(
            f"与 {same} 只差大小写或字形", f"differs from {same} only in case or Unicode form"
        )
        remedy = Text("给其中一个改名", "rename one of them")
        unit_id = "" if unit in groups else unit
        found.findings.append(
            Finding(Location(path), "FIL08", Severity.ERROR, message, remedy, unit_id)
        )


def files_below(folder: Path, above: str = "") -> Iterator[str]:
    """Go through the paths of all files in a folder and below it, relative to it."""
    if not folder.is_dir():
        return
    for entry in os.scandir(folder):
        path = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(folder / entry.name, f"{path}/")
        elif not _is_folder(entry) and Path(entry.path).is_file():
            yield path
