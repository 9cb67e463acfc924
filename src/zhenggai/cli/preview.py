"""`zhenggai preview [DIR] [UNIT…]`: the board in a browser while the files are being edited."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer

from zhenggai.cli.board import renew
from zhenggai.cli.boardserver import BoardServer
from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.options import Units
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.load import open_ledger
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_EVERY: Final = 0.4
"""Seconds between two looks at the files."""
_WATCHED: Final = ("data", "templates")
_LEFT_OUT: Final = (".zhenggai", "private", "evidence")
"""Folders below `data` that no page is made of."""


@app.command(
    cls=Command,
    help=both(
        "在本机浏览器里预览公开栏，保存文件后自动更新；按 Ctrl-C 结束。写了 DIR 就生成在那里，"
        "不写用临时文件夹。",
        "Show the board in a browser of this computer and renew it whenever a file is saved;"
        " Ctrl-C ends it. The board is made in DIR, or in a temporary folder.",
    ),
)
def preview(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help=both("生成在哪个文件夹", "the folder to make the board in")
        ),
    ] = None,
    units: Units = None,
    port: Annotated[
        int,
        typer.Option(
            metavar="PORT", min=0, max=65535, help=both("端口（缺省: 空闲的）", "port (a free one)")
        ),
    ] = 0,
) -> None:
    """Serve the board and keep it fresh."""
    settings = settings_of(ctx)
    root = the_ledger(settings).root
    with TemporaryDirectory(prefix="zhenggai-") as temporary:
        watch = _Watch(root, folder or Path(temporary), units or [], settings)
        watch.serve(port)


class _Watch:
    """Keeps a board as fresh as the files it is made of."""

    def __init__(self, root: Path, folder: Path, units: Sequence[str], settings: Settings) -> None:
        self.root = root
        self.folder = folder
        self.units = units
        self.settings = settings
        self.seen: frozenset[tuple[str, int, int]] = frozenset()

    def serve(self, port: int) -> None:
        """Build the board, serve it, and build it anew when files change, until interrupted."""
        # A preview may run all day: `main` switched this off for commands that end at once.
        gc.enable()
        self.seen = _state(self.root)
        if not self.renew():
            raise typer.Exit(1)
        server = _server(self.folder, port)
        server.start()
        try:
            sys.stdout.write(server.address + "\n")
            sys.stdout.flush()
            self.go_on(server)
        except KeyboardInterrupt:
            pass
        finally:
            server.stop()

    def go_on(self, server: BoardServer) -> None:
        """Look at the files again and again."""
        while True:
            time.sleep(_EVERY)
            state = _state(self.root)
            if state != self.seen:
                self.seen = state
                self.again(server)

    def again(self, server: BoardServer) -> None:
        """Build the board anew; what cannot be built leaves the last one as it is."""
        try:
            fresh = self.renew()
        except CannotGoOnError as error:
            self.settings.tell(error.message)
            fresh = False
        if fresh:
            server.version += 1
            self.settings.tell(Text("公开栏已更新", "the board is renewed"))
        else:
            self.settings.tell(Text("公开栏还是原来的", "the board is as it was"))

    def renew(self) -> bool:
        """Build the board; say whether there is a new one."""
        ledger = open_ledger(self.root)
        return renew(self.folder, ledger, ledger.select(self.units), self.settings) is not None


def _server(folder: Path, port: int) -> BoardServer:
    try:
        return BoardServer(folder, port)
    except OSError as error:
        reason = why(error)
        raise CannotGoOnError(
            Text(
                f"用不了端口 {port}: {reason.zh}。换一个，或不写 --port",
                f"port {port} cannot be used: {reason.en}. Name another one, or leave out --port",
            ),
            INPUT_OUTPUT,
        ) from error


def _state(root: Path) -> frozenset[tuple[str, int, int]]:
    """Return what tells whether any file has changed that a board is made of."""
    return frozenset(found for name in _WATCHED for found in _files(root / name))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name in _LEFT_OUT:
            continue
        try:
            if entry.is_dir():
                yield from _files(Path(entry.path))
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
        except OSError:
            # Gone since it was listed, or a link that goes round: the next look will tell.
            continue
