"""Serve a board on this computer only; pages fetch themselves anew when the board has changed."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

_VERSION: Final = "/~version"
_SCRIPT: Final = "/~reload.js"
_RELOADS: Final = b"""\
"use strict";
let known = null;
setInterval(async () => {
  try {
    const version = await (await fetch("/~version", { cache: "no-store" })).text();
    if (known !== null && version !== known) { location.reload(); }
    known = version;
  } catch { /* the preview has ended, or is not there yet */ }
}, 500);
"""
_CLOSED: Final = b"default-src 'none';"
_OPEN: Final = b"default-src 'none'; connect-src 'self';"
_HEAD: Final = b"</head>"
_LOADS: Final = b'<script src="/~reload.js"></script>\n</head>'


class BoardServer:
    """A web server for one folder, on a thread of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        """Take the port, or a free one for 0; raise `OSError` if it is taken."""
        self.version = 0
        handler = partial(_Handler, board=self, directory=str(folder))
        self._server = _Server(("127.0.0.1", port), handler)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Where a browser finds the board."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    """Says nothing when a browser goes away before it has its answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Tell of what went wrong, unless it is only that."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Answers with the files of the folder, and with what a preview has beyond them."""

    def __init__(self, *args: Any, board: BoardServer, directory: str) -> None:  # noqa: ANN401
        """Remember the board; the base class answers within its constructor."""
        self.board = board
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        """Answer one request."""
        path = urlsplit(self.path).path
        if path == _VERSION:
            self._answer(str(self.board.version).encode(), "text/plain")
        elif path == _SCRIPT:
            self._answer(_RELOADS, "text/javascript")
        elif (page := self._page(path)) is not None:
            page = page.replace(_CLOSED, _OPEN, 1).replace(_HEAD, _LOADS, 1)
            self._answer(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self, path: str) -> bytes | None:
        """Return a page of the board; None for any other file, and for what is not there."""
        name = f"{path}index.html" if path.endswith("/") else path
        file = Path(self.translate_path(name))
        return file.read_bytes() if file.suffix == ".html" and file.is_file() else None

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Let browsers keep nothing: the next board may be another."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of requests."""
