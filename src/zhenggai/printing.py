"""A page in HTML → PDF, printed by a browser that is installed. The only one that starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.words import Text

VARIABLE: Final = "ZHENGGAI_BROWSER"
"""The variable that names a browser."""
LONGEST: Final = 300.0
"""Seconds that a browser may take for a document."""
_NAMES: Final = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser", "vivaldi-stable"),
)
_LINUX: Final = (
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
)
_MAC: Final = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)
_WINDOWS: Final = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
_WINDOWS_FOLDERS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_OPTIONS: Final = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    # Nothing outside the page is ever fetched: no name leads anywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",  # the name of the same before Chrome 112
)
_BY_HAND: Final = Text(
    "用 --format html --output 公示.html 生成网页，再用浏览器打开并打印（可另存为 PDF）",
    "write a page with --format html --output notice.html, open it in any browser and print it"
    " (to paper or to PDF)",
)


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of the computer: its kind, its variables, and who runs the program."""

    platform: str
    """As `sys.platform` says it: linux, darwin, win32."""
    environ: Mapping[str, str]
    root: bool = False
    """Whether root runs the program: for root alone Chromium has no sandbox."""


def this_machine(environ: Mapping[str, str]) -> Machine:
    """Return the computer that the program runs on."""
    user = getattr(os, "geteuid", None)
    return Machine(sys.platform, environ, user is not None and user() == 0)


def find_browser(machine: Machine) -> Path:
    """Return a browser that prints: the one that is named, else the first that is installed."""
    named = machine.environ.get(VARIABLE)
    path = machine.environ.get("PATH")
    if named:
        found = which(named, path=path)
        if found is None:
            raise CannotGoOnError(
                Text(f"{VARIABLE} 指的“{named}”不是程序", f"{VARIABLE}: {named} is no program")
            )
        return Path(found)
    on_path = (which(name, path=path) for name in _NAMES)
    known = next((Path(it) for it in on_path if it), None)
    known = known or next((it for it in _places(machine) if it.is_file()), None)
    if known is None:
        raise CannotGoOnError(
            Text(
                f"没有找到 Chromium、Chrome 或 Edge 浏览器，出不了 PDF。可{_BY_HAND.zh}；"
                f"浏览器在别处的，用 {VARIABLE} 写明",
                f"no Chromium, Chrome or Edge was found, so no PDF can be made: {_BY_HAND.en}."
                f" If there is one elsewhere, name it with {VARIABLE}",
            ),
            INPUT_OUTPUT,
        )
    return known


def _places(machine: Machine) -> Iterator[Path]:
    """Go through where browsers are usually installed."""
    environ = machine.environ
    if machine.platform == "win32":
        folders = [Path(environ[name]) for name in _WINDOWS_FOLDERS if environ.get(name)]
        yield from (folder / place for place in _WINDOWS for folder in folders)
    elif machine.platform == "darwin":
        folders = [Path("/Applications"), Path(environ.get("HOME", "/")) / "Applications"]
        yield from (folder / place for place in _MAC for folder in folders)
    else:
        yield from map(Path, _LINUX)


def printed(html: str, machine: Machine, seconds: float = LONGEST) -> bytes:
    """Return a page as PDF; the browser gets a profile of its own that is thrown away.

    Raise `CannotGoOnError` if there is no browser, or if it fails.
    """
    browser = find_browser(machine)
    with TemporaryDirectory(
        prefix="zhenggai-", dir=_room(browser, machine), ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        page, pdf = folder / "paper.html", folder / "paper.pdf"
        page.write_text(html, encoding="utf-8", newline="\n")
        sandbox = ["--no-sandbox"] if machine.root else []
        own = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}"]
        said = _run([str(browser), *_OPTIONS, *sandbox, *own, page.as_uri()], seconds)
        data = pdf.read_bytes() if pdf.is_file() else b""
    if not data.startswith(b"%PDF"):
        raise _failed(browser, said)
    return data


def _room(browser: Path, machine: Machine) -> Path | None:
    """Return the folder for the profile: a snap sees no other temporary files than its own."""
    shared = Path(machine.environ.get("HOME", "/")) / "snap" / "chromium" / "common"
    return shared if "snap" in browser.parts and shared.is_dir() else None


def _run(command: Sequence[str], seconds: float) -> str:
    """Run the browser; return the last thing that it said."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, and no shell
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return f"> {seconds:.0f} s"
    except OSError as error:
        return error.strerror or str(error)
    lines = done.stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _failed(browser: Path, said: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"浏览器 {browser} 没有印出 PDF（{said}）。可{_BY_HAND.zh}",
            f"the browser {browser} printed no PDF ({said}). You can {_BY_HAND.en}",
        ),
        INPUT_OUTPUT,
    )
