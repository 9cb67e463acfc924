"""What one unit gives to the board: its own page, and its share of the pages of all."""

from dataclasses import dataclass
from typing import Final

from zhenggai.board.issues import IssueLine, issue_lines
from zhenggai.board.unit import Around, PlacedReply, UnitPage, unit_page_of
from zhenggai.figures.chosen import Scope
from zhenggai.figures.groups import grouped
from zhenggai.figures.own import own_figures
from zhenggai.model.unit import Unit
from zhenggai.rollup import Row
from zhenggai.tally.scope import limits_of

BY: Final = ("theme",)
"""What the figures of the board are grouped by."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit gives to the board."""

    row: Row
    """Its figures, as `rollup` has them."""
    lines: tuple[IssueLine, ...]
    """Its issues."""
    answers: tuple[PlacedReply, ...]
    """Its replies."""
    page: UnitPage | None
    """Its page, without the units below it; None once it has been rendered."""


def part_of(unit: Unit, around: Around) -> Part:
    """Return what a unit gives; give the unit as it was on the day."""
    occasion = around.occasion
    limits = limits_of(occasion.campaign, unit.kind)
    scope = Scope(unit, occasion.campaign, occasion.day, limits)
    own = own_figures(scope)
    row = Row(unit.id, unit.name, unit.kind, own, grouped(scope, own, BY))
    lines = issue_lines(unit, occasion)
    page = unit_page_of(unit, own, lines, around)
    return Part(row, lines, page.answers, page)
