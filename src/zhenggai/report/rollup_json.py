"""The roll-up as JSON: every metric and rate of every unit, as `docs/machine-outputs.md` says."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

from zhenggai.figures.base import Figures, Metric
from zhenggai.figures.groups import in_order
from zhenggai.figures.metrics import listed
from zhenggai.figures.rates import ratios
from zhenggai.model.campaign import Campaign
from zhenggai.report.json_text import json_text
from zhenggai.rollup import Node, Share

Json: TypeAlias = Mapping[str, object]
_VERSION: Final = 1


def as_json(shown: Node, campaign: Campaign, day: dt.date, by: str = "") -> str:
    """Return the document; `shown` is the tree down to the depth that is wanted."""
    writer = _Writer([metric for _, metric in listed(shown.total, campaign)], campaign, by)
    document = {"version": _VERSION, "as_of": day.isoformat(), "unit": writer.node(shown)}
    return json_text(document)


class _Writer:
    """Writes nodes; each has every metric of the root, so that all have the same shape."""

    def __init__(self, metrics: Sequence[Metric], campaign: Campaign, by: str) -> None:
        """Keep what is the same for all nodes."""
        self._metrics = metrics
        self._campaign = campaign
        self._by = by

    def node(self, node: Node) -> Json:
        """Return a unit with those below it."""
        by = {"by": self._groups(node)} if self._by else {}
        return {
            "id": node.row.id,
            "name": node.row.name,
            "kind": node.row.kind,
            "own": self._nested(node.own),
            "total": self._nested(node.total),
            "rates": {
                rate.id: {
                    "numerator": ratio.numerator,
                    "denominator": ratio.denominator,
                    "value": ratio.value,
                }
                for rate, ratio in ratios(node.total)
            },
            **by,
            "children": [self.node(child) for child in node.children],
        }

    def _groups(self, node: Node) -> Json:
        shares = {
            value: node.by.get(value, Share())
            for value in in_order(node.by, self._by, self._campaign)
        }
        return {
            value: {"own": self._nested(share.own), "total": self._nested(share.total)}
            for value, share in shares.items()
        }

    def _nested(self, figures: Figures) -> Json:
        """Return every metric, `issues.by_track` of a word as issues → by_track → word."""
        found: dict[str, object] = {}
        for metric in self._metrics:
            *groups, name = metric.id.split(".")
            if metric.word is not None:
                groups, name = [*groups, name], metric.word
            _inside(found, groups)[name] = figures.of(*metric)
        return found


def _inside(found: dict[str, object], groups: Sequence[str]) -> dict[str, object]:
    for group in groups:
        found = cast("dict[str, object]", found.setdefault(group, {}))
    return found
