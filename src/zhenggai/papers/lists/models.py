"""Role models (典型): only who agreed, and only what was approved (C61)."""

from typing import Final

from zhenggai.model.review import Publicity
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import ListSheet, Row, table
from zhenggai.papers.common import DASH, Occasion, frame
from zhenggai.words import Text

TITLE: Final = Text("先进典型", "Role models")
_COLUMNS: Final = (
    Text("序号", "No."),
    Text("典型", "Who"),
    Text("所在单位", "Unit"),
    Text("事迹主题", "Theme"),
    Text("事迹", "Deeds"),
    Text("宣传日期和渠道", "Published on, and where"),
)
_TOPICS: Final = ("themes", "domains", "areas")
_EMPTY: Final = Text(
    "没有经本人同意、组织批准的典型。", "There is no role model who agreed and was approved."
)


def build(unit: Unit, occasion: Occasion) -> ListSheet:
    """Return the models of a unit that may be named."""
    held = frame(unit, occasion, Text(f"{unit.name}先进典型", f"{unit.name}: role models"))
    named = [item for item in unit.publicity if may_name(item)]
    rows = (_row(number, item, unit, occasion) for number, item in enumerate(named, 1))
    heading = (
        occasion.entry(Text("单位：", "Unit:"), unit.name),
        occasion.entry(Text("日期：", "Date:"), held.date),
    )
    note = Text(
        "注：所列典型均经本人同意、组织批准。", "All who are named agreed and were approved."
    )
    notes = (occasion.say(note),) if named else ()
    return ListSheet(held, heading, table(_COLUMNS, rows, _EMPTY, occasion), notes)


def may_name(item: Publicity) -> bool:
    """Say whether what is told of a model may name it: with consent, and approved by somebody."""
    model = item.model
    return model is not None and model.consent == "yes" and bool(model.approved_by)


def _row(number: int, item: Publicity, unit: Unit, occasion: Occasion) -> Row:
    model = item.model
    channel = occasion.say(occasion.campaign.lists["channels"][item.channel])
    cells = (
        str(number),
        (model.name if model else "") or DASH,
        occasion.name_of(model.unit) if model and model.unit else unit.name,
        _theme(model.theme if model else "", occasion),
        item.title or DASH,
        occasion.pair(occasion.on(item.date), channel),
    )
    return Row("", cells)


def _theme(topic: str, occasion: Occasion) -> str:
    for name in _TOPICS:
        words = occasion.campaign.lists[name]
        if topic in words:
            return occasion.say(words[topic])
    return topic or DASH
