"""Filters written and read back, and held against each other over generated records."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.records_at_hand import DAY
from tests.strategies import Raw, units, yaml_of
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.entry import Around, Entry, standing
from zhenggai.query.grammar import Filter, Term, Value, parse, written
from zhenggai.query.kinds import KINDS, Kind
from zhenggai.query.match import Test as Means
from zhenggai.query.match import compiled
from zhenggai.query.plain import document
from zhenggai.query.states import TABLE as STATES
from zhenggai.reading import read_unit
from zhenggai.source import Mapping

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "filters.md"
ALL = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))


def _texts() -> st.SearchStrategy[str]:
    odd = st.sampled_from(" \"'“”=<>~!|\uff1d\uff1c｜\\\u3000\n*.|路a")
    return st.text(odd | st.characters(codec="utf-8"), max_size=8)


def _values(*, empty: bool) -> st.SearchStrategy[Value]:
    return _texts().filter(lambda text: empty or bool(text)).map(Value)


@st.composite
def _terms(draw: st.DrawFn) -> Term:
    values = tuple(draw(st.lists(_values(empty=True), min_size=1, max_size=3)))
    negated = draw(st.booleans())
    if draw(st.booleans()):
        return Term(values, None, "", negated)
    operator = draw(st.sampled_from(("=", "!=", "<", "<=", ">", ">=", "~")))
    return Term(values, draw(_values(empty=True)), operator, negated)


@given(st.lists(_terms(), max_size=4))
def test_a_filter_written_down_reads_back_as_the_same(terms: list[Term]) -> None:
    found = Filter(tuple(terms))
    assert parse(written(found)) == found


@given(_texts())
@settings(max_examples=500)
def test_any_text_is_a_filter_or_is_refused(text: str) -> None:
    try:
        found = parse(text)
    except CannotGoOnError as error:
        assert "^" in error.message.zh  # noqa: PT017 - either outcome is right
    else:
        assert parse(written(found)) == found


_OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "~")
_SAID = (
    *("", "yes", "陈志强", "2006-03", "+7d", "本周", "3", "production", "red", "I-*", "*", "unit"),
    *("member 李建国", "道路"),
)


@st.composite
def _likely(draw: st.DrawFn, kind: Kind) -> str:
    """Write a term with names and words that the kind has, or nearly has."""
    catalogue = Catalogue(kind, ALL)
    if draw(st.booleans()):
        word = Value(draw(st.sampled_from(catalogue.bare_names())))
        return written(Filter((Term((word,)),)))
    deeper = ["unit.kind", "unit.issues", "issue.due", "visit.date", "log.date", "reply.by"]
    name = draw(st.sampled_from([*catalogue.field_names(), *deeper]))
    values = tuple(draw(st.lists(st.sampled_from(_SAID).map(Value), min_size=1, max_size=2)))
    return written(Filter((Term(values, Value(name), draw(st.sampled_from(_OPERATORS))),)))


def _means(text: str, kind: Kind) -> Means | None:
    try:
        return compiled(parse(text), kind, Around(ALL, DAY))
    except CannotGoOnError:
        return None


def _entries(unit: Raw, kind: Kind) -> list[Entry]:
    read, _ = read_unit(yaml_of(unit).encode(), "a.yaml", "a", ALL.lists)
    assert read is not None
    return list(kind.entries(standing(read, Around(ALL, DAY))))


@given(st.data(), units(), st.sampled_from(KINDS))
@settings(deadline=None, max_examples=200)
def test_terms_divide_join_and_turn_round(data: st.DataObject, unit: Raw, kind: Kind) -> None:
    one, other = data.draw(_likely(kind)), data.draw(_likely(kind))
    tests = [_means(one, kind), _means(other, kind), _means(f"{one} {other}", kind)]
    if None in tests:
        return
    first, second, both = (test for test in tests if test)
    turned = _means(f"!{one}", kind)
    assert turned is not None
    for entry in _entries(unit, kind):
        assert both(entry) == (first(entry) and second(entry))
        assert turned(entry) != first(entry)


@given(units())
@settings(deadline=None, max_examples=40)
def test_every_field_and_state_can_be_asked_of_every_record(unit: Raw) -> None:
    for kind in KINDS:
        catalogue = Catalogue(kind, ALL)
        for entry in _entries(unit, kind):
            found = document(entry, catalogue)
            assert set(found["states"]) <= {state.id for state in STATES}
            for field in catalogue.own:
                assert all(value not in (None, "") for value in field.values(entry))
