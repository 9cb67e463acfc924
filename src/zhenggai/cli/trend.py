"""`zhenggai trend`: figures over time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli import rollup_options as options
from zhenggai.cli.common import form_wanted, settings_of, write
from zhenggai.cli.days import days_named, number_of_days
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.sources import gathered
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import Campaign
from zhenggai.query.grammar import parse
from zhenggai.render import render_paper
from zhenggai.report.occasion import Occasion
from zhenggai.report.trend import Trend, as_csv, as_json, columns_of
from zhenggai.report.trend_chart import chart
from zhenggai.report.trend_text import as_text
from zhenggai.tally.asked import Asked
from zhenggai.tally.course import course
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("table", "json", "csv", "svg")
_MOST: Final = 400
_USUALLY: Final = range(3, 53)
"""How many days a trend may have that begins with the stage of rectification."""
_STEPS: Final = 12
_NO_COURSE: Final = Text("画不出走势", "nothing can be drawn over time")


@app.command(
    cls=Command,
    help=both(
        "数字和比率随时间的变化: 每周一次，画在终端上或画成 SVG；每天的数字与 rollup 相同。",
        "Counts and rates over time, week by week, drawn in the terminal or as SVG. The figures of"
        " each day are those of rollup as of that day.",
    ),
)
def trend(
    ctx: typer.Context,
    what: options.Raw = None,
    first: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DATE",
            help=both(
                "从哪天起（缺省: 整改提高阶段开始）", "first day (default: the stage's first)"
            ),
        ),
    ] = "",
    last: Annotated[
        str,
        typer.Option(
            "--to", metavar="DATE", help=both("到哪天（缺省: --as-of）", "last day (--as-of)")
        ),
    ] = "",
    every: Annotated[
        str, typer.Option(metavar="7d", help=both("隔几天，如 7d、2w", "step, such as 7d or 2w"))
    ] = "7d",
    columns: options.Columns = "",
    where: options.Where = "",
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Show figures over time."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    place = gathered(what or [], settings)
    ledgers = place.ledgers(_NO_COURSE, "zhenggai trend")
    campaign = ledgers.campaign
    step = number_of_days("--every", every)
    end = days_named("--to", last, settings.day).last if last else settings.day
    begin = days_named("--from", first, end).first if first else None
    days = _days(begin, end, step, campaign)
    occasion = Occasion(campaign, end, settings.lang, where=where)
    shown = columns_of(columns, occasion)
    found = course(ledgers, Asked(place.unit, days, where=parse(where)))
    lacks = found.lacks
    complain([*errors_among(ledgers.findings), *lacks.unread], len(lacks.faulty), settings)
    result = Trend(found, days, step, shown, occasion)
    text = _formatted(result, form, settings, place.templates, chosen=bool(columns))
    write(text, output, settings)
    if lacks.nothing:
        raise typer.Exit(1)


def _days(
    begin: dt.date | None, end: dt.date, step: int, campaign: Campaign
) -> tuple[dt.date, ...]:
    """Return the days counted back from the last one, so that this is always among them."""
    if begin is None:
        begin = _usual(end, step, campaign)
    number = (end - begin).days // step + 1
    if not 0 < number <= _MOST:
        raise CannotGoOnError(
            Text(
                f"从 {begin} 到 {end} 每{step}天一次有{max(number, 0)}次，要有1到{_MOST}次:"
                " 请改 --from、--to 或 --every",
                f"{begin} to {end} every {step} days makes {max(number, 0)}; it must be 1 to"
                f" {_MOST}: change --from, --to or --every",
            )
        )
    return tuple(end - dt.timedelta(days=step * back) for back in reversed(range(number)))


def _usual(end: dt.date, step: int, campaign: Campaign) -> dt.date:
    """Return the first day of rectification, or, were that too near or too far, some steps back."""
    stage = campaign.rectification
    begin = stage.start if stage else None
    if begin and (end - begin).days // step in _USUALLY:
        return begin
    return dt.date.fromordinal(max(1, end.toordinal() - step * _STEPS))


def _formatted(
    found: Trend, form: str, settings: Settings, templates: Path, *, chosen: bool
) -> str:
    if form == "json":
        return as_json(found)
    if form == "csv":
        return as_csv(found, chosen=chosen)
    if form == "svg":
        return render_paper("trend", form, chart(found), settings.lang, templates)
    return as_text(found, room(settings), color=settings.color)
