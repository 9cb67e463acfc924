"""A person looks back at the terminal; whatever stops it, nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

from zhenggai.acts.typed import Asking
from zhenggai.answering import Answers, answers_in, faults_in
from zhenggai.cli.answers import Taken, asked_about, write_answers
from zhenggai.cli.prompts import Draft, give_back, is_terminal, person_at
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.intake.checklists import Checklist
from zhenggai.intake.questions import HOW
from zhenggai.intake.sheet import sheet
from zhenggai.lookback import Review
from zhenggai.model.review import Lookback
from zhenggai.model.unit import Unit
from zhenggai.words import Text


def is_asked(taken: Taken, typed: Unit, source: str) -> bool:
    """Say whether a person is asked for what a look-back still lacks, if there is one."""
    reviews = asked_about(typed, taken.ledger, taken.record)
    able = is_terminal() and source != "-"
    if not isinstance(taken.said, Lookback):
        if not able and reviews:
            raise CannotGoOnError(
                Text(
                    "这里不是终端，不能逐条提问；用 --input 文件",
                    "not a terminal, so no questions can be asked; use --input FILE",
                )
            )
        return able
    missing = {item.code for item in faults_in(taken.said, reviews, taken.ledger.campaign)}
    unanswered = {review.issue.id for review in reviews} - set(taken.said.issues)
    return able and missing <= {"LBK02"} and bool(missing or unanswered)


def ask_and_write(taken: Taken, typed: Unit, settings: Settings, *, dry_run: bool) -> None:
    """Ask for all that is not answered yet, show it, and write it."""
    answers = answers_in(taken.said) if isinstance(taken.said, Lookback) else taken.said
    reviews = asked_about(typed, taken.ledger, taken.record)
    try:
        if _asked(taken, answers, reviews, settings):
            write_answers(replace(taken, said=answers), settings, dry_run=dry_run)
            return
    except (KeyboardInterrupt, CannotGoOnError, OSError):
        _given_back(taken, answers, settings)
        raise
    _given_back(taken, answers, settings)


def _asked(taken: Taken, answers: Answers, reviews: list[Review], settings: Settings) -> bool:
    """Ask for the answers; say if they are to be written."""
    person = person_at(settings)
    # A follow-up lies ahead of the look-back, also of one that is recorded later.
    asking = Asking(taken.record["date"], taken.ledger.campaign.lists)
    checklist = Checklist(reviews, asking, person)
    who = f"{taken.unit_id} {taken.record['member']}".strip()
    person.tell(settings.say(Text(f"— 回头看 {who} —", f"— look-back {who} —")))
    person.tell(settings.say(HOW))
    checklist.hold(answers)
    return checklist.settle(taken.record, answers)


def _given_back(taken: Taken, answers: Answers, settings: Settings) -> None:
    if not answers.issues:
        return
    values = {**taken.record, "issues": answers.issues}
    said = sheet(Lookback, values, settings.lang, taken.ledger.campaign.lists)
    command = f"zhenggai lookback answer {taken.unit_id} --input lookback.yaml"
    give_back(Draft(said, "lookback.yaml", command), settings)
