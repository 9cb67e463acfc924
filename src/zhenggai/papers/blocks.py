"""Blocks that several papers are built of: a table, a form, a section of text."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhenggai.papers.common import Entry, Frame, Occasion
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    id: str
    """The id of the record it is about; may be empty."""
    cells: tuple[str, ...]
    """The cells, in the order of the heads."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head."""

    columns: tuple[str, ...]
    """The heads."""
    rows: tuple[Row, ...]
    """The rows; may be none."""
    empty: str
    """The sentence that stands in its place when there are no rows."""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a paper in sentences."""

    heading: str
    """The heading with its ordinal."""
    paragraphs: tuple[str, ...]
    """Its paragraphs."""
    items: tuple[str, ...]
    """What it lists, without numbers; may be none."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: what is asked, and what stands there."""

    id: str
    """Its name, for templates of one's own."""
    label: str
    """What is asked."""
    value: str
    """What stands there; empty where it is filled in by hand."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list of one unit: a heading, a table, notes."""

    frame: Frame
    """Title, signature and date."""
    heading: tuple[Entry, ...]
    """The unit and the day."""
    table: Table
    """The list."""
    notes: tuple[str, ...]
    """What stands under the table."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form about one matter."""

    frame: Frame
    """Title, signature and date."""
    opening: str
    """What the form is for; may be empty."""
    fields: tuple[Field, ...]
    """Its lines."""
    table: Table
    """What is listed under the lines; without columns if nothing is."""
    signing: tuple[Entry, ...]
    """Who signs, by hand."""


NO_TABLE = Table((), (), "")


def table(columns: Iterable[Text], rows: Iterable[Row], empty: Text, occasion: Occasion) -> Table:
    """Return a table in the language of the paper."""
    heads = tuple(occasion.say(column) for column in columns)
    return Table(heads, tuple(rows), occasion.say(empty))


def field(name: str, label: Text, value: str, occasion: Occasion) -> Field:
    """Return a line of a form in the language of the paper."""
    return Field(name, occasion.say(label), value)


_ORDINALS = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def sections(parts: Iterable[tuple[Text, Section]], occasion: Occasion) -> tuple[Section, ...]:
    """Return the sections that have something to say, numbered on."""
    made: list[Section] = []
    for title, part in parts:
        if part.paragraphs or part.items:
            number = len(made)
            heading = Text(f"{_ORDINALS[number]}、{title.zh}", f"{_ROMAN[number]}. {title.en}")
            made.append(Section(occasion.say(heading), part.paragraphs, part.items))
    return tuple(made)
