"""Answers of a person → the look-back record that is written, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from zhenggai.finding import Finding, Severity
from zhenggai.lookback import Review
from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Checked, Lookback
from zhenggai.public import lookback_digest
from zhenggai.words import Text

_NO_FOLLOW_UP: Final = Text("缺少补改措施", "a follow-up is missing")


@dataclass(slots=True)
class Answers:
    """What a person answered: by issue and question, the follow-ups, and what to reopen."""

    issues: dict[str, dict[str, Any]] = field(default_factory=dict)
    reopen: list[str] = field(default_factory=list)


def falls_short(answers: Iterable[str | None]) -> bool:
    """Say whether some answer demands a follow-up (C35)."""
    return any(answer in ("partly", "no") for answer in answers)


def values(reviews: Sequence[Review], answers: Answers, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of the look-back record; `given` has date, by, member and round."""
    looked_at = [item.issue for item in reviews if item.issue.id in answers.issues]
    return {**given, "issues": answers.issues, "digest": lookback_digest(looked_at)}


def answers_in(lookback: Lookback) -> Answers:
    """Return the answers of a record that was read from a file."""
    answers = Answers()
    for name, checked in lookback.issues.items():
        found: dict[str, Any] = {
            "answers": {
                question: {"answer": item.answer, "basis": item.basis}
                for question, item in checked.answers.items()
            }
        }
        if checked.follow_up:
            task = checked.follow_up
            found["follow_up"] = {
                "text": task.text,
                "owner": task.owner,
                "due": task.due,
                "done": task.done,
            }
        answers.issues[name] = found
    return answers


def faults_in(
    lookback: Lookback, reviews: Sequence[Review], campaign: Campaign
) -> Iterator[Finding]:
    """Say what keeps a typed look-back from being written: unknown issues, missing answers."""
    known = {item.issue.id for item in reviews}
    for name, checked in lookback.issues.items():
        where = lookback.at("issues", name)
        if name not in known:
            choices = " ".join(sorted(known))
            yield Finding(
                where,
                "REF02",
                Severity.ERROR,
                Text(f"没有问题 {name}", f"there is no issue {name}"),
                Text(f"可写: {choices}", f"write one of: {choices}"),
            )
            continue
        for code, said, remedy in _incomplete(checked, campaign):
            yield Finding(where, code, Severity.ERROR, said, remedy, record=name)


def _incomplete(checked: Checked, campaign: Campaign) -> Iterator[tuple[str, Text, Text]]:
    for word in campaign.lists["lookback_questions"]:
        answer = checked.answers.get(word.id)
        if answer is None or not answer.answer:
            yield (
                "LBK02",
                Text(f"没有回答“{word.zh}”", f"no answer to: {word.en}"),
                Text(f"补上 {word.id}: {{answer: …, basis: …}}", f"add '{word.id}: {{answer: …}}'"),
            )
    task = checked.follow_up
    short = falls_short(item.answer for item in checked.answers.values())
    if short and not (task and task.text and task.owner and task.due):
        yield (
            "LBK02",
            _NO_FOLLOW_UP,
            Text(
                "补上 follow_up（补改）: {text, owner, due}",
                "add 'follow_up: {text: …, owner: …, due: …}'",
            ),
        )
