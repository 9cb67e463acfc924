"""The ledger's own templates, proof-read, and what is wrong with them as lines or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from zhenggai.cli.common import write
from zhenggai.cli.paper_jobs import template_of
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.load import Ledger
from zhenggai.papers.examples import examples
from zhenggai.papers.registry import PAPERS
from zhenggai.proof import Fault, Trial, proofread
from zhenggai.report.clean import clean
from zhenggai.report.json_text import json_text
from zhenggai.templatefiles import WORD, own_folder, own_templates
from zhenggai.worddoc import as_docx
from zhenggai.words import Text

_TRIED = ("md", "html")


def check_templates(ledger: Ledger, settings: Settings, form: str, output: Path | None) -> None:
    """Say what is wrong with a ledger's own templates; exit 1 if anything is."""
    own = own_folder(ledger.root)
    names = own_templates(own) if own else ()
    found = [*proofread(own, _trials(ledger, names)), *_of_word(own, ledger)] if own else []
    faults = sorted(found)
    if form == "json":
        listed = [
            {"path": _shown(fault, ledger), "line": fault.line, "message": settings.say(fault.said)}
            for fault in faults
        ]
        document = {"version": 1, "templates": list(names), "faults": listed}
        write(json_text(document), output, settings)
    else:
        write("".join(_lines(faults, ledger, settings)), output, settings)
    settings.tell(_summary(len(names), len(faults)))
    if faults:
        raise typer.Exit(1)


def _trials(ledger: Ledger, names: Sequence[str]) -> Iterator[Trial]:
    """Go through what the papers are printed from; one of the campaign's may have one format."""
    for paper in PAPERS:
        name = template_of(ledger.campaign, paper.name)
        wanted = [f"{name}.{form}.j2" for form in _TRIED]
        there = [it for it in wanted if it in names] if name != paper.name else wanted
        for template in there or wanted:
            yield Trial(template, tuple(examples(paper, ledger.campaign)))


def _of_word(own: Path, ledger: Ledger) -> Iterator[Fault]:
    """Try the templates for Word: what is wrong there has no line."""
    for paper in PAPERS:
        name = template_of(ledger.campaign, paper.name)
        if f"{name}{WORD}" in own_templates(own):
            for example in examples(paper, ledger.campaign):
                try:
                    as_docx(name, example.view, example.lang, own)
                except CannotGoOnError as error:
                    yield Fault(str(own / f"{name}{WORD}"), 1, error.message)
                    break


def _lines(faults: Sequence[Fault], ledger: Ledger, settings: Settings) -> Iterator[str]:
    for fault in faults:
        yield clean(f"{_shown(fault, ledger)}:{fault.line}: {settings.say(fault.said)}") + "\n"


def _shown(fault: Fault, ledger: Ledger) -> str:
    path = Path(fault.path)
    return str(path.relative_to(ledger.root) if path.is_relative_to(ledger.root) else path)


def _summary(number: int, faults: int) -> Text:
    if not number:
        return Text(
            "账本没有自己的模板（templates/），用的都是内置的",
            "the ledger has no templates of its own: the built-in ones are used",
        )
    if not faults:
        return Text(f"{number} 个模板，没有问题", f"templates: {number}, nothing wrong")
    return Text(f"{number} 个模板，{faults} 处问题", f"templates: {number}, faults: {faults}")
