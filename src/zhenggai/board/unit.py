"""The page of a unit: all that hangs on its board."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.board.bars import Bar, bar
from zhenggai.board.issues import BoardIssue, IssueLine
from zhenggai.board.names import reply_anchor, unit_page
from zhenggai.board.site import Head, Link, Site, head_of
from zhenggai.figures.base import Figures
from zhenggai.model.review import Notice
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Frame, Occasion
from zhenggai.papers.notices import plan, replies, survey
from zhenggai.papers.notices.plan import PlanSheet
from zhenggai.papers.notices.progress import LIGHTS
from zhenggai.papers.notices.replies import RepliesRow, RepliesSheet
from zhenggai.papers.notices.results import figures as sentences
from zhenggai.papers.notices.survey import SurveySheet
from zhenggai.rows import issue_rows
from zhenggai.source import Mapping

EVERYTHING: Final = Notice(node=Mapping("", 1, 1), id="")
"""What the board is to the papers: a notice of all there is, whatever else hangs on the day."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a page knows beyond its unit."""

    site: Site
    """What stands on every page."""
    occasion: Occasion
    """The day, the language, and the names of other units."""
    units: frozenset[str]
    """The units that have a page."""


@dataclass(frozen=True, slots=True)
class PlacedReply:
    """A reply with what marks its place in a page."""

    anchor: str
    """What marks its place."""
    row: RepliesRow
    """Number, opinion, outcome and answer, as the replies paper has them."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a list of units."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    href: str
    """The link to its page; empty of a plain group, which has none."""
    bar: Bar
    """How far it is, with all below it."""


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The page of one unit: the one thing that its template sees, as `paper`."""

    head: Head
    """What stands around the content."""
    frame: Frame
    """Contact, signature and date, as on a paper."""
    figures: str
    """Sentences with the counts and the completion rate."""
    bar: Bar
    """How far its own issues are."""
    issues: tuple[BoardIssue, ...]
    """Its issues, key ones first."""
    replies: RepliesSheet
    """The replies as the paper has them: opening, figures, columns."""
    answers: tuple[PlacedReply, ...]
    """The replies one by one."""
    plan: PlanSheet | None
    """The plan; none before it is formed."""
    survey: SurveySheet | None
    """The result of the latest survey; none before it is held."""
    light_note: str
    """What the lights mean."""
    below: tuple[UnitRow, ...]
    """The units below it."""


def unit_page_of(unit: Unit, own: Figures, lines: Iterable[IssueLine], around: Around) -> UnitPage:
    """Return the page of a unit as it was on the day; the units below it come later."""
    occasion = around.occasion
    posted = replace(occasion, notice=EVERYTHING)
    answered = replies.build(unit, posted)
    issues = [row.issue for row in issue_rows(unit)]
    return UnitPage(
        _head(unit, around),
        answered.frame,
        occasion.sentences(sentences(issues, len(unit.opinions), occasion)),
        bar(own, occasion),
        tuple(line.issue for line in lines),
        answered,
        tuple(PlacedReply(reply_anchor(row.number), row) for row in answered.rows),
        next(iter(plan.build(unit, posted)), None),
        next(iter(survey.build(unit, posted)), None),
        occasion.say(LIGHTS),
        (),
    )


def _head(unit: Unit, around: Around) -> Head:
    """Return what stands around the page, with links to the units above that have a page."""
    path = unit_page(unit.id)
    bare = head_of(around.site, "unit", unit.name, path)
    parts = unit.id.split("/")[:-1]
    above = ("/".join(parts[: size + 1]) for size in range(len(parts)))
    links = (
        Link(around.occasion.name_of(name), bare.to(unit_page(name)))
        for name in above
        if name in around.units
    )
    return replace(bare, trail=(*bare.trail, *links))
