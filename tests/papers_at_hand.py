"""The small ledger that papers are made of in the tests."""

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from zhenggai.load import Ledger, load_unit, open_ledger
from zhenggai.model.schema import Record, as_of
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.papers.sheets import Document
from zhenggai.render import render_paper
from zhenggai.words import Lang

FOLDER = Path(__file__).parent / "fixtures" / "papers"
MAY = dt.date(2006, 5, 16)
JUNE = dt.date(2006, 6, 5)
LATE = dt.date(2006, 6, 12)
"""When all is recorded: the second survey, the make-up, a visit, publicity."""
VILLAGE = "shuinan/qiaotou"


@cache
def small_ledger() -> Ledger:
    ledger = open_ledger(FOLDER)
    assert ledger.findings == ()
    return ledger


@cache
def unit_on(day: dt.date, unit_id: str = VILLAGE) -> Unit:
    unit, findings = load_unit(small_ledger(), unit_id)
    assert unit is not None
    assert findings == []
    then = as_of(unit, day)
    assert then is not None
    return then


def occasion(day: dt.date = MAY, lang: Lang = "zh") -> Occasion:
    names = {"shuinan": "水南镇党委", "shuinan/shatian": "沙田村党支部"}
    return Occasion(small_ledger().campaign, day, lang, names=names)


def view_of(name: str, unit: Unit, day: dt.date = MAY, lang: Lang = "zh") -> Document[Any]:
    return document(BY_NAME[name], [unit], occasion(day, lang))


def paper_of(name: str, fmt: str, unit: Unit, day: dt.date = MAY, lang: Lang = "zh") -> str:
    return render_paper(name, fmt, view_of(name, unit, day, lang), lang)


def change(record: Any, **fields: object) -> Any:  # noqa: ANN401 - any kind of record
    """Return a copy of a record with other values."""
    return dataclasses.replace(record, **fields)


def with_text(record: Any, text: str) -> Any:  # noqa: ANN401 - any kind of record
    """Return a copy in which every text that a person types freely is `text`."""
    typed = {"title", "public_text", "text", "goal", "goals", "safeguards", "activity", "basis"}
    changed: dict[str, object] = {}
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        if isinstance(value, Record):
            changed[item.name] = with_text(value, text)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[item.name] = tuple(with_text(one, text) for one in value)
        elif isinstance(value, dict) and item.name != "option_classes":
            changed[item.name] = {
                key: with_text(one, text) if isinstance(one, Record) else one
                for key, one in value.items()
            }
        elif item.name in typed and value:
            changed[item.name] = (text,) if isinstance(value, tuple) else text
    return dataclasses.replace(record, **changed)
