"""`zhenggai diff A [B]`: what changed between two revisions or two days, record by record."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import room
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.comparison import Difference, between_days, between_revisions
from zhenggai.errors import CannotGoOnError
from zhenggai.git.asking import commit_named, opened
from zhenggai.load import Ledger
from zhenggai.model.unit import names_unit
from zhenggai.query.days import days_of
from zhenggai.report.change_text import ChangeLines
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.diff import Asked, as_json, as_text, summary
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("text", "json")
_YEAR: Final = re.compile(r"[0-9]{4}")
_AGO: Final = re.compile(r"[0-9]{1,3}(?:d|w|m|天|日|周|个?月)")


@app.command(
    cls=Command,
    help=both(
        "两个版本之间、一个版本和现在的文件之间，或两天之间，哪些记录变了，按单位、按字段列出。",
        "What changed between two revisions, between a revision and the files as they are, or"
        " between two days: record by record, field by field, by unit.",
    ),
)
def diff(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="[A]",
            help=both("版本（如 HEAD~1、分支）或日期；缺省 HEAD", "a revision or a day (HEAD)"),
        ),
    ] = "HEAD",
    new: Annotated[
        str,
        typer.Argument(
            metavar="[B]",
            help=both("同上；缺省为现在的文件，或 --as-of", "the same; the files, or --as-of"),
        ),
    ] = "",
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="UNIT", help=both("只看这些单位", "only these units")),
    ] = None,
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Say what changed."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    ledger = the_ledger(settings)
    first, last = _day(old, settings.day), _day(new, settings.day) if new else None
    if first is not None:
        if new and last is None:
            raise _mixed(old, new)
        last = last or settings.day
        found = between_days(ledger, ledger.select(unit or []), first, last)
        asked = Asked(first.isoformat(), last.isoformat())
    elif last is not None:
        raise _mixed(old, new)
    else:
        found = _of_revisions(ledger, unit or [], (old, new), settings)
        asked = Asked(old, new)
    words = ChangeWords(ledger.campaign, settings.lang)
    lines = ChangeLines(words, room(settings), color=settings.color)
    write(
        as_json(found, asked, lines) if form == "json" else as_text(found, lines), output, settings
    )
    settings.tell(summary(found))


def _day(typed: str, today: dt.date) -> dt.date | None:
    """Return the day that a word names; None for a revision. A year alone may be a commit."""
    if _YEAR.fullmatch(typed):
        return None
    found = days_of(f"-{typed}" if _AGO.fullmatch(typed) else typed, today)
    return found.last if found else None


def _mixed(one: str, other: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"要么写两个日期，要么写两个版本: {one} {other}",
            f"name two days or two revisions, not one of each: {one} {other}",
        )
    )


def _of_revisions(
    ledger: Ledger, units: list[str], typed: tuple[str, str], settings: Settings
) -> Difference:
    repository = opened(ledger.root, settings.environ)
    old, new = (commit_named(repository, name) if name else "" for name in typed)
    found = between_revisions(ledger, repository, old, new)
    if not units:
        return found
    kept = [it for it in found.units if any(names_unit(pattern, it.unit) for pattern in units)]
    return replace(found, units=tuple(kept), others=())
