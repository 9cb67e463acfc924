"""`zhenggai forget ID`: deletes who raised an opinion, and every trace of it in the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from zhenggai.cli.asking import agreed
from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.raising import RAISER_KEYS, opinion_meant
from zhenggai.cli.shape import Command, both
from zhenggai.cli.traces import traces
from zhenggai.cli.writing import writing
from zhenggai.load import path_of
from zhenggai.model.schema import Record
from zhenggai.private import (
    opinions_in,
    private_path,
    raisers_in,
    rehomed,
    without_raiser,
)
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "删去一条意见的反映人身份（data/private），连同撤回用的旧本；不能撤回。意见本身不动。",
        "Delete who raised an opinion (data/private), and what undo kept of it; this cannot be"
        " taken back. The opinion itself stays.",
    ),
)
def forget(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=both("意见的全名，如 jiangnan/lijia#O-001", "UNIT#ID of an opinion")
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help=both("不再问，直接删", "do not ask"))] = False,
) -> None:
    """Delete who raised an opinion."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    unit_id, opinion_id = opinion_meant(name, ledger, must_exist=False)
    path, address = private_path(unit_id), f"{unit_id}#{opinion_id}"
    if not (yes or agreed(_question(address), settings)):
        raise typer.Exit(1)
    with writing(ledger.root, "forget", forgets=True) as act:
        old = act.read(path)
        now = rehomed(old, path, opinions_in(act.read(path_of(unit_id)), unit_id))
        raiser = raisers_in(now, path).get(opinion_id)
        if now is not None and raiser is not None:
            act.change(path, old, without_raiser(now, path, opinion_id))
        act.forget(path)
    settings.tell(_said(address, raiser))
    for trace in traces(ledger.root, path, settings.environ):
        settings.tell(trace)


def _question(address: str) -> Text:
    return Text(
        f"删去 {address} 的反映人身份吗？删了找不回来",
        f"Delete who raised {address}? It cannot be found again",
    )


def _said(address: str, raiser: Record | None) -> Text:
    if raiser is None:
        return Text(
            f"没有记 {address} 的反映人；撤回用的旧本也清了",
            f"nothing is kept on who raised {address}; what undo kept is cleared as well",
        )
    held = [key for key in RAISER_KEYS if getattr(raiser, key.attribute)]
    zh, en = "、".join(key.zh for key in held), ", ".join(key.id for key in held)
    return Text(
        f"已删去 {address} 的反映人身份（{zh}）和撤回用的旧本。意见本身还在",
        f"Deleted who raised {address} ({en}), and what undo kept of it. The opinion stays",
    )
