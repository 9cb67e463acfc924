"""What changed in records, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.changes.compare import Change, Changed, Item
from zhenggai.changes.pairs import known_by
from zhenggai.model.schema import One
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.clean import clean, width
from zhenggai.report.grid import folded, paint
from zhenggai.words import Text

ADDED: Final = Text("新增", "added")
REMOVED: Final = Text("删去", "removed")
CHANGED: Final = Text("改动", "changed")
_COLORS: Final = {ADDED: "32", REMOVED: "31", CHANGED: "33"}
_EMPTY: Final = Text("（空）", "(empty)")
_WAS: Final = Text("原: ", "was: ")
_NOW: Final = Text("现: ", "now: ")
_LEAST: Final = 20
_SHORT: Final = 60
"""An old and a new value stand on one line up to so many columns."""


@dataclass(frozen=True, slots=True)
class ChangeLines:
    """Writes what changed, as wide as there is room."""

    words: ChangeWords
    room: int | None
    color: bool

    def records(self, found: Iterable[Changed], indent: str) -> Iterator[str]:
        """Go through the lines of changed records, each with its fields below it."""
        for changed in found:
            yield from self.record(changed, indent)

    def record(self, changed: Changed, indent: str) -> Iterator[str]:
        """Go through the lines of one record."""
        how = kind_of(changed)
        name = self.words.head(changed)
        word = how.to(self.words.lang)
        painted = paint(word, _COLORS[how]) if self.color else word
        yield from self.folded(f"{indent}{painted} ", width(f"{indent}{word} "), name)
        whole = how is not CHANGED
        for change in changed.changes:
            if not (whole and self.is_name(changed, change)):
                yield from self.change(change, indent + "    ", whole=whole)

    def is_name(self, changed: Changed, change: Change) -> bool:
        """Say whether a field of a record that came or went is in its name already."""
        step = change.steps[0]
        named = known_by(changed.record) if changed.section else ()
        return len(change.steps) == 1 and getattr(step, "attribute", "") in named

    def change(self, change: Change, indent: str, *, whole: bool) -> Iterator[str]:
        """Go through the lines of one field."""
        lang = self.words.lang
        head = f"{indent}{clean(self.words.path(change.steps))}: "
        last = change.steps[-1]
        old, new = self.value(change, change.old), self.value(change, change.new)
        if whole or isinstance(last, Item):
            is_new = change.old is None
            mark = "" if whole else f"{(ADDED if is_new else REMOVED).to(lang)}  "
            said = new if is_new else old
            yield from self.folded(head, width(head), f"{mark}{said}".rstrip())
        elif None in (change.old, change.new) or width(old) + width(new) <= _SHORT:
            yield from self.folded(head, width(head), f"{old} → {new}")
        else:
            yield head.rstrip()
            for mark, said in ((_WAS.to(lang), old), (_NOW.to(lang), new)):
                begin = f"{indent}  {mark}"
                yield from self.folded(begin, width(begin), said)

    def value(self, change: Change, value: object) -> str:
        """Say one side of a change; of an item of a list what its name leaves out."""
        if value is None:
            return _EMPTY.to(self.words.lang)
        last, kind = change.steps[-1], change.kind
        if isinstance(last, Item) and isinstance(kind, One):
            return clean(self.words.record(kind.record, last.values, known_by(kind.record)))
        return clean(self.words.value(kind, value))

    def folded(self, begin: str, wide: int, text: str) -> Iterator[str]:
        """Break a text into lines, those after the first below its beginning."""
        left = max(_LEAST, self.room - wide) if self.room else None
        for number, line in enumerate((left and list(folded(text, left))) or [text]):
            yield f"{' ' * wide if number else begin}{line}".rstrip()


def kind_of(changed: Changed) -> Text:
    """Say whether a record came, went or is another."""
    if changed.old is None:
        return ADDED
    return REMOVED if changed.new is None else CHANGED
