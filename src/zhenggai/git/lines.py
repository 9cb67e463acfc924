"""Three texts → one, merged line by line as git does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zhenggai.git.asking import Repository, run


@dataclass(frozen=True, slots=True)
class Sides:
    """Three forms of one file: ours, what both come from, theirs."""

    ours: bytes
    base: bytes
    theirs: bytes


@dataclass(frozen=True, slots=True)
class Labels:
    """What conflict markers call the sides, and how long they are."""

    ours: str
    base: str
    theirs: str
    length: int = 7


@dataclass(frozen=True, slots=True)
class Lines:
    """Merged lines."""

    text: bytes
    conflicts: int
    """How many places are left to a person; negative if git could not merge at all."""


def merge_lines(sides: Sides, labels: Labels) -> Lines:
    """Merge three texts line by line."""
    with TemporaryDirectory(prefix="zhenggai-") as name:
        folder = Path(name)
        (folder / "ours").write_bytes(sides.ours)
        (folder / "base").write_bytes(sides.base)
        (folder / "theirs").write_bytes(sides.theirs)
        named = ("-L", labels.ours, "-L", labels.base, "-L", labels.theirs)
        words = ("merge-file", "-p", "-q", f"--marker-size={labels.length}", *named)
        answer = run(Repository(folder, {}), (*words, "ours", "base", "theirs"))
    return Lines(answer.out, answer.code if answer.code < 128 else -1)
