"""`zhenggai notice KIND UNIT --post` and `notice --check`: what hangs on the wall."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import typer

from zhenggai.acts.base import Deed, Request
from zhenggai.acts.notices import notice_to_post, post
from zhenggai.cli.acting import Errand, act_on
from zhenggai.cli.answers import the_one, typed_unit
from zhenggai.cli.common import write
from zhenggai.cli.fields import fields, values_given
from zhenggai.cli.paper_forms import put_out, refuse_terminal
from zhenggai.cli.paper_jobs import Job, prepared
from zhenggai.cli.settings import Settings
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.hanging import STALE, Hanging, hanging
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.model.review import Notice
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.papers.registry import PAPERS
from zhenggai.report.hanging import as_json, as_text, summary
from zhenggai.words import COVERS, Text

POSTED: Final = fields(
    Notice,
    "from_ until form place scope attended version issues proposed_by reviewed_by approved_by",
)
"""Options of a posting; `covers`, `id` and `digest` follow from what is printed."""
KINDS: Final = tuple(paper.name for paper in PAPERS if paper.public and paper.name in COVERS)
"""Papers that are posted: public ones that a word of `covers` fits."""
BINARY: Final = ("pdf", "docx", "xlsx")
CHECKED: Final = ("table", "json")


@dataclass(frozen=True, slots=True)
class Posting:
    """What was asked for on the command line."""

    job: Job
    form: str
    output: Path | None
    given: Mapping[str, Any]
    """The options of a posting as typed."""
    dry_run: bool


def post_paper(posting: Posting, ledger: Ledger, settings: Settings) -> None:
    """Record that a paper of one unit is posted, and print it as it is recorded."""
    unit_id = _one_unit(posting.job, ledger)
    given = values_given(posting.given, POSTED, ledger, settings)
    values = {"date": settings.day, "covers": posting.job.kind, **given}
    request = Request(typed_unit(ledger, unit_id, settings), ledger.campaign, "", values)
    deed, notice = post(request), notice_to_post(request)
    paper = prepared(replace(posting.job, units=(unit_id,), notice=notice), ledger, settings)
    if posting.form in BINARY and not posting.dry_run:
        refuse_terminal(posting.form, posting.output, settings)
    day = notice.from_ or settings.day
    errand = Errand("notice --post", unit_id, day, partial(_again, deed, request))
    act_on(errand, ledger, settings, dry_run=posting.dry_run)
    if not posting.dry_run:
        put_out(paper, posting.form, posting.output, settings)


def _one_unit(job: Job, ledger: Ledger) -> str:
    if job.kind not in KINDS:
        known = " ".join(KINDS)
        raise CannotGoOnError(
            Text(
                f"{job.kind} 不是公示，不能 --post，可以的有: {known}",
                f"{job.kind} is not posted as a notice; --post goes with: {known}",
            )
        )
    if len(job.units) != 1:
        raise CannotGoOnError(
            Text("--post 一次写一个单位", "--post is for one unit at a time: name it")
        )
    return the_one(ledger, job.units[0])


def _again(first: Deed, request: Request, unit: Unit) -> Deed:
    """Plan it on what the file says now; what was laid out for print must still be true."""
    deed = post(replace(request, unit=unit))
    if deed.edits != first.edits:
        path = path_of(unit.id)
        raise CannotGoOnError(
            Text(
                f"{path} 刚被别人改过，没有写入，请再来一次",
                f"{path} has just been changed by somebody else; nothing was written, try again",
            ),
            INPUT_OUTPUT,
        )
    return deed


def check_hanging(
    units: Sequence[str], form: str, output: Path | None, ledger: Ledger, settings: Settings
) -> None:
    """Say which notices that hang are out of date, and what changed; exit 1 if any is."""
    found: list[Hanging] = []
    lost = False
    for unit_id in ledger.select(units):
        typed, _ = load_unit(ledger, unit_id)
        then = as_of(typed, settings.day) if typed else None
        found += hanging(then, ledger.campaign, settings.day) if then else ()
        if typed is None:
            lost = True
            _complain(unit_id, settings)
    if form == "json":
        write(as_json(found, settings.day), output, settings)
    else:
        write(as_text(found, settings.lang), output, settings)
    settings.tell(summary(found))
    if lost or any(item.state == STALE for item in found):
        raise typer.Exit(1)


def _complain(unit_id: str, settings: Settings) -> None:
    path = path_of(unit_id)
    said = Text(
        f"{path} 读不了，没有查: zhenggai validate {unit_id}",
        f"{path} cannot be read and was not checked: zhenggai validate {unit_id}",
    )
    sys.stderr.write(f"{settings.say(said)}\n")
