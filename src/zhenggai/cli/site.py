"""Read the units and build the pages of the board: what `board` writes and `preview` serves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from zhenggai.board.index import (
    INDEX,
    REPLIES,
    index_page,
    replies_page,
    rows_below,
    theme_pages,
    tree_of,
)
from zhenggai.board.names import unit_page
from zhenggai.board.parts import Part, part_of
from zhenggai.board.site import site_of
from zhenggai.board.unit import Around
from zhenggai.cli.paper_jobs import names_known, names_of
from zhenggai.cli.reading import errors_among
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.examine import surroundings
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion, refusals
from zhenggai.parallel import in_batches
from zhenggai.render import render_paper
from zhenggai.rollup import Node
from zhenggai.rules import RULES
from zhenggai.rules.base import Surroundings
from zhenggai.rules.campaign import campaign_leaks
from zhenggai.rules.runner import build_case, check_unit
from zhenggai.words import Lang, Text

_PRIVACY: Final = tuple(rule for rule in RULES if rule.code.startswith("PRV"))


@dataclass(frozen=True, slots=True)
class Built:
    """The whole board, or why there is none."""

    pages: dict[str, str]
    """The text of each file by its path; none if something is refused."""
    refused: tuple[Finding, ...]
    """What must not be public, and what cannot be read."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What all workers need to know."""

    ledger: Ledger
    units: frozenset[str]
    above: frozenset[str]
    """The units and groups that have units below them."""
    day: dt.date
    today: dt.date
    lang: Lang

    @property
    def templates(self) -> Path | None:
        """The ledger's own templates, if it has some for the board."""
        own = self.ledger.root / "templates"
        return own if (own / "board").is_dir() else None

    def around(self, names: dict[str, str]) -> Around:
        """Return what pages know beyond their unit."""
        occasion = Occasion(self.ledger.campaign, self.day, self.lang, names=names)
        return Around(site_of(occasion), occasion, self.units)

    def render(self, name: str, page: object, form: str = "html") -> str:
        """Return a page as text."""
        return render_paper(f"board/{name}", form, page, self.lang, self.templates)


@dataclass(frozen=True, slots=True)
class _Read:
    """A unit as it was on the day."""

    unit: Unit
    refused: tuple[Finding, ...]
    """What is private in what is printed of it, and what could not be read."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of one unit."""

    unit_id: str
    refused: tuple[Finding, ...]
    part: Part | None = None
    text: str = ""
    """Its page; empty if there are units below it: those are not known yet."""


def build_board(ledger: Ledger, units: Sequence[str], settings: Settings) -> Built:
    """Return every file of the board of these units by its path, or what must not be public."""
    lang = settings.asked or ("en" if ledger.campaign.language == "en" else "zh")
    job = _Job(
        ledger, frozenset(units), frozenset(_above(units)), settings.day, settings.today, lang
    )
    made = list(in_batches(partial(_make_batch, job), units))
    refused = [*campaign_leaks(ledger.campaign), *(it for one in made for it in one.refused)]
    pages = {} if refused else dict(_pages(job, made))
    return Built(pages, tuple(sorted(refused)))


def _make_batch(job: _Job, units: Sequence[str]) -> list[_Made]:
    """Read units, judge what is printed of them, and render the pages that stand alone."""
    surround = surroundings(job.ledger, job.day, job.today)
    read = [_read(job.ledger, unit_id, surround) for unit_id in units]
    around = job.around(_names(job.ledger, [one.unit for one in read]))
    return [_make(job, one, around) for one in read]


def _read(ledger: Ledger, unit_id: str, surround: Surroundings) -> _Read:
    typed, faults = load_unit(ledger, unit_id)
    if typed is None:
        path = path_of(unit_id)
        raise CannotGoOnError(
            Text(
                f"{path} 读不了，公开栏没有生成: zhenggai validate {unit_id}",
                f"{path} cannot be read, so no board was made: zhenggai validate {unit_id}",
            )
        )
    refused = refusals(check_unit(typed, faults, surround, _PRIVACY).findings)
    return _Read(build_case(typed, surround).unit, (*errors_among(faults), *refused))


def _make(job: _Job, read: _Read, around: Around) -> _Made:
    unit_id = read.unit.id
    if read.refused:
        return _Made(unit_id, read.refused)
    part = part_of(read.unit, around)
    if unit_id in job.above:
        return _Made(unit_id, (), part)
    text = job.render("unit", part.page)
    return _Made(unit_id, (), replace(part, page=None), text)


def _names(ledger: Ledger, units: Sequence[Unit]) -> dict[str, str]:
    """Return the names of these units, of those that they name, and of all above them."""
    names = names_known(ledger, units, public=True)
    above = set(_above(unit.id for unit in units))
    return names | names_of(ledger, above - names.keys(), public=True)


def _above(units: Iterable[str]) -> Iterator[str]:
    """Go through the ids above each unit."""
    for unit_id in units:
        parts = unit_id.split("/")
        yield from ("/".join(parts[:size]) for size in range(1, len(parts)))


def _pages(job: _Job, made: Sequence[_Made]) -> Iterator[tuple[str, str]]:
    """Go through all files: what every unit gives is known by now."""
    parts = [one.part for one in made if one.part]
    tree = tree_of(parts, job.ledger.groups, job.ledger.campaign.name)
    nodes = {node.row.id: node for node in _walk(tree)}
    around = job.around({part.row.id: part.row.name for part in parts})
    for one in made:
        text = one.text or job.render("unit", _completed(one, nodes[one.unit_id], around))
        yield unit_page(one.unit_id), text
    yield INDEX, job.render("index", index_page(parts, tree, around))
    for path, page in theme_pages(parts, tree, around):
        yield path, job.render("theme", page)
    yield REPLIES, job.render("replies", replies_page(parts, around))
    for form in ("css", "js"):
        yield f"board.{form}", job.render("board", around.site, form)


def _walk(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _walk(child)


def _completed(one: _Made, node: Node, around: Around) -> object:
    """Return the page of a unit with the units below it."""
    page = one.part.page if one.part else None
    if page is None:
        raise AssertionError(one.unit_id)
    return replace(page, below=tuple(rows_below(node, page.head, around)))
