"""VAG: a measure says something that can be checked (C17)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Measure
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome
from zhenggai.rules.vague_words import (
    ABSTRACT,
    ENGLISH_EMPTY,
    ENGLISH_URGING,
    FILLERS,
    FRAMES,
    SLOGANS,
    THINGS,
    URGING,
)
from zhenggai.words import Text

_HAN: Final = re.compile(r"[㐀-鿿]")
_LATIN: Final = re.compile(r"[a-z]+")
_DIGIT: Final = re.compile(r"\d")
_MARK: Final = re.compile(r"[^\w%《》]")
_WORDS: Final = URGING | ABSTRACT | SLOGANS | FILLERS
_LONGEST: Final = max(map(len, _WORDS))
_BEGINNINGS: Final = frozenset(
    word[0] for words in (_WORDS, *(openings for openings, _ in FRAMES)) for word in words
)
"""What empty words begin with: most texts begin otherwise."""


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


def _frames() -> Iterator[str]:
    # A number, a rhythm, a paper or a thing between the two ends makes the sentence checkable.
    between = rf"[^\W\d一二三四五六七八九十百千万两每逐{THINGS}]{{0,12}}?"
    for openings, endings in FRAMES:
        yield _one_of(openings) + between + _one_of(endings)


_FRAME: Final = re.compile(_one_of(_frames()))


@lru_cache(maxsize=1024)
def is_vague(text: str) -> bool:
    """Say whether a measure is made of empty words only: nobody could check that it was done."""
    if not _HAN.search(text):
        return _is_vague_english(text)
    # Where the words so far can end, and whether one of them urges.
    ends = {0: False}
    place = 0
    while place in ends:
        for end, urges in _steps(text, place):
            ends[end] = ends.get(end, False) or ends[place] or urges
        place = min((end for end in ends if end > place), default=-1)
    return ends.get(len(text), False)


def _steps(text: str, place: int) -> Iterator[tuple[int, bool]]:
    """Go through the empty words that begin at a place: where each ends, whether it urges."""
    if text[place : place + 1] not in _BEGINNINGS and not _MARK.match(text, place):
        return
    for end in range(place + 1, min(place + _LONGEST, len(text)) + 1):
        word = text[place:end]
        if word in _WORDS or _MARK.fullmatch(word):
            yield end, word in URGING
    frame = _FRAME.match(text, place)
    if frame:
        yield frame.end(), True


def _is_vague_english(text: str) -> bool:
    words = set(_LATIN.findall(text.casefold()))
    known = words <= ENGLISH_URGING | ENGLISH_EMPTY
    return known and not words.isdisjoint(ENGLISH_URGING) and not _DIGIT.search(text)


def says_nothing(measure: Measure) -> bool:
    """Say whether a measure has a text but nothing to check it by, not even a quantity."""
    quantity = measure.quantity
    counted = quantity is not None and quantity.value is not None
    return bool(measure.text) and not counted and is_vague(measure.text)


@rule(
    "VAG01",
    Severity.WARNING,
    "C17",
    Text(
        "措施具体，能够检查",
        "a measure says something that can be checked: a thing, a number, a day, a place, a paper",
    ),
    why=Text(
        "“进一步加强”办没办，谁也说不清；写了事情、数量、地点、日期，才查得了。",
        "Nobody can say whether 'strengthen further' was done; a thing, a number, a place or a"
        " day can be checked.",
    ),
)
def checkable(case: Case) -> Iterator[Outcome]:
    """Find measures of empty words, unlike 「明确的个人整改措施」: nobody can check them."""
    for issue in case.unit.issues:
        if issue.status in OUTSIDE:
            continue
        for measure in filter(says_nothing, issue.measures):
            yield case.wrong(
                measure,
                "text",
                Text(
                    f"措施 {measure.id}（问题 {issue.id}）只有“加强”“努力”一类的话，无从检查",
                    f"measure {measure.id} of {issue.id} has only words like 'strengthen':"
                    " nothing in it can be checked",
                ),
                Text(
                    "写明做什么事、做多少、在哪里、到哪一天，如“3月底前在公开栏贴出2005年收支”",
                    "say what is done, how much, where and by when, such as 'post the accounts of"
                    " 2005 on the notice board by the end of March'",
                ),
            )


RULES = (checkable,)
