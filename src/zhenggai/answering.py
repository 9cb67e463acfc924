"""Answers of a person → the look-back record that is written, or what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from zhenggai.finding import Finding, Severity
from zhenggai.lookback import Judgement, Review
from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Checked, Lookback
from zhenggai.public import lookback_digest
from zhenggai.words import ANSWER, Lang, Text

Ask = Callable[[str, str], str]
"""Ask a person: a prompt and a default; returns what was typed, or the default."""
_NO_FOLLOW_UP: Final = Text("缺少补改措施", "a follow-up is missing")


@dataclass(slots=True)
class Answers:
    """What a person answered: by issue and question, the follow-ups, and what to reopen."""

    issues: dict[str, dict[str, Any]] = field(default_factory=dict)
    reopen: list[str] = field(default_factory=list)


def ask_all(reviews: Sequence[Review], ask: Ask, lang: Lang) -> Answers:
    """Ask every question of every issue, the pre-judgement being the default."""
    answers = Answers()
    for review in reviews:
        given = {item.question: _ask_one(review, item, ask, lang) for item in review.judgements}
        checked: dict[str, Any] = {"answers": given}
        if any(item["answer"] != "yes" for item in given.values()):
            checked["follow_up"] = _ask_follow_up(review, ask, lang)
        answers.issues[review.issue.id] = checked
        unsolved = given.get("solved", {}).get("answer") == "no"
        if unsolved and review.issue.resolved and _ask_reopen(review, ask, lang):
            answers.reopen.append(review.issue.id)
    return answers


def _ask_one(review: Review, item: Judgement, ask: Ask, lang: Lang) -> dict[str, str]:
    default = item.answer if item.answer in ANSWER else ""
    choices = " / ".join(word.text.to(lang) for word in ANSWER)
    prompt = Text(
        f"{review.issue.id} {review.issue.title}\n  {item.name.zh}（{choices}；{item.grounds.zh}）",
        f"{review.issue.id} {review.issue.title}\n  {item.name.en} ({choices}; {item.grounds.en})",
    )
    shown = ANSWER[default].to(lang) if default else ""
    while True:
        typed = ask(prompt.to(lang), shown).strip()
        answer = _answer_of(typed)
        if answer:
            break
    basis = ask(Text("  依据", "  basis").to(lang), item.grounds.to(lang))
    return {"answer": answer, "basis": basis}


def _answer_of(typed: str) -> str:
    for word in ANSWER:
        if typed.lower() in (word.id, word.zh, word.en, word.id[0]):
            return word.id
    return ""


def _ask_follow_up(review: Review, ask: Ask, lang: Lang) -> dict[str, Any]:
    text = owner = ""
    due = None
    while not text:
        text = ask(Text("  补改什么", "  what is to be done").to(lang), "").strip()
    while not owner:
        owner = ask(Text("  责任人", "  by whom").to(lang), review.issue.owner).strip()
    while due is None:
        typed = ask(Text("  时限（如 2006-06-10）", "  due (like 2006-06-10)").to(lang), "")
        due = _day(typed.strip())
    return {"text": text, "owner": owner, "due": due}


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _ask_reopen(review: Review, ask: Ask, lang: Lang) -> bool:
    prompt = Text(
        f"  {review.issue.id} 记为已整改，重新打开吗（是/否）",
        f"  {review.issue.id} stands as resolved; reopen it (yes/no)",
    )
    return _answer_of(ask(prompt.to(lang), YES[lang]).strip()) == "yes"


YES: Final[Mapping[Lang, str]] = {"zh": "是", "en": "yes"}


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
    falls_short = any(item.answer in ("partly", "no") for item in checked.answers.values())
    if falls_short and not (task and task.text and task.owner and task.due):
        yield (
            "LBK02",
            _NO_FOLLOW_UP,
            Text(
                "补上 follow_up（补改）: {text, owner, due}",
                "add 'follow_up: {text: …, owner: …, due: …}'",
            ),
        )
