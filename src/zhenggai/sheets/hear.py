"""What a cell says → a value of the table, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    ID,
    IDS,
    LINES,
    NOTE,
    NUMBER,
    TEXT,
    WHOLE,
    Choice,
    Key,
    Kind,
    Listed,
    Many,
    Month,
    One,
    Plain,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.query.refusal import nearest
from zhenggai.sheets.days import day_of, serial_day
from zhenggai.sheets.lists import Part, lines, split_ids, split_texts, split_words
from zhenggai.sheets.names import NAMES, name_and_why, name_of
from zhenggai.sheets.say import Lists
from zhenggai.sheets.scalars import (
    Raw,
    WrongCellError,
    clock_of,
    id_of,
    known_word,
    number_of,
    text_of,
    whole_of,
    word_of,
)
from zhenggai.words import SUBJECTS, Text, Vocabulary


@dataclass
class Listener:
    """Understands cells with the word lists of a campaign."""

    lists: Lists
    year: int
    """The year of days that have none."""
    day: dt.date
    """The day of facts that have none."""
    undated: int = 0
    """How many facts were given `day`."""
    readers: Mapping[Plain, Callable[[Raw], Any]] = field(init=False)

    def __post_init__(self) -> None:
        """List how each kind is read."""
        self.readers = {
            FACT: self.fact,
            DAY: self.plain_day,
            DUE: self.due,
            WHOLE: whole_of,
            NUMBER: number_of,
            CLOCK: clock_of,
            NOTE: self.note,
            ABOUT: lambda raw: self.about(text_of(raw)),
            ID: id_of,
        }

    def value(self, kind: Kind, raw: Raw) -> Any:  # noqa: ANN401 - one of the table
        """Return the value of a cell that is not empty."""
        if isinstance(kind, Many | One):
            found = self.records(kind.record, text_of(raw))
            return found if isinstance(kind, Many) else found[0]
        if isinstance(kind, Table):
            return self.table(kind, text_of(raw))
        if isinstance(kind, Some) or kind in (LINES, IDS):
            return self.several(kind.of if isinstance(kind, Some) else kind, text_of(raw))
        return self.scalar(kind, raw)

    def field(self, name: str, kind: Kind, raw: Raw) -> Any:  # noqa: ANN401 - one of the table
        """Return the value of a field: names are written without spaces in them."""
        found = self.value(kind, raw)
        return name_of(found) if kind == TEXT and name in NAMES else found

    def scalar(self, kind: Plain | Choice | Listed, raw: Raw) -> Any:  # noqa: ANN401
        """Return one value."""
        if isinstance(kind, Choice):
            return self.word(kind.vocabulary, word_of(raw))
        if isinstance(kind, Listed):
            return self.word(self.lists[kind.name], word_of(raw), free=kind.free)
        reader = self.readers.get(kind)
        return reader(raw) if reader else text_of(raw)

    def several(self, kind: Plain | Choice | Listed, text: str) -> tuple[Any, ...]:
        """Return the values of a cell that holds several."""
        if kind == IDS:
            return tuple(id_of(part) for part in split_ids(text))
        if isinstance(kind, Choice | Listed):
            words = kind.vocabulary if isinstance(kind, Choice) else self.lists[kind.name]
            if known_word(words, text.strip()) is not None:
                return (self.word(words, text.strip()),)
            parts = split_words(text)
            if any(known_word(words, part) is None for part in parts):
                parts = split_ids(text)
            return tuple(self.word(words, part) for part in parts)
        return split_texts(text)

    def word(self, words: Vocabulary, text: str, *, free: bool = False) -> str:
        """Return the id of a word."""
        found = known_word(words, text.strip())
        if found is not None or free:
            return found or text
        near = nearest(text, [name for word in words for name in word], 1)
        meant = Text(f"是不是: {near[0]}。", f"is it {near[0]}? ") if near else Text("", "")
        raise WrongCellError(
            f"“{text}”不是“{words.name.zh}”的词，{meant.zh}可写: {' '.join(it.zh for it in words)}",
            f"{text!r} is not a word for {words.name.en}; {meant.en}write: {' '.join(words.ids)}",
        )

    def about(self, text: str) -> str:
        """Return what an opinion is about."""
        said = text.strip()
        for word in SUBJECTS:
            for name in (word.id, word.zh, word.en):
                if said == name or said.startswith(f"{name} "):
                    return word.id + said[len(name) :]
        raise WrongCellError(
            f"“{text}”不是对象，可写: 本单位 方案 整改情况，或“党员 姓名”",
            f"{text!r} is no subject; write: unit plan results, or member NAME",
        )

    def due(self, raw: Raw) -> dt.date:
        """Return a due date: a day or a month."""
        if isinstance(raw, dt.datetime):
            return raw.date()
        if isinstance(raw, dt.date):
            return raw
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            found = serial_day(raw)
        else:
            found = day_of(str(raw), self.year)
        if found is None:
            raise WrongCellError(
                f"“{raw}”不是日期，写如 2006-03-15、2006年3月15日、3月底前",
                f"{raw!r} is no day; write 2006-03-15, or 2006-03 for the end of a month",
            )
        return found

    def plain_day(self, raw: Raw) -> dt.date:
        """Return a day; the end of a month is its last day."""
        found = self.due(raw)
        return dt.date(found.year, found.month, found.day)

    def fact(self, raw: Raw) -> dt.date:
        """Return a day on which something happened."""
        found = self.due(raw)
        if isinstance(found, Month):
            raise WrongCellError(
                f"“{raw}”只有月份，已发生的事要写到日，如 {found:%Y-%m}-15",
                f"{raw!r} is a month; what has happened needs its day, such as {found:%Y-%m}-15",
            )
        return found

    def note(self, raw: Raw) -> str:
        """Return free text, or a day as text."""
        if isinstance(raw, dt.datetime | dt.date):
            return self.plain_day(raw).isoformat()
        return text_of(raw)

    def records(self, record: type[Record], text: str) -> list[dict[str, Any]]:
        """Return the records of a cell, one a line."""
        found: list[dict[str, Any]] = []
        keys = keys_of(record)
        for parts in lines(text):
            alone = "name" in keys and len(parts) == 1 and not parts[0].label
            names = split_ids(name_of(parts[0].text)) if alone else ()
            people = [name_and_why(it) if "reason" in keys else (it, "") for it in names]
            if len(people) > 1 or any(why for _, why in people):
                found += [{"name": who} | ({"reason": why} if why else {}) for who, why in people]
            else:
                found.append(self.record(record, parts))
        return found

    def record(self, record: type[Record], parts: Sequence[Part]) -> dict[str, Any]:
        """Return a record of its labelled parts; one without a label is its first text."""
        keys = keys_of(record)
        known = {name: key for key in keys.values() for name in (key.id, key.zh, key.name.en)}
        first = next((key for key in keys.values() if key.kind == TEXT), None)
        found: dict[str, Any] = {}
        for part in parts:
            key = known.get(part.label)
            text = part.text
            if key is None and first is not None and first.attribute not in found:
                key, text = first, f"{part.label}：{text}" if part.label else text
            if key is None:
                raise _unknown_part(part, keys)
            found[key.attribute] = self.field(key.attribute, key.kind, text)
        return self.complete(record, found)

    def table(self, kind: Table, text: str) -> dict[str, Any]:
        """Return the entries of a table."""
        found: dict[str, Any] = {}
        for parts in lines(text):
            for part in parts:
                found[self.scalar(kind.keys, part.label)] = self.value(kind.values, part.text)
        return found

    def complete(
        self, record: type[Record], values: dict[str, Any], *, dates: bool = True
    ) -> dict[str, Any]:
        """Return the values of a record with its day, and refuse it if it still lacks one."""
        for name, key in keys_of(record).items():
            if not key.required or name in values:
                continue
            if name == record.dated and dates:
                values[name] = self.day
                self.undated += 1
            else:
                raise WrongCellError(
                    f"缺“{key.zh}”（{record.called.zh}）",
                    f"{key.name.en} is missing ({record.called.en})",
                )
        return values


def _unknown_part(part: Part, keys: Mapping[str, Key]) -> WrongCellError:
    zh = "；".join(f"{key.zh}：…" for key in keys.values())
    en = "; ".join(f"{key.name.en}: …" for key in keys.values())
    said = part.label or part.text
    return WrongCellError(
        f"“{said}”不知道是哪一项，每行写成“{zh}”", f"{said!r}: unknown; write each line as {en}"
    )
