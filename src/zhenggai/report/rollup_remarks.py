"""What a table of figures leaves out, and how its rows add up."""

from __future__ import annotations

from collections.abc import Iterator

from zhenggai.dates import day_text
from zhenggai.figures.base import Figures
from zhenggai.figures.groups import ISSUE_GROUPS
from zhenggai.report.occasion import Occasion
from zhenggai.words import Text


def remarks(whole: Figures, occasion: Occasion, *, cut: bool) -> Iterator[Text]:
    """Go through what is to be known of any table of these figures; `cut`: not all are listed."""
    units = whole.of("units")
    yield Text(
        f"共{units}个单位。各行是本级加所属单位的合计；共性问题只计入牵头单位。",
        f"{units} units. Each row is the unit itself plus all units below it; a shared issue"
        " counts at its lead only.",
    )
    if occasion.where:
        yield Text(
            f"只计符合“{occasion.where}”的问题、它们的措施和对应的意见。",
            f"Counted are only the issues that {occasion.where} means, their measures and the"
            " opinions that led to them.",
        )
    if occasion.since:
        day = day_text(occasion.since)
        yield Text(
            f"带加减号的是与{day.zh}相比的变化，比率的变化是百分点；“新”表示当时还没有分母。",
            f"With a sign: the change since {day.en}, of rates in percentage points; “new”: then"
            " there was nothing to take the rate of.",
        )
    outside = whole.of("issues.outside")
    if outside:
        yield Text(
            f"另有转办、归并、撤销的问题{outside}条，不计入问题数。",
            f"Issues referred, merged or withdrawn: {outside}, not among the issues counted.",
        )
    yield from _overlapping(occasion)
    if cut:
        yield Text(
            "下级单位没有全部列出，数字已计入上级。",
            "Not all units below are listed; they are counted in those above.",
        )


def _overlapping(occasion: Occasion) -> Iterator[Text]:
    if "tag" in occasion.keys:
        yield Text(
            "一条问题有几个标签的，各组都算一次，各组相加可能多于合计。",
            "An issue with several tags is in each of their groups: they may add up to more.",
        )
    elif any(key in ISSUE_GROUPS for key in occasion.by):
        yield Text(
            "一条意见对应几个问题的，各组都算一次。",
            "An opinion that led to several issues may be in several groups.",
        )
