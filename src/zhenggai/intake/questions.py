"""A person is asked for a record, field by field, and again where an answer will not do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, TypeAlias

from zhenggai.acts.typed import Asking
from zhenggai.errors import CannotGoOnError
from zhenggai.intake.answers import Wanted, explained, prompt, read_answer
from zhenggai.intake.base import Intake, Question
from zhenggai.intake.sheet import sheet
from zhenggai.intake.suggestions import Offer, Scene, likely, offers
from zhenggai.model.schema import ID, LINES, TEXT, Key, Many, One, Some, Table, keys_of
from zhenggai.query.names import folded, vocabulary
from zhenggai.words import Lang, Text

SKIPPED: Final = object()
BACK: Final = object()
_GOES_BACK: Final = ("<", "\uff1c", "《")
_CLEARS: Final = ("-", "－", "—")
_ASKS: Final = ("?", "？")
YES: Final = ("", "y", "yes", "是", "好", "1")
NO: Final = ("n", "no", "否", "不", "不写")
MOST: Final = 40
"""So many are listed to choose from."""
_REQUIRED: Final = Text("这一栏必须填", "this one is needed")
HOW: Final = Text(
    "回车: 用方括号里的，没有就不填 · - 不填 · < 退回上一问 · ? 说明\nCtrl-C 停下，已打的不会丢",
    "Enter: what stands in brackets, or nothing · - leave empty · < back · ? help\n"
    "Ctrl-C stops, and nothing typed is lost",
)


Keep: TypeAlias = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the questions go to."""

    ask: Callable[[str], str]
    """Shows a question and returns the line that is typed."""
    tell: Callable[[str], None]
    lang: Lang
    room: int = 80
    """Columns of the terminal."""
    heed: Callable[[], None] = lambda: None
    """Drops what was typed before a question was shown, such as more lines of a paste."""


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions for one kind of record; `answers` are filled in as they are given."""

    intake: Intake
    scene: Scene
    asking: Asking
    person: Person
    kept: Mapping[str, Any]
    """Answers for the record before this one, that may hold again."""

    def hold(self, answers: dict[str, Any]) -> None:
        """Ask for all that is not answered yet, in the order of the kind."""
        asked = [it for it in self.intake.questions if it.field not in answers]
        place = 0
        while place < len(asked):
            question = asked[place]
            needed = self.intake.needs_field(question.field, answers)
            fits = question.fits(answers)
            went_back = fits and not self.put(self.key(question.field), answers, needed=needed)
            if not fits:
                answers.pop(question.field, None)
            place = _before(asked, place, answers) if went_back else place + 1
        for group in self.intake.lacks(answers):
            while not self.put(group[0], answers, needed=True):
                pass

    def settle(self, answers: dict[str, Any]) -> bool:
        """Show the record, let any field be changed or filled in; say if it is to be written."""
        lang, tell = self.person.lang, self.person.tell
        while True:
            tell("")
            tell(sheet(self.intake.record, answers, lang, self.scene.campaign.lists))
            self.person.heed()
            typed = self.person.ask(self._last(answers)).strip()
            if typed.lower() in (*YES, *NO):
                return typed.lower() in YES
            key = self.named(typed)
            if key is not None:
                needed = self.intake.needs_field(key.attribute, answers)
                self.put(key, answers, needed=needed)
            else:
                tell(Text(f"没有“{typed}”这一栏", f"there is no field {typed}").to(lang))

    def _last(self, answers: Mapping[str, Any]) -> str:
        empty = [key.name for name, key in self.intake.fields.items() if name not in answers]
        zh, en = " ".join(it.zh for it in empty), ", ".join(it.en for it in empty)
        return Text(
            f"写入吗？[是]（n 不写；要改、要补哪一栏，就写栏名。没有填的: {zh}）",
            f"Write it? [Y/n] (or the name of a field to change or fill in. Empty: {en})",
        ).to(self.person.lang)

    def key(self, name: str) -> Key:
        """Return a field of the record."""
        return keys_of(self.intake.record)[name]

    def named(self, typed: str) -> Key | None:
        """Return the field that a person names in either language."""
        wanted = folded(typed).replace(" ", "_")
        keys = self.intake.fields.values()
        return next((key for key in keys if wanted in (key.id, folded(key.zh))), None)

    def put(self, key: Key, answers: dict[str, Any], *, needed: bool) -> bool:
        """Ask for a field and keep the answer; False if the person wants to go back."""
        name = key.attribute
        likely_now = likely(self.scene, self.intake, name, answers)
        known = (answers.get(name), self.kept.get(name), likely_now)
        default = next((value for value in known if value is not None), None)
        found = offers(self.scene, self.intake, key, self.person.lang)
        label = key.name.to(self.person.lang)
        closed = key.kind == ID and key.attribute == "kind"
        wanted = Wanted(label, key, default, needed, found, closed=closed)
        keep = partial(answers.__setitem__, name)
        value = self.value(wanted, keep)
        while value is SKIPPED and needed:
            self.person.tell(_REQUIRED.to(self.person.lang))
            value = self.value(wanted, keep)
        if value is BACK:
            return False
        if value is SKIPPED:
            answers.pop(name, None)
        else:
            answers[name] = value
        return True

    def value(self, wanted: Wanted, keep: Keep) -> Any:  # noqa: ANN401 - of the table
        """Ask for a value of any kind; `keep` takes what there is of it so far."""
        kind = wanted.key.kind
        if isinstance(kind, One):
            return self.parts(wanted, list(keys_of(kind.record).values()), keep)
        if isinstance(kind, Table):
            return self.table(wanted, kind, keep)
        if isinstance(kind, Many) or kind in (LINES, Some(TEXT)):
            return self.several(wanted, keep)
        return self.line(wanted)

    def parts(self, wanted: Wanted, keys: Sequence[Key], keep: Keep) -> Any:  # noqa: ANN401
        """Ask for the fields of a small record one by one."""
        found: dict[str, Any] = {}
        before = wanted.default or {}
        for key in keys:
            label = f"{wanted.label} · {key.name.to(self.person.lang)}"
            default = before.get(key.attribute)
            inner = Wanted(label, key, default, offers=self.words(key))
            value = self.value(inner, partial(_keep_part, keep, found, key.attribute))
            if value is BACK:
                return BACK
            if value is not SKIPPED:
                found[key.attribute] = value
                keep(found)
        return found or SKIPPED

    def table(self, wanted: Wanted, kind: Table, keep: Keep) -> Any:  # noqa: ANN401
        """Ask for the value of each word of a table."""
        found = {}
        before = wanted.default or {}
        words = vocabulary(kind.keys, self.scene.campaign)
        for word in words or ():
            key = replace(wanted.key, kind=kind.values, help=Text("", ""))
            held = kind.values.record if isinstance(kind.values, One) else None
            shown = self.words(next(iter(keys_of(held).values()))) if held else ()
            label = f"{wanted.label} · {word.text.to(self.person.lang)}"
            value = self.line(Wanted(label, key, before.get(word.id), offers=shown))
            if value is BACK:
                return BACK
            if value is not SKIPPED:
                found[word.id] = value
                keep(found)
        return found or SKIPPED

    def words(self, key: Key) -> list[Offer]:
        """Return the words of a field to choose from."""
        words = vocabulary(key.kind, self.scene.campaign)
        return [Offer(word.id, word.text.to(self.person.lang)) for word in words or ()]

    def several(self, wanted: Wanted, keep: Keep) -> Any:  # noqa: ANN401
        """Ask again and again until nothing more is said."""
        found: list[Any] = []
        while True:
            again = replace(wanted, label=f"{wanted.label} {len(found) + 1}")
            value = self.line(again if not found else replace(again, default=None))
            if value is BACK or (value is SKIPPED and not found):
                return value
            if value is SKIPPED or value == wanted.default:
                return tuple(found) or value
            found += value
            keep(tuple(found))

    def line(self, wanted: Wanted) -> Any:  # noqa: ANN401
        """Ask for a value on one line."""
        return ask_line(self.person, wanted, self.asking)


def _keep_part(keep: Keep, found: Mapping[str, Any], name: str, value: Any) -> None:  # noqa: ANN401
    keep({**found, name: value})


def ask_line(person: Person, wanted: Wanted, asking: Asking) -> Any:  # noqa: ANN401
    """Ask for a value on one line until there is one that will do."""
    lang = person.lang
    while True:
        typed = person.ask(prompt(wanted, lang, person.room)).strip()
        if typed in _GOES_BACK:
            return BACK
        if typed in _ASKS:
            person.tell(explained(wanted, lang))
        elif typed and typed not in _CLEARS:
            try:
                return read_answer(wanted, typed, asking)
            except CannotGoOnError as error:
                person.tell(error.message.to(lang))
        elif not typed and wanted.default is not None:
            return wanted.default
        elif wanted.required:
            person.tell(_REQUIRED.to(lang))
        else:
            return SKIPPED


def chosen(person: Person, label: Text, offered: Sequence[Offer], asking: Asking) -> str:
    """Ask which of several is meant; of very many it is typed, not chosen."""
    key = Key("", "", ID, Text("", ""), required=True)
    listed = offered if len(offered) <= MOST else ()
    wanted = Wanted(label.to(person.lang), key, None, True, listed, closed=True)
    while True:
        found = ask_line(person, wanted, asking)
        if isinstance(found, str):
            return found


def _before(asked: Sequence[Question], place: int, answers: Mapping[str, Any]) -> int:
    """Return the place of the last question before one that was put."""
    fitting = [number for number in range(place) if asked[number].fits(answers)]
    return fitting[-1] if fitting else 0
