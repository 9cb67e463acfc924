"""`zhenggai board [DIR] [UNIT…]`: the whole notice board as a static site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhenggai.cli.boardfolder import Written, write_board
from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.options import Units
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.cli.site import build_board
from zhenggai.load import Ledger
from zhenggai.report.findings_text import finding_lines
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=Command,
    help=both(
        "生成整个公开栏网站: 首页、每个单位一页、每个主题一页、按编号查答复。用浏览器直接打开，"
        "或放到任何网站上；不联网，不公开的内容一概不在里面。",
        "Build the whole notice board as a site: an index, a page a unit, a page a theme, and"
        " replies by number. Open it from the folder or from any web server; it asks for nothing"
        " from elsewhere, and holds nothing that is not public.",
    ),
)
def board(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", help=both("写到哪个文件夹 [board]", "the folder to write [board]")
        ),
    ] = Path("board"),
    units: Units = None,
) -> None:
    """Write the board."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    written = renew(folder, ledger, ledger.select(units or []), settings)
    if written is None:
        raise typer.Exit(1)
    settings.tell(
        Text(
            f"公开栏共{written.pages}个文件，改动{written.changed}个，删去{written.removed}个:"
            f" {folder / 'index.html'}",
            f"the board has {written.pages} files, {written.changed} changed,"
            f" {written.removed} removed: {folder / 'index.html'}",
        )
    )


def renew(folder: Path, ledger: Ledger, units: Sequence[str], settings: Settings) -> Written | None:
    """Bring the board in a folder up to date; None, and why, if something must not be public."""
    built = build_board(ledger, units, settings)
    if built.refused:
        lines = finding_lines(built.refused, settings.lang, color=False)
        settings.tell(
            Text(
                f"{lines}公开栏没有生成: 里面不能有不公开的内容，也不能有读不了的地方，改好再生成",
                f"{lines}No board was made: it holds nothing private and nothing that cannot be"
                " read; mend it first",
            )
        )
        return None
    written = write_board(folder, built.pages)
    _remark(written, settings)
    return written


def _remark(written: Written, settings: Settings) -> None:
    """Say what was left in the folder."""
    for path in written.kept:
        settings.tell(
            Text(
                f"{path} 已不属于公开栏，但有人改过，留着没删",
                f"{path} is no longer of the board, but somebody changed it: it stays",
            )
        )
