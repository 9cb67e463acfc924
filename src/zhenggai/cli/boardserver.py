"""Serve a board on this computer only; pages fetch themselves anew when the board has changed."""

from __future__ import annotations

import mimetypes
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import unquote

from zhenggai.board.manifest import MANIFEST, read_manifest
from zhenggai.edit.files import read_file

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
_HERE: Final = ("127.0.0.1", "localhost")
_CLOSED: Final = b"default-src 'none';"
_OPEN: Final = b"default-src 'none'; connect-src 'self';"
_HEAD: Final = b"</head>"
_LOADS: Final = b'<script src="/~reload.js"></script>\n</head>'


class BoardServer:
    """A web server for one folder, on a thread of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        """Take the port, or a free one for 0; raise `OSError` if it is taken."""
        self.version = 0
        self.folder = folder
        handler = partial(_Handler, board=self)
        self._server = _Server(("127.0.0.1", port), handler)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Where a browser finds the board."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def file(self, path: str) -> bytes | None:
        """Return a file of the board; None for what else lies in its folder."""
        text = (read_file(self.folder / MANIFEST) or b"").decode("utf-8", "replace")
        return read_file(self.folder / path) if path in (read_manifest(text) or ()) else None

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


class _Handler(BaseHTTPRequestHandler):
    """Answers with the files of the board, and with what a preview has beyond them."""

    def __init__(self, *args: Any, board: BoardServer) -> None:  # noqa: ANN401
        """Remember the board; the base class answers within its constructor."""
        self.board = board
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer one request, unless a page from elsewhere asks under another name."""
        path = unquote(self.path.partition("?")[0])
        if self.headers.get("Host", "").partition(":")[0] not in _HERE:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif path == _VERSION:
            self._answer(str(self.board.version).encode(), "text/plain")
        elif path == _SCRIPT:
            self._answer(_RELOADS, "text/javascript")
        else:
            self._file(path.removeprefix("/") or "index.html")

    def _file(self, name: str) -> None:
        """Answer with a file of the board; a page fetches itself anew."""
        data = self.board.file(name)
        if data is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif name.endswith(".html"):
            page = data.replace(_CLOSED, _OPEN, 1).replace(_HEAD, _LOADS, 1)
            self._answer(page, "text/html; charset=utf-8")
        else:
            self._answer(data, mimetypes.guess_type(name)[0] or "application/octet-stream")

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
