"""The examples of the rules: files that tests run, `explain` shows and the docs print.

They live once, in tests/rules/CODE, and are in the wheel as zhenggai/_rules.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal, TypeAlias

from zhenggai.examine import examine, surroundings
from zhenggai.finding import Finding
from zhenggai.load import CAMPAIGN_FILE, EVIDENCE, open_ledger, path_of
from zhenggai.packed import packed
from zhenggai.words import Text

Which: TypeAlias = Literal["bad", "good"]
_DAY: Final = re.compile(r"\ufeff?# as-of: (\S+)\s*")
_CHINESE: Final = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LATIN: Final = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example and its place in the ledger."""

    path: str
    data: bytes

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor counts them; what is not UTF-8 is replaced."""
        return tuple(self.data.decode("utf-8", "replace").removesuffix("\n").split("\n"))


@dataclass(frozen=True, slots=True)
class Example:
    """A bad or a good example of a rule, and what the rule finds in it."""

    files: tuple[ExampleFile, ...]
    day: dt.date
    why: Text
    """Why a bad example is bad; empty for a good one."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The comments on top of an example."""

    day: dt.date
    why: Text
    lines: int
    """How many lines they take."""


def home() -> Traversable:
    """Return the folder that has a folder of examples for each rule."""
    return packed("_rules", "tests/rules")


def has_example(code: str, which: Which) -> bool:
    """Say whether a rule has this example."""
    folder = home() / code
    return (folder / f"{which}.yaml").is_file() or (folder / which).is_dir()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An example as a ledger: the files to show, and the comments on top."""

    files: tuple[ExampleFile, ...]
    head: Head


def lay_out(code: str, which: Which, ledger: Path) -> LaidOut:
    """Write an example into an empty folder as a ledger of its own."""
    shown, around = _files(code, which)
    for file in (*shown, *around):
        path = ledger / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return LaidOut(shown, next(filter(None, map(head_of, shown))))


def example(code: str, which: Which, ledger: Path, today: dt.date) -> Example:
    """Lay an example out in an empty folder and return what its rule finds in it."""
    laid = lay_out(code, which, ledger)
    opened = open_ledger(ledger)
    around = surroundings(opened, laid.head.day, today)
    found = examine(opened, opened.units, around).findings
    own = tuple(item for item in found if item.code == code)
    return Example(laid.files, laid.head.day, laid.head.why, own)


def _files(code: str, which: Which) -> tuple[tuple[ExampleFile, ...], tuple[ExampleFile, ...]]:
    """Return the files to show, and those that a unit file alone needs around it."""
    folder = home() / code / which
    if folder.is_dir():
        return tuple(_below(folder, "")), ()
    unit = (home() / code / f"{which}.yaml").read_bytes()
    campaign = ExampleFile(CAMPAIGN_FILE, (home() / "campaign.yaml").read_bytes())
    evidence = _below(home() / "evidence", f"{EVIDENCE}/")
    return (ExampleFile(path_of("unit"), unit),), (campaign, *evidence)


def _below(folder: Traversable, above: str) -> Iterator[ExampleFile]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _below(item, f"{above}{item.name}/")
        else:
            yield ExampleFile(f"{above}{item.name}", item.read_bytes())


def head_of(file: ExampleFile) -> Head | None:
    """Read the comments on top: `# as-of: DAY`, then why it is bad, in Chinese and in English."""
    first, *rest = file.lines
    found = _DAY.fullmatch(first)
    if found is None:
        return None
    comments: list[str] = []
    for line in rest:
        if not line.startswith("# "):
            break
        comments.append(line.removeprefix("# ").rstrip())
    cut = next((at for at, line in enumerate(comments) if not _is_chinese(line)), len(comments))
    why = Text("".join(comments[:cut]), " ".join(comments[cut:]))
    return Head(dt.date.fromisoformat(found[1]), why, 1 + len(comments))


def _is_chinese(line: str) -> bool:
    """Say whether a line is in Chinese: English lines may hold Chinese names."""
    return len(_CHINESE.findall(line)) > len(_LATIN.findall(line)) / 2
