"""A finding's line and column are right for every key of every record, in both languages.

One key or value at a time is made wrong by a marker in the text, and the marker is searched for:
the place is found without the reader. `tests/fixtures/full` uses every key there is.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.spots import Spot, spots_of
from zhenggai.finding import Finding
from zhenggai.load import open_ledger
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import (
    ABOUT,
    DAY,
    DUE,
    FACT,
    LINES,
    NOTE,
    PATH,
    SPAN,
    TEXT,
    TOPIC,
    Key,
    Listed,
    Many,
    One,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.model.unit import Unit
from zhenggai.reading import read_campaign, read_unit
from zhenggai.words import Vocabulary

ROOT = Path(__file__).parent.parent
FULL = Path(__file__).parent / "fixtures" / "full"
FILES = ("unit.en.yaml", "unit.zh.yaml", "campaign.en.yaml", "campaign.zh.yaml")
MARKER = "ZZ ZZ"
FREE = (TEXT, NOTE, LINES, ABOUT, TOPIC, PATH)
"""Kinds that take any text: only a mapping is wrong there."""
DAYS = (DAY, DUE, FACT, SPAN)


def _lists() -> Mapping[str, Vocabulary]:
    campaign, _ = read_campaign((FULL / "campaign.en.yaml").read_bytes(), "c")
    assert campaign
    return campaign.lists


LISTS = _lists()


def _findings(
    text: str, record: type[Record], lists: Mapping[str, Vocabulary] = LISTS
) -> list[Finding]:
    if record is Campaign:
        return read_campaign(text.encode(), "x.yaml")[1]
    return read_unit(text.encode(), "x.yaml", "x", lists)[1]


def _record_of(name: str) -> type[Record]:
    return Campaign if name.startswith("campaign") else Unit


def _read(name: str) -> str:
    return (FULL / name).read_text(encoding="utf-8")


def _with(text: str, spot: Spot, typed: str) -> str:
    block_text = "\n" if text[: spot.end].endswith("\n") else ""
    return text[: spot.start] + typed + block_text + text[spot.end :]


def _place(text: str, offset: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def _wrong(spot: Spot) -> tuple[str, str]:
    """Return what is wrong to type at a spot, and the code of the finding."""
    kind = spot.kind.of if isinstance(spot.kind, Some) else spot.kind
    if spot.part == "key" or (spot.part == "word" and isinstance(kind, Listed)):
        return MARKER, "FIL02"
    if kind in FREE or (isinstance(kind, Listed) and kind.free):
        return "{" + MARKER + ": 1}", "FIL04"
    return MARKER, "FIL06" if kind in DAYS else "FIL04"


def _check_wrong(
    text: str, record: type[Record], spot: Spot, lists: Mapping[str, Vocabulary] = LISTS
) -> None:
    typed, code = _wrong(spot)
    broken = _with(text, spot, typed)
    where = _place(broken, broken.index(typed))
    found = _places(_findings(broken, record, lists))
    assert (*where, code) in found, spot
    # A key that is not known any more leaves the field out: that, too, is said.
    others = {one for *place, one in found if tuple(place) != where}
    assert others <= ({"FIL05"} if spot.part == "key" else set()), (spot, found)


def _places(findings: Sequence[Finding]) -> list[tuple[int, int, str]]:
    return [(item.location.line, item.location.column, item.code) for item in findings]


@pytest.mark.parametrize("name", FILES)
def test_full_fixture_has_no_faults(name: str) -> None:
    assert _findings(_read(name), _record_of(name)) == []


def test_both_languages_hold_the_same_records() -> None:
    english, _ = read_unit(_read("unit.en.yaml").encode(), "x", "x", LISTS)
    chinese, _ = read_unit(_read("unit.zh.yaml").encode(), "x", "x", LISTS)
    assert english == chinese
    first, _ = read_campaign(_read("campaign.en.yaml").encode(), "c")
    second, _ = read_campaign(_read("campaign.zh.yaml").encode(), "c")
    assert first == second


def _all_keys(record: type[Record], found: set[tuple[type[Record], str]]) -> None:
    for key in keys_of(record).values():
        found.add((record, key.attribute))
        held = _held(key)
        if held and not any(known is held for known, _ in found):
            _all_keys(held, found)


def _held(key: Key) -> type[Record] | None:
    kind = key.kind.values if isinstance(key.kind, Table) else key.kind
    return kind.record if isinstance(kind, One | Many) else None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_full_fixture_uses_every_key_of_the_table(lang: str) -> None:
    wanted: set[tuple[type[Record], str]] = set()
    _all_keys(Unit, wanted)
    _all_keys(Campaign, wanted)
    used = set()
    for name, record in ((f"unit.{lang}.yaml", Unit), (f"campaign.{lang}.yaml", Campaign)):
        used |= {(spot.record, spot.attribute) for spot in spots_of(_read(name), record)}
    assert {(record.__name__, name) for record, name in wanted - used} == set()


@pytest.mark.parametrize("name", FILES)
def test_every_wrong_key_and_value_is_found_where_it_stands(name: str) -> None:
    text = _read(name)
    spots = spots_of(text, _record_of(name))
    assert len(spots) > 150
    for spot in spots:
        _check_wrong(text, _record_of(name), spot)


@pytest.mark.parametrize("name", FILES)
def test_every_missing_value_is_found_at_the_first_key(name: str) -> None:
    text = _read(name)
    spots = spots_of(text, _record_of(name))
    spots = [spot for spot in spots if spot.required and spot.part == "value"]
    assert spots
    for spot in spots:
        found = _places(_findings(_with(text, spot, '""'), _record_of(name)))
        assert found == [(*_place(text, spot.first), "FIL05")], spot


@pytest.mark.parametrize("name", FILES)
def test_every_duplicate_key_is_found_where_it_stands_again(name: str) -> None:
    text = _read(name)
    for spot in spots_of(text, _record_of(name)):
        line_start = text.rfind("\n", 0, spot.start) + 1
        indent = text[line_start : spot.start]
        if spot.part == "value" or indent.strip(" "):
            continue
        again = f"{indent}{text[spot.start : spot.end]}:\n"
        broken = text[:line_start] + again + text[line_start:]
        found = [
            item for item in _places(_findings(broken, _record_of(name))) if item[2] == "FIL03"
        ]
        assert found == [(*_place(broken, spot.start + len(again)), "FIL03")], spot


def test_places_are_right_in_the_sample_ledger() -> None:
    lists = open_ledger(ROOT).campaign.lists
    tried: set[tuple[object, ...]] = set()
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "data" / "units").rglob("*.yaml")]
    for text in sorted(texts, key=len):
        language = "zh" if text.startswith("名称") else "en"
        for spot in spots_of(text, Unit):
            what = (spot.record, spot.attribute, spot.part, language)
            if what not in tried:
                tried.add(what)
                _check_wrong(text, Unit, spot, lists)
    assert len(tried) > 600
