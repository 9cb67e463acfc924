"""Names: unique where they must be told apart, filled in both languages."""

import re
from collections.abc import Iterator

import pytest

from zhenggai import words
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Key, Listed, Record, Table, keys_of
from zhenggai.model.unit import Unit
from zhenggai.schema import records_of
from zhenggai.words import LISTS, Text, Vocabulary

RECORDS = tuple(dict.fromkeys((*records_of(Unit), *records_of(Campaign))))
VOCABULARIES = {name: item for name, item in vars(words).items() if isinstance(item, Vocabulary)}
CHINESE = re.compile("[\u4e00-\u9fff]")


def _keys() -> Iterator[tuple[type[Record], Key]]:
    for record in RECORDS:
        for key in keys_of(record).values():
            yield record, key


@pytest.mark.parametrize("record", RECORDS)
def test_keys_of_a_record_are_told_apart_in_each_language(record: type[Record]) -> None:
    keys = list(keys_of(record).values())
    assert len({key.id for key in keys}) == len(keys)
    assert len({key.zh for key in keys}) == len(keys)
    assert not {key.id for key in keys} & {key.zh for key in keys}


@pytest.mark.parametrize("record", RECORDS)
def test_words_that_are_keys_are_no_other_keys(record: type[Record]) -> None:
    keys = list(keys_of(record).values())
    for key in keys:
        if isinstance(key.kind, Table) and key.kind.rest and isinstance(key.kind.keys, Listed):
            listed = {name for word in LISTS[key.kind.keys.name] for name in (word.id, word.zh)}
            assert not listed & {name for other in keys for name in (other.id, other.zh)}


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_has_a_name_in_both_languages(record: type[Record]) -> None:
    _check(record.called)


def test_every_key_has_a_name_and_help_in_both_languages() -> None:
    for record, key in _keys():
        assert CHINESE.search(key.zh), (record, key.id)
        assert re.fullmatch("[a-z][a-z_]*", key.id), (record, key.id)
        _check(key.help)
        _check(key.name)


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_words_of_a_list_are_told_apart_in_each_language(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    assert len({word.id for word in vocabulary}) == len(vocabulary.words)
    assert len({word.zh for word in vocabulary}) == len(vocabulary.words)
    assert len({word.en for word in vocabulary}) == len(vocabulary.words)
    # An id that is another word's Chinese name would be read as the wrong word.
    assert not {word.id for word in vocabulary} & {word.zh for word in vocabulary}


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_words_are_filled_in_both_languages(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    assert vocabulary.words
    _check(vocabulary.name)
    for word in vocabulary:
        _check(word.text)
        assert re.fullmatch(r"[\w.-]+", word.id)


def test_names_of_lists_are_told_apart() -> None:
    names = [vocabulary.name for vocabulary in VOCABULARIES.values()]
    assert len({name.zh for name in names}) == len(names)
    assert len({name.en for name in names}) == len(names)


def test_domains_themes_and_areas_share_no_word() -> None:
    topics = [word for name in ("domains", "themes", "areas") for word in LISTS[name]]
    assert len({word.id for word in topics}) == len(topics)
    assert len({word.zh for word in topics}) == len(topics)


def _check(text: Text) -> None:
    assert CHINESE.search(text.zh), text
    assert re.search("[A-Za-z]", text.en), text
    assert text.zh == text.zh.strip()
    assert text.en == text.en.strip()
