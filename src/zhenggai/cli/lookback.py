"""`zhenggai lookback run|answer|form`: the three questions (回头看)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from zhenggai.answering import answers_in, ask_all, faults_in, values
from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.notice import print_papers
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, Group, both
from zhenggai.edit import append, difference, language_of, replace_file
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.lookback import Review, reviews
from zhenggai.model.review import Lookback
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.reading import read_document
from zhenggai.report.findings_text import finding_lines as as_lines
from zhenggai.report.lookback import as_json, as_text
from zhenggai.words import Text
from zhenggai.yamltext import Writer

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    add_completion=False,
    help=both("回头看三问: 预判、回答、打印。", "The look-back: judge, answer, print."),
)
_Units = Annotated[
    list[str] | None,
    typer.Argument(metavar="[UNIT]...", help=both("单位编号或通配", "unit ids or globs")),
]
_Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help=both("写到文件", "write to a file"))
]


@app.command(
    "run",
    cls=Command,
    help=both(
        "按记录预判每条问题的三问，写明根据。", "Pre-judge the three questions, with grounds."
    ),
)
def run(
    ctx: typer.Context,
    units: _Units = None,
    form: Annotated[
        str, typer.Option("--format", metavar="table|json|md|html", help=both("格式", "format"))
    ] = "table",
    output: _Output = None,
) -> None:
    """Judge every issue of the units from the records."""
    settings = settings_of(ctx)
    one_of("--format", form, ("table", "json", "md", "html"))
    ledger = the_ledger(settings)
    if form in ("md", "html"):
        print_papers(settings, ledger, "lookback", ledger.select(units or []), form, output)
        return
    found: list[Review] = []
    for unit_id in ledger.select(units or []):
        typed = _typed(ledger, unit_id, settings)
        found += reviews(as_of(typed, settings.day) or typed, ledger.campaign)
    if form == "json":
        write(as_json(found, settings.day.isoformat(), settings.lang), output, settings)
    else:
        write(as_text(found, settings.lang, color=settings.color), output, settings)


@app.command(
    "form",
    cls=Command,
    help=both("打印回头看检查表。", "Print the checklist of the look-back."),
)
def form(
    ctx: typer.Context,
    units: _Units = None,
    form: Annotated[
        str, typer.Option("--format", metavar="md|html", help=both("格式", "format"))
    ] = "md",
    output: _Output = None,
) -> None:
    """Print the checklist."""
    settings = settings_of(ctx)
    one_of("--format", form, ("md", "html"))
    ledger = the_ledger(settings)
    print_papers(settings, ledger, "lookback", ledger.select(units or []), form, output)


@app.command(
    "answer",
    cls=Command,
    help=both(
        "逐条回答三问并写入单位文件；“部分”和“否”要写补改。",
        "Answer the questions one by one and write the record; a partly or no needs a follow-up.",
    ),
)
def answer(
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=both("单位编号", "unit id"))],
    member: Annotated[
        str, typer.Option(metavar="NAME", help=both("党员个人回头看", "a member's own look-back"))
    ] = "",
    by: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=both("谁来回头看，可重复", "who looks back; repeatable")),
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            "--input",
            metavar="FILE|-",
            help=both(
                "从文件读回答（YAML 或 JSON）", "take the answers from a file (YAML or JSON)"
            ),
        ),
    ] = "",
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=both("只显示要写的内容", "only show what it would write")),
    ] = False,
) -> None:
    """Take answers from a person or a file and write the look-back."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    typed = _typed(ledger, _the_one(ledger, unit), settings)
    record: dict[str, Any] = {"date": settings.day, "by": tuple(by or ()), "member": member}
    if source:
        lookback = _read(source, ledger, settings)
        record |= {
            name: getattr(lookback, name)
            for name in ("date", "by", "member")
            if getattr(lookback, name)
        }
        asked = _asked(typed, ledger, record)
        _refuse(sorted(faults_in(lookback, asked, ledger.campaign)), settings)
        answers = answers_in(lookback)
    else:
        asked = _asked(typed, ledger, record)
        answers = ask_all(asked, _ask_terminal, settings.lang)
    rounds = [item.round or 1 for item in typed.lookbacks if item.member == record["member"]]
    record["round"] = max(rounds, default=0) + 1
    record = values(asked, answers, record)
    _write(_Change(ledger, typed, record, answers.reopen), settings, dry_run=dry_run)


def _asked(typed: Unit, ledger: Ledger, record: dict[str, Any]) -> list[Review]:
    """Return what a look-back on that day, of the unit or of one member, asks about."""
    then = as_of(typed, record["date"]) or typed
    member = record["member"]
    asked = [item for item in reviews(then, ledger.campaign) if item.member == member]
    if not asked:
        raise CannotGoOnError(
            Text(
                f"{typed.id} {member} 没有可以回头看的问题",
                f"{typed.id} {member} has no issues to look back on",
            )
        )
    return asked


def _the_one(ledger: Ledger, unit: str) -> str:
    if unit not in ledger.units:
        ledger.select([unit])
        raise CannotGoOnError(
            Text(f"“{unit}”不是一个单位的编号", f"{unit} is not the id of one unit")
        )
    return unit


def _typed(ledger: Ledger, unit_id: str, settings: Settings) -> Unit:
    """Return a unit as typed; say if its file has faults, stop if it cannot be read."""
    unit, findings = load_unit(ledger, unit_id)
    if unit is None:
        raise CannotGoOnError(
            Text(f"{path_of(unit_id)} 读不了", f"{path_of(unit_id)} cannot be read")
        )
    if findings:
        settings.tell(
            Text(
                f"{path_of(unit_id)} 有 {len(findings)} 个问题，见 zhenggai validate {unit_id}",
                f"{path_of(unit_id)} has {len(findings)} findings: zhenggai validate {unit_id}",
            )
        )
    return unit


def _ask_terminal(prompt: str, default: str) -> str:
    if not sys.stdin.isatty():
        raise CannotGoOnError(
            Text(
                "这里不是终端，不能逐条提问；用 --input 文件",
                "not a terminal, so no questions can be asked; use --input FILE",
            )
        )
    sys.stderr.write(f"{prompt} [{default}]: " if default else f"{prompt}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.rstrip("\n") or default


def _read(source: str, ledger: Ledger, settings: Settings) -> Lookback:
    """Read a look-back record from a file; print what is wrong with it and stop."""
    data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    lookback, findings = read_document(data, source, Lookback, ledger.campaign.lists)
    unsaid = [item for item in findings if not (item.code == "FIL05" and item.field == "date")]
    _refuse([item for item in unsaid if item.severity is Severity.ERROR], settings)
    if lookback is None:
        raise CannotGoOnError(Text(f"{source} 读不了", f"{source} cannot be read"))
    return lookback


def _refuse(findings: Sequence[Finding], settings: Settings) -> None:
    if findings:
        write(as_lines(findings, settings.lang, color=settings.color), None, settings)
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Change:
    """A look-back to write, and the issues to reopen with it."""

    ledger: Ledger
    unit: Unit
    record: dict[str, Any]
    reopen: list[str]


def _write(change: _Change, settings: Settings, *, dry_run: bool) -> None:
    name = path_of(change.unit.id)
    path = change.ledger.root / name
    old = path.read_bytes()
    writer = Writer(language_of(change.unit.node), change.ledger.campaign.lists)
    new = append(old, name, ("lookbacks",), change.record, writer)
    for place, issue in enumerate(change.unit.issues):
        if issue.id in change.reopen:
            by = "、".join(change.record["by"])
            event = {"date": change.record["date"], "event": "reopened", "by": by}
            new = append(new, name, ("issues", place, "log"), event, writer)
    if dry_run:
        write(difference(old, new, name), None, settings)
        return
    replace_file(path, old, new)
    count = len(change.record["issues"])
    settings.tell(
        Text(
            f"已写入 {name}: 回头看 {count} 条", f"written to {name}: {count} issues looked back on"
        )
    )
