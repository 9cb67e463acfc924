"""How records are added: taken from options, a file or a person, then written as one act."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import typer

from zhenggai.acts.typed import Asking
from zhenggai.cli.acting import Errand, act_on
from zhenggai.cli.common import write
from zhenggai.cli.fields import DRY_RUN, INPUT, Field, values_in
from zhenggai.cli.prompts import is_terminal
from zhenggai.cli.raising import keeping_raiser
from zhenggai.cli.settings import Settings
from zhenggai.edit.edits import is_nothing
from zhenggai.edit.files import told
from zhenggai.errors import CannotGoOnError
from zhenggai.intake.base import Intake
from zhenggai.intake.documents import read_records
from zhenggai.intake.fields import read_field
from zhenggai.intake.placing import Load
from zhenggai.load import Ledger
from zhenggai.model.schema import FACT, Key, keys_of
from zhenggai.report.findings_text import finding_lines
from zhenggai.words import Text

ASK: Final = "ask_"
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Adding:
    """One command that adds records of a kind."""

    intake: Intake
    ledger: Ledger
    settings: Settings
    given: Mapping[str, Any]
    """The options as typed."""

    @property
    def source(self) -> str:
        """The file that holds the records; empty if none was named."""
        return str(self.given[INPUT])

    @property
    def dry_run(self) -> bool:
        """Whether nothing is to be written."""
        return bool(self.given[DRY_RUN])

    @property
    def asking(self) -> Asking:
        """What answers and options are read by."""
        return Asking(self.settings.day, self.ledger.campaign.lists)

    def options(self) -> Values:
        """Return the values of the options; tell of all that are wrong at once."""
        values, wrong = {}, []
        for name, key in self.intake.fields.items():
            typed = self.given.get(name)
            if typed is None or is_nothing(typed):
                continue
            texts = [typed] if isinstance(typed, str) else typed
            asking = replace(self.asking, option=Field(key).option)
            try:
                values[name] = read_field(key, texts, asking)
            except CannotGoOnError as error:
                wrong.append(error.message)
        if wrong:
            raise CannotGoOnError(lines_of(wrong))
        return values

    def records(self, options: Values) -> list[Values]:
        """Return the records of the file, or one that is only made of options."""
        if not self.source:
            return [dict(options)]
        with told(self.source):
            piped = self.source == "-"
            data = sys.stdin.buffer.read() if piped else Path(self.source).read_bytes()
        found = read_records(data, self.source, self.intake, self.ledger.campaign.lists)
        if found.findings:
            color = self.settings.color
            lines = finding_lines(found.findings, self.settings.lang, color=color)
            write(lines, None, self.settings)
            raise typer.Exit(1)
        if not found.records:
            raise CannotGoOnError(
                Text(f"{self.source} 里没有记录", f"{self.source} holds no records")
            )
        if "id" in options and len(found.records) > 1:
            raise CannotGoOnError(
                Text("几条记录不能用同一个 --id", "several records cannot have one --id")
            )
        return [{**values_in(record), **options} for record in found.records]

    def asks(self, records: Sequence[Values]) -> bool:
        """Say whether a person is asked for what is not given."""
        bare = list(records) == [{}]
        lacks = len(records) == 1 and bool(self.intake.lacks(self.dated(records[0])))
        able = is_terminal() and self.source != "-"
        if self.given[ASK] and not able:
            raise CannotGoOnError(
                Text("这里不是终端，不能提问", "not a terminal, so no questions can be asked")
            )
        return able and (bare or lacks or bool(self.given[ASK]))

    def dated(self, values: Values) -> Values:
        """Return values with today for the day, unless a file was to say it."""
        name = self.intake.record.dated
        if self.source or not name or name in values or name not in self.intake.needs.split():
            return values
        return {**values, name: self.settings.day}

    def complete(self, records: Sequence[Values], target: str) -> list[Values]:
        """Return records that have all they need; tell of all that is missing at once."""
        complete = [self.dated(values) for values in records]
        missing = [] if target else [_UNIT]
        for number, values in enumerate(complete, 1):
            lacks = self.intake.lacks(values)
            if lacks and self.source:
                missing.append(_missing_in(number, lacks))
            elif lacks:
                missing += [_missing(group) for group in lacks]
        if missing:
            raise CannotGoOnError(lines_of([_MISSING, *missing]))
        return complete


_MISSING: Final = Text("还要写:", "still needed:")
_UNIT: Final = Text("单位编号，如 jiangnan/lijia", "the id of the unit, like jiangnan/lijia")


def lines_of(said: Sequence[Text]) -> Text:
    """Return several messages as one, a line each."""
    return Text("\n  ".join(item.zh for item in said), "\n  ".join(item.en for item in said))


def _missing(group: Sequence[Key]) -> Text:
    zh = " 或 ".join(f"{Field(key).option}（{key.help.zh}）" for key in group)
    en = " or ".join(f"{Field(key).option} ({key.help.en})" for key in group)
    return Text(zh, en)


def _missing_in(number: int, lacks: Sequence[Sequence[Key]]) -> Text:
    zh = "、".join(" 或 ".join(f"{key.zh} {key.id}" for key in group) for group in lacks)
    en = ", ".join(" or ".join(key.id for key in group) for group in lacks)
    return Text(f"第 {number} 条: {zh}", f"record {number}: {en}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where records go."""

    unit_id: str
    holder: str = ""

    @property
    def address(self) -> str:
        """As it is typed."""
        return f"{self.unit_id}#{self.holder}" if self.holder else self.unit_id


def write_records(adding: Adding, spot: Spot, records: Sequence[Values]) -> None:
    """Write records of one unit as one act."""
    facts = [key.attribute for key in keys_of(adding.intake.record).values() if key.kind is FACT]
    days = [values[name] for values in records for name in facts if name in values]
    day: dt.date = max(days, default=adding.settings.day)
    beside = keeping_raiser(adding.given, len(records))
    load = Load(adding.intake, records, spot.holder, raiser=beside is not None)
    errand = Errand(f"add {adding.intake.name}", spot.unit_id, day, load, beside=beside)
    act_on(errand, adding.ledger, adding.settings, dry_run=adding.dry_run)
