"""Under which name a piece of evidence is kept: readable, harmless, never another file's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from zhenggai.model.evidence import MARK

SHOWN: Final = 16
"""How many digits of a digest a citation has."""
_LONGEST: Final = 180
"""Bytes of a name: file systems take 255, and a temporary name is longer."""
_FORBIDDEN: Final = re.compile(r'[/\\:*?"<>|#\s]+')
_HIDDEN: Final = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_NAMELESS: Final = "佐证"


def safe_name(name: str) -> str:
    """Return a file's name as every system takes it: letters and Chinese stay."""
    said = unicodedata.normalize("NFC", name)
    said = "".join(
        it if it.isspace() or unicodedata.category(it) not in _HIDDEN else "" for it in said
    )
    said = _FORBIDDEN.sub("_", said.strip()).lstrip("._-").rstrip("._")
    if not said or _RESERVED.fullmatch(said):
        said = f"{_NAMELESS}_{said}".rstrip("_")
    stem, dot, ending = said.rpartition(".")
    if not dot or len(ending.encode()) > 16:
        return _cut(said, _LONGEST)
    return f"{_cut(stem, _LONGEST - len(ending.encode()) - 1)}.{ending}"


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore")


@dataclass(frozen=True, slots=True)
class Filed:
    """A piece of evidence and where it is kept, below data/evidence."""

    path: str
    data: bytes
    is_new: bool

    @property
    def citation(self) -> str:
        """What a record cites: the path, and the digest that tells if the file is changed."""
        return f"{self.path}{MARK}{sha256(self.data).hexdigest()[:SHOWN]}"


def filed(
    folder: str,
    name: str,
    data: bytes,
    read: Callable[[str], bytes | None],
    names: Collection[str],
) -> Filed:
    """Return where bytes go: the same file if it is there already, else a name that is free.

    `names` are those in the folder: some systems take names for one that differ in case only.
    """
    taken = {unicodedata.normalize("NFC", item).casefold() for item in names}
    for candidate in _candidates(safe_name(name)):
        path = f"{folder}/{candidate}"
        there = read(path)
        if there == data:
            return Filed(path, data, is_new=False)
        if there is None and candidate.casefold() not in taken:
            return Filed(path, data, is_new=True)
    raise AssertionError


def _candidates(name: str) -> Iterator[str]:
    yield name
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot else (name, "")
    number = 2
    while True:
        yield f"{stem}-{number}{ending}"
        number += 1
