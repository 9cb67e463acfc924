"""`zhenggai notice KIND [UNIT…]`: print a paper, record that it is posted, check what hangs."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from zhenggai.cli.common import form_wanted, one_of, settings_of, the_ledger
from zhenggai.cli.days import days_named
from zhenggai.cli.options import Output, Units, form_of
from zhenggai.cli.paper_forms import FORMATS, check_form
from zhenggai.cli.paper_jobs import Job, print_papers
from zhenggai.cli.posting import CHECKED, POSTED, Posting, check_hanging, post_paper
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.papers.registry import BY_NAME, PAPERS
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def notice(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help=both("哪种，见上", "which, see above")),
    ] = "",
    units: Units = None,
    wanted: Annotated[
        str,
        form_of(FORMATS),
    ] = "",
    output: Output = None,
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
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=both(
                "不印，只查挂着的公示哪些过时、变了什么（--format table|json）",
                "print nothing: which notices that hang are out of date, and what changed"
                " (--format table|json)",
            ),
        ),
    ] = False,
    post: Annotated[
        bool,
        typer.Option(
            "--post",
            help=both(
                "印出并记一条公示，以下各项写进去", "print it and record the posting, with these:"
            ),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=both("只显示要记什么，不写", "show it, write nothing")),
    ] = False,
    **given: Any,  # noqa: ANN401 - the fields of a posting as typed
) -> None:
    """Print a paper for the units."""
    settings = settings_of(ctx)
    _refuse_mixed(given, check=check, post=post, dry_run=dry_run)
    ledger = the_ledger(settings)
    if check:
        named = [*([kind] if kind else []), *(units or [])]
        check_hanging(named, form_wanted(wanted, output, CHECKED), output, ledger, settings)
        return
    one_of("KIND", kind, tuple(BY_NAME))
    form = form_wanted(wanted, output, FORMATS)
    check_form(kind, form)
    if since and kind != "bulletin":
        raise CannotGoOnError(
            Text("--since 只用于 bulletin（简报）", "--since goes with bulletin only")
        )
    begin = days_named("--since", since, settings.day).first if since else None
    if post:
        job = Job(kind, units or [], begin)
        post_paper(Posting(job, form, output, given, dry_run), ledger, settings)
        return
    print_papers(Job(kind, ledger.select(units or []), begin), form, output, ledger, settings)


def _refuse_mixed(given: dict[str, Any], *, check: bool, post: bool, dry_run: bool) -> None:
    """Refuse options that say nothing without `--post`, and `--post` with `--check`."""
    if check and post:
        raise CannotGoOnError(
            Text("--check 和 --post 只能写一个", "--check and --post do not go together")
        )
    typed = [field.option for field in POSTED if given.get(field.key.attribute)]
    typed += ["--dry-run"] if dry_run else []
    if typed and not post:
        raise CannotGoOnError(
            Text(f"{' '.join(typed)} 要和 --post 一起写", f"{' '.join(typed)}: only with --post")
        )


def _with_fields() -> inspect.Signature:
    """Return the parameters of the command with the fields of a posting as options."""
    found = inspect.signature(notice, eval_str=True)
    own = [it for it in found.parameters.values() if it.kind is not inspect.Parameter.VAR_KEYWORD]
    return found.replace(parameters=[*own, *(field.parameter for field in POSTED)])


vars(notice)["__signature__"] = _with_fields()
app.command(
    cls=Command,
    help=both(
        "印制公示和表册，KIND 写一种: "
        + "，".join(f"{paper.name} {paper.title.zh}" for paper in PAPERS)
        + "。",
        "Print a paper, KIND being one of: "
        + ", ".join(f"{paper.name} ({paper.title.en.lower()})" for paper in PAPERS)
        + ".",
    ),
)(notice)
