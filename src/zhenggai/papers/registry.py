"""The papers: a tuple you can read, and how a document is made of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.model.unit import Unit
from zhenggai.papers import ballot, ledger, lookback, plan, replies, results
from zhenggai.papers.common import Document, Occasion, fonts
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper: its name is that of its templates."""

    name: str
    title: Text
    build: Callable[[Unit, Occasion], Any]
    """The unit as it was on the day, and the occasion, give a sheet."""
    public: bool = True
    """Public papers are refused where a PRV rule finds something; others are marked internal."""
    landscape: bool = False


PAPERS: Final = (
    Paper("plan", plan.TITLE, plan.build),
    Paper("results", results.TITLE, results.build),
    Paper("replies", replies.TITLE, replies.build),
    Paper("ballot", ballot.TITLE, ballot.build),
    Paper("lookback", lookback.TITLE, lookback.build, public=False, landscape=True),
    Paper("ledger", ledger.TITLE, ledger.build, public=False, landscape=True),
)
BY_NAME: Final = {paper.name: paper for paper in PAPERS}
_INTERNAL: Final = Text("内部资料", "Internal")


def document(paper: Paper, units: Sequence[Unit], occasion: Occasion) -> Document[Any]:
    """Return a paper with one sheet for each unit; give the units as of the day."""
    sheets = tuple(paper.build(unit, occasion) for unit in units)
    title = sheets[0].frame.title if len(sheets) == 1 else occasion.say(paper.title)
    return Document(
        paper.name,
        title,
        occasion.say(Text("zh-CN", "en")),
        "" if paper.public else occasion.say(_INTERNAL),
        paper.landscape,
        fonts(occasion.campaign),
        sheets,
    )
