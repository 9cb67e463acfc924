"""`zhenggai evidence add FILE…`: copies into data/evidence, photographs without their traces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhenggai.cli.acting import unit_and_record
from zhenggai.cli.attaching import Piece, Plan, piece_of
from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.diffs import shown
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, Group, both
from zhenggai.cli.writing import writing
from zhenggai.edit.files import read_file
from zhenggai.errors import CannotGoOnError
from zhenggai.load import Ledger
from zhenggai.words import Text

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    add_completion=False,
    help=both("佐证材料: 收进账本。", "Evidence: take files into the ledger."),
)


@app.callback()
def _all() -> None:
    """Make a group of the commands."""


@app.command(
    "add",
    cls=Command,
    help=both(
        "把文件收进 data/evidence/单位/，印出引用的写法。照片里的拍摄地点、时间、机型去掉，画面一点"
        "不变；别的文件原样收。",
        "Copy files into data/evidence/UNIT/ and print how to cite them. Photographs lose place,"
        " time and camera, the picture stays as it is; other files are copied bit for bit.",
    ),
)
def add(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=both("文件", "files"))],
    to: Annotated[
        str, typer.Option(metavar="UNIT", help=both("收到哪个单位", "which unit they belong to"))
    ] = "",
    record: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help=both(
                "引用它的措施，或问题（记在最后一条经过上）",
                "the measure that cites them, or the issue (its last event does)",
            ),
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=both("只显示，不写", "only show what it would write"))
    ] = False,
) -> None:
    """Take files into the ledger."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    unit_id, label = _target(ledger, to, record)
    pieces = [piece_of(path, ledger) for path in files]
    if dry_run:
        plan = Plan(ledger, unit_id, lambda path: read_file(ledger.root / path))
        plan.take(pieces, label)
        text = "".join(shown(*change, settings) for change in plan.changes)
        write(text, None, settings)
        return
    with writing(ledger.root, "evidence add") as act:
        plan = Plan(ledger, unit_id, act.read)
        plan.take(pieces, label)
        for path, old, new in plan.changes:
            act.change(path, old, new)
    write("".join(f"{item.citation}\n" for item in plan.filed), None, settings)
    _tell(plan, pieces, label, settings)


def _target(ledger: Ledger, to: str, record: str) -> tuple[str, str]:
    """Return the unit, and the id of the record that cites the files if there is one."""
    if record:
        unit_id, label = unit_and_record(record, ledger)
        if to and to != unit_id:
            raise CannotGoOnError(
                Text(
                    f"--to {to} 和 --record {record} 不是同一个单位",
                    f"--to {to} and --record {record} are not of the same unit",
                )
            )
        return unit_id, label
    if to in ledger.units:
        return to, ""
    if not to and len(ledger.units) == 1:
        return ledger.units[0], ""
    if to:
        ledger.select([to])
    raise CannotGoOnError(
        Text(
            "写明是哪个单位的: --to jiangnan/lijia，或 --record jiangnan/lijia#M-1",
            "say whose they are: --to jiangnan/lijia, or --record jiangnan/lijia#M-1",
        )
    )


def _tell(plan: Plan, pieces: Sequence[Piece], label: str, settings: Settings) -> None:
    for piece in pieces:
        if piece.keeps_traces:
            settings.tell(
                Text(
                    f"注意: {piece.name} 里面可能有作者、拍摄地点或时间（文档里的照片也是），"
                    "程序去不掉",
                    f"note: {piece.name} may tell by whom, where or when it was made, as may"
                    " photographs within it; that stays in it",
                )
            )
    for path in plan.cleaned:
        settings.tell(
            Text(
                f"{path}: 拍摄地点、时间、机型已去掉，画面没有变",
                f"{path}: place, time and camera are removed; the picture is as it was",
            )
        )
    for item in plan.filed:
        if not item.is_new:
            settings.tell(Text(f"{item.path}: 本来就有", f"{item.path}: was there already"))
    cited = f"{plan.unit_id}#{label}"
    settings.tell(
        Text(f"已在 {cited} 里引用", f"cited by {cited}")
        if label
        else Text(
            "引用时在 evidence（佐证）里写上面的一行，或再运行一次加 --record 编号",
            "To cite one, type its line above under evidence, or run this again with --record ID",
        )
    )
