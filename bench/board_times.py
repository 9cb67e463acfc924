"""Time the pages of a board against plain Jinja2 that renders the same bytes.

Both sides get the same prepared pages and the same templates, compiled before: ours runs them as
`board` does for a ledger without templates of its own; the other is `jinja2.Environment` with
escaping. Reading, judging and choosing what is public come before.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jinja2

from zhenggai.board.parts import part_of
from zhenggai.board.site import site_of
from zhenggai.board.unit import Around, UnitPage
from zhenggai.examine import surroundings
from zhenggai.load import load_unit, open_ledger
from zhenggai.papers.common import Occasion
from zhenggai.render import render_paper
from zhenggai.rules.runner import build_case

TEMPLATES = Path(__file__).parent.parent / "templates"
RUNS = 5
Render = Callable[[UnitPage], str]


def pages_of(root: Path, day: dt.date) -> list[UnitPage]:
    """Return the prepared page of every unit of a ledger."""
    ledger = open_ledger(root)
    surround = surroundings(ledger, day, day)
    occasion = Occasion(ledger.campaign, day, "zh")
    around = Around(site_of(occasion), occasion, frozenset(ledger.units))
    pages = []
    for unit_id in ledger.units:
        typed, _ = load_unit(ledger, unit_id)
        if typed is not None:
            part = part_of(build_case(typed, surround).unit, around)
            pages += [part.page] if part.page else []
    return pages


def plain() -> Render:
    """Return what renders a page with nothing but Jinja2."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("board/unit.html.j2")
    return lambda page: template.render(paper=page, lang="zh")


def ours(page: UnitPage) -> str:
    """Render a page as `board` does."""
    return render_paper("board/unit", "html", page, "zh")


def seconds(render: Render, pages: Sequence[UnitPage]) -> float:
    start = time.process_time()
    for page in pages:
        render(page)
    return time.process_time() - start


def measure(root: Path, day: dt.date) -> tuple[float, float]:
    """Return the medians of both sides, measured in turn; the bytes must be the same."""
    pages = pages_of(root, day)
    other = plain()
    if any(ours(page) != other(page) for page in pages[:10]):
        raise AssertionError("the two sides render different pages")
    pairs = [(seconds(ours, pages), seconds(other, pages)) for _ in range(RUNS)]
    mine, theirs = zip(*pairs, strict=True)
    return statistics.median(mine), statistics.median(theirs)
