"""Cells of the ledger that take more than a field."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from zhenggai.dates import day_text, due_text
from zhenggai.model.evidence import cited
from zhenggai.model.issues import Issue, IssueEvent, Measure
from zhenggai.model.unit import Unit
from zhenggai.papers.common import DASH, Occasion, bare, counted
from zhenggai.words import SOURCE, YES_NO, Text


def sources(
    issue: Issue, raised: tuple[str, ...], occasion: Occasion
) -> tuple[str, tuple[str, ...], str]:
    """Return where an issue came from, the numbers of its opinions, and both in one line."""
    said = occasion.series(occasion.say(SOURCE[source]) for source in issue.source)
    numbers = occasion.series(raised)
    both = Text(f"{said}（{numbers}）", f"{said} ({numbers})")
    return said, raised, occasion.say(both) if raised else said


def measures(issue: Issue, occasion: Occasion) -> Iterator[str]:
    """Go through the measures with owner, due date and whether they are done."""
    for measure in issue.measures:
        yield occasion.say(_measure(measure, occasion.day.year))


def _measure(measure: Measure, year: int) -> Text:
    text, owner = bare(measure.text), measure.owner or DASH
    due = _short(due_text(measure.due), year) if measure.due else Text(DASH, DASH)
    if measure.done is None:
        return Text(f"{text}（{owner}，时限{due.zh}）", f"{text} ({owner}, due {due.en})")
    done = _short(day_text(measure.done), year)
    return Text(f"{text}（{owner}，{done.zh}完成）", f"{text} ({owner}, done {done.en})")


def _short(day: Text, year: int) -> Text:
    """Leave out the year of the ledger: cells are narrow."""
    return Text(day.zh.removeprefix(f"{year}年"), day.en.removesuffix(f" {year}"))


def lead_of(issue: Issue, occasion: Occasion) -> str:
    """Return the name of the unit that leads a shared issue; empty of one that is not a copy."""
    if issue.shared is None or not issue.shared.of:
        return ""
    return occasion.name_of(issue.shared.lead or issue.shared.of.rpartition("#")[0])


def partners(issue: Issue, occasion: Occasion) -> str:
    """Return who helps with an issue, and with what."""
    if issue.shared is None:
        return DASH
    if lead := lead_of(issue, occasion):
        return occasion.say(Text(f"牵头：{lead}", f"led by {lead}"))
    said = (
        occasion.pair(occasion.name_of(partner.name), partner.duty)
        for partner in issue.shared.partners
    )
    return ("；" if occasion.lang == "zh" else "; ").join(said) or DASH


def finished(issue: Issue, occasion: Occasion) -> str:
    """Return the effect of an issue, else its latest progress with the day."""
    last = issue.last("done") if issue.resolved else None
    if last and last.text:
        return last.text
    for event in reversed(issue.log):
        if event.text and event.date:
            day = _short(day_text(event.date), occasion.day.year)
            return occasion.say(Text(f"{day.zh}：{event.text}", f"{day.en}: {event.text}"))
    return DASH


def evidence(issue: Issue) -> tuple[str, ...]:
    """Return the names of the files cited for an issue, each once."""
    paths = [path for event in issue.log for path in event.evidence]
    paths += [path for measure in issue.measures for path in measure.evidence]
    return tuple(dict.fromkeys(PurePosixPath(cited(path).path).name for path in paths))


def published(unit: Unit, issue: Issue, occasion: Occasion) -> str:
    """Return since when the results of an issue were posted."""
    own = f"{unit.id}#{issue.id}"
    for notice in unit.posted("results"):
        if not notice.issues or issue.id in notice.issues or own in notice.issues:
            return occasion.on(notice.from_)
    return occasion.say(YES_NO["no"])


def remarks(issue: Issue, lead: str = "") -> Text:
    """Return what else is to be known of an issue; with the name of who leads it, not the id."""
    said = list(_remarks(issue, lead))
    return Text("；".join(text.zh for text in said), "; ".join(text.en for text in said))


def _remarks(issue: Issue, lead: str) -> Iterator[Text]:
    if issue.shared and issue.shared.of:
        of = issue.shared.of
        name = of.rpartition("#")[2]
        known = Text(f"共性问题，见{lead}台账{name}", f"shared: see {name} in the ledger of {lead}")
        yield known if lead else Text(f"共性问题，原件{of}", f"shared, copy of {of}")
    for event in issue.log:
        if event.event == "extended":
            why, by = event.reason or DASH, event.by or DASH
            yield Text(f"延期：{why}（{by}批准）", f"extended: {why} (approved by {by})")
    if issue.relapses:
        number = issue.relapses
        yield Text(f"反弹{number}次", f"reopened {counted(number, 'time')}")
    last = issue.last("merged", "referred", "withdrawn", "sustained")
    if last and last is issue.last():
        yield from _whereto(last)


def _whereto(last: IssueEvent) -> Iterator[Text]:
    if last.event != "sustained":
        why = last.into or last.to or last.reason or last.text or DASH
        yield Text(f"去向：{why}", f"now: {why}")
    elif last.review:
        day = day_text(last.review)
        yield Text(f"{day.zh}复查", f"next review {day.en}")
