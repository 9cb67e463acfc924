"""One question as a person sees it, and what he types → a value of the table."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Final

from zhenggai.acts.base import impossible
from zhenggai.acts.typed import Asking, is_several
from zhenggai.intake.fields import on_a_line, read_field
from zhenggai.intake.suggestions import Offer
from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    IDS,
    LINES,
    TEXT,
    Key,
    Kind,
    Many,
    Month,
    One,
    Some,
    keys_of,
)
from zhenggai.words import SUBJECTS, Lang, Text

_YES: Final = {"y": "yes", "n": "no"}
_DIGITS: Final = 4
_BETWEEN: Final = str.maketrans("、，,;；", "     ")
_FORMS: Final[dict[Kind, Text]] = {
    FACT: Text("日期，如 2006-03-15、3月15日、昨天", "a day, like 2006-03-15 or yesterday"),
    DAY: Text("日期，如 2006-03-15、3月15日、+15d", "a day, like 2006-03-15 or +15d"),
    DUE: Text(
        "日期或月份，如 2006-03-15、3月底、+15d", "a day or month, like 2006-03-15, 2006-03, +15d"
    ),
    CLOCK: Text("时间，如 19:30", "a time of day, like 19:30"),
    IDS: Text("可以写几个编号，用空格隔开", "one or more ids, with spaces between"),
    LINES: Text("一次一条，回车结束", "one at a time; an empty line ends it"),
    ABOUT: Text("也可以写“党员 姓名”", "or 'member NAME'"),
}
_SEVERAL: Final = Text(
    "写号码或名称，可以写几个，用空格隔开", "numbers or names, with spaces between"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One value that is asked for."""

    label: str
    key: Key
    default: Any = None
    required: bool = False
    offers: Sequence[Offer] = field(default=())
    closed: bool = False
    """Whether nothing but an offer will do; words are held to their list in any case."""


def read_answer(wanted: Wanted, typed: str, asking: Asking) -> Any:  # noqa: ANN401
    """Return the value of an answer, or raise `CannotGoOnError` that says what will do."""
    kind = wanted.key.kind
    asking = replace(asking, option=wanted.label)
    if any("\ud800" <= letter <= "\udfff" for letter in typed):
        raise impossible("有认不出的字，请再打一遍", "some characters are broken; type it again")
    if isinstance(kind, One):
        return _record(wanted, kind, typed, asking)
    if wanted.offers:
        found = _chosen(wanted, typed)
        if found is not None:
            return found
    value = read_field(wanted.key, _lines(kind, typed), asking)
    if kind == ABOUT and value.partition(" ")[0] not in SUBJECTS:
        raise impossible(
            "写 本单位、方案、整改情况，或“党员 姓名”",
            "write unit, plan, results, or 'member NAME'",
        )
    return value


def _lines(kind: Kind, typed: str) -> list[str]:
    """Return the texts of an answer; lines that were pasted are one, unless several are wanted."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if isinstance(kind, Many) or kind in (LINES, Some(TEXT)):
        return lines
    return [reduce(_joined, lines, "")]


def _joined(before: str, line: str) -> str:
    """Join two lines; Chinese is written without spaces."""
    apart = before and _width(before[-1]) == _width(line[0]) == 1
    return f"{before} {line}" if apart else before + line


def _chosen(wanted: Wanted, typed: str) -> Any:  # noqa: ANN401
    """Return what numbers, a name as it is shown, or a part of one only, choose from the offers."""
    several = is_several(wanted.key.kind)
    said = unicodedata.normalize("NFKC", typed).translate(_BETWEEN).split()
    if not said or not all(part.isdecimal() and len(part) <= _DIGITS for part in said):
        word = _named(wanted, typed)
        if word is None and wanted.closed:
            raise _no_such(wanted, typed)
        return (word,) if word is not None and several else word
    numbers = [int(part) for part in said]
    if not several and len(numbers) > 1:
        raise impossible("这里只能选一个", "only one can be chosen here")
    if not all(0 < number <= len(wanted.offers) for number in numbers):
        raise _no_such(wanted, typed)
    chosen = tuple(wanted.offers[number - 1].value for number in numbers)
    return chosen if several else chosen[0]


def _named(wanted: Wanted, typed: str) -> str | None:
    names = {name: offer.value for offer in wanted.offers for name in offer}
    word = names.get(_YES.get(typed.lower(), typed))
    part = [offer.value for offer in wanted.offers if typed in offer.shown]
    return part[0] if word is None and wanted.closed and len(part) == 1 else word


def _no_such(wanted: Wanted, typed: str) -> Exception:
    last = len(wanted.offers)
    return impossible(f"没有 {typed}，写 1 到 {last}", f"no {typed}; write a number up to {last}")


def _record(wanted: Wanted, kind: One, typed: str, asking: Asking) -> Any:  # noqa: ANN401
    """Read a word and a text: `1 看了记录` is the first answer with its basis."""
    first, _, rest = typed.partition(" ")
    if wanted.offers and first:
        inner = replace(wanted, key=next(iter(keys_of(kind.record).values())))
        word = read_answer(inner, first, asking)
        typed = f"{word};{rest}"
    return read_field(wanted.key, [typed], asking)


def prompt(wanted: Wanted, lang: Lang, room: int) -> str:
    """Return a question: what is wanted, what it will be if nothing is typed, the choices."""
    head = _head(wanted, lang)
    if wanted.default is not None:
        head = f"{head} [{shown(wanted, wanted.default, lang)}]"
    return "\n".join([head, *_choices(wanted.offers, room)])


def _head(wanted: Wanted, lang: Lang) -> str:
    held = wanted.key.kind
    if isinstance(held, Many):
        remarks = [key.name for key in on_a_line(held.record)]
    else:
        help_text = wanted.key.help
        remarks = [] if help_text.to(lang) in wanted.label else [help_text]
    if wanted.required and wanted.default is None:
        remarks.append(Text("必填", "required"))
    if not remarks:
        return wanted.label
    zh, en = "；".join(it.zh for it in remarks), "; ".join(it.en for it in remarks)
    return Text(f"{wanted.label}（{zh}）", f"{wanted.label} ({en})").to(lang)


def _choices(offers: Sequence[Offer], room: int) -> list[str]:
    """Return the numbered choices, as many on a line as there is room for."""
    lines = [""]
    for number, offer in enumerate(offers, 1):
        item = f"{number} {offer.shown}"
        if lines[-1] and _width(lines[-1]) + _width(item) + 3 > room:
            lines.append("")
        lines[-1] += f"{'   ' if lines[-1] else '  '}{item}"
    return lines if offers else []


def explained(wanted: Wanted, lang: Lang) -> str:
    """Return what may be typed for a value."""
    said = [text for text in (wanted.key.help.to(lang), _form(wanted).to(lang)) if text]
    return Text("；".join(said), "; ".join(said)).to(lang)


def _form(wanted: Wanted) -> Text:
    kind = wanted.key.kind
    if isinstance(kind, Many):
        return Text(
            "一次一条，各栏按次序写，用分号隔开，也可以写 栏名=内容；回车结束",
            "one at a time, its fields in order with ; between, or name=value;"
            " an empty line ends it",
        )
    if isinstance(kind, One) and wanted.offers:
        return Text("写号码或名称，空一格再写依据", "a number or a name, a space, then the grounds")
    if wanted.offers:
        return _SEVERAL if is_several(kind) else Text("写号码或名称", "a number or a name")
    return _FORMS.get(kind.of if isinstance(kind, Some) else kind, Text("", ""))


def shown(wanted: Wanted, value: Any, lang: Lang) -> str:  # noqa: ANN401
    """Return a value as a person reads it."""
    if isinstance(value, tuple | dict):
        items = value.values() if isinstance(value, dict) else value
        return Text("、", ", ").to(lang).join(shown(wanted, item, lang) for item in items)
    if isinstance(value, dt.date):
        return f"{value:%Y-%m}" if isinstance(value, Month) else value.isoformat()
    if wanted.key.kind == ABOUT:
        first, space, name = str(value).partition(" ")
        return SUBJECTS[first].to(lang) + space + name
    names = {offer.value: offer.shown for offer in wanted.offers}
    return names.get(value, f"{value:g}" if isinstance(value, float) else str(value))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
