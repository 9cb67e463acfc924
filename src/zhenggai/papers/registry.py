"""The papers: a tuple you can read, and how a document is made of one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.forms import ballot, lookback, makeup, order, personal, relay, visit
from zhenggai.papers.lists import disclosure, ledger, models, roster, three
from zhenggai.papers.notices import blackboard, plan, poster, progress, replies, results, survey
from zhenggai.papers.reports import bulletin, summary
from zhenggai.papers.sheets import (
    LYING,
    POSTER,
    UPRIGHT,
    Document,
    enlargement,
    fonts,
    page_margins,
    page_size,
    size_named,
)
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
    blank: Callable[[Unit, Occasion], Any] | None = None
    """Of papers with a sheet for each matter (一事一单), none for a unit without any: what is
    printed when no unit has any. Their `build` gives several sheets."""
    size: str = ""
    """The size of its pages, if it is not for the campaign to choose."""
    absent: Text | None = None
    """Of papers about what a unit may not have yet: that it has none. Their `build` gives no
    sheet then, and nothing is printed: no office signs a paper about nothing."""

    def sheets(self, units: Sequence[Unit], occasion: Occasion) -> Iterator[Any]:
        """Go through the sheets of units: one each, or one for each matter."""
        if self.blank is None and self.absent is None:
            yield from (self.build(unit, occasion) for unit in units)
            return
        found = [sheet for unit in units for sheet in self.build(unit, occasion)]
        yield from found
        if self.blank and not found:
            yield from (self.blank(unit, occasion) for unit in units)

    def lacking(self, units: Sequence[Unit], occasion: Occasion) -> tuple[Unit, ...]:
        """Return the units that have nothing yet that the paper could be about."""
        if self.absent is None:
            return ()
        return tuple(unit for unit in units if not self.build(unit, occasion))


PAPERS: Final = (
    Paper("plan", plan.TITLE, plan.build, absent=plan.ABSENT),
    Paper("progress", progress.TITLE, progress.build),
    Paper("results", results.TITLE, results.build),
    Paper("replies", replies.TITLE, replies.build),
    Paper("survey", survey.TITLE, survey.build, absent=survey.ABSENT),
    Paper("makeup", makeup.TITLE, makeup.build, absent=makeup.ABSENT),
    Paper("issues", three.ISSUES_TITLE, three.issues, landscape=True),
    Paper("tasks", three.TASKS_TITLE, three.tasks, landscape=True),
    Paper("duties", three.DUTIES_TITLE, three.duties, landscape=True),
    Paper("poster", poster.TITLE, poster.build, size="A3"),
    Paper("blackboard", blackboard.TITLE, blackboard.build),
    Paper("disclosure", disclosure.TITLE, disclosure.build),
    Paper("models", models.TITLE, models.build),
    Paper("bulletin", bulletin.TITLE, bulletin.build),
    Paper("summary", summary.TITLE, summary.build),
    Paper("ballot", ballot.TITLE, ballot.build),
    Paper("personal", personal.TITLE, personal.build, public=False, blank=personal.blank),
    Paper("relay", relay.TITLE, relay.build, public=False, blank=relay.blank),
    Paper("order", order.TITLE, order.build, public=False, blank=order.blank),
    Paper("visit", visit.TITLE, visit.build, public=False, blank=visit.blank),
    Paper("lookback", lookback.TITLE, lookback.build, public=False, landscape=True),
    Paper("roster", roster.TITLE, roster.build, public=False, landscape=True),
    Paper("ledger", ledger.TITLE, ledger.build, public=False, landscape=True),
)
BY_NAME: Final = {paper.name: paper for paper in PAPERS}
_INTERNAL: Final = Text("内部资料", "Internal")


def document(paper: Paper, units: Sequence[Unit], occasion: Occasion) -> Document[Any]:
    """Return a paper with the sheets of each unit; give the units as of the day."""
    sheets = tuple(paper.sheets(units, occasion))
    title = sheets[0].frame.title if len(sheets) == 1 else occasion.say(paper.title)
    size = page_size(paper.size or size_named(occasion.campaign), landscape=paper.landscape)
    margins = POSTER if paper.size else LYING if paper.landscape else UPRIGHT
    times = 1.0 if paper.size else enlargement(size)
    return Document(
        paper.name,
        title,
        occasion.say(Text("zh-CN", "en")),
        "" if paper.public else occasion.say(_INTERNAL),
        paper.landscape,
        size,
        page_margins(margins, times),
        f"{times:g}" if times > 1 else "",
        fonts(occasion.campaign),
        sheets,
    )
