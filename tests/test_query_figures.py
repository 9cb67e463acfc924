"""A filter means as many records as the roll-up counts."""

import datetime as dt
from typing import Final

from hypothesis import given, settings

from tests.strategies import Raw, days, units, yaml_of
from zhenggai.figures.own import own_figures
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.query.entry import Around, Standing, standing
from zhenggai.query.grammar import parse
from zhenggai.query.kinds import kind_named
from zhenggai.query.match import compiled
from zhenggai.reading import read_unit
from zhenggai.source import Mapping
from zhenggai.tally.scope import scope_of
from zhenggai.words import LIGHT, STATUS, TRACK

CAMPAIGN: Final = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))
_ISSUES: Final = "!personal !copy !outside"
_OWN: Final = "personal !copy !outside"
_MEASURES: Final = "!personal issue.shared.of= !issue.status=referred|merged|withdrawn"
_SAME: Final = {
    "issues.total": f"issues {_ISSUES}",
    "issues.outside": "issues !personal !copy outside",
    "issues.resolved": f"issues {_ISSUES} resolved",
    "issues.closed": f"issues {_ISSUES} status=closed",
    "issues.overdue": f"issues {_ISSUES} overdue",
    "issues.relapsed": f"issues {_ISSUES} relapsed",
    "issues.extended": f"issues {_ISSUES} extended",
    "issues.key": f"issues {_ISSUES} key",
    "personal.overdue": f"issues {_OWN} 逾期",
    "personal.resolved": f"issues {_OWN} 已整改",
    "measures.total": f"measures {_MEASURES}",
    "measures.done": f"measures {_MEASURES} done",
    "measures.with_evidence": f"measures {_MEASURES} done evidence",
    "opinions.records": "opinions",
    "opinions.decided": "opinions decision",
    "opinions.adopted": "opinions adopted",
    "opinions.declined": "opinions decision.outcome=declined",
    "opinions.verdict_no": "opinions unsolved",
    "members.total": "members",
    "members.floating": "members away",
    "members.looked_back": "members looked_back",
    "meetings.total": "meetings",
    "notices.hanging": "notices hanging",
    "notices.stale": "notices stale",
    "makeups.open": "makeups open",
    "orders.total": "orders",
    "orders.open": "orders open",
    "finished": "units finished",
}
_WORDS: Final = {"status": STATUS, "light": LIGHT, "track": TRACK}


def _count(found: Standing, text: str) -> int:
    name, _, terms = text.partition(" ")
    kind = kind_named(name)
    means = compiled(parse(terms), kind, found.around)
    return sum(means(entry) for entry in kind.entries(found))


@given(units(), days())
@settings(deadline=None, max_examples=40)
def test_states_are_those_of_the_roll_up(unit: Raw, day: dt.date) -> None:
    read, _ = read_unit(yaml_of(unit).encode(), "a.yaml", "a", CAMPAIGN.lists)
    assert read is not None
    found, own = standing(read, Around(CAMPAIGN, day)), own_figures(scope_of(read, CAMPAIGN, day))
    assert {metric: _count(found, text) for metric, text in _SAME.items()} == {
        metric: own.of(metric) for metric in _SAME
    }
    for field, words in _WORDS.items():
        counts = {word.id: own.of(f"issues.by_{field}", word.id) for word in words}
        assert counts == {
            word.id: _count(found, f"issues {_ISSUES} {field}={word.id}") for word in words
        }
    begun = (own.of("issues.by_status", word) for word in ("registered", "in_progress"))
    assert _count(found, f"issues {_ISSUES} open") == sum(begun)
