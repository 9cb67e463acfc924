"""A table of verbs → a group of commands; every verb is taken, planned and written the same way."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final

import typer

from zhenggai.acts.base import Deed, Request, Verb
from zhenggai.cli.acting import Errand, act_on, unit_and_record
from zhenggai.cli.answers import the_one
from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.fields import (
    DRY_RUN,
    INPUT,
    Field,
    input_and_dry_run,
    read_input,
    require,
    values_given,
)
from zhenggai.cli.shape import Command, Group, both
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.words import Text

_RECORD: Final = "record_"


@dataclass(frozen=True, slots=True)
class Row:
    """A verb as a command: its help, its options, and what it does."""

    name: str
    help: Text
    does: Verb
    fields: tuple[Field, ...]
    record: type[Record]
    """What `--input` holds."""
    example: Text
    """What may stand after the name of the command."""
    of_unit: bool = False
    """The verb is about a unit, not about one of its records."""


def group(name: str, said: Text, rows: Iterable[Row]) -> typer.Typer:
    """Return a group of verbs: `zhenggai issue done`."""
    app = typer.Typer(
        cls=Group, rich_markup_mode=None, add_completion=False, help=both(said.zh, said.en)
    )
    # Without a callback Typer takes a group of one command for that command.
    app.callback()(_nothing)
    for row in rows:
        _add(app, f"{name} {row.name}", row)
    return app


def _nothing() -> None:
    """Do nothing before a command of a group."""


def single(row: Row) -> typer.Typer:
    """Return a verb that is a command of its own: `zhenggai finish`."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    _add(app, row.name, row)
    return app


def _add(app: typer.Typer, words: str, row: Row) -> None:
    said, shown = row.help, row.example
    register = app.command(
        row.name,
        cls=Command,
        help=both(f"{said.zh}。", f"{said.en}."),
        epilog=both(f"例: zhenggai {words} {shown.zh}", f"Example: zhenggai {words} {shown.en}"),
    )
    register(_command(words, row))


def _command(words: str, row: Row) -> Any:  # noqa: ANN401 - any function will do for Typer
    """Return the function of a command; Typer reads its options off its signature."""

    def command(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - as typed
        _run(ctx, words, row, given)

    name = row.example.zh.partition(" ")[0]
    said = Text(f"全名，如 {name}", f"full id, like {name}")
    if row.of_unit:
        said = Text(f"单位编号，如 {name}", f"unit id, like {name}")
    metavar = "UNIT" if row.of_unit else "ID"
    about = typer.Argument(metavar=metavar, help=both(said.zh, said.en))
    positional = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [
        inspect.Parameter("ctx", positional, annotation=typer.Context),
        inspect.Parameter(_RECORD, positional, annotation=Annotated[str, about]),
        *(field.parameter for field in row.fields),
        *input_and_dry_run(),
    ]
    vars(command)["__signature__"] = inspect.Signature(parameters)
    return command


def _run(ctx: typer.Context, words: str, row: Row, given: dict[str, Any]) -> None:
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    values: dict[str, Any] = {"date": settings.day}
    if given[INPUT]:
        values |= read_input(given[INPUT], row.record, ledger, settings)
    values |= values_given(given, row.fields, ledger, settings)
    require(values, row.fields)
    if row.of_unit:
        unit_id, record = the_one(ledger, given[_RECORD]), ""
    else:
        unit_id, record = unit_and_record(given[_RECORD], ledger)
    plan = partial(_planned, row.does, ledger.campaign, record, values)
    errand = Errand(words, unit_id, values["date"], plan)
    act_on(errand, ledger, settings, dry_run=given[DRY_RUN])


def _planned(
    does: Verb, campaign: Campaign, record: str, values: dict[str, Any], unit: Unit
) -> Deed:
    return does(Request(unit, campaign, record, values))
