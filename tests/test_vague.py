"""A measure of empty words is told from one that can be checked."""

from pathlib import Path

import pytest
import yaml

from zhenggai.rules.vague import is_vague

_FILE = Path(__file__).with_name("vague_sentences.yaml")
_SENTENCES: dict[str, list[str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sentence", _SENTENCES["vague"])
def test_empty_words_are_vague(sentence: str) -> None:
    assert is_vague(sentence)


@pytest.mark.parametrize("sentence", _SENTENCES["checkable"])
def test_something_to_check_is_not_vague(sentence: str) -> None:
    assert not is_vague(sentence)


def test_there_are_enough_sentences_of_both_kinds() -> None:
    assert all(len(set(_SENTENCES[kind])) >= 30 for kind in ("vague", "checkable"))


def test_nothing_is_not_vague() -> None:
    assert not is_vague("")
    assert not is_vague(" ")
