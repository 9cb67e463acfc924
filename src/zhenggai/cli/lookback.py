"""`zhenggai lookback run|answer|form`: the three questions (回头看)."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from zhenggai.answering import Answers
from zhenggai.cli.answers import Taken, read_answers, the_one, typed_unit, write_answers
from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.looking_back import ask_and_write, is_asked
from zhenggai.cli.options import Output, Units, form_of
from zhenggai.cli.paper_jobs import Job, print_papers
from zhenggai.cli.shape import Command, Group, both
from zhenggai.lookback import Review, reviews
from zhenggai.model.review import Lookback
from zhenggai.model.schema import as_of
from zhenggai.report.lookback import as_json, as_text

_PREDICTED: Final = ("table", "json", "md", "html")
_PRINTED: Final = ("md", "html")
app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    add_completion=False,
    help=both("回头看三问: 预判、回答、打印。", "The look-back: judge, answer, print."),
)


@app.command(
    "run",
    cls=Command,
    help=both(
        "按记录预判每条问题的三问，写明根据。", "Pre-judge the three questions, with grounds."
    ),
)
def run(
    ctx: typer.Context,
    units: Units = None,
    form: Annotated[str, form_of(_PREDICTED)] = "",
    output: Output = None,
) -> None:
    """Judge every issue of the units from the records."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _PREDICTED)
    ledger = the_ledger(settings)
    if form in ("md", "html"):
        job = Job("lookback", ledger.select(units or []))
        print_papers(job, form, output, ledger, settings)
        return
    found: list[Review] = []
    for unit_id in ledger.select(units or []):
        typed = typed_unit(ledger, unit_id, settings)
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
    units: Units = None,
    form: Annotated[str, form_of(_PRINTED)] = "",
    output: Output = None,
) -> None:
    """Print the checklist."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _PRINTED)
    ledger = the_ledger(settings)
    print_papers(Job("lookback", ledger.select(units or [])), form, output, ledger, settings)


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
    unit_id = the_one(ledger, unit)
    typed = typed_unit(ledger, unit_id, settings)
    record: dict[str, Any] = {"date": settings.day, "by": tuple(by or ()), "member": member}
    said: Lookback | Answers = Answers()
    if source:
        said = read_answers(source, ledger, settings)
        record |= {
            name: getattr(said, name) for name in ("date", "by", "member") if getattr(said, name)
        }
    taken = Taken(ledger, unit_id, record, said)
    if is_asked(taken, typed, source):
        ask_and_write(taken, typed, settings, dry_run=dry_run)
    else:
        write_answers(taken, settings, dry_run=dry_run)
