"""The replies paper (意见建议答复公示): by number, without the raiser (C28, C29)."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.unit import Unit
from zhenggai.papers.common import (
    CLOSING,
    DASH,
    Frame,
    Occasion,
    counted,
    frame,
    matching_notice,
)
from zhenggai.papers.notices.results import objections
from zhenggai.rows import ReplyRow, about_member, reply_rows
from zhenggai.words import OUTCOME, Text

TITLE: Final = Text("意见建议答复公示", "Replies to opinions")
COLUMNS: Final = (
    Text("编号", "No."),
    Text("收到日期", "Received"),
    Text("意见摘要", "Opinion"),
    Text("办理结果", "Outcome"),
    Text("理由或措施", "Reply"),
    Text("承办人", "Answered by"),
    Text("答复日期", "Replied"),
)
_NOTHING: Final = Text(
    "没有需要公开答复的意见建议。", "There is no opinion to be answered in public."
)
_UNDECIDED: Final = Text("正在办理", "being considered")
_UNWRITTEN: Final = Text("（内容不公开）", "(not published)")


@dataclass(frozen=True, slots=True)
class RepliesRow:
    """An opinion and its answer."""

    number: str
    """The number the opinion was given when it was received."""
    received: str
    """The day it was received."""
    summary: str
    """The wording for the public."""
    outcome: str
    """Whether it is adopted, or that it is being considered."""
    answer: str
    """What was replied, why it is not adopted, or what issue it became."""
    by: str
    """Who answered; a dash if nobody did yet."""
    replied: str
    """The day of the reply, of the posting for an anonymous one; a dash if there is none yet."""


@dataclass(frozen=True, slots=True)
class RepliesSheet:
    """The replies of one unit."""

    frame: Frame
    """Title, posting period, contact, signature and date."""
    opening: str
    """Why the paper is posted, and that raisers are not named."""
    figures: str
    """Sentences with the counts."""
    columns: tuple[str, ...]
    """The heads: number, received, opinion, outcome, reply, by, replied."""
    rows: tuple[RepliesRow, ...]
    """The opinions in the order of the ledger."""
    empty: str
    """The sentence that stands in the place of the table when there are none."""
    closing: str
    """The sentence under the table."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> RepliesSheet:
    """Return the sheet of a unit as it was on the day."""
    notice = matching_notice(unit, "replies", occasion)
    rows = reply_rows(unit, notice)
    named = Text(f"{unit.name}意见建议答复公示", f"{unit.name}: replies to opinions")
    opening = Text(
        f"现将{unit.name}收到的意见建议办理情况按编号公布如下，不公布反映人。",
        f"This is what became of the opinions that {unit.name} received, by number; those who"
        " raised them are not named.",
    )
    personal = sum(about_member(opinion) for opinion in unit.opinions)
    said = [_figures(rows, occasion), *_personal(personal)]
    held = frame(unit, occasion, named, notice)
    return RepliesSheet(
        held,
        occasion.say(opening),
        occasion.sentences(said),
        tuple(occasion.say(column) for column in COLUMNS),
        tuple(_row(unit, row, occasion) for row in rows),
        occasion.say(_NOTHING),
        occasion.say(CLOSING),
        objections(held, occasion),
    )


def _answered_on(unit: Unit, row: ReplyRow, occasion: Occasion) -> dt.date | None:
    """Return the day of the reply; whoever is unknown is answered by what is posted."""
    decision = row.opinion.decision
    if row.replied or row.opinion.from_ != "anonymous" or decision is None:
        return row.replied
    days = [item.from_ for item in unit.posted("replies") if item.from_]
    since = decision.date or occasion.day
    return min((day for day in days if day >= since), default=occasion.day)


def _row(unit: Unit, row: ReplyRow, occasion: Occasion) -> RepliesRow:
    became = occasion.series(row.became)
    taken = Text(f"已列入整改问题：{became}", f"taken up as an issue: {became}")
    return RepliesRow(
        row.opinion.id,
        occasion.on(row.opinion.date),
        row.summary or occasion.say(_UNWRITTEN),
        occasion.say(OUTCOME[row.outcome] if row.outcome else _UNDECIDED),
        row.answer or (occasion.say(taken) if row.became else DASH),
        row.by or DASH,
        occasion.on(_answered_on(unit, row, occasion)),
    )


def _figures(rows: tuple[ReplyRow, ...], occasion: Occasion) -> Text:
    day = day_text(occasion.day)
    found = Counter(row.outcome for row in rows)
    order = [word for word in OUTCOME if found[word.id]]
    zh = [f"{word.zh}{found[word.id]}条" for word in order]
    en = [f"{found[word.id]} {word.en}" for word in order]
    if found[""]:
        zh.append(f"{_UNDECIDED.zh}{found['']}条")
        en.append(f"{found['']} {_UNDECIDED.en}")
    states = Text("：" + "，".join(zh), ": " + ", ".join(en)) if rows else Text("", "")
    return Text(
        f"截至{day.zh}，列入答复的意见建议{len(rows)}条{states.zh}。",
        f"By {day.en}, {counted(len(rows), 'opinion')}{states.en}.",
    )


def _personal(number: int) -> list[Text]:
    if not number:
        return []
    return [
        Text(
            f"另有对党员个人的意见{number}条，由党组织单独反馈，不在此公示。",
            f"Answered directly, not listed here: {counted(number, 'opinion')} about individual"
            " members.",
        )
    ]
