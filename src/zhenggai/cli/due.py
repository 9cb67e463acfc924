"""`zhenggai due`: everything that is to be done by a day."""

from __future__ import annotations

import re
import shutil
from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, Units, form_of
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.units import look_at, none_read
from zhenggai.dues.choice import Wanted
from zhenggai.errors import CannotGoOnError
from zhenggai.query.refusal import nearest
from zhenggai.report.agenda import Agenda
from zhenggai.report.due_data import as_csv, as_json
from zhenggai.report.due_ics import as_ics
from zhenggai.report.due_table import as_table
from zhenggai.report.standing import Occasion, agenda_of
from zhenggai.words import DUE, Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("table", "json", "csv", "ics")
_WITHIN: Final = re.compile(r"([0-9]{1,5})(d|w|天|日|周)?")
_WEEKS: Final = ("w", "周")


@app.command(
    cls=Command,
    help=both(
        "到期事项，逾期的在前: 问题、节点、措施、意见、补改、补课、督办、公示、复查。",
        "What is due, overdue first: issues, milestones, measures, opinions, follow-ups, make-ups,"
        " orders, notices, reviews.",
    ),
)
def due(
    ctx: typer.Context,
    units: Units = None,
    within: Annotated[
        str,
        typer.Option(
            metavar="14d",
            help=both("多少天内到期的，逾期的都算", "due within so many days, or late"),
        ),
    ] = "",
    owner: Annotated[str, typer.Option(metavar="NAME", help=both("责任人", "who is to act"))] = "",
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND,…",
            help=both(f"类别: {' '.join(word.zh for word in DUE)}", f"kinds: {' '.join(DUE.ids)}"),
        ),
    ] = "",
    explain: Annotated[
        bool,
        typer.Option("--explain", help=both("逐日说明怎样算的", "how each day was counted")),
    ] = False,
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """List what is due."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    wanted = Wanted(_kinds(kind), owner, _days(within))
    ledger = the_ledger(settings)
    outlooks = look_at(ledger, ledger.select(units or []), settings)
    occasion = Occasion(ledger.campaign, settings.day, settings.lang)
    agenda = agenda_of(outlooks, occasion, wanted, explain=explain)
    write(_text(agenda, form, settings), output, settings)
    if owner and not agenda.dues:
        _tell_of_others(owner, agenda_of(outlooks, occasion), settings)
    if none_read(outlooks):
        raise typer.Exit(1)


def _tell_of_others(owner: str, everything: Agenda, settings: Settings) -> None:
    """Say whose name is nearly that of somebody who has nothing to do."""
    names = sorted({due.matter.owner for due in everything.dues})
    near = [] if owner in names else nearest(owner, names)
    if near:
        zh, en = "、".join(near), ", ".join(near)
        settings.tell(
            Text(f"责任人没有“{owner}”。是不是: {zh}", f"no owner {owner}. Did you mean: {en}")
        )


def _text(agenda: Agenda, form: str, settings: Settings) -> str:
    if form != "table":
        return {"json": as_json, "csv": as_csv, "ics": as_ics}[form](agenda)
    columns = shutil.get_terminal_size().columns if settings.terminal else None
    return as_table(agenda, columns, color=settings.color)


def _kinds(typed: str) -> frozenset[str]:
    """Return the kinds that are named, in either language."""
    names = {word.zh: word.id for word in DUE} | {word.en: word.id for word in DUE}
    found = set()
    for name in filter(None, (part.strip() for part in re.split("[,，、]", typed))):
        if name not in DUE and name not in names:
            zh, en = " ".join(word.zh for word in DUE), " ".join(DUE.ids)
            raise CannotGoOnError(
                Text(f"--kind 没有“{name}”，可写: {zh}", f"--kind has no {name}; choose from: {en}")
            )
        found.add(names.get(name, name))
    return frozenset(found)


def _days(typed: str) -> int | None:
    """Return how many days `14d`, `2w`, `14天` or `14` means; None if nothing was typed."""
    if not typed:
        return None
    found = _WITHIN.fullmatch(typed.strip())
    if found is None:
        raise CannotGoOnError(
            Text(
                f"--within “{typed}”不是天数，写如 14d（14天）或 2w（2周）",
                f"--within {typed} is no number of days; write it like 14d or 2w",
            )
        )
    return int(found[1]) * (7 if found[2] in _WEEKS else 1)
