"""A person is asked the questions of a look-back, issue by issue (回头看, C34, C35)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from zhenggai.acts.typed import Asking
from zhenggai.answering import Answers, falls_short
from zhenggai.intake.answers import Wanted
from zhenggai.intake.questions import BACK, NO, SKIPPED, YES, Person, ask_line
from zhenggai.intake.sheet import sheet
from zhenggai.intake.suggestions import Offer
from zhenggai.lookback import Judgement, Review
from zhenggai.model.review import Answer, Checked, Lookback, Task
from zhenggai.model.schema import Choice, Key, keys_of
from zhenggai.words import ANSWER, YES_NO, Text, Vocabulary

_ANSWER: Final = keys_of(Answer)
_TASK: Final = keys_of(Task)
_FOLLOW_UP: Final = keys_of(Checked)["follow_up"]
_REOPEN: Final = Key("reopen", "重新打开", Choice(YES_NO), Text("", ""), required=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a look-back: an answer or its basis, a part of the follow-up, a reopening."""

    review: Review
    field: str
    """`answer`, `basis`; `text`, `owner`, `due` of the follow-up; `reopen`."""
    judgement: Judgement | None = None
    """What the records say to the question, for an answer and its basis."""

    def fits(self, answers: Answers) -> bool:
        """Say whether the answers so far call for it."""
        given = self._checked(answers).get("answers", {})
        if self.judgement:
            return True
        if self.field == "reopen":
            unsolved = given.get("solved", {}).get("answer") == "no"
            return unsolved and self.review.issue.resolved
        return falls_short(item.get("answer") for item in given.values())

    def known(self, answers: Answers) -> Any:  # noqa: ANN401 - a value of the table
        """Return the value that is there; None if there is none."""
        if self.field == "reopen":
            return "yes" if self.review.issue.id in answers.reopen else None
        return self._home(answers).get(self.field)

    def keep(self, answers: Answers, value: Any) -> None:  # noqa: ANN401 - a value of the table
        """Take a value, or none, for what was there."""
        name = self.review.issue.id
        if self.field == "reopen":
            answers.reopen[:] = [it for it in answers.reopen if it != name]
            answers.reopen += [name] if value == "yes" else []
            return
        checked = answers.issues.setdefault(name, {"answers": {}})
        if self.judgement:
            home = checked["answers"].setdefault(self.judgement.question, {})
        else:
            home = checked.setdefault("follow_up", {})
        home.pop(self.field, None)
        home.update({} if value is None else {self.field: value})
        if not home and not self.judgement:
            del checked["follow_up"]

    def _checked(self, answers: Answers) -> Mapping[str, Any]:
        return answers.issues.get(self.review.issue.id, {})

    def _home(self, answers: Answers) -> Mapping[str, Any]:
        checked = self._checked(answers)
        if self.judgement is None:
            return checked.get("follow_up") or {}
        found: Mapping[str, Any] = checked.get("answers", {}).get(self.judgement.question, {})
        return found


def steps_of(review: Review) -> Iterator[Step]:
    """Go through what may be asked about an issue, in order."""
    for judgement in review.judgements:
        yield Step(review, "answer", judgement)
        yield Step(review, "basis", judgement)
    for name in ("text", "owner", "due", "reopen"):
        yield Step(review, name)


@dataclass(frozen=True, slots=True)
class Checklist:
    """The questions of one look-back; answers are filled in as they are given."""

    reviews: Sequence[Review]
    asking: Asking
    person: Person

    def hold(self, answers: Answers) -> None:
        """Ask for all that is not answered yet."""
        steps = [step for review in self.reviews for step in steps_of(review)]
        self._ask([step for step in steps if step.known(answers) is None], answers)

    def settle(self, record: Mapping[str, Any], answers: Answers) -> bool:
        """Show the look-back, let any issue be looked at again; say if it is to be written."""
        lang, tell = self.person.lang, self.person.tell
        reviews = {review.issue.id.casefold(): review for review in self.reviews}
        while True:
            values = {**record, "issues": answers.issues}
            tell("")
            tell(sheet(Lookback, values, lang, self.asking.lists))
            if answers.reopen:
                again = " ".join(answers.reopen)
                tell(Text(f"重新打开: {again}", f"to be reopened: {again}").to(lang))
            self.person.heed()
            typed = self.person.ask(_LAST.to(lang)).strip().casefold()
            if typed in (*YES, *NO):
                return typed in YES
            if typed in reviews:
                self._ask(list(steps_of(reviews[typed])), answers)
            else:
                names = " ".join(review.issue.id for review in self.reviews)
                tell(Text(f"没有问题“{typed}”，有: {names}", f"no issue {typed}: {names}").to(lang))

    def _ask(self, steps: Sequence[Step], answers: Answers) -> None:
        place = 0
        while place < len(steps):
            step = steps[place]
            if not step.fits(answers):
                step.keep(answers, None)
            elif not self._put(step, answers):
                before = [number for number in range(place) if steps[number].fits(answers)]
                place = before[-1] if before else 0
                continue
            place += 1

    def _put(self, step: Step, answers: Answers) -> bool:
        """Ask for a value and keep it; False if the person wants to go back."""
        value = ask_line(self.person, self._wanted(step, answers), self.asking)
        while step.field == "due" and value is not BACK and value < self.asking.today:
            said = Text(
                f"时限 {value} 早于回头看的 {self.asking.today}，写以后的日期",
                f"{value} is before the look-back of {self.asking.today}; write a later day",
            )
            self.person.tell(said.to(self.person.lang))
            value = ask_line(self.person, self._wanted(step, answers), self.asking)
        if value is BACK:
            return False
        step.keep(answers, None if value is SKIPPED else value)
        return True

    def _wanted(self, step: Step, answers: Answers) -> Wanted:
        lang, issue, known = self.person.lang, step.review.issue, step.known(answers)
        if step.field == "reopen":
            label = f"{issue.id} · {_RESOLVED.to(lang)}"
            return Wanted(label, _REOPEN, known or "yes", True, self._words(YES_NO))
        if step.judgement is None:
            key = _TASK[step.field]
            label = f"{issue.id} · {_FOLLOW_UP.name.to(lang)} · {key.name.to(lang)}"
            usual = issue.owner or None if step.field == "owner" else None
            return Wanted(label, key, known or usual, required=True)
        judged = step.judgement
        if step.field == "answer":
            label = f"{issue.id} {issue.title} · {judged.name.to(lang)}"
            key = replace(_ANSWER["answer"], help=judged.grounds)
            usual = judged.answer if judged.answer in ANSWER else None
            return Wanted(label, key, known or usual, True, self._words(ANSWER))
        answer = Step(step.review, "answer", judged).known(answers)
        # The grounds speak for the pre-judgement, not for another answer.
        usual = judged.grounds.to(lang) if answer == judged.answer else None
        label = f"{issue.id} · {_ANSWER['basis'].name.to(lang)}"
        return Wanted(label, _ANSWER["basis"], known or usual)

    def _words(self, words: Vocabulary) -> list[Offer]:
        return [Offer(word.id, word.text.to(self.person.lang)) for word in words]


_RESOLVED: Final = Text("记为已整改，重新打开吗", "stands as resolved; reopen it")
_LAST: Final = Text(
    "写入吗？[是]（n 不写；要改哪一条，就写它的编号）",
    "Write it? [Y/n] (or the id of an issue to look at again)",
)
