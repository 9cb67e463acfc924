"""export → import → export is the identity: for generated units, hostile texts and the sample."""

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile import TEXTS
from tests.round_trips import plan_of, table_of, taken_in, unit_of
from tests.strategies import units, yaml_of
from zhenggai.load import load_unit, open_ledger
from zhenggai.model.unit import Unit
from zhenggai.sheets.heads import is_ditto
from zhenggai.sheets.layouts import LAYOUTS
from zhenggai.words import Lang

_FREE: Final = {"title", "text", "public_text", "goal", "owner", "result", "cause", "place", "by"}
_NOTHING: Final = frozenset("-—\u2013－/\uff0f")
SAMPLE: Final = open_ledger(Path(__file__).parent.parent)
SLOW: Final = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)


def hostile(raw: Any, text: str) -> Any:  # noqa: ANN401 - what YAML holds
    """Return a unit in which every free text is `text`."""
    if isinstance(raw, list):
        return [hostile(item, text) for item in raw]
    if isinstance(raw, dict):
        return {
            key: text if key in _FREE and isinstance(value, str) else hostile(value, text)
            for key, value in raw.items()
        }
    return raw


def said(text: str) -> bool:
    """Say whether a cell with this text says anything."""
    return bool(text.strip()) and text.strip() not in _NOTHING and not is_ditto(text)


def check(unit: Unit, form: str, lang: Lang) -> Unit:
    again = taken_in(unit, form, lang)
    for layout in LAYOUTS:
        for language in ("zh", "en"):
            table = table_of(again, layout, "csv", language)
            assert table == table_of(unit, layout, "csv", language)
    return again


@SLOW
@given(units(), TEXTS.filter(said), st.sampled_from(("xlsx", "csv")), st.sampled_from(("zh", "en")))
def test_table_taken_in_gives_the_same_records(raw: Any, text: str, form: str, lang: Lang) -> None:  # noqa: ANN401
    check(unit_of(yaml_of(hostile(raw, text)).encode()), form, lang)


@SLOW
@given(units(), st.sampled_from(("xlsx", "csv")), st.sampled_from(("zh", "en")))
def test_table_changes_nothing_in_its_own_unit(raw: Any, form: str, lang: Lang) -> None:  # noqa: ANN401
    unit = unit_of(yaml_of(raw).encode())
    for layout in LAYOUTS:
        plan = plan_of(table_of(unit, layout, form, lang), layout, unit, update=False)
        assert (plan.edits, plan.wrong) == ((), ())


@pytest.mark.parametrize(("unit_id", "form"), [("jiangnan/lijia", "xlsx"), ("zuzhibu", "csv")])
def test_sample_goes_round(unit_id: str, form: str) -> None:
    unit, findings = load_unit(SAMPLE, unit_id)
    assert unit is not None
    assert findings == []
    object.__setattr__(unit, "id", "a/b")
    again = check(unit, form, "zh")
    assert (again.issues, again.opinions) == (unit.issues, unit.opinions)
    assert (again.meetings, again.surveys) == (unit.meetings, unit.surveys)
