"""STU04: the unit and each member hold themselves against the charter (三个对照, C12)."""

import datetime as dt
from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome
from zhenggai.rules.timing import NOT_DUE, part_over
from zhenggai.words import Text


@rule(
    "STU04",
    Severity.ERROR,
    "C12",
    Text(
        "单位和每名党员都有三个对照",
        "the unit and each member hold themselves against every part of the charter",
    ),
)
def held_against_the_charter(case: Case) -> Iterator[Outcome]:
    """Want the three contrasts: 「对照党章中明确党的性质、宗旨和目标任务」 and the other two."""
    if case.stage is None:
        yield NO_STAGE
        return
    if not part_over(case, 3):
        yield NOT_DUE
        return
    yield from _of_unit(case)
    yield from _of_members(case)


def _of_unit(case: Case) -> Iterator[Outcome]:
    done = {part for part, item in case.unit.contrast.items() if item.date or item.text}
    missing = _missing(case, done)
    if missing:
        named = _named(case, missing)
        yield case.lacks(
            "contrast",
            Text(
                f"{case.unit.name}没有对照党章的这部分: {named.zh}",
                f"{case.unit.name} is not held against this part of the charter: {named.en}",
            ),
            Text(
                f"补上 ‹contrast: {{{missing[0]}: {{date: …, text: …}}}}›",
                f"add ‹contrast: {{{missing[0]}: {{date: …, text: …}}}}›",
            ),
        )


def _of_members(case: Case) -> Iterator[Outcome]:
    for member in case.unit.members:
        done = {part for part, note in member.contrast.items() if _given(note, case.day)}
        missing = _missing(case, done)
        if missing:
            named = _named(case, missing)
            yield case.wrong(
                member,
                "contrast",
                Text(
                    f"党员{member.name}没有对照党章的这部分: {named.zh}",
                    f"member {member.name} is not held against this part of the charter:"
                    f" {named.en}",
                ),
                Text(
                    f"在名册里补上 ‹contrast: {{{missing[0]}: 内容或日期}}›",
                    f"add ‹contrast: {{{missing[0]}: text or date}}› on the roster",
                ),
                severity=Severity.WARNING,
            )


def _missing(case: Case, done: set[str]) -> list[str]:
    return [part for part in case.campaign.lists["charter_parts"].ids if part not in done]


def _named(case: Case, parts: list[str]) -> Text:
    words = [case.campaign.lists["charter_parts"][part] for part in parts]
    return Text("、".join(word.zh for word in words), ", ".join(word.en for word in words))


def _given(note: str, day: dt.date) -> bool:
    """Say whether a note is there as of the day: it may be no more than a date."""
    if not note[:1].isdigit():
        return bool(note)
    try:
        return dt.date.fromisoformat(note) <= day
    except ValueError:
        return bool(note)


RULES = (held_against_the_charter,)
