"""`--format pdf`: a browser is found, shut off from the world, and prints."""

import re
import socket
import subprocess
from pathlib import Path

import pytest

from tests.papers_at_hand import FOLDER
from zhenggai.cli.main import run
from zhenggai.errors import CannotGoOnError
from zhenggai.printing import VARIABLE, Machine, find_browser, printed, this_machine

Out = pytest.CaptureFixture[str]


def program(folder: Path, name: str, script: str = "exit 0") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def real(environ: dict[str, str] | None = None) -> Machine:
    return this_machine({"PATH": "/usr/bin:/bin", **(environ or {})})


def test_browser_on_the_path_is_found_in_order(tmp_path: Path) -> None:
    machine = Machine("linux", {"PATH": str(tmp_path)})
    edge = program(tmp_path, "microsoft-edge")
    assert find_browser(machine) == edge
    chromium = program(tmp_path, "chromium")
    assert find_browser(machine) == chromium


def test_browser_that_is_named_goes_before_all(tmp_path: Path) -> None:
    own = program(tmp_path / "own", "my-browser")
    program(tmp_path, "chromium")
    machine = Machine("linux", {"PATH": str(tmp_path), VARIABLE: str(own)})
    assert find_browser(machine) == own
    wrong = Machine("linux", {"PATH": str(tmp_path), VARIABLE: "nothing-there"})
    with pytest.raises(CannotGoOnError, match="nothing-there is no program"):
        find_browser(wrong)


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("darwin", "HOME", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ],
)
def test_browser_in_its_usual_place(
    platform: str, variable: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / place
    program(path.parent, path.name)
    assert find_browser(Machine(platform, {"PATH": "", variable: str(tmp_path)})) == path


def test_browser_of_debian_is_found_without_a_path() -> None:
    assert find_browser(Machine("linux", {"PATH": ""})).is_file()


def test_without_a_browser_it_says_how_to_print_by_hand() -> None:
    with pytest.raises(CannotGoOnError) as caught:
        find_browser(Machine("win32", {"PATH": ""}))
    assert "--format html --output 公示.html" in caught.value.message.zh
    assert "open it in any browser and print it" in caught.value.message.en
    assert caught.value.exit_code == 3


def test_page_is_printed_and_fetches_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        page = f"<meta charset=utf-8><img src='http://127.0.0.1:{port}/x.png'>整改 <b>方案</b>"
        data = printed(page, real())
        with pytest.raises(TimeoutError):
            server.accept()
    (tmp_path / "page.pdf").write_bytes(data)
    command = ["pdftotext", str(tmp_path / "page.pdf"), "-"]
    assert "整改 方案" in subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_profile_is_thrown_away_and_root_alone_has_no_sandbox(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = f'echo "$@" > {said}; for it in "$@"; do case "$it" in --print-to-pdf=*) '
    script += 'echo "%PDF-1.7" > "${it#*=}";; esac; done'
    browser = program(tmp_path, "browser", script)
    environ = {"PATH": "/usr/bin:/bin", VARIABLE: str(browser)}
    for root in (True, False):
        assert printed("<p>", Machine("linux", environ, root)) == b"%PDF-1.7\n"
        options = said.read_text()
        assert ("--no-sandbox" in options) is root
        profile = re.search(r"--user-data-dir=(\S+)", options)
        assert profile
        assert not Path(profile[1]).parent.exists()


def test_snap_gets_a_folder_that_it_sees(tmp_path: Path) -> None:
    said, common = tmp_path / "said", tmp_path / "snap" / "chromium" / "common"
    common.mkdir(parents=True)
    browser = program(tmp_path / "snap" / "bin", "chromium", f'echo "$@" > {said}')
    environ = {"PATH": "/usr/bin:/bin", VARIABLE: str(browser), "HOME": str(tmp_path)}
    with pytest.raises(CannotGoOnError):
        printed("<p>", Machine("linux", environ))
    assert f"--user-data-dir={common}/" in said.read_text()


@pytest.mark.parametrize(
    ("script", "said"), [("echo sorry >&2; exit 1", "sorry"), ("exec sleep 9", "> 1 s")]
)
def test_browser_that_fails_or_hangs_is_told(script: str, said: str, tmp_path: Path) -> None:
    browser = program(tmp_path, "browser", script)
    machine = Machine("linux", {"PATH": "/usr/bin:/bin", VARIABLE: str(browser)})
    with pytest.raises(CannotGoOnError) as caught:
        printed("<p>", machine, seconds=0.6)
    assert f"没有印出 PDF（{said}）" in caught.value.message.zh


def test_browser_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_bytes(b"\x7fELF")
    browser.chmod(0o755)
    with pytest.raises(CannotGoOnError, match="printed no PDF"):
        printed("<p>", Machine("linux", {"PATH": "", VARIABLE: str(browser)}))


def test_notice_as_pdf_has_a_page_a_unit(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "out" / "plan.pdf"
    words = ["notice", "blackboard", "--format", "pdf", "--output", str(file)]
    ledger = ["--ledger", str(FOLDER), "--as-of", "2006-06-12"]
    assert run([*words, *ledger], {"PATH": "/usr/bin:/bin", "ZHENGGAI_LANG": "zh"}) == 0
    assert capsys.readouterr().err == f"已写入 {file}\n"
    found = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    assert int(re.findall(r"Pages:\s+(\d+)", found)[0]) >= 2
    assert "A4" in found
