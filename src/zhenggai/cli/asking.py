"""Asking for a yes before something is done that cannot be taken back."""

from __future__ import annotations

from typing import Final

from zhenggai.cli.prompts import is_terminal, person_at
from zhenggai.cli.settings import Settings
from zhenggai.words import Text

_YES: Final = ("y", "yes", "是", "好", "对")


def agreed(question: Text, settings: Settings) -> bool:
    """Ask on a terminal whether to go on; elsewhere nobody can be asked, and it goes on."""
    if not is_terminal():
        return True
    said = Text(f"{question.zh} [y/N]", f"{question.en} [y/N]")
    person = person_at(settings)
    person.heed()
    if person.ask(settings.say(said)).strip().casefold() in _YES:
        return True
    settings.tell(Text("什么也没有改", "nothing was changed"))
    return False
