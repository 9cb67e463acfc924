"""What the ledger tells of an issue beyond its fields: progress, status, evidence, remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.model.issues import Issue
from zhenggai.model.unit import Unit
from zhenggai.papers.lists.ledger_cells import remarks
from zhenggai.sheets.lists import texts
from zhenggai.words import STATUS, YES_NO, Text


@dataclass(frozen=True, slots=True)
class Told:
    """An issue in its unit."""

    issue: Issue
    unit: Unit


def progress(told: Told) -> Text:
    """Return the effect of a resolved issue, else what was said of it last."""
    issue = told.issue
    last = issue.last("done") if issue.resolved else None
    said = last.text if last else ""
    said = said or next((event.text for event in reversed(issue.log) if event.text), "")
    return Text(said, said)


def status(told: Told) -> Text:
    """Return the status in a word."""
    return STATUS[told.issue.status]


def done(told: Told) -> Text:
    """Return the day it was done."""
    day = told.issue.done_on
    return Text(day.isoformat(), day.isoformat()) if day else Text("", "")


def evidence(told: Told) -> Text:
    """Return the files that are cited, each once."""
    issue = told.issue
    paths = [path for event in issue.log for path in event.evidence]
    paths += [path for measure in issue.measures for path in measure.evidence]
    said = texts(dict.fromkeys(paths))
    return Text(said, said)


def published(told: Told) -> Text:
    """Return since when its results were posted, or no."""
    unit, issue = told.unit, told.issue
    own = f"{unit.id}#{issue.id}"
    for notice in unit.posted("results"):
        if notice.from_ and (not notice.issues or {issue.id, own} & {*notice.issues}):
            return Text(notice.from_.isoformat(), notice.from_.isoformat())
    return YES_NO["no"]


def closed(told: Told) -> Text:
    """Return on which day it was closed out, or no."""
    last = told.issue.last("closed") if told.issue.status == "closed" else None
    if last is None or last.date is None:
        return YES_NO["no"]
    return Text(last.date.isoformat(), last.date.isoformat())


DERIVED: Final[Mapping[str, Callable[[Told], Text]]] = {
    "=progress": progress,
    "=status": status,
    "=done": done,
    "=evidence": evidence,
    "=published": published,
    "=closed": closed,
    "=remarks": lambda told: remarks(told.issue),
}
"""What stands in columns that follow from the history of an issue."""
