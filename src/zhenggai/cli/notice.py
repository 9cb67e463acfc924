"""`zhenggai notice KIND [UNIT…]`: print a paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.examine import surroundings
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion, refusals
from zhenggai.papers.registry import BY_NAME, PAPERS, document
from zhenggai.render import render_paper
from zhenggai.report.findings_text import finding_lines as as_lines
from zhenggai.rules.runner import build_case, check_unit
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FORMATS = ("md", "html")


@app.command(
    cls=Command,
    help=both(
        "印制公示和表册: plan 整改方案公示，results 整改情况公示，replies 意见答复公示，"
        "ledger 整改台账，ballot 测评表，lookback 回头看检查表。",
        "Print a paper: plan, results, replies, ledger, ballot, lookback.",
    ),
)
def notice(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=both("哪种: ", "which: ") + " ".join(paper.name for paper in PAPERS),
        ),
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
) -> None:
    """Print a paper for the units."""
    settings = settings_of(ctx)
    one_of("KIND", kind, tuple(BY_NAME))
    one_of("--format", form, FORMATS)
    ledger = the_ledger(settings)
    print_papers(settings, ledger, kind, ledger.select(units or []), form, output)


def print_papers(
    settings: Settings,
    ledger: Ledger,
    kind: str,
    units: Sequence[str],
    form: str,
    output: Path | None,
) -> None:
    """Print one document with a sheet for each unit; refuse what PRV rules find in public ones."""
    paper = BY_NAME[kind]
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
    view = document(paper, sheets, Occasion(ledger.campaign, settings.day, lang))
    own = ledger.root / "templates"
    text = render_paper(kind, form, view, lang, own if own.is_dir() else None)
    write(text, output, settings)


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
