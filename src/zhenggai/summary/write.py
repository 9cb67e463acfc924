"""A rolled-up ledger → the document of its summary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import cast

from zhenggai.figures.base import Figures
from zhenggai.figures.metrics import words_of
from zhenggai.figures.rates import ratios
from zhenggai.model.campaign import Campaign
from zhenggai.model.profiles import requirements
from zhenggai.rollup import Node
from zhenggai.summary.base import (
    FORMAT,
    LIMITS,
    LISTS,
    SINGLE,
    VERSION,
    WORDED,
    Json,
    Summary,
    digest,
    nodes,
    order,
)

_COUNTED = frozenset((*SINGLE, *WORDED))


def summarized(tree: Node, campaign: Campaign, day: dt.date) -> Summary:
    """Return the summary of a ledger's tree."""
    kinds = sorted({node.row.kind for node in nodes(tree)} - {""})
    limits: dict[str, Mapping[str, int]] = {}
    for kind in kinds:
        needs = requirements(campaign, kind) or requirements(campaign, "organ")
        if needs:
            limits[kind] = {name: getattr(needs.limits, name) for name in LIMITS}
    return Summary(campaign, day, limits, tree)


def document(summary: Summary) -> Json:
    """Return the summary as JSON has it, with its digest."""
    campaign = summary.campaign
    found: Json = {
        "format": FORMAT,
        "version": VERSION,
        "campaign": campaign.name,
        "organizer": campaign.organizer,
        "as_of": summary.day.isoformat(),
        "limits": summary.limits,
        "kinds": _kinds(summary),
        "words": {name: _words(name, campaign) for name in LISTS},
        "unit": _unit(summary.tree),
    }
    return {**found, "digest": digest(found)}


def _kinds(summary: Summary) -> Json:
    found = {}
    for kind in summary.limits:
        needs = requirements(summary.campaign, kind)
        if needs:
            found[kind] = {"name": needs.name.zh, "name_en": needs.name.en}
    return found


def _words(name: str, campaign: Campaign) -> list[Json]:
    words = words_of(name, campaign) or ()
    return [{"id": word.id, "name": word.zh, "name_en": word.en} for word in words]


def _unit(node: Node) -> Json:
    found: Json = {"id": node.row.id, "name": node.row.name, "kind": node.row.kind}
    if not node.row.read:
        found["read"] = False
    found["own"] = counts(node.own)
    found["rates"] = rates(node.own)
    found["children"] = [_unit(child) for child in node.children]
    return found


def counts(figures: Figures) -> Json:
    """Return all that is not 0, `issues.by_track` of a word as issues → by_track → word."""
    found: Json = {}
    kept = (metric for metric in figures.counts if metric.id in _COUNTED)
    for metric in sorted(kept, key=order):
        if not figures.of(*metric):
            continue
        *groups, name = metric.id.split(".")
        if metric.word is not None:
            groups, name = [*groups, name], metric.word
        inside = found
        for group in groups:
            inside = cast("Json", inside.setdefault(group, {}))
        inside[name] = figures.of(*metric)
    return found


def rates(figures: Figures) -> Json:
    """Return the two numbers of every rate that has any."""
    return {
        rate.id: {"numerator": ratio.numerator, "denominator": ratio.denominator}
        for rate, ratio in ratios(figures)
        if ratio.numerator or ratio.denominator
    }
