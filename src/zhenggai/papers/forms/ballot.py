"""The ballot (满意度测评表): a blank form on which nobody is named (C36)."""

from dataclasses import dataclass
from typing import Final

from zhenggai.model.unit import Unit
from zhenggai.papers.common import Entry, Frame, Occasion, frame
from zhenggai.words import Text

TITLE: Final = Text("群众满意度测评表", "Satisfaction survey")
_COLUMNS: Final = (Text("序号", "No."), Text("测评内容", "Question"))
_ITEMS: Final = (
    Text("整改内容是否公开", "Was it made public what is to be rectified?"),
    Text("整改措施是否落实", "Were the measures carried out?"),
    Text("群众反映的突出问题是否解决", "Were the prominent problems raised by the public solved?"),
    Text("党员作风有无改进", "Has the conduct of members improved?"),
    Text("整改工作是否取得实效", "Has the rectification had a real effect?"),
    Text("对整改效果的总体评价", "All in all, how satisfied are you with the effect?"),
)
_BOXES: Final = (
    Text("□ 群众", "□ a member of the public"),
    Text("□ 党员", "□ a Party member"),
)


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A question of the ballot."""

    number: int
    """1, 2, 3, …"""
    text: str
    """The question."""


@dataclass(frozen=True, slots=True)
class BallotSheet:
    """The ballot of one unit."""

    frame: Frame
    """Title, signature and date; a ballot has no posting period."""
    instruction: str
    """How to fill it in."""
    asked: str
    """The words before the boxes for who fills it in."""
    boxes: tuple[str, ...]
    """The boxes: public, Party member."""
    columns: tuple[str, ...]
    """The heads: number and question, then an option each."""
    options: tuple[str, ...]
    """The options of the campaign, in order."""
    rows: tuple[BallotRow, ...]
    """The questions; the last one is the overall judgement."""
    comments: str
    """The words before the room for comments."""
    held: Entry
    """The day of the survey, filled in by hand."""


def build(unit: Unit, occasion: Occasion) -> BallotSheet:
    """Return the ballot of a unit with the options of the campaign."""
    named = Text(
        f"{unit.name}整改情况群众满意度测评表", f"{unit.name}: survey on the rectification"
    )
    options = tuple(occasion.say(word.text) for word in occasion.campaign.lists["survey_options"])
    instruction = Text(
        "请在相应栏内打“√”，每行只打一个。本表不记名，请如实填写。",
        "Tick one box in each row. This form is anonymous; please say what you think.",
    )
    return BallotSheet(
        frame(unit, occasion, named),
        occasion.say(instruction),
        occasion.say(Text("您是：", "You are:")),
        tuple(occasion.say(box) for box in _BOXES),
        (*(occasion.say(column) for column in _COLUMNS), *options),
        options,
        tuple(BallotRow(number, occasion.say(item)) for number, item in enumerate(_ITEMS, 1)),
        occasion.say(Text("您对整改工作还有什么意见建议：", "What else would you like to say:")),
        occasion.entry(Text("测评日期：", "Day of the survey:")),
    )
