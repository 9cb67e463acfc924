"""The slip that passes an opinion on (意见反馈单): nothing of who raised it (internal, C52).

Fields by name: `number`, `to`, `sorted`, `summary`, `asked`, `relayed`, `acknowledged`,
`measures`, `due`.
"""

import datetime as dt
from dataclasses import replace
from typing import Final

from zhenggai.deadlines import work_calendar
from zhenggai.model.closure import wants_answer
from zhenggai.model.opinions import Opinion
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import NO_TABLE, Field, FormSheet, field
from zhenggai.papers.common import Entry, Occasion, frame
from zhenggai.papers.lights import limits_of
from zhenggai.rows import about_member
from zhenggai.words import SUBJECTS, Text

TITLE: Final = Text("意见反馈单", "Opinion referral slip")
_OPENING: Final = Text(
    "本单不写反映人，不得打听和追查反映人。请签收后研究措施，按时答复。",
    "Who raised it is not written here, and nobody may try to find out. Please acknowledge it,"
    " decide on measures and answer in time.",
)
_UNWRITTEN: Final = Text(
    "（还没有写转送用的摘要：公示摘要 public_text）",
    "(no wording to pass on has been written yet: public_text)",
)


def build(unit: Unit, occasion: Occasion) -> tuple[FormSheet, ...]:
    """Return a slip for each opinion that wants an answer."""
    return tuple(_sheet(unit, it, occasion) for it in unit.opinions if wants_answer(it))


def blank(unit: Unit, occasion: Occasion) -> FormSheet:
    """Return a slip to be filled in by hand."""
    return _sheet(unit, None, occasion)


def _sheet(unit: Unit, opinion: Opinion | None, occasion: Occasion) -> FormSheet:
    fields = _fields(unit, opinion, occasion)
    relay = opinion.relayed if opinion else None
    day = relay.date if relay and relay.date else occasion.day
    held = frame(unit, replace(occasion, day=day), TITLE)
    return FormSheet(held, occasion.say(_OPENING), fields, NO_TABLE, _signing(occasion))


def _fields(unit: Unit, opinion: Opinion | None, occasion: Occasion) -> tuple[Field, ...]:
    relay = opinion.relayed if opinion else None
    said = (
        ("number", Text("编号", "No."), opinion.id if opinion else ""),
        ("to", Text("转送对象", "Passed on to"), _receiver(opinion, unit, occasion)),
        ("sorted", Text("分类", "Category"), _category(opinion, occasion)),
        ("summary", Text("意见摘要", "Opinion"), _summary(opinion, occasion)),
        ("asked", Text("要求", "What is asked"), _asked(opinion, occasion)),
        ("relayed", Text("转送日期", "Passed on"), _day(relay.date if relay else None, occasion)),
        (
            "acknowledged",
            Text("签收", "Acknowledged"),
            _day(relay.acknowledged if relay else None, occasion),
        ),
        ("measures", Text("拟采取措施", "Measures intended"), ""),
        ("due", Text("答复时限", "Answer due"), _due(unit, opinion, occasion)),
    )
    return tuple(field(name, label, value, occasion) for name, label, value in said)


def _receiver(opinion: Opinion | None, unit: Unit, occasion: Occasion) -> str:
    if opinion is None:
        return ""
    if opinion.relayed and opinion.relayed.to:
        return opinion.relayed.to
    if about_member(opinion):
        return opinion.about.partition(" ")[2] or opinion.about
    return unit.name if opinion.about == "unit" else occasion.say(SUBJECTS[opinion.about])


def _category(opinion: Opinion | None, occasion: Occasion) -> str:
    named = opinion.category if opinion else ""
    return occasion.say(occasion.campaign.lists["domains"][named]) if named else ""


def _summary(opinion: Opinion | None, occasion: Occasion) -> str:
    """Return the wording that may be passed on: never the words as received."""
    return (opinion.public_text or occasion.say(_UNWRITTEN)) if opinion else ""


def _asked(opinion: Opinion | None, occasion: Occasion) -> str:
    if opinion is None:
        return ""
    asked = Text("签收，研究措施，能改的马上改", "acknowledge, decide, act at once where possible")
    return occasion.say(asked)


def _day(day: dt.date | None, occasion: Occasion) -> str:
    return occasion.on(day) if day else ""


def _due(unit: Unit, opinion: Opinion | None, occasion: Occasion) -> str:
    limits = limits_of(unit, occasion)
    if opinion is None or opinion.date is None or limits is None:
        return ""
    calendar = work_calendar(occasion.campaign.calendar)
    return occasion.on(calendar.add_days(opinion.date, limits.reply_days).day)


def _signing(occasion: Occasion) -> tuple[Entry, ...]:
    return (
        occasion.entry(Text("转送人：", "Passed on by:")),
        occasion.entry(Text("签收人：", "Received by:")),
    )
