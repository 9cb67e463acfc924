"""The bulletin (简报): what happened since a day, under a masthead, above a distribution list."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text, due_text, span_text
from zhenggai.model.issues import SETTLED, Issue, IssueEvent
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Section, sections
from zhenggai.papers.common import Entry, Frame, Occasion, counted, frame
from zhenggai.papers.lists.models import may_name
from zhenggai.papers.notices.results import counts
from zhenggai.words import CHANGE, COVERS, ISSUE_EVENT, MEETING, Text

TITLE: Final = Text("整改工作简报", "Bulletin")
_WEEK: Final = dt.timedelta(days=7)
_AHEAD: Final = dt.timedelta(days=14)
_SENSITIVE: Final = "B3"


@dataclass(frozen=True, slots=True)
class BulletinSheet:
    """The bulletin of one unit."""

    frame: Frame
    """The title of what is told, the unit and the day."""
    masthead: str
    """报头: the name of the bulletin, large and red."""
    number: str
    """The line for its number, filled in by hand."""
    opening: str
    """导语: the days it is about, and the figures."""
    sections: tuple[Section, ...]
    """主体: issues, opinions, meetings, what was published, mechanisms, what is due next."""
    footer: tuple[Entry, ...]
    """报尾: reported to, sent to, handed to, and how many copies; filled in by hand but one."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that a bulletin is about."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def build(unit: Unit, occasion: Occasion) -> BulletinSheet:
    """Return the bulletin of a unit since a day, both ends counted."""
    span = _Span(occasion.since or occasion.day - _WEEK, occasion.day)
    days = span_text(span.first, span.last)
    title = Text(f"{unit.name}整改工作动态", f"{unit.name}: news of the rectification")
    held = frame(unit, occasion, title)
    opening = [Text(f"本期反映{days.zh}的情况。", f"This is about the days from {days.en}.")]
    opening += counts(list(unit.public_issues), len(unit.opinions), occasion)
    parts = (
        (Text("整改进展", "Progress"), _section(_events(unit, span, occasion))),
        (Text("意见办理", "Opinions"), Section("", tuple(_opinions(unit, span, occasion)), ())),
        (Text("会议和学习", "Meetings and study"), _section(_meetings(unit, span, occasion))),
        (Text("公示和宣传", "What was published"), _section(_published(unit, span, occasion))),
        (Text("建章立制", "Mechanisms"), _section(_mechanisms(unit, span, occasion))),
        (Text("下一步", "What is due next"), _section(_next(unit, occasion))),
    )
    return BulletinSheet(
        held,
        occasion.say(Text("整改工作简报", "Rectification bulletin")),
        occasion.say(Text("第　　期", "No. ____")),
        occasion.sentences(opening),
        sections(parts, occasion),
        _footer(unit, occasion),
    )


def _section(items: Iterator[str]) -> Section:
    return Section("", (), tuple(items))


def _events(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    found = [
        (event.date or span.first, issue, event)
        for issue in unit.public_issues
        for event in issue.log
        if span.holds(event.date)
    ]
    for day, issue, event in sorted(found, key=lambda item: item[0]):
        yield occasion.say(_event(day_text(day), issue, event))


def _event(day: Text, issue: Issue, event: IssueEvent) -> Text:
    """Say what happened; of vice only what was done about it, which a rule keeps free of names."""
    what = ISSUE_EVENT[event.event]
    told = event.text if issue.area != _SENSITIVE or event.event == "done" else ""
    text = told.rstrip("。.")
    zh, en = (f"，{text}" if text else ""), (f", {text}" if text else "")
    return Text(
        f"{day.zh}，{issue.title}：{what.zh}{zh}。", f"{day.en}: {issue.title}: {what.en}{en}."
    )


def _opinions(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    came = sum(span.holds(item.date) for item in unit.opinions)
    decided = sum(span.holds(item.decision.date) for item in unit.opinions if item.decision)
    replied = sum(span.holds(item.reply.date) for item in unit.opinions if item.reply)
    if came or decided or replied:
        yield occasion.say(
            Text(
                f"收到意见建议{came}条，作出办理决定{decided}条，答复{replied}条。",
                f"{counted(came, 'opinion')} received, {decided} decided, {replied} replied to.",
            )
        )


def _meetings(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    for item in unit.meetings:
        if item.date and span.holds(item.date):
            day, kind = day_text(item.date), MEETING[item.kind]
            topic = item.topic.rstrip("。.")
            zh, en = (f"：{topic}" if topic else ""), (f": {topic}" if topic else "")
            came = f"，到会{item.present}人" if item.present is not None else ""
            were = f", {item.present} present" if item.present is not None else ""
            yield occasion.say(
                Text(f"{day.zh}，{kind.zh}{zh}{came}。", f"{day.en}: {kind.en}{en}{were}.")
            )


def _published(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    for notice in unit.notices:
        if notice.from_ and span.holds(notice.from_):
            day, what = day_text(notice.from_), COVERS[notice.covers]
            yield occasion.say(
                Text(f"{day.zh}，公示{what.zh}。", f"{day.en}: {what.en} published.")
            )
    for item in unit.publicity:
        if item.date and span.holds(item.date) and (item.model is None or may_name(item)):
            channel = occasion.campaign.lists["channels"][item.channel]
            told = Text(f"{channel.zh}：{item.title}。", f"{channel.en}: {item.title}.")
            day = day_text(item.date)
            yield occasion.say(Text(f"{day.zh}，{told.zh}", f"{day.en}: {told.en}"))


def _mechanisms(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    for item in unit.mechanisms:
        if span.holds(item.adopted):
            change = CHANGE[item.change or "created"]
            yield occasion.say(
                Text(f"{change.zh}《{item.title}》。", f"{change.en}: {item.title}.")
            )


def _next(unit: Unit, occasion: Occasion) -> Iterator[str]:
    """Go through the issues that are due in the next two weeks, and those overdue."""
    for issue in unit.public_issues:
        due = issue.due_in_force
        if due and issue.status not in SETTLED and due <= occasion.day + _AHEAD:
            said, owner = due_text(due), issue.owner
            zh, en = (f"，责任人{owner}" if owner else ""), (f", owner {owner}" if owner else "")
            late = issue.overdue(occasion.day)
            over = Text("，已逾期" if late else "", ", overdue" if late else "")
            yield occasion.say(
                Text(
                    f"{issue.title}：时限{said.zh}{over.zh}{zh}。",
                    f"{issue.title}: due {said.en}{over.en}{en}.",
                )
            )


def _footer(unit: Unit, occasion: Occasion) -> tuple[Entry, ...]:
    return (
        occasion.entry(Text("报：", "Reported to:"), occasion.name_of(unit.parent)),
        occasion.entry(Text("送：", "Sent to:")),
        occasion.entry(Text("发：", "Handed to:")),
        occasion.entry(Text("共印（份）：", "Copies:")),
    )
