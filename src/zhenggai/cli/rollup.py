"""`zhenggai rollup`: figures and rates over the unit tree."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli import rollup_options as options
from zhenggai.cli.common import form_wanted, one_of, settings_of, write
from zhenggai.cli.days import days_named
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.sources import Gathered, gathered
from zhenggai.cli.versions import at_revision
from zhenggai.errors import CannotGoOnError
from zhenggai.figures.base import Figures, Group
from zhenggai.figures.groups import GROUPS
from zhenggai.figures.quantity import quantity
from zhenggai.load import Ledger
from zhenggai.query.grammar import parse
from zhenggai.render import render_paper
from zhenggai.report import rollup_records
from zhenggai.report.occasion import Occasion
from zhenggai.report.rollup_report import Report, layout_of, report_of
from zhenggai.report.rollup_table import as_table
from zhenggai.tally.asked import Asked, Lacks, named, units_of
from zhenggai.tally.findings import by_unit
from zhenggai.tally.joined import Whole
from zhenggai.tally.mounted import Ledgers
from zhenggai.tally.records import records_behind
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("table", "json", "csv", "md", "html")
_LISTED: Final = ("table", "json", "csv")


@app.command(
    cls=Command,
    help=both(
        "逐级汇总数字和比率。上级的合计等于本级加所属各单位；比率都带分子、分母。",
        "Roll up counts and rates over the unit tree. A total is the unit itself plus all below"
        " it; every rate stands with its numerator and denominator.",
    ),
)
def rollup(
    ctx: typer.Context,
    what: options.What = None,
    depth: options.Depth = None,
    by: options.By = "",
    cross: options.Cross = "",
    metric: options.Metric = "",
    rank: options.Rank = "",
    columns: options.Columns = "",
    since: options.Since = "",
    where: options.Where = "",
    show: options.Show = "",
    findings: options.Findings = False,
    rev: options.Rev = "",
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Roll up figures over the unit tree."""
    settings = ctx.with_resource(at_revision(settings_of(ctx), rev))
    form = form_wanted(form, output, _LISTED if show else _FORMATS)
    _apart(["--by", by], ["--cross", cross], ["--rank", rank], ["--show", show])
    _apart(["--show", show], ["--columns", columns])
    _apart(["--findings", findings], ["--show", show])
    _apart(["--findings", findings], ["--where", where])
    if metric and not cross:
        raise CannotGoOnError(_METRIC_ALONE)
    place = gathered(what or [], settings)
    if rev and place.several:
        raise CannotGoOnError(_ONE_LEDGER)
    occasion = Occasion(
        place.campaign,
        settings.day,
        settings.lang,
        _keys("--by", by),
        "".join(_keys("--cross", cross, most=1)),
        _since(since, settings.day),
        where,
        findings,
    )
    asked = Asked(place.unit, occasion.days, occasion.keys, parse(where))
    if show:
        ledgers = place.ledgers(_NO_LIST, f"zhenggai rollup --show {shlex.quote(show)}")
        occasion = replace(occasion, campaign=ledgers.campaign)
        faults = ledgers.findings
        lacks, text = _records(ledgers, asked, occasion, _Listing(show, form, settings))
    else:
        whole = _rolled_up(place, asked, settings, findings=findings)
        occasion = replace(occasion, campaign=whole.campaign)
        layout = replace(layout_of(columns, metric, rank, occasion), depth=depth)
        faults, lacks = whole.findings, whole.result.lacks
        report = report_of(whole.result.tree, layout, occasion)
        text = _formatted(report, form, place.templates, settings)
    complain([*errors_among(faults), *lacks.unread], len(lacks.faulty), settings)
    write(text, output, settings)
    if lacks.nothing:
        raise typer.Exit(1)


_NO_LIST: Final = Text("列不出是哪几条", "there is nothing to list")
_ONE_LEDGER: Final = Text(
    "--rev 只能用在一本账本上，不能和几本账本一起写",
    "--rev is for one ledger; it does not go with several",
)
_METRIC_ALONE: Final = Text(
    "--metric 要和 --cross 一起用；要看哪些列请写 --columns",
    "--metric goes with --cross; for other columns write --columns",
)


def _apart(*pairs: Sequence[str | bool]) -> None:
    """Refuse two of these options together: each is an option and what was typed."""
    given = [str(name) for name, value in pairs if value]
    if len(given) > 1:
        both_names = " ".join(given[:2])
        raise CannotGoOnError(
            Text(f"这两个选项不能同时用: {both_names}", f"these do not go together: {both_names}")
        )


def _keys(option: str, typed: str, most: int = len(GROUPS)) -> Group:
    """Return the keys that figures are to be grouped by."""
    names = [name.strip() for name in typed.replace("，", ",").split(",")] if typed else []
    for name in names:
        one_of(option, name, GROUPS)
    if len(names) > most or len(set(names)) < len(names):
        raise CannotGoOnError(
            Text(f"{option} 的“{typed}”重复或太多", f"{option} {typed}: twice, or too many")
        )
    return tuple(names)


def _since(typed: str, day: dt.date) -> dt.date | None:
    """Return the day that is compared with; of a month its last day."""
    if not typed:
        return None
    found = days_named("--since", typed, day).last
    if found > day:
        raise CannotGoOnError(
            Text(
                f"--since {found} 在 --as-of {day} 之后，请写更早的一天",
                f"--since {found} is after --as-of {day}; name an earlier day",
            )
        )
    return found


def _rolled_up(place: Gathered, asked: Asked, settings: Settings, *, findings: bool) -> Whole:
    """Roll up what is asked for; say where the ledgers do not count by the same limits."""

    def ask(ledger: Ledger, unit: str) -> Asked:
        wanted = replace(asked, unit=unit)
        return replace(wanted, findings=_findings(ledger, wanted, settings) if findings else {})

    # A summary has no findings: that they are wanted is all it needs to know.
    whole = place.roll_up(ask, replace(asked, findings={asked.day: {}} if findings else {}))
    if whole.differing:
        names = " ".join(whole.differing)
        settings.tell(
            Text(
                f"各账本的期限不一样: {names}；响应率、灯号各按自己的期限计算",
                f"the ledgers have different limits ({names}): lights and the rate of response"
                " follow those of each",
            )
        )
    return whole


def _findings(
    ledger: Ledger, asked: Asked, settings: Settings
) -> Mapping[dt.date, Mapping[str, Figures]]:
    """Validate the units as of each day and count what is found."""
    # Every rule is imported for this, which takes longer than all the rest of a roll-up.
    from zhenggai.examine import examine, surroundings  # noqa: PLC0415

    units = units_of(ledger, named(ledger, asked.unit))
    around = {day: surroundings(ledger, day, settings.today) for day in asked.days}
    return {day: by_unit(examine(ledger, units, around[day]).findings, units) for day in around}


@dataclass(frozen=True, slots=True)
class _Listing:
    """Behind which number records are listed, and how."""

    metric: str
    form: str
    settings: Settings


def _records(
    ledgers: Ledgers, asked: Asked, occasion: Occasion, wanted: _Listing
) -> tuple[Lacks, str]:
    taken = quantity(wanted.metric, occasion.campaign)
    result = records_behind(ledgers, asked, frozenset(taken.metrics))
    found = rollup_records.counting(result.found, taken)
    if wanted.form == "json":
        return result.lacks, rollup_records.as_json(found, taken, occasion)
    if wanted.form == "csv":
        return result.lacks, rollup_records.as_csv(found, taken, occasion)
    settings = wanted.settings
    table = rollup_records.as_table(found, taken, occasion, room(settings), color=settings.color)
    return result.lacks, table


def _formatted(report: Report, form: str, templates: Path, settings: Settings) -> str:
    if form == "json":
        return report.json()
    if form == "csv":
        return report.csv()
    if form == "table":
        return as_table(report.overview(), settings.lang, room(settings), color=settings.color)
    return render_paper("rollup", form, report.overview(), settings.lang, templates)
