"""Commands and groups whose help speaks both languages and lines up in full-width text."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.report.clean import width
from zhenggai.words import Text

# Typer's own copy of Click must not be imported, so its objects have no type here.
_MARK: Final = "\x1f"
_USAGE: Final = Text("用法", "Usage")
_ARGUMENTS: Final = Text("参数", "Arguments")
_OPTIONS: Final = Text("选项", "Options")
_COMMON: Final = Text("各命令通用的选项", "Options of every command")
_COMMANDS: Final = Text("命令", "Commands")
_HELP: Final = Text("显示本说明", "show this help")
_COMMON_ROWS: Final = (
    ("--ledger DIR", Text("账本文件夹（缺省: 从当前文件夹往上找）", "folder of the ledger")),
    ("--as-of DATE", Text("截至哪一天（缺省: 今天）", "as of which day (default: today)")),
    ("--lang zh|en", Text("语言", "language")),
    ("--quiet, -q", Text("不显示提示", "print no remarks")),
    ("--no-color", Text("不用颜色", "no colours")),
)


def both(zh: str, en: str) -> str:
    """Return a help text in both languages; help shows the one that is chosen."""
    return zh + _MARK + en


def of_both(text: str) -> Text:
    """Return the two languages of what `both` made."""
    zh, mark, en = text.partition(_MARK)
    return Text(zh, en if mark else zh)


def in_language(text: str, settings: Settings) -> str:
    """Return one language of what `both` made."""
    return settings.say(of_both(text))


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its name, the module that has it (imported when it is used), its help."""

    name: str
    module: str
    help: Text


@dataclass(frozen=True, slots=True)
class Family:
    """Commands that help lists under one heading."""

    name: Text
    entries: tuple[Entry, ...]


class Section(NamedTuple):
    """Rows under a heading: names, and what they mean."""

    title: str
    rows: Sequence[tuple[str, str]]


def _section(title: str, rows: Iterable[tuple[str, str]]) -> str:
    listed = list(rows)
    if not listed:
        return ""
    left = min(max(width(name) for name, _ in listed), 30)
    lines = [f"  {name}{' ' * (left - width(name))}  {text}".rstrip() for name, text in listed]
    return "\n".join(["", f"{title}:", *lines, ""])


def _settings(ctx: Any) -> Settings:
    found = ctx.find_root().obj
    return found if isinstance(found, Settings) else Settings()


def _rows(command: Any, ctx: Any, kind: str) -> list[tuple[str, str]]:
    """Return names and help of the parameters of a command (`argument` or `option`)."""
    settings = _settings(ctx)
    rows = []
    for param in command.get_params(ctx):
        if param.param_type_name != kind or getattr(param, "hidden", False):
            continue
        if param.name == "help":
            rows.append(("--help", settings.say(_HELP)))
            continue
        name = param.make_metavar(ctx) if kind == "argument" else ", ".join(param.opts)
        if kind == "option" and not param.is_flag:
            name += f" {param.metavar or 'TEXT'}"
        rows.append((name, in_language(param.help or "", settings)))
    return rows


def _write_help(command: Any, ctx: Any, formatter: Any, commands: Sequence[Section]) -> None:
    settings = _settings(ctx)
    pieces = " ".join(piece for piece in command.collect_usage_pieces(ctx) if piece != "[OPTIONS]")
    options = settings.say(Text("[选项]", "[OPTIONS]"))
    formatter.write(f"{settings.say(_USAGE)}: {ctx.command_path} {options} {pieces}\n")
    if command.help:
        formatter.write(f"\n{in_language(command.help, settings)}\n")
    if command.epilog:
        formatter.write(f"\n{in_language(command.epilog, settings)}\n")
    for section in commands:
        formatter.write(_section(section.title, section.rows))
    formatter.write(_section(settings.say(_ARGUMENTS), _rows(command, ctx, "argument")))
    formatter.write(_section(settings.say(_OPTIONS), _rows(command, ctx, "option")))
    common = [(name, settings.say(text)) for name, text in _COMMON_ROWS]
    formatter.write(_section(settings.say(_COMMON), common))


class Command(TyperCommand):
    """A command with bilingual help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the chosen language."""
        _write_help(self, ctx, formatter, ())


class Group(TyperGroup):
    """A group with bilingual help that says which command was meant."""

    def sections(self, ctx: Any) -> list[Section]:
        """Return the names and helps of the commands."""
        settings = _settings(ctx)
        rows = [
            (name, in_language(command.help or "", settings))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        return [Section(settings.say(_COMMANDS), rows)]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the chosen language."""
        _write_help(self, ctx, formatter, self.sections(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which ones there are."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], names, n=1)
            known = " ".join(near or names)
            raise CannotGoOnError(
                Text(
                    f"没有命令“{args[0]}”。是不是: {known}",
                    f"no command {args[0]}. Did you mean: {known}",
                )
            )
        return super().resolve_command(ctx, args)


class LazyGroup(Group):
    """The top group: imports a command's module only when the command is used."""

    families: tuple[Family, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the table."""
        return [entry.name for family in self.families for entry in family.entries]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Import and return a command."""
        for entry in (entry for family in self.families for entry in family.entries):
            if entry.name == cmd_name:
                module = importlib.import_module(entry.module)
                command = typer.main.get_command(module.app)
                command.name = cmd_name
                return command
        return None

    def sections(self, ctx: Any) -> list[Section]:
        """Return names and helps by family, without importing any command."""
        say = _settings(ctx).say
        return [
            Section(say(family.name), [(entry.name, say(entry.help)) for entry in family.entries])
            for family in self.families
        ]
