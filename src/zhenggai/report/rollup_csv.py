"""The roll-up as CSV: a row for what each unit has itself and one with all below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.figures.base import Figures, Group, added
from zhenggai.figures.groups import NAMES, value_name
from zhenggai.figures.metrics import listed
from zhenggai.figures.quantity import Quantity, counted, rated
from zhenggai.figures.rates import RATES
from zhenggai.model.profiles import requirements
from zhenggai.report.csv_text import Cell, csv_text
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_columns import Shown
from zhenggai.report.rollup_lines import groups_of, unit_name
from zhenggai.rollup import Node, Placed
from zhenggai.words import Text

_OWN: Final = Text("本级", "own")
_WHOLE: Final = Text("合计", "total")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is written of figures, and its name; in a cross table of one group of them."""

    name: Text
    quantity: Quantity
    group: Group = ()

    def heads(self, *, changes: bool) -> list[Text]:
        """Return the heads of its columns: a rate has three."""
        zh, en = self.name
        found = [self.name]
        if self.quantity.rate is not None:
            found = [
                Text(f"{zh}: 分子", f"{en}: numerator"),
                Text(f"{zh}: 分母", f"{en}: denominator"),
                Text(f"{zh}: 值", f"{en}: value"),
            ]
        return [*found, Text(f"{zh}: 变化", f"{en}: change")] if changes else found

    def cells(self, now: Figures, before: Figures | None) -> Iterator[Cell]:
        """Go through its numbers, last of all by how much the value changed."""
        yield from self.quantity.numbers(now)
        value = self.quantity.exact(now)
        rate = self.quantity.rate is not None
        if rate:
            yield None if value is None else round(float(value), 6)
        if before is not None:
            by = self.quantity.difference(now, before)
            yield by if by is None else round(float(by), 6) if rate else int(by)


def taken_of(shown: Sequence[Shown]) -> list[Taken]:
    """Return what the columns of a table show."""
    return [
        Taken(
            Text(item.column.name, item.column.name) if item.group else item.quantity.name,
            item.quantity,
            item.group,
        )
        for item in shown
    ]


def everything(roots: Sequence[Figures], occasion: Occasion) -> list[Taken]:
    """Return all that is counted and every rate; `roots` are the largest figures of each day."""
    campaign = occasion.campaign
    counts = [
        counted(measured, metric, campaign)
        for measured, metric in listed(added(roots), campaign, occasion.metrics)
    ]
    return [Taken(item.name, item) for item in (*counts, *map(rated, RATES))]


def as_csv(shown: Node, occasion: Occasion, columns: Sequence[Taken] = ()) -> str:
    """Return the columns for every unit of `shown` and each group of it; by default all there is.

    In a cross table the groups are columns.
    """
    roots = [node.total for node in (shown, shown.before) if node]
    taken = list(columns) or everything(roots, occasion)
    first = [*_FIRST, *(NAMES[key] for key in occasion.by), Text("口径", "scope")]
    return csv_text([_heads(first, taken, occasion), *_rows(shown, occasion, taken, 0)])


def ranking_csv(placed: Sequence[Placed], occasion: Occasion, columns: Sequence[Taken]) -> str:
    """Return the columns for the units of a ranking, in its order."""
    heads = _heads([Text("名次", "place"), *_FIRST[:3]], columns, occasion)
    rows = (
        [item.place, *_unit(item.node, occasion), *_numbers(item.node, (), columns, own=False)]
        for item in placed
    )
    return csv_text([heads, *rows])


_FIRST: Final = (
    Text("单位编号", "unit id"),
    Text("单位", "unit"),
    Text("单位类型", "kind"),
    Text("层级", "depth"),
)


def _heads(first: Sequence[Text], taken: Sequence[Taken], occasion: Occasion) -> list[str]:
    changes = occasion.since is not None
    texts = [*first, *(head for item in taken for head in item.heads(changes=changes))]
    return [occasion.say(text) for text in texts]


def _unit(node: Node, occasion: Occasion) -> list[Cell]:
    needs = requirements(occasion.campaign, node.row.kind) if node.row.kind else None
    kind = occasion.say(needs.name) if needs else node.row.kind
    return [node.row.id, unit_name(node, occasion), kind]


def _rows(
    node: Node, occasion: Occasion, taken: Sequence[Taken], depth: int
) -> Iterator[list[Cell]]:
    first = [*_unit(node, occasion), depth]
    groups = _innermost(node, occasion, ()) if occasion.by else [()]
    for group in groups:
        names = (
            occasion.say(value_name(value, key, occasion.campaign))
            for value, key in zip(group, occasion.by, strict=True)
        )
        row = [*first, *names]
        yield [*row, occasion.say(_OWN), *_numbers(node, group, taken, own=True)]
        yield [*row, occasion.say(_WHOLE), *_numbers(node, group, taken, own=False)]
    for child in node.children:
        yield from _rows(child, occasion, taken, depth + 1)


def _innermost(node: Node, occasion: Occasion, outer: Group) -> Iterator[Group]:
    """Go through the groups that are in no further group inside them."""
    if len(outer) == len(occasion.by):
        yield outer
        return
    for group in groups_of(node, occasion, outer):
        yield from _innermost(node, occasion, group)


def _numbers(node: Node, group: Group, taken: Sequence[Taken], *, own: bool) -> Iterator[Cell]:
    for item in taken:
        days = [day.share(group + item.group) for day in (node, node.before) if day]
        now, *before = [share.own if own else share.total for share in days]
        yield from item.cells(now, before[0] if before else None)
