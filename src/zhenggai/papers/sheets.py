"""The document: a paper ready to be placed, with its fonts and the size of its pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from zhenggai.model.campaign import Campaign

_FONT: Final = re.compile(r"[\w .-]+")
_ROLES: Final = ("song", "fang", "hei", "kai")

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Font:
    """A font that the campaign wants first."""

    role: str
    """What it is for: song (title), fang (body), hei (heads), kai (second heads)."""
    name: str
    """Its name; letters, digits, spaces, points and hyphens only."""


@dataclass(frozen=True, slots=True)
class Document(Generic[S]):
    """A paper ready to be placed: the one thing that a template sees, as `paper`."""

    name: str
    """The name of the paper: plan, results, …"""
    title: str
    """The title of the document: that of its sheet, or the kind of paper if it has several."""
    html_lang: str
    """The language tag of HTML: zh-CN or en."""
    internal: str
    """The mark of an internal paper (内部资料); empty on a public one."""
    landscape: bool
    """Whether the sheets lie on their side."""
    size: str
    """The size of the page as a style sheet says it: 210mm 297mm for A4."""
    margins: str
    """The margins of the page as a style sheet says them: top, right, bottom, left."""
    enlarged: str
    """How many times larger than on A4 everything is; empty on paper that is not larger."""
    fonts: tuple[Font, ...]
    """Fonts that the campaign wants before the usual ones."""
    sheets: tuple[S, ...]
    """The sheets, one for each unit; each begins on a new page."""


SIZES: Final = {
    "A3": "297mm 420mm",
    "A4": "210mm 297mm",
    "A5": "148mm 210mm",
    "B4": "257mm 364mm",
    "B5": "182mm 257mm",
    "8K": "260mm 368mm",
    "8开": "260mm 368mm",
    "16K": "184mm 260mm",
    "16开": "184mm 260mm",
}
"""The sizes of paper that a campaign may name, upright; B as sold in China (JIS)."""


UPRIGHT: Final = (37, 26, 35, 28)
LYING: Final = (28, 37, 26, 35)
"""Margins of A4 in millimetres, top, right, bottom, left, upright and on its side: GB/T 9704."""
POSTER: Final = (25, 25, 25, 25)
"""Margins of what hangs on a wall, which nobody binds."""


def size_named(campaign: Campaign) -> str:
    """Return the name of the paper that the campaign wants: A4 if it says nothing."""
    named = campaign.notice.paper.strip().upper() if campaign.notice else ""
    return named or "A4"


def page_size(name: str, *, landscape: bool) -> str:
    """Return a size of paper as a style sheet says it; one that is unknown is A4."""
    size = SIZES.get(name, SIZES["A4"])
    return " ".join(reversed(size.split())) if landscape else size


def enlargement(size: str) -> float:
    """Return how many times larger than A4 a page is, the shorter way; 1 if it is not larger."""
    pairs = zip(_sides(size), _sides(SIZES["A4"]), strict=True)
    return max(1.0, min(round(side / usual, 2) for side, usual in pairs))


def page_margins(margins: Sequence[int], times: float) -> str:
    """Return margins in millimetres of A4 as a style sheet says them."""
    return " ".join(f"{side * times:g}mm" for side in margins)


def _sides(size: str) -> list[int]:
    return sorted(int(side.removesuffix("mm")) for side in size.split())


def fonts(campaign: Campaign) -> tuple[Font, ...]:
    """Return the fonts that the campaign names, those whose names are safe in a style sheet."""
    named = campaign.notice.fonts if campaign.notice else {}
    return tuple(
        Font(role, named[role]) for role in _ROLES if role in named and _FONT.fullmatch(named[role])
    )
