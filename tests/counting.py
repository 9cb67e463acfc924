"""From a unit file as a plain dict to its figures, by way of our reader."""

import datetime as dt
import json
from typing import Any, Final

from tests.strategies import Raw, yaml_of
from zhenggai.figures.base import Group
from zhenggai.figures.groups import grouped
from zhenggai.figures.own import own_figures
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.unit import Unit
from zhenggai.query.grammar import parse
from zhenggai.reading import read_unit
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_json import as_json
from zhenggai.rollup import Node, Row, build
from zhenggai.source import Mapping
from zhenggai.tally.scope import meaning, scope_of

CAMPAIGN: Final = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))
DAY: Final = dt.date(2006, 3, 31)


def read(unit: Raw, unit_id: str = "a") -> Unit:
    found, faults = read_unit(yaml_of(unit).encode(), "a.yaml", unit_id, CAMPAIGN.lists)
    assert found is not None
    assert not [fault for fault in faults if fault.code.startswith("FIL")], faults
    return found


def row_of(unit: Raw, day: dt.date, unit_id: str = "a", by: Group = (), where: str = "") -> Row:
    meant = meaning(parse(where), CAMPAIGN, day)
    scope = scope_of(read(unit, unit_id), CAMPAIGN, day, meant)
    own = own_figures(scope)
    return Row(unit_id, scope.unit.name, scope.unit.kind, own, grouped(scope, own, by))


def written(node: Node, campaign: Campaign = CAMPAIGN, by: Group = ()) -> Any:  # noqa: ANN401 - JSON
    since = DAY if node.before else None
    return json.loads(as_json(node, Occasion(campaign, DAY, "en", by, since=since)))["unit"]


def figures_of(unit: Raw, day: dt.date, unit_id: str = "a", where: str = "") -> Any:  # noqa: ANN401 - JSON
    return written(build(row_of(unit, day, unit_id, where=where), ()))


def pairs(node: Any) -> dict[str, tuple[int, int]]:  # noqa: ANN401 - JSON
    return {name: (rate["numerator"], rate["denominator"]) for name, rate in node["rates"].items()}
