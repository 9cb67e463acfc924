"""`zhenggai trace ID`: an opinion from receipt to verdict, or all that hangs on an issue."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding
from zhenggai.lookup import Found, Lookup
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.report.trace import Look, as_json, as_text
from zhenggai.trace.base import Trace
from zhenggai.trace.whole import trace_issue, trace_opinion
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("text", "json")


@app.command(
    cls=Command,
    help=both(
        "一条意见从收到到评价的全过程，或一个问题的来龙去脉；还缺什么、该谁办，也写出来。",
        "The whole way of an opinion, or all that hangs on an issue; what is missing yet and"
        " who is to act is shown too.",
    ),
)
def trace(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=both("意见或问题，如 jiangnan/lijia#O-001", "an opinion or an issue: UNIT#ID"),
        ),
    ],
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Trace an opinion or an issue."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    lookup = Lookup(the_ledger(settings), settings.day)
    found = lookup.find(name)
    traced = _traced(found, lookup)
    complain(*_faults(lookup), settings)
    look = Look(settings.lang, settings.day, room(settings), settings.color)
    write((as_json if form == "json" else as_text)(traced, look), output, settings)


def _traced(found: Found, lookup: Lookup) -> Trace:
    record = found.entry.record
    if isinstance(record, Opinion):
        return trace_opinion(found.entry, record, lookup.neighbours(found.entry))
    if isinstance(record, Issue):
        return trace_issue(found.entry, record, lookup.neighbours(found.entry))
    kind, address = found.kind.name, found.entry.address
    raise CannotGoOnError(
        Text(
            f"{address} 是{kind.zh}；只有意见和问题有全过程。看内容用 zhenggai show {address}",
            f"{address} is a {kind.en}; only opinions and issues are traced. To see it:"
            f" zhenggai show {address}",
        )
    )


def _faults(lookup: Lookup) -> tuple[list[Finding], int]:
    """Return why units could not be read at all, and how many could only in part."""
    lost = [fault for unit in lookup.unread for fault in lookup.faults[unit]]
    partly = (faults for unit, faults in lookup.faults.items() if unit not in lookup.unread)
    return lost, sum(bool(errors_among(faults)) for faults in partly)
