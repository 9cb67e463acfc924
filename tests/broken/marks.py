"""Broken files: the text of each, with ⟦CODE⟧ where a finding is to be."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_MARK = re.compile("⟦(FIL[0-9]{2})⟧")
HEAD = "name: 甲\nkind: village\n"


class Place(NamedTuple):
    """Where a finding is to be, and its code."""

    line: int
    column: int
    code: str


@dataclass(frozen=True)
class Broken:
    """A broken file: its name and its text with marks."""

    name: str
    text: str
    encoding: str = "utf-8"
    tail: bytes = b""
    """Bytes after the text, not marked."""

    @property
    def data(self) -> bytes:
        return _MARK.sub("", self.text).encode(self.encoding) + self.tail

    @property
    def expected(self) -> list[Place]:
        """Return the places of the marks, found without any parser."""
        places = []
        for found in _MARK.finditer(self.text):
            before = _MARK.sub("", self.text[: found.start()])
            line = before.count("\n") + 1
            places.append(Place(line, len(before) - before.rfind("\n"), found[1]))
        return sorted(places)

    @property
    def as_campaign(self) -> "Broken":
        text = self.text.replace("kind: village", "language: zh")
        text = text.replace("kind⟦FIL01⟧：village", "language⟦FIL01⟧：zh")
        return Broken(self.name, text, self.encoding, self.tail)


def more(name: str, text: str, tail: bytes = b"") -> Broken:
    """Return a unit file that begins well and goes on with this text."""
    return Broken(name, HEAD + text, tail=tail)
