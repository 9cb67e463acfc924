"""A command line that is being typed: its command, and what is still to come."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from zhenggai.cli import live
from zhenggai.cli.settings import FLAGS, VALUED, language

_TABLE: Final = os.path.join(os.path.dirname(__file__), "completion.json")  # noqa: PTH118, PTH120
_COMMON: Final = (
    ("--ledger", "DIR", "账本文件夹", "folder of the ledger"),
    ("--as-of", "DATE", "截至哪一天", "as of which day"),
    ("--lang", "zh|en", "语言", "language"),
    ("--quiet", "", "不显示提示", "print no remarks"),
    ("--no-color", "", "不用颜色", "no colours"),
)


class Offer(NamedTuple):
    """A word that may stand there, and what it means."""

    value: str
    text: str = ""


@dataclass(frozen=True)
class Line:
    """A command line up to the word that is completed."""

    table: Mapping[str, Any]
    command: str
    """`lookback run`; empty before any command."""
    arguments: tuple[str, ...]
    option: str
    """The option whose value is to come; empty if none is."""
    given: Mapping[str, str]
    """Values of the options of every command."""
    chinese: bool
    environ: Mapping[str, str]

    @property
    def shape(self) -> Mapping[str, Any]:
        """The arguments, options and commands of the command."""
        found: Mapping[str, Any] = self.table["commands"][self.command]
        return found

    @property
    def ledger(self) -> str:
        """The folder of the ledger; empty if there is none."""
        named = self.given.get("--ledger") or self.environ.get("ZHENGGAI_LEDGER")
        return named or live.ledger_above(os.getcwd())  # noqa: PTH109

    @property
    def options(self) -> list[Sequence[str]]:
        """Names, words for the value, and what they mean: of the command and of all."""
        return [*_rows(self.table, self.command), *_COMMON]

    def offers(self, rows: Sequence[Sequence[str]]) -> Iterator[Offer]:
        """Go through words with their Chinese and English names."""
        return (Offer(row[0], row[1] if self.chinese else row[2]) for row in rows)

    def words(self, name: str) -> Iterator[Offer]:
        """Go through closed words."""
        return self.offers(self.table["words"][name])


def line_of(before: Sequence[str], environ: Mapping[str, str]) -> Line:
    """Understand the words before the one that is being typed."""
    with open(_TABLE, encoding="utf-8") as file:  # noqa: PTH123
        table = json.load(file)
    command, option = "", ""
    arguments: list[str] = []
    given: dict[str, str] = {}
    for word in before:
        name, equals, value = word.partition("=")
        longer = f"{command} {word}".strip()
        if option:
            given[option], option = word, ""
        elif name in VALUED and equals:
            given[name] = value
        elif word.startswith("-"):
            option = word if word not in FLAGS and _takes_value(table, command, word) else ""
        elif longer in table["commands"] and not arguments:
            command = longer
        else:
            arguments.append(word)
    lang = _language(given, environ)
    return Line(table, command, tuple(arguments), option, given, lang == "zh", environ)


def _language(given: Mapping[str, str], environ: Mapping[str, str]) -> str:
    asked = {key: value for key, value in given.items() if value in ("zh", "en")}
    return language(asked, {**environ, "ZHENGGAI_LANG": _known(environ.get("ZHENGGAI_LANG"))})


def _known(lang: str | None) -> str:
    return lang if lang in ("zh", "en") else ""


def _rows(table: Mapping[str, Any], command: str) -> Iterator[Sequence[str]]:
    for names, *rest in table["commands"][command]["options"]:
        for name in names.split("/"):
            yield (name, *rest)


def _takes_value(table: Mapping[str, Any], command: str, word: str) -> bool:
    rows = (*_COMMON, *_rows(table, command))
    return any(row[0] == word and row[1] for row in rows)
