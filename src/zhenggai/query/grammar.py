"""A filter as typed ↔ its terms. Knows nothing of records; docs/filters.md has the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.query.refusal import refused
from zhenggai.words import Text

_FULL_WIDTH: Final = str.maketrans("＝＜＞～！｜", "=<>~!|")  # noqa: RUF001 - what a Chinese keyboard types
_OPERATOR: Final = re.compile(r"[!！][=＝]|[<＜][=＝]|[>＞][=＝]|[=＝<＜>＞~～≠≤≥]")  # noqa: RUF001
_SPELT: Final = {"≠": "!=", "≤": "<=", "≥": ">="}
_BARE: Final = re.compile(r"[^\s\"“”=＝<＜>＞~～!！|｜≠≤≥]+")  # noqa: RUF001
_QUOTES: Final = {'"': '"', "'": "'", "“": "”"}
_NOT: Final = "!！"
_OR: Final = "|｜"
_ESCAPED: Final = re.compile(r"\\([\\\"'”])")


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of text in a filter, and where it stands."""

    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a field compared with values: any of them will do."""

    values: tuple[Value, ...]
    """At least one: what the field is compared with, or the words."""
    name: Value | None = None
    """The field; None if the term is a word."""
    operator: str = ""
    negated: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """Terms that must all hold; none means everything."""

    terms: tuple[Term, ...] = ()
    source: str = field(default="", compare=False)


def parse(source: str) -> Filter:
    """Read a filter. Raise `CannotGoOnError`, with a caret under the word, if it is none."""
    return Filter(tuple(_Reader(source).terms()), source)


def written(found: Filter) -> str:
    """Return the text that `parse` reads as this filter."""
    return " ".join(_written_term(term) for term in found.terms)


def _written_term(term: Term) -> str:
    name = _written_value(term.name) if term.name else ""
    values = "|".join(_written_value(value) for value in term.values)
    return f"{'!' if term.negated else ''}{name}{term.operator}{values}"


def _written_value(value: Value) -> str:
    if _BARE.fullmatch(value.text) and value.text[0] not in _QUOTES:
        return value.text
    escaped = value.text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _Reader:
    """Goes through the text of a filter."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def terms(self) -> Iterator[Term]:
        """Go through the terms."""
        while self.peek():
            if self.peek().isspace():
                self.at += 1
            else:
                yield self.term()

    def peek(self) -> str:
        """Return the next character; empty at the end."""
        return self.source[self.at : self.at + 1]

    def term(self) -> Term:
        """Read one term."""
        start = self.at
        negated = self.peek() in _NOT and not self.operator_here()
        self.at += negated
        if self.operator_here():
            raise self.wrong(self.at, self.at + len(self.operator_here()), _NO_NAME)
        first = self.value()
        operator = self.operator_here()
        if not operator:
            values = self.values_after(first)
            if self.operator_here():
                raise self.wrong(start, self.at, _JOINS)
            return Term(values, None, "", negated, start, self.ended())
        self.at += len(operator)
        spelt = _SPELT.get(operator) or operator.translate(_FULL_WIDTH)
        values = self.values_after(self.compared())
        return Term(values, first, spelt, negated, start, self.ended())

    def operator_here(self) -> str:
        """Return the operator that stands here; empty if none does."""
        found = _OPERATOR.match(self.source, self.at)
        return found.group() if found else ""

    def compared(self) -> Value:
        """Read what a field is compared with; nothing there means that it is empty."""
        if not self.peek() or self.peek().isspace():
            return Value("", self.at, self.at)
        return self.value()

    def values_after(self, first: Value) -> tuple[Value, ...]:
        """Read the values that `|` joins to the first one."""
        values = [first]
        while self.peek() and self.peek() in _OR:
            self.at += 1
            values.append(self.value())
        return tuple(values)

    def value(self) -> Value:
        """Read one value, in quotes or without."""
        if self.peek() and self.peek() in _QUOTES:
            return self.quoted(_QUOTES[self.peek()])
        found = _BARE.match(self.source, self.at)
        if found is None:
            raise self.wrong(self.at, self.at + 1, _NO_VALUE)
        self.at = found.end()
        return Value(found.group(), found.start(), found.end())

    def quoted(self, closing: str) -> Value:
        """Read a text in quotes."""
        start = self.at
        self.at += 1
        while self.peek() and self.peek() != closing:
            self.at += 2 if self.peek() == "\\" else 1
        if not self.peek():
            raise self.wrong(start, len(self.source), _OPEN)
        self.at += 1
        text = _ESCAPED.sub(r"\1", self.source[start + 1 : self.at - 1])
        return Value(text, start, self.at)

    def ended(self) -> int:
        """Return where the term ends; a space or the end must follow."""
        if self.peek() and not self.peek().isspace():
            found = _BARE.match(self.source, self.at)
            raise self.wrong(self.at, found.end() if found else self.at + 1, _MORE)
        return self.at

    def wrong(self, start: int, end: int, said: Text) -> CannotGoOnError:
        """Return what is wrong with a piece of the filter."""
        return refused(self.source, start, end, said)


_NO_NAME: Final = Text(
    "比较符前面要有字段，中间不留空格，如 due<2006-04-01",
    "a field must stand right before the operator, without spaces: due<2006-04-01",
)
_JOINS: Final = Text(
    "| 只连接同一项里的几个值，如 theme=production|civility，不连接两项",
    "| joins values of one term, as in theme=production|civility; it does not join terms",
)
_NO_VALUE: Final = Text(
    '这里缺一个词；要写空值请写两个引号 ""',
    'a word is missing here; for an empty value write two quotes: ""',
)
_OPEN: Final = Text("引号没有配对，请在后面补上", "this quote is never closed; add the closing one")
_MORE: Final = Text(
    '这里要空一格再写下一项；文字里有空格或 = < > ~ ! | 时加引号，如 text~"a=b"；'
    "表示“不”的 ! 写在整项前面，如 !text~路",
    "leave a space before the next term; put text with spaces or = < > ~ ! | in quotes, as in"
    ' text~"a=b"; "not" stands before the whole term: !text~road',
)
