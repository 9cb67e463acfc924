"""One record with every field, its place and what is worked out: for people and machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from zhenggai.model.schema import Many, One, Record, Table, keys_of
from zhenggai.model.unit import Unit
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.derived import derived
from zhenggai.query.entry import Entry
from zhenggai.query.fields import Field
from zhenggai.query.names import vocabulary
from zhenggai.query.plain import Plain, document
from zhenggai.report.cells import COMMA, color_of, shown, value_text
from zhenggai.report.clean import clean, width
from zhenggai.report.grid import folded, one_line, paint
from zhenggai.report.json_text import json_text
from zhenggai.report.yaml_text import yaml_text
from zhenggai.words import Lang, Text

_STEP: Final = "  "
_DERIVED: Final = Text("推算", "worked out")
_STATES: Final = Text("属于", "it is")
_EMPTY: Final = Text("未填", "not filled in")
_LEAST: Final = 20
"""However narrow the terminal, text has so many places."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with a value, or with more pairs below it."""

    label: str
    text: str = ""
    color: str = ""
    inside: tuple[Pair, ...] = field(default=())


def as_text(
    entry: Entry, catalogue: Catalogue, lang: Lang, room: int | None, *, color: bool
) -> str:
    """Return the fields in the order of the format, then what follows from them."""
    writer = _Writer(catalogue, lang)
    where, empty = entry.place, COMMA.to(lang).join(writer.empty(entry.record))
    fields = [*writer.record(entry.record), Pair(_EMPTY.to(lang), empty)]
    lines = [writer.head(entry), f"{where.path}:{where.line}", ""]
    lines += _lines([pair for pair in fields if pair.text or pair.inside], "", room, color=color)
    worked_out = [
        *(
            writer.worked_out(item, entry)
            for item in derived(catalogue.kind.id, catalogue.campaign)
        ),
        Pair(_STATES.to(lang), COMMA.to(lang).join(writer.states(entry))),
    ]
    known = [pair for pair in worked_out if pair.text]
    if known:
        lines += ["", _DERIVED.to(lang), *_lines(known, _STEP, room, color=color)]
    return "".join(f"{line}\n" for line in lines)


class _Writer:
    """Says what records hold, in one language."""

    def __init__(self, catalogue: Catalogue, lang: Lang) -> None:
        self.catalogue = catalogue
        self.campaign = catalogue.campaign
        self.lang = lang

    def head(self, entry: Entry) -> str:
        """Say what the record is, and what it belongs to."""
        name, outer = self.catalogue.kind.name.to(self.lang), entry.outer
        if outer is None:
            return one_line(f"{name} {entry.address}")
        label, title = Entry(entry.standing, outer).label, getattr(outer, "title", "")
        of = Text(f"{outer.called.zh} {label} {title}", f"{outer.called.en} {label} {title}")
        belongs = of.to(self.lang).strip()
        return one_line(
            Text(f"{name} {entry.address}（{belongs}）", f"{name} {entry.address} ({belongs})").to(
                self.lang
            )
        )

    def record(self, record: Record) -> Iterator[Pair]:
        """Go through the fields that are filled in."""
        for key in keys_of(type(record)).values():
            value = getattr(record, key.attribute)
            if value in (None, "", (), {}):
                continue
            label = key.name.to(self.lang)
            if isinstance(key.kind, Many | Table) and isinstance(record, Unit):
                yield Pair(label, Text(f"{len(value)} 条", f"{len(value)}").to(self.lang))
            elif isinstance(key.kind, One):
                yield Pair(label, inside=tuple(self.record(value)))
            elif isinstance(key.kind, Many):
                yield Pair(label, inside=tuple(self.numbered(value)))
            elif isinstance(key.kind, Table) and key.kind.rest:
                yield from self.table(key.kind, value)
            elif isinstance(key.kind, Table):
                yield Pair(label, inside=tuple(self.table(key.kind, value)))
            else:
                yield Pair(label, value_text(value, key.kind, self.campaign, self.lang))

    def numbered(self, records: Sequence[Record]) -> Iterator[Pair]:
        """Go through a list of records."""
        for number, record in enumerate(records, 1):
            yield Pair(f"{number}.", inside=tuple(self.record(record)))

    def table(self, kind: Table, table: dict[str, Any]) -> Iterator[Pair]:
        """Go through a mapping."""
        words = vocabulary(kind.keys, self.campaign)
        for name, value in table.items():
            label = words[name].to(self.lang) if words else name
            if isinstance(value, Record):
                yield Pair(label, inside=tuple(self.record(value)))
            else:
                yield Pair(label, value_text(value, kind.values, self.campaign, self.lang))

    def empty(self, record: Record) -> Iterator[str]:
        """Go through the labels of fields that are not filled in."""
        for key in keys_of(type(record)).values():
            if getattr(record, key.attribute) in (None, "", (), {}):
                yield key.name.to(self.lang)

    def worked_out(self, item: Field, entry: Entry) -> Pair:
        """Say a field that nobody types."""
        values = item.values(entry)
        text = shown(item, values, self.lang)
        return Pair(item.name.to(self.lang), text, color_of(item, values))

    def states(self, entry: Entry) -> Iterator[str]:
        """Go through the states that hold."""
        for state in self.catalogue.own_states:
            if state.holds(entry):
                yield state.name.to(self.lang)


def _lines(pairs: Sequence[Pair], indent: str, room: int | None, *, color: bool) -> Iterator[str]:
    """Return a line or more for each pair, the values of one level in one column."""
    wide = max((width(pair.label) for pair in pairs if not pair.inside), default=0)
    for pair in pairs:
        label = clean(pair.label)
        if pair.inside:
            yield from _block(pair, indent, room, color=color)
            continue
        first = f"{indent}{label}{' ' * (wide - width(label))}  "
        left = max(_LEAST, room - width(first)) if room else None
        text = one_line(pair.text)
        for number, line in enumerate((left and list(folded(text, left))) or [text]):
            begin = " " * width(first) if number else first
            yield begin + (paint(line, pair.color) if color else line)


def _block(pair: Pair, indent: str, room: int | None, *, color: bool) -> Iterator[str]:
    """Return the lines of a record inside: those of a list begin beside their number."""
    label = clean(pair.label)
    deeper = indent + (" " * (width(label) + 1) if label.endswith(".") else _STEP)
    inside = list(_lines(pair.inside, deeper, room, color=color))
    if label.endswith(".") and inside:
        yield f"{indent}{label} {inside[0][len(deeper) :]}"
        yield from inside[1:]
    else:
        yield f"{indent}{label}"
        yield from inside


def as_json(entry: Entry, catalogue: Catalogue, as_of: str) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    return json_text(_document(entry, catalogue, as_of))


def as_yaml(entry: Entry, catalogue: Catalogue, as_of: str) -> str:
    """Return the same document as YAML."""
    return yaml_text(_document(entry, catalogue, as_of))


def _document(entry: Entry, catalogue: Catalogue, as_of: str) -> Plain:
    head = {"version": 1, "as_of": as_of, "kind": catalogue.kind.id}
    return head | document(entry, catalogue)
