"""`zhenggai private set|show`: who raised an opinion, kept apart from it and never printed."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from zhenggai.cli.common import settings_of, the_ledger, write
from zhenggai.cli.prompts import is_terminal, person_at
from zhenggai.cli.raising import RAISER_KEYS, opinion_meant
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, Group, both
from zhenggai.cli.writing import writing
from zhenggai.edit.files import read_file, told
from zhenggai.errors import CannotGoOnError
from zhenggai.load import path_of
from zhenggai.private import (
    fits,
    opinions_in,
    private_path,
    raisers_in,
    record_raisers,
    rehomed,
)
from zhenggai.report.clean import clean
from zhenggai.words import Text

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    add_completion=False,
    help=both(
        "反映人身份: 单独存在 data/private，git 不收，永不印出。",
        "Who raised opinions: kept in data/private, which git ignores; never printed.",
    ),
)
_Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=both("意见的全名，如 jiangnan/lijia#O-001", "UNIT#ID of an opinion")
    ),
]


@app.command(
    "set",
    cls=Command,
    help=both(
        "记下或改正反映人；不写选项就在终端上逐项问。",
        "Keep or correct who raised an opinion; without options, asks on the terminal.",
    ),
)
def set_raiser(
    ctx: typer.Context,
    name: _Id,
    person: Annotated[str, typer.Option("--name", help=both("姓名", "name"))] = "",
    phone: Annotated[str, typer.Option(help=both("电话", "telephone"))] = "",
    address: Annotated[str, typer.Option(help=both("住址", "address"))] = "",
    note: Annotated[str, typer.Option(help=both("备注", "a note"))] = "",
) -> None:
    """Keep who raised an opinion."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    unit_id, opinion_id = opinion_meant(name, ledger)
    given = {"name": person, "phone": phone, "address": address, "note": note}
    said = {key: text.strip() for key, text in given.items() if text.strip()} or _asked(settings)
    if not said:
        raise CannotGoOnError(_WHAT)
    with writing(ledger.root, "private set") as act:
        record_raisers(act, unit_id, {opinion_id: said})
    path = private_path(unit_id)
    settings.tell(
        Text(
            f"已记入 {path}: {opinion_id}。只有这台电脑上的你能读；不再需要时"
            f" zhenggai forget {unit_id}#{opinion_id}",
            f"kept in {path}: {opinion_id}. Only you on this computer can read it; when it is no"
            f" longer needed: zhenggai forget {unit_id}#{opinion_id}",
        )
    )


_WHAT: Final = Text(
    "写上要记的: --name 姓名 --phone 电话 --address 住址 --note 备注",
    "say what to keep: --name --phone --address --note",
)


def _asked(settings: Settings) -> dict[str, str]:
    """Ask on the terminal, item by item; an empty line leaves one out."""
    if not is_terminal():
        return {}
    person = person_at(settings)
    person.tell(settings.say(Text("直接回车就是不记", "Press Enter to leave one out")))
    asked = {key.id: person.ask(settings.say(Text(key.zh, key.id))).strip() for key in RAISER_KEYS}
    return {name: text for name, text in asked.items() if text}


@app.command(
    "show",
    cls=Command,
    help=both("显示一条意见是谁反映的。", "Show who raised an opinion."),
)
def show(ctx: typer.Context, name: _Id) -> None:
    """Show who raised an opinion."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    unit_id, opinion_id = opinion_meant(name, ledger)
    path = private_path(unit_id)
    with told(path):
        data, unit = (read_file(ledger.root / name) for name in (path, path_of(unit_id)))
    opinions = opinions_in(unit, unit_id)
    raiser = raisers_in(rehomed(data, path, opinions), path).get(opinion_id)
    if raiser is None:
        settings.tell(
            Text(
                f"没有记 {unit_id}#{opinion_id} 是谁反映的",
                f"nothing is kept on who raised {unit_id}#{opinion_id}",
            )
        )
        raise typer.Exit(1)
    held = [(key, getattr(raiser, key.attribute)) for key in RAISER_KEYS]
    lines = [f"{settings.say(Text(key.zh, key.id))}: {clean(text)}\n" for key, text in held if text]
    write("".join(lines), None, settings)
    settings.tell(Text("内部资料，不得外传", "private: not to be passed on"))
    if not any(fits(raiser, item) for item in opinions if item.id == opinion_id):
        settings.tell(_another(raiser.opinion))


def _another(kept: str) -> Text:
    return Text(
        f"请核对: 记下时这条意见是“{kept}”，现在不是这样写的；是同一条的，用 private set 再记一次",
        f"Check this: when it was kept, the opinion was '{kept}', and now it says something else;"
        " if it is the same one, keep it again with private set",
    )
