"""`zhenggai add KIND`: one more record of any kind, asked for, as options or from a file."""

from __future__ import annotations

import inspect
from typing import Annotated, Any, Final

import typer

from zhenggai.cli.adding import ASK, Adding, write_records
from zhenggai.cli.adding_units import add_unit
from zhenggai.cli.common import settings_of, the_ledger
from zhenggai.cli.fields import INPUT, Field, input_and_dry_run
from zhenggai.cli.interviews import ask_for_records
from zhenggai.cli.raising import raiser_options
from zhenggai.cli.shape import Command, Group, both
from zhenggai.cli.spots import spot_of
from zhenggai.intake.base import Intake
from zhenggai.intake.fields import on_a_line
from zhenggai.intake.kinds import INTAKES, intake_named
from zhenggai.model.opinions import Opinion
from zhenggai.model.schema import Key, Many, One, Table
from zhenggai.words import Text

_TARGET: Final = "target_"
_EXAMPLES: Final = {
    "unit": Text(
        "jiangnan/xincun --name 新村党支部 --kind village",
        "jiangnan/xincun --name 'Xincun Branch' --kind village",
    ),
    "member": Text(
        "jiangnan/lijia --name 李建国 --role 支部书记",
        "jiangnan/lijia --name 李建国 --role 'branch secretary'",
    ),
    "meeting": Text(
        "jiangnan/lijia --kind 听取意见 --date 昨天 --public 23",
        "jiangnan/lijia --kind hearing --date yesterday --public 23",
    ),
    "opinion": Text(
        "jiangnan/lijia --channel 座谈会 --from 群众 --text 路灯不亮",
        "jiangnan/lijia --channel forum --from public --text 'the lamps are out'",
    ),
    "finding": Text(
        "jiangnan/lijia --stage 分析评议 --text 账目没有公开",
        "jiangnan/lijia --stage appraisal --text 'the accounts are not published'",
    ),
    "issue": Text(
        "jiangnan/lijia --title 账目公开不及时 --track 限期整改 --due 3月底",
        "jiangnan/lijia --title 'accounts published late' --track deadline --due 2006-03",
    ),
    "measure": Text(
        "jiangnan/lijia#I-003 --text 补齐两年账目 --owner 陈志强 --due +15d",
        "jiangnan/lijia#I-003 --text 'complete the accounts' --owner 陈志强 --due +15d",
    ),
    "milestone": Text(
        "jiangnan/lijia#I-003 --due 3月底 --goal 完成设计",
        "jiangnan/lijia#I-003 --due 2006-03 --goal 'the design is ready'",
    ),
    "notice": Text(
        "jiangnan/lijia --covers 整改方案 --form 公开栏 --from 今天",
        "jiangnan/lijia --covers plan --form board --from today",
    ),
    "survey": Text(
        "jiangnan/lijia --issued 60 --returned 52 --counts 满意=40,基本满意=8,不满意=4",
        "jiangnan/lijia --issued 60 --returned 52 --counts satisfied=40,basic=8,dissatisfied=4",
    ),
    "makeup": Text(
        "jiangnan/lijia --survey S-1 --supervisor jiangnan --due +30d",
        "jiangnan/lijia --survey S-1 --supervisor jiangnan --due +30d",
    ),
    "task": Text(
        "jiangnan/lijia#B-1 --text 再走访一遍 --owner 陈志强 --due +10d",
        "jiangnan/lijia#B-1 --text 'visit every house again' --owner 陈志强 --due +10d",
    ),
    "mechanism": Text(
        "jiangnan/lijia --title 账目公开制度 --kind 公开 --from I-003",
        "jiangnan/lijia --title 'Rules on accounts' --kind disclosure --from I-003",
    ),
    "visit": Text(
        'jiangnan/lijia --team 第二督导组 --checks "truthful=是；看了记录"',
        "jiangnan/lijia --team 'team 2' --checks 'truthful=yes; read the records'",
    ),
    "order": Text(
        "jiangnan/lijia --text 补齐会议记录 --due +7d",
        "jiangnan/lijia --text 'complete the minutes' --due +7d",
    ),
    "publicity": Text(
        "jiangnan/lijia --channel 黑板报 --kind 进展 --title 路灯亮了",
        "jiangnan/lijia --channel blackboard --kind progress --title 'the lamps are on'",
    ),
    "waiver": Text(
        "jiangnan/lijia --rule OPN02 --reason 只开过一次座谈会",
        "jiangnan/lijia --rule OPN02 --reason 'there was one forum only'",
    ),
}


_HOLDERS: Final = {
    "issues": "jiangnan/lijia#I-003",
    "visits": "jiangnan/lijia#visits/4",
    "makeups": "jiangnan/lijia#B-1",
}
"""What a record that others go into is called, by its section."""


class Kinds(Group):
    """The kinds of record, by English or Chinese name; each is made when it is used."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """Return the names in the order of the work."""
        return [intake.name for intake in INTAKES]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Return the command that adds records of a kind."""
        command = typer.main.get_command(_app_of(intake_named(cmd_name)))
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Find the kind that is meant, or say which ones there are."""
        if not args[0].startswith("-"):
            args = [intake_named(args[0]).name, *args[1:]]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Kinds,
    rich_markup_mode=None,
    add_completion=False,
    help=both(
        "添加一条记录。在终端上逐项询问；也可以用选项，或从文件读（--input）。",
        "Add a record: asked for on a terminal, or given as options or in a file (--input).",
    ),
)


@app.callback()
def _all() -> None:
    """Make a group of the commands."""


def _app_of(intake: Intake) -> typer.Typer:
    made = typer.Typer(rich_markup_mode=None, add_completion=False)
    called = intake.record.called
    words, shown = f"zhenggai add {intake.name}", _EXAMPLES[intake.name]
    said = both(f"添加{called.zh}。", f"Add a record: {called.en}.")
    example = both(f"例: {words} {shown.zh}", f"Example: {words} {shown.en}")
    made.command(intake.name, cls=Command, help=said, epilog=example)(_command(intake))
    return made


def _add(adding: Adding, target: str) -> None:
    """Add records to a unit."""
    options = adding.options()
    records = adding.records(options)
    asks = adding.asks(records)
    if not asks:
        records = adding.complete(records, target)
    spot = spot_of(adding, target, asks=asks)
    if asks:
        ask_for_records(adding, spot, records[0], options)
    else:
        write_records(adding, spot, records)


def _command(intake: Intake) -> Any:  # noqa: ANN401 - any function will do for Typer
    """Return the function of a command; Typer reads its options off its signature."""

    def command(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - as typed
        settings = settings_of(ctx)
        target = given.pop(_TARGET) or ""
        adding = Adding(intake, the_ledger(settings), settings, given)
        if intake.section:
            _add(adding, target)
        else:
            add_unit(adding, target)

    notes = {INPUT: Annotated[str, _INPUT]}
    positional = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [
        inspect.Parameter("ctx", positional, annotation=typer.Context),
        inspect.Parameter(_TARGET, positional, annotation=_target(intake), default=None),
        *(_parameter(intake, key) for key in intake.fields.values()),
        *(raiser_options() if intake.record is Opinion else ()),
        *(it.replace(annotation=notes.get(it.name, it.annotation)) for it in input_and_dry_run()),
        inspect.Parameter(
            ASK, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[bool, _ASKS], default=False
        ),
    ]
    vars(command)["__signature__"] = inspect.Signature(parameters)
    return command


_INPUT: Final = typer.Option(
    "--input",
    metavar="FILE|-",
    help=both(
        "从文件读一条或几条（YAML 或 JSON），要么全记，要么全不记",
        "read one record or a list from a file (YAML or JSON), all or none",
    ),
)
_ASKS: Final = typer.Option(
    "--ask", help=both("没有写的各栏在终端上逐项问", "ask on the terminal for what is not given")
)


def _target(intake: Intake) -> Any:  # noqa: ANN401 - an annotation
    said = Text("单位编号，如 jiangnan/lijia", "unit id, like jiangnan/lijia")
    if not intake.section:
        said = Text("新单位的编号，如 jiangnan/xincun", "id of the new unit, like jiangnan/xincun")
    elif intake.within:
        name = _HOLDERS[intake.within]
        said = Text(f"归入哪一条，如 {name}", f"what it is for, like {name}")
    metavar = "ID" if intake.within else "UNIT"
    info = typer.Argument(metavar=metavar, help=both(said.zh, said.en))
    return Annotated[str | None, info]


def _parameter(intake: Intake, key: Key) -> inspect.Parameter:
    """Return the option of a field; a small record is typed on one line."""
    usual, name = Field(key).parameter, Field(key).option
    kind, said = key.kind, key.help
    held = kind.values if isinstance(kind, Table) else kind
    if isinstance(held, One | Many):
        before = "WORD=" if isinstance(kind, Table) else ""
        line = "; ".join(f"{inner.id}=…" for inner in on_a_line(held.record))
        words = both(f"{said.zh}，可重复", f"{said.en}; repeatable")
        several = typer.Option(name, metavar=f"'{before}{line}'", help=words)
        return usual.replace(annotation=Annotated[list[str] | None, several])
    if key.attribute != "date":
        return usual
    words = both(said.zh, said.en)
    if "date" in intake.needs.split():
        words = both(f"{said.zh}（缺省: 今天；可写 昨天）", f"{said.en} (default: today)")
    day = typer.Option(name, metavar="DATE", help=words)
    return usual.replace(annotation=Annotated[str | None, day])
