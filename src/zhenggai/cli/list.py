"""`zhenggai list KIND [FILTER…]`: records of one kind, chosen by a filter."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import complain, errors_among, room
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.listing import Listing, Wanted, listing
from zhenggai.load import CAMPAIGN_FILE, Ledger
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.grammar import parse, written
from zhenggai.query.kinds import KINDS, Kind, kind_named
from zhenggai.query.match import field_named
from zhenggai.report.records import Records, as_csv, as_ids, as_json, as_markdown, as_table
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("table", "json", "csv", "md", "ids")
_NAMES: Final = both(
    "种类: " + " ".join(kind.name.zh for kind in KINDS),
    "kind: " + " ".join(kind.id for kind in KINDS),
)


@app.command(
    "list",
    cls=Command,
    help=both(
        "按条件列出一种记录。条件: 状态单独写（逾期，相反的写 !逾期）；字段=值，几个值用 | 隔开；"
        "时限<2006-04-01（也可写 今天、+7天、本月）；~ 找文字；单位=jiangnan 连同下级。"
        "如 list 问题 逾期 责任人=陈志强 '时限<本月'",
        "List records of one kind. Filters: a state stands alone (overdue; not: !overdue);"
        " FIELD=VALUE, several values with |; due<2006-04-01 (also today, +7d, this_month);"
        " ~ finds text; unit=jiangnan takes in the units below."
        " As in list issues overdue owner=陈志强 'due<this_month'",
    ),
)
def list_(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=_NAMES)],
    terms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILTER]...",
            help=both("条件，都要符合；有 < > ! | 时整段加单引号", "terms; quote < > ! |"),
        ),
    ] = None,
    form: Annotated[str, form_of(_FORMATS)] = "",
    columns: Annotated[
        str, typer.Option(metavar="FIELDS", help=both("列，用逗号隔开", "columns, with commas"))
    ] = "",
    sort: Annotated[
        str,
        typer.Option(
            metavar="FIELDS", help=both("排序，-时限 为倒序", "sort by; -due is downwards")
        ),
    ] = "",
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help=both("最多几条", "at most so many"))
    ] = None,
    output: Output = None,
) -> None:
    """List records."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    meant = kind_named(kind)
    found = parse(" ".join(terms or []))
    ledger = the_ledger(settings)
    paths = _split(columns) or (() if form in ("json", "ids") else meant.columns)
    wanted = Wanted(meant.id, found, paths, settings.day, _split(sort), form == "json")
    result = listing(ledger, wanted)
    _complain(ledger, result, settings)
    catalogue = Catalogue(meant, ledger.campaign)
    fields = [field_named(catalogue, path) for path in paths]
    rows = result.rows[:limit]
    records = Records(meant, fields, rows, len(result.rows), settings.lang)
    if form == "json":
        text = as_json(records, settings.day.isoformat(), written(found))
    else:
        text = _text(form, records, settings)
    write(text, output, settings)
    _count(meant, len(rows), len(result.rows), settings)
    if result.units and len(result.unread) == len(result.units):
        raise typer.Exit(1)


def _split(fields: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in fields.replace("，", ",").split(",") if name.strip())


def _text(form: str, records: Records, settings: Settings) -> str:
    if form == "table":
        return as_table(records, room(settings), color=settings.color)
    return {"csv": as_csv, "md": as_markdown, "ids": as_ids}[form](records)


def _complain(ledger: Ledger, result: Listing, settings: Settings) -> None:
    """Say what is not listed; of the names of files only if the whole ledger was asked."""
    everything = len(result.units) == len(ledger.units)
    lost = [
        fault
        for fault in errors_among(ledger.findings)
        if everything or fault.location.path == CAMPAIGN_FILE
    ]
    complain([*lost, *result.unread], result.faulty, settings)


def _count(kind: Kind, shown: int, total: int, settings: Settings) -> None:
    some = f"{total} {kind.id}" if shown == total else f"{shown} of {total} {kind.id}"
    settings.tell(
        Text(f"{kind.name.zh} {total} 条" + (f"，列出 {shown} 条" if shown < total else ""), some)
    )
