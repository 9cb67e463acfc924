"""All that public papers take from the records, paper by paper, and the digests of it.

Give every function the unit as it was on the day. The rows that papers print are in
`zhenggai.rows`; here are the pieces they are made of, so that rules can judge them in place.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from zhenggai.model.campaign import Campaign
from zhenggai.model.issues import Issue
from zhenggai.model.people import Contact
from zhenggai.model.review import Notice
from zhenggai.model.unit import Unit
from zhenggai.pieces import Piece, digest, take, typed
from zhenggai.rows import issue_rows, plan_sections, reply_rows

_CONTACT: Final = ("name", "phone", "box", "address", "hours")
_SURVEY: Final = ("date", "organiser", "method", "question", "issued", "returned", "spoiled")


def contact_of(unit: Unit, campaign: Campaign) -> Contact | None:
    """Return where the public can turn: the unit's contact, else the campaign's."""
    return unit.contact or campaign.contact


def pieces(
    unit: Unit, covers: str, campaign: Campaign, notice: Notice | None = None
) -> Iterator[Piece]:
    """Go through all that the public paper of one kind (a word of `COVERS`) prints."""
    yield from take(unit, unit, "name")
    contact = contact_of(unit, campaign)
    if contact:
        yield from take(contact, contact, *_CONTACT)
    if notice:
        yield from take(notice, notice, "from_", "until")
    if covers in _CONTENT:
        yield from _CONTENT[covers](unit, notice)


def notice_digest(unit: Unit, notice: Notice, campaign: Campaign) -> str:
    """Return the digest of the record content that the paper of a notice prints."""
    said = pieces(unit, notice.covers, campaign, notice)
    return digest([item.of.label, item.field, item.text] for item in said)


def lookback_digest(issues: Sequence[Issue]) -> str:
    """Return the digest of what a look-back judged, in whatever order; give them as of its day."""
    return digest(
        [
            [item.id, item.title, item.goal, item.owner, item.track],
            [typed(item.due), typed(item.due_in_force)],
            [[it.text, it.owner, typed(it.due), typed(it.done)] for it in item.measures],
            [[it.goal, typed(it.due), typed(it.done)] for it in item.milestones],
        ]
        for item in sorted(issues, key=lambda item: item.id)
    )


def _plan(unit: Unit, _notice: Notice | None) -> Iterable[Piece]:
    return plan_sections(unit).pieces


def _results(unit: Unit, notice: Notice | None) -> Iterable[Piece]:
    return (piece for row in issue_rows(unit, notice) for piece in row.pieces)


def _replies(unit: Unit, notice: Notice | None) -> Iterable[Piece]:
    return (piece for row in reply_rows(unit, notice) for piece in row.pieces)


def _survey(unit: Unit, _notice: Notice | None) -> Iterable[Piece]:
    survey = max(unit.surveys, key=lambda item: item.date or dt.date.min, default=None)
    if survey is None:
        return
    yield from take(survey, survey, *_SURVEY, "counts", "comments")
    for item in survey.items:
        yield from take(survey, item, "text", "counts")


def _mechanisms(unit: Unit, _notice: Notice | None) -> Iterable[Piece]:
    for item in unit.mechanisms:
        yield from take(item, item, "title", "kind", "change", "doc", "adopted", "effective")


def _lookback(unit: Unit, _notice: Notice | None) -> Iterable[Piece]:
    public = {issue.id: issue for issue in unit.public_issues}
    for lookback in unit.lookbacks:
        for name, checked in unit.checked_in(lookback).items():
            issue = None if lookback.member else public.get(name)
            if issue:
                yield from take(issue, issue, "title")
                for question, item in checked.answers.items():
                    yield Piece(item, "answer", f"{question}: {item.answer}", issue)


_Content: TypeAlias = Callable[[Unit, Notice | None], Iterable[Piece]]
_CONTENT: Final[dict[str, _Content]] = {
    "plan": _plan,
    "progress": _results,
    "results": _results,
    "replies": _replies,
    "survey": _survey,
    "mechanisms": _mechanisms,
    "lookback": _lookback,
}
