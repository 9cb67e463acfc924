"""How far a unit, a theme or all of them are: a bar, and the figures of it as text."""

from dataclasses import dataclass
from typing import Final

from zhenggai.figures.base import Figures
from zhenggai.figures.rates import BY_ID
from zhenggai.papers.common import Occasion
from zhenggai.words import STATUS, Text

WIDTH: Final = 1000
"""How wide a bar is, in the units of its picture."""
_COMPLETION: Final = BY_ID["completion"]
_REPLY: Final = BY_ID["reply"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar."""

    id: str
    """For style sheets: resolved, or the id of a status."""
    x: int
    """Where it begins, in thousandths of the bar."""
    width: int
    """How wide it is, in thousandths of the bar."""
    number: str
    """How many issues it stands for."""
    label: str
    """What they are."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Issues by how far they are."""

    parts: tuple[Part, ...]
    """Resolved, under way, not started, explained; those without issues are left out."""
    total: str
    """How many issues there are: what rates are taken of."""
    said: str
    """The completion rate with both its halves; that there are no issues, if there are none."""
    late: str
    """How many are overdue; empty if none are."""


def bar(figures: Figures, occasion: Occasion) -> Bar:
    """Return the bar of figures, of one unit or of many added up."""
    total = figures.of("issues.total")
    counts = (
        ("resolved", figures.of("issues.resolved"), Text("已整改", "put right")),
        *(
            (status, figures.of("issues.by_status", status), STATUS[status])
            for status in ("in_progress", "registered", "explained")
        ),
    )
    parts = []
    before = 0
    for name, number, label in counts:
        if number:
            begin, end = (WIDTH * place // total for place in (before, before + number))
            parts.append(Part(name, begin, end - begin, str(number), occasion.say(label)))
        before += number
    late = figures.of("issues.overdue")
    return Bar(
        tuple(parts),
        str(total),
        occasion.say(_completion(figures)),
        occasion.say(Text(f"逾期{late}个", f"{late} overdue")) if late else "",
    )


def _completion(figures: Figures) -> Text:
    ratio = _COMPLETION.of(figures)
    done, total = ratio.numerator, ratio.denominator
    if not total:
        return Text("没有列入整改的问题", "No issue taken up")
    return Text(
        f"整改完成率{ratio.percent}（已整改{done}个÷纳入整改{total}个）",
        f"Completion: {ratio.percent} ({done} put right ÷ {total} taken up)",
    )


def reply_rate(figures: Figures) -> Text:
    """Return the share of opinions that were replied to, with both its halves."""
    ratio = _REPLY.of(figures)
    done, total = ratio.numerator, ratio.denominator
    if not total:
        return Text("还没有收到意见建议。", "No opinion has been received yet.")
    return Text(
        f"意见答复率{ratio.percent}（已答复{done}条÷收到{total}条）。",
        f"Replies: {ratio.percent} ({done} answered ÷ {total} received).",
    )
