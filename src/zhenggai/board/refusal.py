"""What the campaign itself must not give away: its words stand on every page."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign
from zhenggai.model.people import Contact
from zhenggai.model.schema import Record
from zhenggai.privacy import HOUSE, scan
from zhenggai.words import Text

_PLACES: Final = ("address", "box")
"""Where an office is: a house number is as it should be."""


def campaign_refusals(campaign: Campaign) -> tuple[Finding, ...]:
    """Return what is private in the words of the campaign that the board prints (PRV02)."""
    contact = campaign.contact
    found = [*_leaks(campaign, ("name", "organizer"), contact)]
    if contact:
        found += _leaks(contact, ("name", "phone", "box", "address", "hours"), contact)
    return tuple(found)


def _leaks(record: Record, names: tuple[str, ...], contact: Contact | None) -> Iterator[Finding]:
    known = {contact.phone, contact.address, contact.box} - {""} if contact else set()
    for name in names:
        for leak in scan(getattr(record, name), frozenset(known)):
            if leak.kind != HOUSE or name not in _PLACES:
                said = Text(f"公开栏上会有{leak.kind.zh}", f"the board would show {leak.kind.en}")
                remedy = Text(f"删去{leak.kind.zh}", "take it out")
                yield Finding(
                    record.at(name), "PRV02", Severity.ERROR, said, remedy, field=name, clause="C55"
                )
