"""What may come next on a command line: quick, quiet, and reading no more than it must.

`zhenggai --complete WORD…` completes the last word. Nothing is imported here that takes time:
commands, options and closed words come from `completion.json`, which `tools/generate.py` writes.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from zhenggai.cli import live
from zhenggai.cli.line import Line, Offer, line_of
from zhenggai.cli.typed import shown_in_bash, split_line

_FILES: Final = Offer("//files")
_FOLDERS: Final = Offer("//folders")
"""The shell itself lists these; no other offer begins like this."""
_LEFT: Final = (_FILES, _FOLDERS)
_CHOICES: Final = re.compile(r"[a-z0-9-]+(\|[a-z0-9-]+)*")
_WORDS: Final = {
    "CODE": "codes",
    "CODES": "codes",
    "KEY": "groups",
    "KEYS": "groups",
    "METRIC": "metrics",
    "METRICS": "metrics",
}

_SECTIONS: Final = {
    "trace": ("issues", "opinions"),
    "opinion": ("opinions",),
    "issue": ("issues",),
    "makeup": ("makeups",),
}
"""Where the records of a command stand; those of others anywhere in a file."""


def complete(words: Sequence[str], environ: Mapping[str, str]) -> list[Offer]:
    """Return what the last of the words may become."""
    current = words[-1] if words else ""
    line = line_of(words[:-1], environ)
    if line.command == "report" and line.arguments:
        line = _saved(line, words[:-1], environ)
    name, equals, value = current.partition("=")
    if equals and name.startswith("--"):
        found = [_after(f"{name}=", it) for it in _of_option(line, name, value)]
    elif line.option:
        found = list(_of_option(line, line.option, current))
    elif current.startswith("-"):
        found = [Offer(row[0], row[2] if line.chinese else row[3]) for row in line.options]
    elif "commands" in line.shape:
        found = [] if line.arguments else list(line.offers(line.shape["commands"]))
    else:
        found = list(_of_argument(line, current))
    return [it for it in found if it in _LEFT or it.value.startswith(current)]


def _saved(line: Line, before: Sequence[str], environ: Mapping[str, str]) -> Line:
    """Return the line that a saved report stands for: its command's options may follow."""
    name = line.arguments[0]
    runs = live.reports(line.ledger).get(name, "").removeprefix("zhenggai ")
    added = [word for word in before if word not in ("report", name)]
    return line_of([*runs.split(), *added], environ) if runs else line


def _after(start: str, offer: Offer) -> Offer:
    return offer if offer in _LEFT else Offer(f"{start}{offer.value}", offer.text)


def _of_option(line: Line, name: str, current: str) -> Iterator[Offer]:
    metavar = next((row[1] for row in line.options if row[0] == name), "")
    if metavar == "NAME" and name == "--owner":
        found = live.owners(line.ledger, line.arguments)
        return (Offer(owner) for owner in found)
    return _of_metavar(line, metavar, current)


def _of_argument(line: Line, current: str) -> Iterator[Offer]:
    metavars = line.shape["arguments"]
    if not metavars:
        return iter(())
    metavar = metavars[min(len(line.arguments), len(metavars) - 1)]
    repeats = metavar.endswith("...")
    if len(line.arguments) >= len(metavars) and not repeats:
        return iter(())
    return _of_metavar(line, metavar.removesuffix("...").strip("[]"), current)


def _of_metavar(line: Line, metavar: str, current: str) -> Iterator[Offer]:
    """Go through what may stand where help shows this word."""
    if metavar in _WORDS:
        return _listed(line.words(_WORDS[metavar]), current)
    if metavar == "KIND":
        return _kinds(line, current)
    if _CHOICES.fullmatch(metavar):
        return map(Offer, metavar.split("|"))
    of = next((of for start, of in _LIVE.items() if metavar.startswith(start)), None)
    return of(line, current) if of else iter(())


def _kinds(line: Line, current: str) -> Iterator[Offer]:
    if line.command == "notice":
        yield from line.words("papers")
        return
    if line.command == "export":
        yield Offer("summary")
    if current.isascii():
        yield from line.words("kinds")
    else:
        yield from map(Offer, line.table["words"]["kind names"])


def _units(line: Line, current: str) -> Iterator[Offer]:
    return map(Offer, live.units(line.ledger, current))


def _units_and_files(line: Line, current: str) -> Iterator[Offer]:
    yield from _units(line, current)
    yield _FILES


def _listed(offers: Iterator[Offer], current: str) -> Iterator[Offer]:
    """Go through what may stand after the last comma."""
    before, comma, _ = current.rpartition(",")
    used = before.split(",")
    return (Offer(f"{before}{comma}{it.value}", it.text) for it in offers if it.value not in used)


def _reports(line: Line, current: str) -> Iterator[Offer]:  # noqa: ARG001
    found = live.reports(line.ledger) if line.command == "report" else {}
    return (Offer(name, " ".join(runs.split())) for name, runs in found.items())


def _ids(line: Line, current: str) -> Iterator[Offer]:
    unit, mark, _ = current.rpartition("#")
    if mark:
        sections = _SECTIONS.get(line.command.partition(" ")[0], ())
        for record in live.records(line.ledger, unit, sections):
            yield Offer(f"{unit}#{record.id}", record.text)
        return
    for name in live.units(line.ledger, current):
        yield Offer(name if name.endswith("/") else f"{name}#")


def _terms(line: Line, current: str) -> Iterator[Offer]:
    """Go through what the last term of a filter may become."""
    kinds, filters = line.table["words"]["kind names"], line.table["filters"]
    typed = line.arguments[0] if line.command == "list" else "issues"
    kind = kinds.get(typed, typed if typed in filters else f"{typed}s")
    before, space, term = current.rpartition(" ")
    if kind in filters:
        for offer in _of_term(line, filters[kind], term):
            yield Offer(f"{before}{space}{offer.value}", offer.text)


def _of_term(line: Line, known: Mapping[str, Any], term: str) -> Iterator[Offer]:
    """Go through the fields and states of a kind of record, or the values of a field."""
    name, equals, _ = term.partition("=")
    typed, said = (0 if name.isascii() else 1), (1 if line.chinese else 2)
    if not equals:
        yield from (Offer(f"{row[typed]}=", row[said]) for row in known["fields"])
        yield from (Offer(row[typed], row[said]) for row in known["states"])
        return
    words = next((row[3] for row in known["fields"] if name in row[:2]), "")
    for offer in _values(line, name, words, chinese=not name.isascii()):
        yield Offer(f"{name}={offer.value}", offer.text)


def _values(line: Line, name: str, words: str, *, chinese: bool) -> Iterator[Offer]:
    if name in ("owner", "责任人"):
        yield from map(Offer, live.owners(line.ledger, ()))
    elif name in ("unit", "单位"):
        yield from map(Offer, live.units(line.ledger, ""))
    else:
        for row in live.own_words(line.ledger, words) or line.table["lists"].get(words, ()):
            yield Offer(row[1 if chinese else 0], row[1] if line.chinese else row[2])


_LIVE: Final[dict[str, Callable[[Line, str], Iterator[Offer]]]] = {
    "UNIT|LEDGER": _units_and_files,
    "UNIT": _units,
    "ID": _ids,
    "FILTER": _terms,
    "FILE": lambda line, current: iter((_FILES,)),  # noqa: ARG005
    "DIR": lambda line, current: iter((_FOLDERS,)),  # noqa: ARG005
    "NAME": _reports,
    "DATE": lambda line, current: iter((Offer(live.today()),)),  # noqa: ARG005
}


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return what the script of a shell reads: a word, a tab and its meaning on each line."""
    how, *words = arguments
    if how == "--complete-bash":
        typed = split_line(words[0] if words else "")
        found = complete(typed.words[1:], environ)
        breaks = environ.get("COMP_WORDBREAKS", "=:")
        found = [
            it if it in _LEFT else Offer(shown_in_bash(it.value, typed, breaks)) for it in found
        ]
    else:
        found = complete(words, environ)
    return "".join(f"{it.value}\t{it.text[:60]}\n" for it in found if _clean(it))


def _clean(offer: Offer) -> bool:
    return offer.value.isprintable() and offer.text.isprintable()


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> None:
    """Answer a shell; whatever goes wrong, its prompt stays clean."""
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write(answer(arguments, environ))
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - a traceback in the prompt helps nobody
        os._exit(0)
