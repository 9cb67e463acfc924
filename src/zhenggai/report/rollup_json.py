"""The roll-up as JSON: every metric and rate of every unit, as `docs/machine-outputs.md` says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

from zhenggai.figures.base import Figures, Group, added, changed
from zhenggai.figures.metrics import listed
from zhenggai.figures.quantity import Quantity, rated
from zhenggai.figures.rates import RATES
from zhenggai.figures.ratio import Rate
from zhenggai.report.json_text import json_text
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_lines import groups_of
from zhenggai.rollup import Node, Placed, Share

Json: TypeAlias = Mapping[str, object]
_VERSION: Final = 1


def as_json(
    shown: Node, occasion: Occasion, ranking: Sequence[Placed] = (), by: Quantity | None = None
) -> str:
    """Return the document; `shown` is the tree down to the depth that is wanted.

    With a ranking `by` a quantity also the places of its units.
    """
    writer = Writer(occasion, [shown.total, *([shown.before.total] if shown.before else [])])
    document: dict[str, object] = {"version": _VERSION, "as_of": occasion.day.isoformat()}
    if occasion.since:
        document["since"] = occasion.since.isoformat()
    if occasion.where:
        document["where"] = occasion.where
    document["unit"] = writer.node(shown)
    if by is not None:
        document["ranking"] = {"by": by.id, "places": [_place(item, by) for item in ranking]}
    return json_text(document)


def _place(item: Placed, by: Quantity) -> Json:
    value = by.exact(item.node.total)
    return {
        "place": item.place,
        "id": item.node.row.id,
        "name": item.node.row.name,
        "value": value if value is None else int(value) if by.rate is None else float(value),
    }


class Writer:
    """Writes figures; all of them have the metrics of the root, so that all have the same shape."""

    def __init__(self, occasion: Occasion, roots: Sequence[Figures]) -> None:
        """Keep what is the same for all nodes; `roots` are the largest figures of each day."""
        self._occasion = occasion
        found = listed(added(roots), occasion.campaign, occasion.metrics)
        self._metrics = [metric for _, metric in found]

    def node(self, node: Node) -> Json:
        """Return a unit with those below it."""
        found: dict[str, object] = {
            "id": node.row.id,
            "name": node.row.name,
            "kind": node.row.kind,
            **self._share(node, ()),
        }
        if self._occasion.keys:
            found["by"] = self._groups(node, ())
        found["children"] = [self.node(child) for child in node.children]
        return found

    def _share(self, node: Node, group: Group) -> dict[str, object]:
        now = node.share(group)
        found: dict[str, object] = {
            "own": self.counts(now.own),
            "total": self.counts(now.total),
        }
        if not group:
            found["rates"] = rates(now.total)
        if node.before is not None:
            found["change"] = self._change(now, node.before.share(group), with_rates=not group)
        return found

    def _change(self, now: Share, before: Share, *, with_rates: bool) -> Json:
        found: dict[str, object] = {
            "own": self.counts(changed(now.own, before.own)),
            "total": self.counts(changed(now.total, before.total)),
        }
        if with_rates:
            found["rates"] = {
                rate.id: _rate_change(rate, now.total, before.total) for rate in RATES
            }
        return found

    def _groups(self, node: Node, outer: Group) -> Json:
        """Return the groups inside an outer one, each with those inside it under `by`."""
        keys = self._occasion.keys
        found: dict[str, object] = {}
        for group in groups_of(node, self._occasion, outer):
            share = self._share(node, group)
            if len(group) < len(keys):
                share["by"] = self._groups(node, group)
            found[group[-1]] = share
        return found

    def counts(self, figures: Figures) -> Json:
        """Return every metric, `issues.by_track` of a word as issues → by_track → word."""
        found: dict[str, object] = {}
        for metric in self._metrics:
            *groups, name = metric.id.split(".")
            if metric.word is not None:
                groups, name = [*groups, name], metric.word
            _inside(found, groups)[name] = figures.of(*metric)
        return found


def rates(figures: Figures) -> Json:
    """Return every rate."""
    return {
        rate.id: {
            "numerator": ratio.numerator,
            "denominator": ratio.denominator,
            "value": ratio.value,
        }
        for rate in RATES
        for ratio in (rate.of(figures),)
    }


def _rate_change(rate: Rate, now: Figures, before: Figures) -> Json:
    """Return how a rate changed; the value is null where one of the two could not be taken."""
    after, earlier = rate.of(now), rate.of(before)
    by = rated(rate).difference(now, before)
    return {
        "numerator": after.numerator - earlier.numerator,
        "denominator": after.denominator - earlier.denominator,
        "value": None if by is None else float(by),
    }


def _inside(found: dict[str, object], groups: Sequence[str]) -> dict[str, object]:
    for group in groups:
        found = cast("dict[str, object]", found.setdefault(group, {}))
    return found
