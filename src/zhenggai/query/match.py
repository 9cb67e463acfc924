"""A filter and a kind of record → which records are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.errors import CannotGoOnError
from zhenggai.query.catalogue import Catalogue, Meaning
from zhenggai.query.entry import Around, Entry
from zhenggai.query.fields import Field
from zhenggai.query.grammar import Filter, Term, Value
from zhenggai.query.kinds import Kind
from zhenggai.query.refusal import nearest, refused
from zhenggai.query.values import Holds, holds
from zhenggai.words import YES_NO, Text

Test: TypeAlias = Callable[[Entry], bool]
_UNIT: Final = ("unit", "单位")


def compiled(found: Filter, kind: Kind, around: Around) -> Test:
    """Return what says of a record of this kind whether the filter means it.

    Raise `CannotGoOnError`, with a caret under the word, for what the kind has not.
    """
    compiler = _Compiler(Catalogue(kind, around.campaign), around, found.source)
    tests = [compiler.term(term) for term in found.terms]
    return lambda entry: all(test(entry) for test in tests)


def unit_terms(found: Filter) -> tuple[Term, ...]:
    """Return the terms `unit=…`: only units that each of them names can be meant."""
    return tuple(
        term
        for term in found.terms
        if term.name
        and term.name.text.casefold() in _UNIT
        and term.operator == "="
        and not term.negated
        and all(value.text for value in term.values)
    )


def field_named(catalogue: Catalogue, path: str) -> Field:
    """Return a field by its path. Raise `CannotGoOnError` if the kind has none such."""
    field = catalogue.field(path)
    if field is None:
        said = _no_field(catalogue, path)
        raise CannotGoOnError(said)
    return field


@dataclass(frozen=True, slots=True)
class _Compiler:
    catalogue: Catalogue
    around: Around
    source: str

    def term(self, term: Term) -> Test:
        """Return what a term asks of a record."""
        if term.name is None:
            tests = [self.word(value) for value in term.values]
            return _any(tests, negated=term.negated)
        field = self.catalogue.field(term.name.text)
        if field is None:
            raise self.wrong(term.name, _no_field(self.catalogue, term.name.text))
        negated = term.operator == "!="
        operator = "=" if negated else term.operator
        tests = [self.compared(field, operator, value) for value in term.values]
        return _any(tests, negated=negated != term.negated)

    def compared(self, field: Field, operator: str, value: Value) -> Test:
        """Return what a field compared with one value asks of a record."""
        if not value.text:
            if operator != "=":
                raise self.wrong(value, _NOTHING)
            return lambda entry: not _filled(field, entry)
        asked = holds(field, operator, value.text, self.around.day)
        if isinstance(asked, Text):
            raise self.wrong(value, asked)
        return _of_any_value(field, asked)

    def word(self, value: Value) -> Test:
        """Return what a word by itself asks: a state, a field that is filled, a word of one."""
        state = self.catalogue.states.get(value.text.casefold().replace("-", "_"))
        if state:
            return state.holds
        field = self.catalogue.own_field(value.text)
        if field:
            return _is_so(field)
        meanings = list(self.catalogue.meanings(value.text))
        if len(meanings) == 1:
            return _of_any_value(meanings[0].field, _equals(meanings[0].word))
        said = _ambiguous(value.text, meanings) if meanings else self.unknown(value.text)
        raise self.wrong(value, said)

    def unknown(self, typed: str) -> Text:
        """Say that nothing has this name."""
        kind = self.catalogue.kind
        near = nearest(typed, self.catalogue.bare_names())
        if "/" in typed or not near:
            return Text(
                f"{kind.name.zh}没有“{typed}”这个状态、字段或词；"
                f"单位写 单位={typed}，按单位名称写 单位.名称~{typed}，找文字写 字段~{typed}",
                f"{kind.id} have no state, field or word {typed}; a unit is written unit={typed},"
                f" its name unit.name~{typed}, any text FIELD~{typed}",
            )
        names = " ".join(near)
        return Text(
            f"{kind.name.zh}没有“{typed}”这个状态、字段或词。是不是: {names}",
            f"{kind.id} have no state, field or word {typed}. Did you mean: {names}",
        )

    def wrong(self, value: Value, said: Text) -> CannotGoOnError:
        """Return what is wrong with a piece of the filter."""
        return refused(self.source, value.start, value.end, said)


_NOTHING: Final = Text(
    "后面要写一个值；只有 = 和 != 可以什么都不比，表示没有填",
    "a value must follow; only = and != may stand before nothing, which means not filled in",
)


def _any(tests: Sequence[Test], *, negated: bool) -> Test:
    if len(tests) == 1 and not negated:
        return tests[0]
    return lambda entry: any(test(entry) for test in tests) != negated


def _of_any_value(field: Field, asked: Holds) -> Test:
    return lambda entry: any(asked(value) for value in field.values(entry))


def _equals(word: str) -> Holds:
    return lambda value: value == word


def _filled(field: Field, entry: Entry) -> bool:
    return any(value != field.nothing for value in field.values(entry))


def _is_so(field: Field) -> Test:
    """Return whether a field says yes, or, of any other kind, whether it is filled in."""
    if field.words is YES_NO:
        return _of_any_value(field, _equals("yes"))
    return lambda entry: _filled(field, entry)


def _no_field(catalogue: Catalogue, path: str) -> Text:
    kind, names = catalogue.kind, catalogue.field_names(path)
    if path.casefold().replace("-", "_") in catalogue.states:
        return Text(
            f"“{path}”是状态，单独写，后面没有 =；要相反的写 !{path}",
            f"{path} is a state: it stands alone, without =; its opposite is !{path}",
        )
    near = nearest(path, names)
    if near:
        found = " ".join(near)
        return Text(
            f"{kind.name.zh}没有“{path}”这个字段。是不是: {found}",
            f"{kind.id} have no field {path}. Did you mean: {found}",
        )
    return Text(
        f"{kind.name.zh}没有“{path}”这个字段。字段有: {' '.join(names[1::2])}",
        f"{kind.id} have no field {path}. Fields: {' '.join(names[::2])}",
    )


def _ambiguous(typed: str, meanings: Sequence[Meaning]) -> Text:
    zh = " ".join(f"{item.field.name.zh}={typed}" for item in meanings)
    en = " ".join(f"{item.field.path}={typed}" for item in meanings)
    return Text(f"“{typed}”有几个意思，请写明: {zh}", f"{typed} has several meanings; write: {en}")
