"""`zhenggai edit ID`: opens the editor at a record, and says what the change brought."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.editors import editor_in, open_in
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.edit.files import read_file, told
from zhenggai.effect import Change, brought_by
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.examine import examine, surroundings
from zhenggai.finding import Finding, Severity
from zhenggai.load import CAMPAIGN_FILE, Ledger, Lines, load_unit, open_ledger, path_of
from zhenggai.lookup import Lookup
from zhenggai.model.unit import CAMPAIGN
from zhenggai.reading import read_unit
from zhenggai.report.findings_text import finding_lines
from zhenggai.rules.base import Surroundings
from zhenggai.source import Location
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "用编辑器（环境变量 VISUAL 或 EDITOR）打开一条记录所在的行；关闭后检查改动。",
        "Open a record in the editor (VISUAL or EDITOR) at its line; its change is checked"
        " afterwards.",
    ),
)
def edit(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=both(
                "单位、记录（如 jiangnan/lijia#I-003）或 campaign",
                "a unit, a record (like jiangnan/lijia#I-003), or campaign",
            ),
        ),
    ],
) -> None:
    """Open the editor at a record."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    where = _place(name, ledger)
    path = ledger.root / where.path
    editor = editor_in(settings.environ)
    if not editor:
        sys.stdout.write(f"{path}:{where.line}\n")
        settings.tell(
            Text(
                "没有设置编辑器: 请手工打开上面的文件，或设环境变量，如 export EDITOR=nano",
                "no editor is set: open the file above by hand, or set one: export EDITOR=nano",
            )
        )
        return
    with told(path):
        old = read_file(path)
    ended = open_in(editor, path, where.line)
    with told(path):
        new = read_file(path)
    if ended and old == new:
        raise _ended(editor, ended, where)
    if old == new:
        settings.tell(Text(f"{where.path} 没有改动", f"{where.path}: no change"))
    elif new is None:
        settings.tell(Text(f"{where.path} 已经不在了", f"{where.path} is gone"))
    else:
        _judge(where.path, old, new, open_ledger(ledger.root), settings)


def _ended(editor: str, code: int, where: Location) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"编辑器“{editor}”没有正常结束（{code}），{where.path} 没有改动",
            f"the editor {editor} ended with an error ({code}); {where.path} is unchanged",
        ),
        INPUT_OUTPUT,
    )


def _place(name: str, ledger: Ledger) -> Location:
    """Return where a record begins; of a file that cannot be read, where its fault is."""
    unit_id = name.partition("#")[0].strip("/")
    if name == CAMPAIGN and CAMPAIGN not in ledger.units:
        return min((item.location for item in ledger.findings), default=Location(CAMPAIGN_FILE))
    if unit_id in ledger.units:
        unit, findings = load_unit(ledger, unit_id)
        if unit is None:
            return min(findings).location
    return Lookup(ledger, dt.date.max).find(name).entry.place


def _brought(change: Change, ledger: Ledger, around: Surroundings) -> list[Finding]:
    """Return what a change of a unit brought, and the faults of its file whoever made them."""
    unit_id, lists = change.unit, ledger.campaign.lists
    faults = [it for it in load_unit(ledger, unit_id)[1] if it.severity is Severity.ERROR]
    before = read_unit(change.old or b"", path_of(unit_id), unit_id, lists)[0]
    # Of a file that could not be read nobody knows what was wrong besides.
    judged = brought_by(change, ledger, around) if before is not None else []
    return sorted({*faults, *judged})


def _judge(path: str, old: bytes | None, new: bytes, ledger: Ledger, settings: Settings) -> None:
    """Show what a change brought; exit with 1 if there are errors among it."""
    around = surroundings(ledger, settings.day, settings.today)
    unit_id = next((it for it in ledger.units if path_of(it) == path), "")
    brought: Sequence[Finding] = examine(ledger, (), around).findings
    if unit_id:
        brought = _brought(Change(unit_id, old, new), ledger, around)
    lines = Lines(ledger.root) if settings.terminal else None
    write(finding_lines(brought, settings.lang, lines, color=settings.color), None, settings)
    named = f" {unit_id}" if unit_id else ""
    settings.tell(
        Text(
            f"改动后有 {len(brought)} 处要看。全部的: zhenggai validate{named}",
            f"{len(brought)} findings after the change. For all: zhenggai validate{named}",
        )
        if brought
        else Text(f"{path} 已改，没有新的问题", f"{path} is changed, and nothing new is wrong")
    )
    if any(item.severity is Severity.ERROR for item in brought):
        raise typer.Exit(1)
