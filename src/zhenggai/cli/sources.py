"""What a figure is to be taken of: a unit of one ledger, or several ledgers and summaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zhenggai.cli.common import the_ledger
from zhenggai.cli.settings import Settings
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.load import CAMPAIGN_FILE, Ledger, open_ledger
from zhenggai.model.campaign import Campaign
from zhenggai.summary.base import Summary
from zhenggai.summary.read import read_summary
from zhenggai.tally.asked import Asked
from zhenggai.tally.joined import Whole
from zhenggai.tally.mounted import Ledgers, Mounted, mounted
from zhenggai.tally.several import (
    Asking,
    Source,
    roll_up_several,
    roll_up_whole,
    side_by_side,
)
from zhenggai.words import Text

_LARGEST: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Gathered:
    """One ledger and a unit of it, or several ledgers without."""

    sources: tuple[Source, ...]
    unit: str = ""
    several: bool = False

    @property
    def campaign(self) -> Campaign:
        """The campaign of the first."""
        return self.sources[0].campaign

    def ledgers(self, cannot: Text, instead: str) -> Ledgers:
        """Return the ledgers themselves, with those that lie among their units.

        Raise `CannotGoOnError` for a summary: what it cannot do, and which command to ask for.
        """
        for source in self.sources:
            if isinstance(source, Summary):
                raise _no_records(source, cannot, instead)
        ledgers = [source for source in self.sources if isinstance(source, Ledger)]
        if self.several:
            return side_by_side(ledgers)
        return Ledgers(mounted(Mounted(ledgers[0], self.unit)))

    @property
    def templates(self) -> Path:
        """Where templates of the ledger's own are."""
        roots = (item.root for item in self.sources if isinstance(item, Ledger))
        return next(roots, Path()) / "templates"

    def roll_up(self, ask: Asking, wanted: Asked) -> Whole:
        """Roll it up."""
        first = self.sources[0]
        if self.several or isinstance(first, Summary):
            return roll_up_several(self.sources, ask, wanted)
        return roll_up_whole(first, self.unit, ask)


def _no_records(summary: Summary, cannot: Text, instead: str) -> CannotGoOnError:
    path, day = summary.path, summary.day
    return CannotGoOnError(
        Text(
            f"{path} 是汇总文件，只有 {day} 的总数，没有记录，{cannot.zh}。请改写账本文件夹；"
            f"账本不在手边，就请对方在账本里运行 {instead}",
            f"{path} is a summary: it has the totals of {day} and no records, so {cannot.en}."
            f" Name the ledger's folder instead; if it is not at hand, ask those who keep it to"
            f" run: {instead}",
        )
    )


def gathered(typed: Sequence[str], settings: Settings) -> Gathered:
    """Tell ledgers and summaries from the id of a unit: they are there as files.

    Raise `CannotGoOnError` where neither can be meant.
    """
    paths = [Path(word) for word in typed if _is_source(word)]
    others = [word for word in typed if not _is_source(word)]
    if paths and not others:
        _once(paths)
        return Gathered(tuple(_opened(path) for path in paths), several=True)
    if paths or len(others) > 1:
        wrong = others[0] if paths else others[1]
        raise CannotGoOnError(
            Text(
                f"“{wrong}”不是账本文件夹（里面有 {CAMPAIGN_FILE}），也不是汇总文件（.json）；"
                "只写一个单位编号，或只写账本和汇总文件",
                f"{wrong} is no folder with {CAMPAIGN_FILE} and no summary (.json). Name one"
                " unit, or ledgers and summaries only",
            )
        )
    return Gathered((the_ledger(settings),), others[0] if others else "")


def _once(paths: Sequence[Path]) -> None:
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise CannotGoOnError(
                Text(f"{path} 写了两次，会重复计算", f"{path} is named twice: it would count twice")
            )
        seen.add(path.resolve())


def _is_source(word: str) -> bool:
    return word.endswith(".json") or (Path(word) / CAMPAIGN_FILE).is_file()


def _opened(path: Path) -> Source:
    if path.suffix != ".json":
        return open_ledger(path)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        reason = why(error)
        raise CannotGoOnError(
            Text(f"读不了 {path}: {reason.zh}", f"cannot read {path}: {reason.en}"), INPUT_OUTPUT
        ) from error
    if len(data) > _LARGEST:
        raise CannotGoOnError(
            Text(f"{path} 太大，不是汇总文件", f"{path} is too large for a summary")
        )
    return read_summary(data, str(path))
