"""What all papers have: the occasion and the frame of a sheet."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from zhenggai.dates import day_text, due_text, numeral_text, span_text
from zhenggai.finding import Finding
from zhenggai.model.campaign import Campaign
from zhenggai.model.people import Contact
from zhenggai.model.review import Notice
from zhenggai.model.unit import CAMPAIGN, Unit
from zhenggai.public import contact_of
from zhenggai.words import Lang, Text

DASH: Final = "—"
"""What stands in a cell that has nothing to say."""
CLOSING: Final = Text("特此公示。", "Posted for public information.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled place in a form."""

    label: str
    """The label with its colon."""
    value: str
    """What stands there; empty where it is filled in by hand."""
    line: str
    """Both in one line."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """For which campaign, on which day and in which language a paper is made."""

    campaign: Campaign
    day: dt.date
    lang: Lang
    notice: Notice | None = None
    """The notice that the paper is for; without it, the one that hangs on the day."""
    since: dt.date | None = None
    """From which day on a bulletin reports; without it, the last seven days."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of other units by id, of those that are known."""

    def name_of(self, unit_id: str) -> str:
        """Return the name of a unit that an id names; what is no id stands as it is."""
        if unit_id == CAMPAIGN:
            return self.campaign.organizer or self.campaign.name
        return self.names.get(unit_id, unit_id)

    def say(self, text: Text) -> str:
        """Return fixed wording in the language of the paper."""
        return text.to(self.lang)

    def on(self, day: dt.date | None) -> str:
        """Return a day as printed; a dash for none."""
        return self.say(day_text(day)) if day else DASH

    def by(self, due: dt.date | None) -> str:
        """Return a due date as printed; a dash for none."""
        return self.say(due_text(due)) if due else DASH

    def line(self, texts: Iterable[str]) -> str:
        """Return texts in one line, numbered if there are several; a dash for none."""
        listed = tuple(texts)
        if len(listed) < 2:
            return "".join(listed) or DASH
        ended = [*map(bare, listed[:-1]), listed[-1]]
        if self.lang == "zh":
            return "；".join(f"（{number}）{text}" for number, text in enumerate(ended, 1))
        return "; ".join(f"({number}) {text}" for number, text in enumerate(ended, 1))

    def sentences(self, texts: Iterable[Text]) -> str:
        """Return sentences as one paragraph."""
        return self.say(Text("", " ")).join(self.say(text) for text in texts)

    def pair(self, first: str, second: str) -> str:
        """Return a text and what is added to it, in one line."""
        if not second:
            return first
        return self.say(Text(f"{bare(first)}：{second}", f"{bare(first)}: {second}"))

    def entry(self, label: Text, value: str = "") -> Entry:
        """Return a labelled place in a form, to be filled in by hand without a value."""
        both = Text(f"{label.zh}{value}", f"{label.en} {value}".rstrip())
        return Entry(self.say(label), value, self.say(both))

    def series(self, words: Iterable[str]) -> str:
        """Return words side by side; a dash for none."""
        return ("、" if self.lang == "zh" else ", ").join(words) or DASH


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every sheet."""

    title: str
    """The title, centred on top."""
    unit: str
    """The name of the unit."""
    period: str
    """How long it is posted, first and last day counted, and up to when it was brought up to
    date since; empty if it is not posted."""
    contact: tuple[str, ...]
    """Where the public can turn, one by one: person, office line, box, address."""
    signature: str
    """Who signs (落款)."""
    date: str
    """The day the paper is made for; of a notice that hangs, the day it was posted on."""
    seal: bool
    """Whether room is left for a seal over the signature."""


def matching_notice(unit: Unit, covers: str, occasion: Occasion) -> Notice | None:
    """Return the notice that a paper is for: the one given, else the latest that hangs."""
    if occasion.notice is not None:
        return occasion.notice
    hanging = [item for item in unit.posted(covers) if item.hangs(occasion.day)]
    return max(hanging, key=lambda item: item.from_ or dt.date.min, default=None)


def frame(unit: Unit, occasion: Occasion, title: Text, notice: Notice | None = None) -> Frame:
    """Return what stands around the content of a sheet."""
    campaign = occasion.campaign
    style = campaign.notice
    contact = contact_of(unit, campaign)
    ways = tuple(occasion.say(line) for line in contact_lines(contact)) if contact else ()
    signature = style.signature.replace("{unit}", unit.name) if style else ""
    return Frame(
        occasion.say(title),
        unit.name,
        occasion.say(_period(notice, occasion.day)) if notice else "",
        ways,
        signature or unit.name,
        occasion.say(_dated(notice, occasion)),
        style is not None and bool(style.seal),
    )


def as_posted(notice: Notice | None, occasion: Occasion) -> Occasion:
    """Return the occasion of a paper whose text has not changed since it was posted."""
    begun = notice.from_ if notice else None
    return replace(occasion, day=min(begun, occasion.day)) if begun else occasion


def _dated(notice: Notice | None, occasion: Occasion) -> Text:
    """Return the day under a paper (成文日期): never one after its posting began."""
    style = occasion.campaign.notice
    day = as_posted(notice, occasion).day
    return numeral_text(day) if style and style.previous_numbering else day_text(day)


def invitation(asked: Text, contact: tuple[str, ...], occasion: Occasion) -> str:
    """Return the sentence that asks for opinions, and where to turn; empty without a contact."""
    zh, en = "；".join(contact), "; ".join(contact)
    said = Text(f"{asked.zh}{zh}。", f"{asked.en} {en}.")
    return occasion.say(said) if contact else ""


def _period(notice: Notice, day: dt.date) -> Text:
    """Return how long it is posted; that it says more than on the first day, if it does."""
    first, last = notice.from_, notice.until
    if first is None:
        return Text("", "")
    begin, now = day_text(first), day_text(day)
    later = Text(f"（内容更新至{now.zh}）", f", brought up to date on {now.en}")
    newer = later if first < day else Text("", "")
    if last is None:
        return Text(
            f"公示时间：自{begin.zh}起{newer.zh}。", f"Posted from {begin.en} on{newer.en}."
        )
    days = (last - first).days + 1
    if days == 1:
        return Text(f"公示时间：{begin.zh}，共1天。", f"Posted on {begin.en} only.")
    span = span_text(first, last)
    return Text(
        f"公示时间：{span.zh}，共{days}天{newer.zh}。",
        f"Posted from {span.en}: {days} days{newer.en}.",
    )


def contact_lines(contact: Contact) -> list[Text]:
    """Return the ways to turn to somebody, one by one: person, office line, box, address."""
    lines = []
    if contact.name:
        lines.append(Text(f"联系人：{contact.name}", f"Contact: {contact.name}"))
    if contact.phone:
        zh, en = f"监督电话：{contact.phone}", f"Telephone: {contact.phone}"
        if contact.hours:
            zh, en = f"{zh}（{contact.hours}）", f"{en} ({contact.hours})"
        lines.append(Text(zh, en))
    if contact.box:
        lines.append(Text(f"意见箱：{contact.box}", f"Suggestion box: {contact.box}"))
    if contact.address:
        lines.append(Text(f"地址：{contact.address}", f"Address: {contact.address}"))
    return lines


def refusals(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings for which a public paper is not rendered: those of the PRV rules."""
    return tuple(item for item in findings if item.code.startswith("PRV"))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def bare(text: str) -> str:
    """Return a text without the mark that ends it: a line that goes on sets its own."""
    return text.rstrip("。.；;")


def titled(title: str) -> Text:
    """Return the title of a rule as papers quote it."""
    name = bare(title)
    return Text(name if name.startswith("《") else f"《{name}》", name.strip("《》"))


def ended(text: str) -> Text:
    """Return a text as a sentence: with a mark at its end."""
    if text.endswith(("。", "！", "？", "；", "：", ".", "!", "?", "…", "”", "）", ")")):
        return Text(text, text)
    return Text(f"{text}。", f"{text}.")


def counted(number: int, noun: str) -> str:
    """Return an English count: 1 issue, 2 issues."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
