"""`zhenggai notice KIND [UNIT…]`: print a paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.days import days_named
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.examine import surroundings
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion, refusals
from zhenggai.papers.registry import BY_NAME, PAPERS, document
from zhenggai.papers.sheets import SIZES, size_named
from zhenggai.render import render_paper
from zhenggai.report.findings_text import finding_lines as as_lines
from zhenggai.rules.runner import build_case, check_unit
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FORMATS = ("md", "html")


@app.command(
    cls=Command,
    help=both(
        "印制公示和表册，KIND 写一种: "
        + "，".join(f"{paper.name} {paper.title.zh}" for paper in PAPERS)
        + "。",
        "Print a paper, KIND being one of: "
        + ", ".join(f"{paper.name} ({paper.title.en.lower()})" for paper in PAPERS)
        + ".",
    ),
)
def notice(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help=both("哪种，见上", "which, see above")),
    ],
    units: Annotated[
        list[str] | None,
        typer.Argument(metavar="[UNIT]...", help=both("单位编号或通配", "unit ids or globs")),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="md|html", help=both("格式", "format"))
    ] = "md",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help=both("写到文件", "write to a file"))
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help=both(
                "简报从哪天起，如 2006-03-24、7d [7d]",
                "the day a bulletin begins, such as 2006-03-24 or 7d [7d]",
            ),
        ),
    ] = "",
) -> None:
    """Print a paper for the units."""
    settings = settings_of(ctx)
    one_of("KIND", kind, tuple(BY_NAME))
    one_of("--format", form, FORMATS)
    if since and kind != "bulletin":
        raise CannotGoOnError(
            Text("--since 只用于 bulletin（简报）", "--since goes with bulletin only")
        )
    begin = days_named("--since", since, settings.day).first if since else None
    ledger = the_ledger(settings)
    print_papers(settings, ledger, kind, ledger.select(units or []), form, output, begin)


def print_papers(
    settings: Settings,
    ledger: Ledger,
    kind: str,
    units: Sequence[str],
    form: str,
    output: Path | None,
    since: dt.date | None = None,
) -> None:
    """Print one document with a sheet for each unit; refuse what PRV rules find in public ones."""
    paper = BY_NAME[kind]
    one_of("notice.paper", size_named(ledger.campaign), tuple(SIZES))
    around = surroundings(ledger, settings.day, settings.today)
    sheets: list[Unit] = []
    refused: list[Finding] = []
    for unit_id in units:
        typed, faults = load_unit(ledger, unit_id)
        if typed is None:
            raise CannotGoOnError(
                Text(f"{path_of(unit_id)} 读不了", f"{path_of(unit_id)} cannot be read")
            )
        _remark(faults, unit_id, settings)
        if paper.public:
            refused += refusals(check_unit(typed, faults, around).findings)
        sheets.append(build_case(typed, around).unit)
    if refused:
        _refuse(refused, settings)
    lang = settings.asked or ("en" if ledger.campaign.language == "en" else "zh")
    names = names_known(ledger, sheets)
    occasion = Occasion(ledger.campaign, settings.day, lang, since=since, names=names)
    view = document(paper, sheets, occasion)
    own = ledger.root / "templates"
    template = template_of(ledger.campaign, kind)
    text = render_paper(template, form, view, lang, own if own.is_dir() else None)
    write(text, output, settings)


def template_of(campaign: Campaign, kind: str) -> str:
    """Return the name of the template that the campaign wants for a paper, else the paper's."""
    named = campaign.notice.templates.get(kind, "") if campaign.notice else ""
    for form in FORMATS:
        named = named.removesuffix(".j2").removesuffix(f".{form}")
    return named or kind


def names_known(ledger: Ledger, sheets: Sequence[Unit]) -> dict[str, str]:
    """Return the names of the units that these units name: superiors, organisers, partners."""
    names = {unit.id: unit.name for unit in sheets}
    wanted = {name for unit in sheets for name in _named(unit)}
    for unit_id in sorted(wanted.intersection(ledger.units) - names.keys()):
        found, _ = load_unit(ledger, unit_id)
        if found is not None:
            names[unit_id] = found.name
    return names


def _named(unit: Unit) -> Iterator[str]:
    yield unit.parent
    yield from (survey.organiser for survey in unit.surveys)
    yield from (makeup.supervisor for makeup in unit.makeups)
    yield from (item.model.unit for item in unit.publicity if item.model)
    for issue in unit.issues:
        if issue.shared:
            yield issue.shared.lead
            yield from (partner.name for partner in issue.shared.partners)


def _remark(faults: Sequence[Finding], unit_id: str, settings: Settings) -> None:
    errors = sum(item.severity is Severity.ERROR for item in faults)
    if errors:
        settings.tell(
            Text(
                f"{path_of(unit_id)} 有 {errors} 处读不了，纸上没有: zhenggai validate {unit_id}",
                f"{path_of(unit_id)}: {errors} things cannot be read and are not on the paper:"
                f" zhenggai validate {unit_id}",
            )
        )


def _refuse(findings: Sequence[Finding], settings: Settings) -> None:
    lines = as_lines(sorted(findings), settings.lang, color=False)
    settings.tell(
        Text(
            f"{lines}没有印: 公示里有不能公开的内容，改好再印",
            f"{lines}Not printed: the paper holds what must not be public; mend it first",
        )
    )
    raise typer.Exit(1)
