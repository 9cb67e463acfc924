"""A roll-up in the form that was asked for: tree, cross table or ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.figures.quantity import Quantity, quantity
from zhenggai.report.occasion import Occasion
from zhenggai.report.overview import overview
from zhenggai.report.rollup_columns import Shown, asked, usual
from zhenggai.report.rollup_csv import as_csv, ranking_csv, taken_of
from zhenggai.report.rollup_json import as_json
from zhenggai.report.rollup_tables import Table, cross_table, ranking_table, tree_table
from zhenggai.report.view import Overview
from zhenggai.rollup import Node, Placed, level, pruned, ranked, size

_METRIC: Final = "issues.total"


@dataclass(frozen=True, slots=True)
class Layout:
    """What is to be shown of the figures."""

    shown: tuple[Shown, ...]
    """The columns of the table."""
    chosen: bool = False
    """Whether columns were asked for: then CSV has no others either."""
    metric: Quantity | None = None
    """What a cross table is of."""
    rank: Quantity | None = None
    """What units are ranked by."""
    depth: int | None = None
    """How many levels are shown; of a ranking, which level."""


def layout_of(columns: str, metric: str, rank: str, occasion: Occasion) -> Layout:
    """Return what was asked for by these names; empty ones ask for nothing.

    Raise `CannotGoOnError` for a name that there is not.
    """

    def named(typed: str) -> Quantity | None:
        known = occasion.findings
        return quantity(typed, occasion.campaign, findings=known) if typed else None

    shown = asked(columns, occasion) if columns else usual(occasion)
    return Layout(
        shown, bool(columns), named(metric or _METRIC) if occasion.cross else None, named(rank)
    )


@dataclass(frozen=True, slots=True)
class Report:
    """A roll-up, ready for any format."""

    root: Node
    shown: Node
    """The tree down to the depth that is wanted."""
    occasion: Occasion
    layout: Layout
    table: Table
    ranking: Sequence[Placed] = ()

    def overview(self) -> Overview:
        """Return what people read."""
        cut = not self.layout.rank and size(self.shown) < size(self.root)
        return overview(self.root, self.table, self.occasion, cut=cut)

    def csv(self) -> str:
        """Return it for a spreadsheet: all there is, unless columns were chosen."""
        taken = taken_of(self.table.shown)
        if self.layout.rank:
            return ranking_csv(self.ranking, self.occasion, taken)
        chosen = self.layout.chosen or self.layout.metric
        return as_csv(self.shown, self.occasion, taken if chosen else ())

    def json(self) -> str:
        """Return it for programs."""
        return as_json(self.shown, self.occasion, self.ranking, self.layout.rank)


def report_of(root: Node, layout: Layout, occasion: Occasion) -> Report:
    """Return the roll-up of a tree in the form that was asked for."""
    shown = root if layout.depth is None else pruned(root, layout.depth)
    if layout.rank:
        units = level(root, 1 if layout.depth is None else layout.depth)
        placed = ranked(units, layout.rank.exact, descending=layout.rank.descending)
        table = ranking_table(root, placed, layout.rank, layout.shown, occasion)
        return Report(root, shown, occasion, layout, table, placed)
    if layout.metric:
        table = cross_table(root, shown, layout.metric, occasion)
    else:
        table = tree_table(shown, layout.shown, occasion)
    return Report(root, shown, occasion, layout, table)
