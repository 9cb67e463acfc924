"""What a summary holds, and the digest by which a changed one is noticed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from zhenggai.figures.base import Metric
from zhenggai.figures.metrics import BASIS, METRICS
from zhenggai.model.campaign import Campaign
from zhenggai.rollup import Node

Json: TypeAlias = dict[str, Any]
FORMAT: Final = "zhenggai-summary"
VERSION: Final = 1
LIMITS: Final = ("relay_days", "warn_days")
"""The limits that figures depend on: `response`, and the yellow light."""
WORDED: Final = tuple(item.id for item in METRICS if item.words is not None)
SINGLE: Final = (*(item.id for item in METRICS if item.words is None), *BASIS)
LISTS: Final = tuple(dict.fromkeys(it.words for it in METRICS if isinstance(it.words, str)))
"""The word lists that a campaign may change and figures are split by."""


@dataclass(frozen=True)
class Summary:
    """The figures of one ledger on one day."""

    campaign: Campaign
    """Its name, organizer, word lists and kinds of unit; nothing else of it is known."""
    day: dt.date
    limits: Mapping[str, Mapping[str, int]]
    """For each kind of unit the limits that its figures were counted with."""
    tree: Node
    path: str = ""
    """The file it was read from."""


def digest(document: Mapping[str, Any]) -> str:
    """Return the digest of all but the digest: SHA-256 of JSON without spaces, keys in order."""
    content = {key: value for key, value in document.items() if key != "digest"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def nodes(tree: Node) -> Iterator[Node]:
    """Go through a node and all below it, each before those below it."""
    yield tree
    for child in tree.children:
        yield from nodes(child)


def order(metric: Metric) -> tuple[int, str]:
    """Sort metrics as tables have them."""
    return _PLACES[metric.id], metric.word or ""


_PLACES: Final = {name: place for place, name in enumerate((*(m.id for m in METRICS), *BASIS))}
