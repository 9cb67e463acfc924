"""From a unit file as a plain dict to its figures, by way of our reader."""

import datetime as dt
import json
from typing import Any, Final

from tests.strategies import Raw, yaml_of
from zhenggai.figures.groups import grouped
from zhenggai.figures.own import own_figures
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.reading import read_unit
from zhenggai.report.rollup_json import as_json
from zhenggai.rollup import Node, Row, build
from zhenggai.source import Mapping
from zhenggai.tally import scope_of

CAMPAIGN: Final = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))
DAY: Final = dt.date(2006, 3, 31)


def row_of(unit: Raw, day: dt.date, unit_id: str = "a", by: str = "") -> Row:
    data = yaml_of(unit).encode()
    read, faults = read_unit(data, "a.yaml", unit_id, CAMPAIGN.lists)
    assert read is not None
    assert not [fault for fault in faults if fault.code.startswith("FIL")], faults
    scope = scope_of(read, CAMPAIGN, day)
    own = own_figures(scope)
    return Row(unit_id, read.name, read.kind, own, grouped(scope, own, by) if by else {})


def written(node: Node, campaign: Campaign = CAMPAIGN) -> Any:  # noqa: ANN401 - JSON
    return json.loads(as_json(node, campaign, DAY))["unit"]


def figures_of(unit: Raw, day: dt.date, unit_id: str = "a") -> Any:  # noqa: ANN401 - JSON
    return written(build(row_of(unit, day, unit_id), ()))


def pairs(node: Any) -> dict[str, tuple[int, int]]:  # noqa: ANN401 - JSON
    return {name: (rate["numerator"], rate["denominator"]) for name, rate in node["rates"].items()}
