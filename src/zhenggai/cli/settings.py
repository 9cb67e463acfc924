"""What holds for every command: ledger, day, language, and how to print."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.words import Lang, Text

_CHINA: Final = dt.timezone(dt.timedelta(hours=8))
"""`ZoneInfo` fails where no time zone data are installed."""
VALUED: Final = ("--ledger", "--as-of", "--lang")
FLAGS: Final = ("--quiet", "-q", "--no-color")


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that stand before or after any command."""

    lang: Lang = "zh"
    folder: Path | None = None
    """The ledger named with `--ledger` or ZHENGGAI_LEDGER."""
    day: dt.date = dt.date.min
    today: dt.date = dt.date.min
    quiet: bool = False
    color: bool = False
    terminal: bool = False
    asked: Lang | None = None
    """The language that `--lang` asks for, if it stands there: papers follow it."""
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)

    def say(self, text: Text) -> str:
        """Return the words in the chosen language."""
        return text.to(self.lang)

    def tell(self, text: Text) -> None:
        """Write a line to stderr, unless told to be quiet."""
        if not self.quiet:
            sys.stderr.write(text.to(self.lang) + "\n")


def today_in_china() -> dt.date:
    """Return the day it is in China, wherever the computer stands."""
    return dt.datetime.now(_CHINA).date()


def split(arguments: Sequence[str], environ: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Take the options of every command out of `arguments`; return them and the rest.

    Raise `CannotGoOnError` for a value that is missing or wrong.
    """
    given, rest = _take(arguments)
    lang = language(given, environ)
    folder = given.get("--ledger") or environ.get("ZHENGGAI_LEDGER")
    today = today_in_china()
    color = "--no-color" not in given and not environ.get("NO_COLOR")
    settings = Settings(
        lang,
        Path(folder) if folder else None,
        _day(given["--as-of"]) if "--as-of" in given else today,
        today,
        "--quiet" in given or "-q" in given,
        color and sys.stdout.isatty(),
        sys.stdout.isatty(),
        lang if "--lang" in given else None,
        environ,
    )
    return settings, rest


def _take(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    given: dict[str, str] = {}
    rest: list[str] = []
    queue = list(arguments)
    while queue:
        word = queue.pop(0)
        if word == "--":
            return given, [*rest, word, *queue]
        name, equals, value = word.partition("=")
        if word in FLAGS:
            given[word] = "yes"
        elif name in VALUED and equals:
            given[name] = value
        elif word in VALUED:
            if not queue:
                raise CannotGoOnError(
                    Text(f"{word} 后面要写一个值", f"{word} needs a value after it")
                )
            given[word] = queue.pop(0)
        else:
            rest.append(word)
    return given, rest


def language(given: Mapping[str, str], environ: Mapping[str, str]) -> Lang:
    """Choose the language: `--lang`, ZHENGGAI_LANG, the locale; Chinese if it says nothing."""
    asked = given.get("--lang") or environ.get("ZHENGGAI_LANG")
    if asked:
        if asked == "zh":
            return "zh"
        if asked == "en":
            return "en"
        raise CannotGoOnError(
            Text(f"没有语言 {asked}，可写 zh 或 en", f"no language {asked}: zh or en")
        )
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    spoken = locale.split(".")[0].split("_")[0].lower()
    return "zh" if spoken in ("", "c", "posix", "zh") else "en"


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise CannotGoOnError(
            Text(
                f"--as-of “{text}”不是日期，写如 2006-03-31",
                f"--as-of {text} is not a date; write it like 2006-03-31",
            )
        ) from None
