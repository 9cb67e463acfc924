"""The look-back's pre-judgements as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from zhenggai.lookback import Judgement, Review
from zhenggai.report.clean import clean, width
from zhenggai.report.json_text import json_text
from zhenggai.words import ANSWER, Lang, Text, Vocabulary, Word

ANSWERS: Final = Vocabulary(ANSWER.name, *ANSWER, Word("ask", "待答", "ask"))
_COLORS: Final = {"yes": "32", "partly": "33", "no": "31", "ask": "36"}
_OWN: Final = Text("本单位", "the unit")


def as_text(reviews: Sequence[Review], lang: Lang, *, color: bool) -> str:
    """Return every issue with its questions, the answer the records give, and why."""
    lines: list[str] = []
    head: tuple[str, str] | None = None
    for review in reviews:
        if head != (review.unit, review.member):
            head = (review.unit, review.member)
            lines += ["", clean(f"{review.unit}  {review.member or _OWN.to(lang)}")]
        lines.append(clean(f"  {review.issue.id}  {review.issue.title}"))
        names = [clean(item.name.to(lang)) for item in review.judgements]
        wide = max((width(name) for name in names), default=0)
        lines += [_line(item, lang, wide, color=color) for item in review.judgements]
    return "".join(f"{line}\n" for line in lines[1:])


def _line(item: Judgement, lang: Lang, wide: int, *, color: bool) -> str:
    name, answer = clean(item.name.to(lang)), ANSWERS[item.answer].to(lang)
    answer = f"{answer}{' ' * (6 - width(answer))}"
    shown = f"\x1b[{_COLORS[item.answer]}m{answer}\x1b[0m" if color else answer
    return f"      {name}{' ' * (wide - width(name))}  {shown}  {clean(item.grounds.to(lang))}"


def as_json(reviews: Sequence[Review], as_of: str, lang: Lang) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    document = {"version": 1, "as_of": as_of, "issues": [_object(item, lang) for item in reviews]}
    return json_text(document)


def _object(review: Review, lang: Lang) -> dict[str, Any]:
    return {
        "unit": review.unit,
        "member": review.member,
        "issue": review.issue.id,
        "title": review.issue.title,
        "questions": {
            item.question: {"answer": item.answer, "grounds": item.grounds.to(lang)}
            for item in review.judgements
        },
    }
