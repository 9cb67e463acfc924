"""Papers printed by Chromium and measured by poppler; both must be there."""

import html as escapes
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

MM: Final = 72 / 25.4
"""Points of a millimetre."""
A4: Final = (595.0, 842.0)
A3: Final = (842.0, 1191.0)
OPTIONS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"]


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text without spaces, and its box in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def lines(self) -> list[str]:
        """Return the lines of the type area, without the page number."""
        found: dict[int, list[Word]] = {}
        for word in self.words:
            if word.top < self.height - 40 * MM:
                found.setdefault(round(word.top), []).append(word)
        return ["".join(word.text for word in found[top]) for top in sorted(found)]

    def number(self) -> tuple[str, float]:
        """Return the page number with its dashes, and its middle: the lowest line of the page."""
        lowest = max(word.top for word in self.words if word.text == "—")
        foot = [word for word in self.words if abs(word.top - lowest) < 1]
        return "".join(word.text for word in foot), (foot[0].left + foot[-1].right) / 2


class Press:
    """A browser that prints one page after the other into a folder."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.printed: dict[str, list[Sheet]] = {}

    def print(self, html: str) -> list[Sheet]:
        """Return the sheets of a document; one that was printed is not printed again."""
        if html not in self.printed:
            name = f"{len(self.printed)}"
            page, pdf, boxes = (self.folder / f"{name}.{end}" for end in ("html", "pdf", "bbox"))
            page.write_text(html, encoding="utf-8")
            self.page.goto(page.as_uri())
            self.page.pdf(path=pdf, prefer_css_page_size=True)
            subprocess.run(["pdftotext", "-bbox", pdf, boxes], check=True, timeout=60)
            self.printed[html] = _sheets(boxes.read_text(encoding="utf-8"))
        return self.printed[html]


@contextmanager
def at_the_press(folder: Path) -> Iterator[Press]:
    """Start the browser, for a whole module: that takes longer than to print a paper."""
    path = shutil.which("chromium")
    assert path, "chromium is not installed: sh tools/install-tools.sh"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield Press(browser.new_page(), folder)
        browser.close()


def _sheets(boxes: str) -> list[Sheet]:
    number = r'"([0-9.]+)"'
    found = []
    for width, height, inner in re.findall(
        rf"<page width={number} height={number}>(.*?)</page>", boxes, re.DOTALL
    ):
        words = re.findall(
            rf"<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>", inner
        )
        boxed = tuple(Word(escapes.unescape(text), *map(float, sides)) for *sides, text in words)
        found.append(Sheet(float(width), float(height), boxed))
    return found
