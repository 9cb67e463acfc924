"""`zhenggai validate`: every rule, every finding, in order of place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.codes import chosen_codes
from zhenggai.cli.common import form_wanted, one_of, settings_of, the_ledger, write
from zhenggai.cli.options import Output, Units
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.since import caused_since
from zhenggai.cli.versions import as_staged, folder_of
from zhenggai.errors import CannotGoOnError
from zhenggai.examine import examine, surroundings
from zhenggai.finding import Severity
from zhenggai.load import Ledger, Lines
from zhenggai.render import render_paper
from zhenggai.report.findings import Asked, Report, make_report
from zhenggai.report.findings_github import as_github
from zhenggai.report.findings_html import page
from zhenggai.report.findings_json import as_json
from zhenggai.report.findings_junit import as_junit
from zhenggai.report.findings_sarif import as_sarif
from zhenggai.report.findings_text import as_text, summary
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_LEVELS: Final = ("error", "warning", "info", "never")
_MACHINES: Final[dict[str, Callable[[Report], str]]] = {
    "json": as_json,
    "github": as_github,
    "junit": as_junit,
    "sarif": as_sarif,
}
_FORMATS: Final = ("text", *_MACHINES, "html")
_COUNTED: Final = ("text", "json", "html")
"""The formats that have a place for counts."""
_Codes = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODES",
        help=both("只看这些规则，如 OPN,SUR01", "only these rules, such as OPN,SUR01"),
    ),
]
_Dropped = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help=both("不看这些规则", "not these rules")),
]
_FailOn = Annotated[
    str,
    typer.Option(
        metavar="LEVEL",
        help=both(
            f"从哪一级起退出码为 1: {' '.join(_LEVELS)}（缺省: error）",
            f"the lowest severity that gives exit code 1: {' '.join(_LEVELS)} (default: error)",
        ),
    ),
]
_Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=both(f"格式: {' '.join(_FORMATS)}", f"format: {' '.join(_FORMATS)}"),
    ),
]
_Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help=both(
            "按规则、单位和级别计数（text 只列数字）",
            "count by rule, unit and severity (text: the counts only)",
        ),
    ),
]
_Staged = Annotated[
    bool,
    typer.Option(
        "--staged",
        help=both(
            "检查已暂存（git add）的内容，不管文件夹里的；data/private 的文件不许暂存",
            "check what is staged (git add), not the folder; nothing of data/private may be",
        ),
    ),
]
_Since = Annotated[
    str,
    typer.Option(
        "--changed-since",
        metavar="REV",
        help=both(
            "只列那个版本以后改过的文件里的发现，和因此在别的文件里新出现的",
            "only findings in files changed since, and what is new in others because of that",
        ),
    ),
]
_Skipped = Annotated[
    bool,
    typer.Option(
        "--show-skipped",
        help=both("也列出还不能判断的规则和原因", "also what could not be judged, and why"),
    ),
]


@app.command(
    cls=Command,
    help=both(
        "检查账本。发现按文件、行、列排列；有错误时退出码为 1。",
        "Check the ledger. Findings are in order of place; exit code 1 if there are errors.",
    ),
)
def validate(
    ctx: typer.Context,
    units: Units = None,
    form: _Format = "",
    select: _Codes = None,
    ignore: _Dropped = None,
    fail_on: _FailOn = "error",
    statistics: _Statistics = False,
    show_skipped: _Skipped = False,
    staged: _Staged = False,
    changed_since: _Since = "",
    output: Output = None,
) -> None:
    """Validate the ledger."""
    settings = ctx.with_resource(as_staged(settings_of(ctx), wanted=staged))
    where = _in_repository(folder_of(settings_of(ctx)))
    form = form_wanted(form, output, _FORMATS)
    one_of("--fail-on", fail_on, _LEVELS)
    if staged and changed_since:
        raise _NOT_BOTH
    if statistics and form not in _COUNTED:
        raise _no_counts(form)
    codes = chosen_codes(select or [], ignore or [])
    ledger = the_ledger(settings)
    level = None if fail_on == "never" else Severity[fail_on.upper()]
    asked = Asked(
        settings.lang,
        settings.day,
        codes,
        level or Severity.ERROR,
        statistics,
        show_skipped,
        where,
    )
    around = surroundings(ledger, settings.day, settings.today)
    examination = examine(ledger, ledger.select(units or []), around)
    if changed_since:
        examination = caused_since(changed_since, ledger, examination, settings)
    report = make_report(examination, ledger.campaign, asked)
    write(_formatted(form, report, ledger, settings, to_file=output is not None), output, settings)
    settings.tell(summary(report))
    if level and any(item.severity >= level for item in report.findings):
        raise typer.Exit(1)


_NOT_BOTH: Final = CannotGoOnError(
    Text(
        "--staged 和 --changed-since 不能同时用",
        "--staged and --changed-since do not go together",
    )
)


def _no_counts(form: str) -> CannotGoOnError:
    known = " ".join(_COUNTED)
    return CannotGoOnError(
        Text(
            f"--format {form} 里没有放统计数字的地方，--statistics 可配: {known}",
            f"--format {form} has no place for counts; --statistics goes with: {known}",
        )
    )


def _formatted(
    form: str, report: Report, ledger: Ledger, settings: Settings, *, to_file: bool
) -> str:
    if form in _MACHINES:
        return _MACHINES[form](report)
    if form == "html":
        view = page(report)
        return render_paper("findings", form, view, settings.lang, ledger.root / "templates")
    if to_file or not settings.terminal:
        return as_text(report, color=False)
    return as_text(report, Lines(ledger.root), color=settings.color)


def _in_repository(root: Path) -> str:
    """Return where a ledger stands below the top of its repository, as code hosts want paths."""
    folder = root.resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            return "" if top == folder else f"{folder.relative_to(top).as_posix()}/"
    return ""
