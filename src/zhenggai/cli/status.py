"""`zhenggai status`: one unit on one screen, or many with a line each."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from typing import Annotated

import typer

from zhenggai.cli.common import one_of, settings_of, the_ledger, write
from zhenggai.cli.shape import Command, both
from zhenggai.cli.units import look_at, none_read
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding
from zhenggai.load import Ledger
from zhenggai.outlook import Outlook, findings_of
from zhenggai.report.standing import Occasion
from zhenggai.report.status_json import as_json
from zhenggai.report.status_lines import as_idle, as_lines
from zhenggai.report.status_screen import Screen, as_screen
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS = ("text", "json")


@app.command(
    cls=Command,
    help=both(
        "一个单位的情况: 阶段、灯号、三项对账、到期事项、下一步。有所属单位的，每个单位一行。",
        "How a unit stands: stage, lights, the three accounts, what is due, what to do next."
        " With units below it, a line each.",
    ),
)
def status(
    ctx: typer.Context,
    unit: Annotated[
        str,
        typer.Argument(
            metavar="[UNIT]",
            help=both("单位编号或通配（缺省: 全部）", "unit id or glob (default: all)"),
        ),
    ] = "",
    own: Annotated[
        bool,
        typer.Option("--own", help=both("只看本级，不看所属单位", "without the units below it")),
    ] = False,
    idle: Annotated[
        bool,
        typer.Option(
            "--idle",
            help=both(
                "只列停滞的单位（idle_days 天没有记录）", "only units gone quiet (idle_days)"
            ),
        ),
    ] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=both("格式", "format"))
    ] = "text",
) -> None:
    """Say how units stand."""
    settings = settings_of(ctx)
    one_of("--format", form, _FORMATS)
    ledger = the_ledger(settings)
    units = _own(ledger, unit) if own else ledger.select([unit] if unit else [])
    outlooks = look_at(ledger, units, settings)
    chosen = [item for item in outlooks if item.read and item.quiet.too_long] if idle else outlooks
    one = len(units) == 1 and not idle
    found = findings_of(ledger, units[0], settings.day, settings.today) if one else None
    occasion = Occasion(ledger.campaign, settings.day, settings.lang)
    if form == "json":
        text = as_json(chosen, occasion, found)
    else:
        columns = shutil.get_terminal_size().columns if settings.terminal else None
        screen = Screen(occasion, columns, settings.color)
        text = as_idle(outlooks, screen) if idle else _text(outlooks, found, screen)
    write(text, None, settings)
    if none_read(outlooks):
        raise typer.Exit(1)


def _own(ledger: Ledger, unit: str) -> tuple[str, ...]:
    """Return the unit of this id without those below it."""
    wanted = unicodedata.normalize("NFC", unit.strip("/"))
    found = tuple(name for name in ledger.units if unicodedata.normalize("NFC", name) == wanted)
    if not found:
        ledger.select([unit])
        raise CannotGoOnError(
            Text(
                f"--own 要一个单位的编号，“{unit}”不是",
                f"--own wants the id of one unit, not {unit}",
            )
        )
    return found


def _text(outlooks: Sequence[Outlook], found: Sequence[Finding] | None, screen: Screen) -> str:
    if found is None or not outlooks[0].read:
        return as_lines(outlooks, screen)
    return as_screen(outlooks[0], found, screen)
