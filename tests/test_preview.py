"""The preview as it is used: a process of its own, a browser, files that are saved."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import sync_playwright

from tests.board_at_hand import DAY, VILLAGE, board, files_of, small_city
from tests.test_board_browser import OPTIONS
from zhenggai.cli.boardserver import BoardServer
from zhenggai.cli.main import run

LIJIA: Final = "units/%E6%B1%9F%E5%8D%97%E9%95%87~%E6%9D%8E%E5%AE%B6%E6%9D%91.html"


class Preview:
    """A preview that runs."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.ledger = small_city(folder / "ledger")
        self.village = self.ledger / "data/units/江南镇/李家村.yaml"
        self.said = folder / "said"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        command = ["--ledger", str(self.ledger), "--as-of", DAY, "--lang", "en", "preview", *words]
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "zhenggai", *command],
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                env={**os.environ, "TMPDIR": str(self.temporary)},
            )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.said.read_text()

    def get(self, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
        port = int(self.address.rstrip("/").rpartition(":")[2])
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        assert self.process.stdout
        assert self.process.stdout.read() == ""
        self.process.stdout.close()
        return code


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Preview]]:
    begun: list[Preview] = []

    def begin(*words: str) -> Preview:
        begun.append(Preview(tmp_path, *words))
        return begun[-1]

    yield begin
    for preview in begun:
        if preview.process.poll() is None:
            preview.interrupt()


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds: the preview looks at the files every now and then."""
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to hold")


def test_page_renews_itself_when_a_file_is_saved(start: Callable[..., Preview]) -> None:
    preview = start()
    path = shutil.which("chromium")
    assert path
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{preview.address}{LIJIA}")
        assert "村道难行" in page.locator("#issue-I-1").inner_text()
        page.wait_for_timeout(700)
        preview.village.write_text(VILLAGE.replace("村道难行", "村桥难行"), encoding="utf-8")
        page.locator("#issue-I-1", has_text="村桥难行").wait_for(timeout=15000)
        assert said == []
        browser.close()
    assert preview.interrupt() == 0
    assert "Traceback" not in preview.said.read_text(encoding="utf-8")


def test_preview_serves_the_board_and_nothing_else(start: Callable[..., Preview]) -> None:
    preview = start()
    status, index = preview.get("/")
    assert status == 200
    assert "connect-src 'self'" in index
    assert preview.get("/board.css")[0] == 200
    assert preview.get("/~version") == (200, "0")
    for path in ("/../data/campaign.yaml", "/%2e%2e/said", "/nothing.html", "/data/"):
        assert preview.get(path)[0] == 404
    for path in ("/units/", "/units", "/themes/", "/%00", "//[x", f"/{'x' * 9000}.html"):
        assert preview.get(path)[0] == 404
    assert preview.get("/", host="evil.example")[0] == 421
    assert preview.get("/", host="localhost:80")[0] == 200
    assert "Traceback" not in preview.said.read_text(encoding="utf-8")


def test_server_answers_with_pages_that_look_for_news(tmp_path: Path) -> None:
    assert board(tmp_path / "board", ledger=small_city(tmp_path / "ledger")) == 0
    for name in (".env", ".git/config", "mine.html"):
        (tmp_path / "board" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "board" / name).write_text("secret", encoding="utf-8")
    server = BoardServer(tmp_path / "board", 0)
    server.start()
    port = int(server.address.rstrip("/").rpartition(":")[2])
    said = {}
    others = ("/.env", "/.git/config", "/mine.html", "/board.json")
    for path in ("/", "/board.js", "/~reload.js", "/~version", "/units/none.html", *others):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.headers["Cache-Control"] == "no-store"
        said[path] = (answer.status, answer.read().decode())
        connection.close()
    server.stop()
    assert said["/"][1].count("/~reload.js") == 1
    assert "connect-src 'self'" in said["/"][1]
    assert "location.reload()" in said["/~reload.js"][1]
    assert said["/~version"] == (200, "0")
    assert said["/units/none.html"][0] == 404
    assert {said[path][0] for path in others} == {404}
    assert "/~reload.js" not in (tmp_path / "board/index.html").read_text(encoding="utf-8")


def test_what_cannot_be_built_leaves_the_board_as_it_was(start: Callable[..., Preview]) -> None:
    preview = start()
    for bad in ("name: [", VILLAGE.replace("希望修路", "手机13907751234")):
        preview.said.write_bytes(b"")
        preview.village.write_text(bad, encoding="utf-8")
        until(lambda: "as it was" in preview.said.read_text(encoding="utf-8"))
        assert "村道难行" in preview.get("/")[1]
    assert "PRV02" in preview.said.read_text(encoding="utf-8")
    preview.village.write_text(VILLAGE.replace("村道", "村桥"), encoding="utf-8")
    until(lambda: preview.get("/~version")[1] == "1")
    assert "村桥难行" in preview.get("/")[1]


def test_folder_that_is_named_holds_the_board_itself(
    start: Callable[..., Preview], tmp_path: Path
) -> None:
    preview = start(str(tmp_path / "here"))
    assert preview.interrupt() == 0
    assert board(tmp_path / "board", "--lang", "en", ledger=preview.ledger) == 0
    assert files_of(tmp_path / "here") == files_of(tmp_path / "board")


def test_board_that_cannot_be_built_ends_the_preview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = small_city(tmp_path)
    village = ledger / "data/units/江南镇/李家村.yaml"
    village.write_text(VILLAGE.replace("希望修路", "手机13907751234"), encoding="utf-8")
    command = ["--ledger", str(ledger), "--as-of", DAY, "preview"]
    assert run(command, {"ZHENGGAI_LANG": "zh"}) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "PRV02" in captured.err


def test_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = small_city(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = ["--ledger", str(ledger), "--as-of", DAY, "preview", "--port", port]
        assert run(command, {"ZHENGGAI_LANG": "zh"}) == 3
    assert f"用不了端口 {port}" in capsys.readouterr().err


def test_temporary_board_is_gone_afterwards(start: Callable[..., Preview]) -> None:
    preview = start()
    assert any(preview.temporary.glob("zhenggai-*/index.html"))
    assert preview.interrupt() == 0
    assert not list(preview.temporary.iterdir())
