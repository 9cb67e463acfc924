"""A person is asked for records at the terminal; whatever stops it, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import typer

from zhenggai.cli.adding import Adding, Spot, Values, write_records
from zhenggai.cli.prompts import Draft, give_back, person_at
from zhenggai.cli.spots import sound_unit
from zhenggai.errors import USAGE, CannotGoOnError
from zhenggai.intake.questions import HOW, Interview
from zhenggai.intake.sheet import sheet
from zhenggai.intake.suggestions import Scene
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Sitting:
    """One record is asked for, shown, put right and written."""

    adding: Adding
    address: str
    """Where it goes, as it is typed."""
    write: Callable[[Values], None]

    def hold(self, scene: Scene, answers: Values, kept: Values) -> bool:
        """Ask for it and write it; False if it was not to be written.

        Whatever stops it, what was answered is printed.
        """
        adding, say = self.adding, self.adding.settings.say
        person = person_at(adding.settings)
        interview = Interview(adding.intake, scene, adding.asking, person, kept)
        try:
            person.tell(f"— {say(adding.intake.record.called)} {self.address} —")
            person.tell(say(HOW))
            interview.hold(answers)
            while interview.settle(answers):
                refused = self._refused(answers)
                if refused is None:
                    return True
                person.tell(say(refused))
        except (KeyboardInterrupt, CannotGoOnError, OSError):
            _given_back(adding, self.address, answers)
            raise
        _given_back(adding, self.address, answers)
        return False

    def _refused(self, answers: Values) -> Text | None:
        """Write the record; say what a person can put right if it is refused."""
        try:
            self.write(self.adding.intake.told(answers))
        except typer.Exit:
            return _PUT_RIGHT
        except CannotGoOnError as error:
            if error.exit_code != USAGE:
                raise
            return error.message
        return None


_PUT_RIGHT: Final = Text("请改好有问题的栏目，再写入", "put the field right, then write it")


def ask_for_records(adding: Adding, spot: Spot, answers: Values, options: Values) -> None:
    """Ask for records one after the other, as they lie on a pile."""
    sitting = Sitting(adding, spot.address, lambda it: write_records(adding, spot, [it]))
    kept: Values = {}
    more = True
    while more:
        unit = sound_unit(adding.ledger, spot.unit_id)
        scene = Scene(adding.ledger.campaign, adding.settings.day, unit, spot.unit_id)
        more = sitting.hold(scene, answers, kept) and _again(adding)
        kept = adding.intake.kept(answers)
        answers = {name: value for name, value in options.items() if name != "id"}


def _again(adding: Adding) -> bool:
    called = adding.intake.record.called
    if adding.dry_run:
        return False
    question = Text(f"再添加一条{called.zh}吗？[y/N]", f"Add one more {called.en}? [y/N]")
    try:
        typed = person_at(adding.settings).ask(adding.settings.say(question))
    except KeyboardInterrupt:
        return False
    return typed.strip().lower() in ("y", "yes", "是", "好", "1")


def _given_back(adding: Adding, address: str, answers: Values) -> None:
    settings, intake = adding.settings, adding.intake
    lists = adding.ledger.campaign.lists
    name = f"{intake.name}.yaml"
    said = sheet(intake.record, answers, settings.lang, lists) if answers else ""
    command = f"zhenggai add {intake.name} {address} --input {name} --ask"
    give_back(Draft(said, name, command), settings)
