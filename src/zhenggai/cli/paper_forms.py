"""A paper in the form that is asked for: text, a page to print, or a file of an office suite."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from zhenggai.cli.common import write
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.papers.sheets import Document
from zhenggai.printing import printed, this_machine
from zhenggai.render import render_paper
from zhenggai.report.paper_tabs import TABLED, tabs_of
from zhenggai.report.xlsx import as_xlsx
from zhenggai.worddoc import as_docx
from zhenggai.words import Lang, Text

FORMATS: Final = ("md", "html", "pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed: the view, by which template, in which language."""

    view: Document[Any]
    template: str
    lang: Lang
    own: Path | None
    """The ledger's own templates, if it has any."""


def put_out(paper: Print, form: str, output: Path | None, settings: Settings) -> None:
    """Write a paper in one of `FORMATS` to a file or to stdout."""
    if form in ("md", "html"):
        text = render_paper(paper.template, form, paper.view, paper.lang, paper.own)
        write(text, output, settings)
        return
    refuse_terminal(form, output, settings)
    write_bytes(_file(paper, form, settings), output, settings)


def _file(paper: Print, form: str, settings: Settings) -> bytes:
    if form == "docx":
        return as_docx(paper.template, paper.view, paper.lang, paper.own)
    if form == "xlsx":
        return as_xlsx(tabs_of(paper.view), paper.view.title)
    html = render_paper(paper.template, "html", paper.view, paper.lang, paper.own)
    return printed(html, this_machine(settings.environ))


def check_form(kind: str, form: str) -> None:
    """Refuse a spreadsheet of a paper that is no list."""
    if form == "xlsx" and kind not in TABLED:
        known = " ".join(TABLED)
        raise CannotGoOnError(
            Text(
                f"{kind} 不是表册，不能出 xlsx，可出: {known}",
                f"{kind} is no list, so there is no xlsx of it; there is of: {known}",
            )
        )


def refuse_terminal(form: str, output: Path | None, settings: Settings) -> None:
    """Refuse to write to a terminal what is no text."""
    if output is None and settings.terminal:
        raise CannotGoOnError(
            Text(
                f"{form} 不是文字，不能显示在终端，写 --output 文件.{form}",
                f"{form} is no text for a terminal; write --output FILE.{form}",
            )
        )


def write_bytes(data: bytes, output: Path | None, settings: Settings) -> None:
    """Write a file, or to stdout."""
    if output is None:
        sys.stdout.buffer.write(data)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(data)
    settings.tell(Text(f"已写入 {output}", f"written: {output}"))
