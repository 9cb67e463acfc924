"""What all pages of a board have in common: whose it is, of which day, in which language."""

from dataclasses import dataclass

from zhenggai.board.labels import Labels, labels
from zhenggai.board.names import link
from zhenggai.dates import day_text
from zhenggai.papers.common import Occasion, contact_lines
from zhenggai.papers.sheets import Font, fonts
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    """The words."""
    href: str
    """Where they lead, from the page they stand on."""


@dataclass(frozen=True, slots=True)
class Site:
    """What stands on every page."""

    html_lang: str
    """The language tag of HTML: zh-CN or en."""
    campaign: str
    """The name of the campaign."""
    organizer: str
    """Who publishes the board; may be empty."""
    contact: tuple[str, ...]
    """Where the public can turn above all units, one by one; may be none."""
    as_of: str
    """The day of the board, in a sentence."""
    fonts: tuple[Font, ...]
    """Fonts that the campaign wants before the usual ones."""
    words: Labels
    """The fixed words."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the content of one page."""

    site: Site
    """What stands on every page."""
    name: str
    """Which kind of page: index, unit, theme or replies."""
    title: str
    """The heading of the page."""
    root: str
    """What leads from the page to the top of the board: empty, or `../`."""
    trail: tuple[Link, ...] = ()
    """The pages above this one, the index first."""

    def to(self, path: str, anchor: str = "") -> str:
        """Return a link to a page of the board from this one."""
        return self.root + link(path, anchor)


def site_of(occasion: Occasion) -> Site:
    """Return what stands on every page."""
    campaign, day = occasion.campaign, day_text(occasion.day)
    ways = contact_lines(campaign.contact) if campaign.contact else ()
    return Site(
        occasion.say(Text("zh-CN", "en")),
        campaign.name,
        campaign.organizer,
        tuple(occasion.say(way) for way in ways),
        occasion.say(Text(f"本栏内容截至{day.zh}。", f"The board as of {day.en}.")),
        fonts(campaign),
        labels(occasion.lang),
    )


def head_of(site: Site, name: str, title: str, path: str) -> Head:
    """Return what stands around the page at a path; all but the index lead back to it."""
    root = "../" * path.count("/")
    trail = () if name == "index" else (Link(site.words.home, f"{root}index.html"),)
    return Head(site, name, title, root, trail)
