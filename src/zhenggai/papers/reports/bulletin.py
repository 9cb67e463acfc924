"""The bulletin (简报): what happened since a day, under a masthead, above a distribution list."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text, due_text, span_text
from zhenggai.model.issues import SETTLED, Issue, IssueEvent
from zhenggai.model.plan import Meeting
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Section, sections
from zhenggai.papers.common import Entry, Frame, Occasion, bare, counted, frame, titled
from zhenggai.papers.lists.models import may_name
from zhenggai.papers.notices.results import figures
from zhenggai.words import CHANGE, COVERS, MEETING, Text

TITLE: Final = Text("整改工作简报", "Bulletin")
_WEEK: Final = dt.timedelta(days=7)
_AHEAD: Final = dt.timedelta(days=14)
_SENSITIVE: Final = "B3"
_HAPPENED: Final = {
    "started": Text("启动整改", "work began"),
    "progress": Text("取得进展", "work went on"),
    "extended": Text("延长时限", "given more time"),
    "done": Text("完成整改", "put right"),
    "closed": Text("予以销号", "closed out"),
    "reopened": Text("出现反弹，重新整改", "came back and was reopened"),
    "sustained": Text("转入长期坚持", "to be kept up"),
    "explained": Text("暂不能解决，已作说明", "cannot be solved yet, as was explained"),
    "referred": Text("已转办", "referred"),
    "merged": Text("已归并", "merged with another"),
    "withdrawn": Text("已撤销", "withdrawn"),
}
"""What happened to an issue, in the words of a bulletin."""


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

    def said(self, day: dt.date) -> Text:
        """Return a day as printed; the opening has said the year, if it is one."""
        text, year = day_text(day), day.year
        if self.first.year != self.last.year:
            return text
        return Text(text.zh.removeprefix(f"{year}年"), text.en.removesuffix(f" {year}"))


def build(unit: Unit, occasion: Occasion) -> BulletinSheet:
    """Return the bulletin of a unit since a day, both ends counted."""
    week = min(_WEEK, occasion.day - dt.date.min)
    span = _Span(occasion.since or occasion.day - week, occasion.day)
    days = span_text(span.first, span.last)
    title = Text(f"{unit.name}整改工作动态", f"{unit.name}: news of the rectification")
    held = frame(unit, occasion, title)
    opening = [Text(f"本期反映{days.zh}的情况。", f"This bulletin covers {days.en}.")]
    opening += figures(list(unit.public_issues), len(unit.opinions), occasion)
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
        occasion.say(Text("第　　期", "Issue no.")),
        occasion.sentences(opening),
        sections(parts, occasion),
        _footer(unit, occasion),
    )


def _section(items: Iterable[str]) -> Section:
    return Section("", (), tuple(items))


def _events(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    found = [
        (event.date or span.first, issue, event)
        for issue in unit.public_issues
        for event in issue.log
        if span.holds(event.date) and event.event in _HAPPENED
    ]
    for day, issue, event in sorted(found, key=lambda item: item[0]):
        yield occasion.say(_event(span.said(day), issue, event))


def _event(day: Text, issue: Issue, event: IssueEvent) -> Text:
    """Say what happened; of vice only what was done about it, which a rule keeps free of names."""
    what, title = _HAPPENED[event.event], bare(issue.title)
    told = event.text if issue.area != _SENSITIVE or event.event == "done" else ""
    text = bare(told)
    if text and event.event == "progress":
        return Text(f"{day.zh}，{title}：{text}。", f"{day.en}, {title}: {text}.")
    zh, en = (f"，{text}" if text else ""), (f": {text}" if text else "")
    return Text(f"{day.zh}，{title}：{what.zh}{zh}。", f"{day.en}, {title}, {what.en}{en}.")


def _opinions(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    came = sum(span.holds(item.date) for item in unit.opinions)
    decided = sum(span.holds(item.decision.date) for item in unit.opinions if item.decision)
    replied = sum(span.holds(item.reply.date) for item in unit.opinions if item.reply)
    said = (
        (came, Text(f"收到意见建议{came}条", f"opinions received: {came}")),
        (decided, Text(f"作出办理决定{decided}条", f"decided on: {decided}")),
        (replied, Text(f"答复{replied}条", f"replied to: {replied}")),
    )
    told = [text for number, text in said if number]
    if told:
        zh, en = "，".join(it.zh for it in told), ", ".join(it.en for it in told)
        yield occasion.say(Text(f"{zh}。", f"{en[0].upper()}{en[1:]}."))


def _meetings(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    for item in unit.meetings:
        if item.date and span.holds(item.date):
            day, kind, came = span.said(item.date), MEETING[item.kind], _attended(item)
            topic = bare(item.topic)
            zh, en = (f"：{topic}" if topic else ""), (f": {topic}" if topic else "")
            yield occasion.say(
                Text(f"{day.zh}，{kind.zh}{zh}{came.zh}。", f"{day.en}, {kind.en}{en}{came.en}.")
            )


def _attended(item: Meeting) -> Text:
    """Return who came, members and the public apart (C19)."""
    members, public = item.present, item.public
    if public and members is not None:
        return Text(
            f"，到会党员{members}人、群众{public}人",
            f"; present: {counted(members, 'member')}, {public} of the public",
        )
    if public:
        return Text(f"，到会群众{public}人", f"; present: {public} of the public")
    if members is not None:
        return Text(f"，到会{members}人", f"; {members} present")
    return Text("", "")


def _published(unit: Unit, span: _Span, occasion: Occasion) -> list[str]:
    """Return what was posted and what was told elsewhere, by day."""
    told: list[tuple[dt.date, Text]] = []
    for notice in unit.notices:
        if notice.from_ and span.holds(notice.from_):
            what = COVERS[notice.covers]
            told.append((notice.from_, Text(f"公示{what.zh}", f"notice posted: {what.en}")))
    for item in unit.publicity:
        if item.date and span.holds(item.date) and (item.model is None or may_name(item)):
            channel, title = occasion.campaign.lists["channels"][item.channel], bare(item.title)
            told.append((item.date, Text(f"{channel.zh}：{title}", f"{channel.en}: {title}")))
    days = [(span.said(day), text) for day, text in sorted(told, key=lambda one: one[0])]
    return [
        occasion.say(Text(f"{day.zh}，{text.zh}。", f"{day.en}, {text.en}.")) for day, text in days
    ]


def _mechanisms(unit: Unit, span: _Span, occasion: Occasion) -> Iterator[str]:
    for item in unit.mechanisms:
        if span.holds(item.adopted):
            change, title = CHANGE[item.change or "created"], titled(item.title)
            yield occasion.say(
                Text(f"{change.zh}{title.zh}。", f"{title.en}: {change.en}."),
            )


def _next(unit: Unit, occasion: Occasion) -> Iterator[str]:
    """Go through the issues that are due in the next two weeks, and those overdue."""
    for issue in unit.public_issues:
        due = issue.due_in_force
        if due and issue.status not in SETTLED and due - occasion.day <= _AHEAD:
            said, owner, title = due_text(due), issue.owner, bare(issue.title)
            zh, en = (f"，责任人{owner}" if owner else ""), (f", owner {owner}" if owner else "")
            late = issue.overdue(occasion.day)
            over = Text("，已逾期" if late else "", ", overdue" if late else "")
            yield occasion.say(
                Text(
                    f"{title}：时限{said.zh}{over.zh}{zh}。",
                    f"{title}: due {said.en}{over.en}{en}.",
                )
            )


def _footer(unit: Unit, occasion: Occasion) -> tuple[Entry, ...]:
    return (
        occasion.entry(Text("报：", "Reported to:"), occasion.name_of(unit.parent)),
        occasion.entry(Text("送：", "Sent to:")),
        occasion.entry(Text("发：", "Handed to:")),
        occasion.entry(Text("共印份数：", "Copies:")),
    )
