"""FIL10: lists of the campaign say everything once, and spans of days go forward."""

from collections.abc import Iterator
from typing import TypeAlias

from zhenggai.model.campaign import Campaign, ListWord, Span, Stage
from zhenggai.source import Location, Sequence, place
from zhenggai.words import LISTS, Text

Nonsense: TypeAlias = tuple[Location, str, Text, Text]
"""Where it is, the field, what is wrong, and what to do."""


def strange_lists(campaign: Campaign) -> Iterator[Nonsense]:
    """Go through what contradicts itself in the stages, the word lists and the calendar."""
    yield from _twice(campaign, "stages")
    for name in LISTS:
        yield from _twice(campaign, name)
        yield from _same_name(campaign, name)
    yield from _without_class(campaign)
    yield from _calendar(campaign)


def _twice(campaign: Campaign, name: str) -> Iterator[Nonsense]:
    first: dict[str, Stage | ListWord] = {}
    for item in getattr(campaign, name):
        earlier = first.setdefault(item.id, item)
        if item.id and earlier is not item:
            line = earlier.at("id").line
            yield (
                item.at("id"),
                name,
                Text(
                    f"{item.called.zh} {item.id} 写了两次，第 {line} 行已经有了",
                    f"the {item.called.en} {item.id} stands twice; it is on line {line} already",
                ),
                Text("两条并成一条，或改一个编号", "make one of the two, or rename one"),
            )


def _same_name(campaign: Campaign, name: str) -> Iterator[Nonsense]:
    """Find words of one Chinese name: a Chinese file can mean only one of them."""
    own: dict[str, ListWord] = {item.id: item for item in getattr(campaign, name)}
    first: dict[str, str] = {}
    for word in campaign.lists[name]:
        earlier = first.setdefault(word.zh, word.id)
        item = own.get(word.id) or own.get(earlier)
        if earlier == word.id or item is None:
            continue
        other = earlier if item.id == word.id else word.id
        yield (
            item.at("name"),
            name,
            Text(f"“{word.zh}”已经是 {other} 的名称", f"{word.zh} is the name of {other} already"),
            Text(
                f"换一个名称；要改 {other} 的，编号写 {other}",
                f"choose another name; to change {other}, give it that id",
            ),
        )


def _without_class(campaign: Campaign) -> Iterator[Nonsense]:
    for item in campaign.survey_options:
        if item.id not in LISTS["survey_options"] and not item.class_ and not item.hidden:
            yield (
                item.at("id"),
                "survey_options",
                Text(
                    f"测评选项 {item.id} 没有写类别，只能算作不了解",
                    f"the survey option {item.id} has no class and counts as unknown",
                ),
                Text(
                    "补上 ‹class›: ‹class=pos›、‹class=neutral›、‹class=neg› 或 ‹class=unknown›",
                    "add ‹class: …›: ‹class=pos›, ‹class=neutral›, ‹class=neg› or ‹class=unknown›",
                ),
            )


def _calendar(campaign: Campaign) -> Iterator[Nonsense]:
    calendar = campaign.calendar
    if calendar is None:
        return
    off = frozenset(item for item in calendar.holidays if not isinstance(item, Span))
    spans = [item for item in (*calendar.holidays, *calendar.busy) if isinstance(item, Span)]
    for span in spans:
        if span.from_ and span.to and span.to < span.from_:
            yield (
                span.at("to"),
                "calendar",
                Text(
                    f"日期段到 {span.to}，早于开始的 {span.from_}",
                    f"the span of days ends on {span.to}, before it starts on {span.from_}",
                ),
                Text("改正第一天或最后一天", "correct the first day or the last"),
            )
    typed = calendar.typed("workdays")
    nodes = typed.items if isinstance(typed, Sequence) else ()
    for day in off.intersection(calendar.workdays):
        where = [place(campaign.node.path, node) for node in nodes if _text(node) == str(day)]
        yield (
            where[0] if where else calendar.at("workdays"),
            "calendar",
            Text(
                f"{day} 既列为放假，又列为上班",
                f"{day} is both a day off and a working day",
            ),
            Text("删去一处", "delete one of the two"),
        )


def _text(node: object) -> str:
    return str(getattr(node, "text", ""))
