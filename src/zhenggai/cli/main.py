"""Where the program starts: the table of commands, and what goes wrong in any of them."""

from __future__ import annotations

import gc
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

import typer

from zhenggai import __version__
from zhenggai.cli.commands import FAMILIES
from zhenggai.cli.settings import Settings, language, split
from zhenggai.cli.shape import Group, LazyGroup, both, of_both
from zhenggai.errors import INPUT_OUTPUT, USAGE, CannotGoOnError, why
from zhenggai.words import Lang, Text

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class Zhenggai(LazyGroup):
    """The program."""

    families = FAMILIES


app = typer.Typer(
    cls=Zhenggai,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["--help"]},
)


@app.callback(
    invoke_without_command=True,
    help=both(
        "整改台账: 事事有结果，件件有回音，项项有落实。",
        "Rectification tracker: every matter a result, every opinion an answer, every item"
        " carried out.",
    ),
)
def _top(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", help=both("显示版本", "show the version")),
) -> None:
    if version:
        sys.stdout.write(f"zhenggai {__version__}\n")
    elif ctx.invoked_subcommand is None:
        sys.stdout.write(ctx.get_help() + "\n")


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command line; return the exit code."""
    settings = Settings(_first_language(environ))
    try:
        settings, rest = split(arguments, environ)
        return perform(rest, settings)
    except CannotGoOnError as error:
        return _fail(settings, error.message, error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = io.StringIO()
        return BROKEN_PIPE
    except OSError as error:
        reason, where = why(error), f": {error.filename}" if error.filename else ""
        said = Text(f"读写出错: {reason.zh}{where}", f"input or output failed: {reason.en}{where}")
        return _fail(settings, said, INPUT_OUTPUT)


def perform(words: Sequence[str], settings: Settings) -> int:
    """Run a command without the options of every command; return the exit code.

    Raise `CannotGoOnError` if the command cannot go on, or cannot be understood.
    """
    try:
        result = typer.main.get_command(app).main(
            list(words), prog_name="zhenggai", standalone_mode=False, obj=settings
        )
    except Exception as error:
        said_by_typer = _usage(error)
        if said_by_typer is None:
            raise
        raise CannotGoOnError(said_by_typer, USAGE) from error
    return result if isinstance(result, int) else 0


def _first_language(environ: Mapping[str, str]) -> Lang:
    """Return the language for what is wrong with the options that choose the language."""
    try:
        return language({}, environ)
    except CannotGoOnError:
        return language({}, {**environ, "ZHENGGAI_LANG": ""})


def _fail(settings: Settings, message: Text, code: int) -> int:
    sys.stderr.write(f"zhenggai: {settings.say(message)}\n")
    return code


_EXTRA: Final = re.compile(r"unexpected extra arguments? \((.*)\)")


def _usage(error: Exception) -> Text | None:
    """Say a usage error of Typer in both languages; None for anything else.

    Typer carries its own copy of Click, which is not to be imported: so by class name.
    """
    option = getattr(error, "option_name", "")
    called = _called(getattr(error, "param", None))
    extra = _EXTRA.search(str(error))
    see = Text("见 --help", "see --help")
    said = {
        "NoSuchOption": Text(f"没有选项 {option}，{see.zh}", f"no option {option}; {see.en}"),
        "BadOptionUsage": Text(f"选项 {option} 后面要写一个值", f"option {option} needs a value"),
        "MissingParameter": Text(
            f"缺少 {called.zh}，{see.zh}", f"{called.en} is missing; {see.en}"
        ),
        "BadParameter": Text(
            f"{called.zh} 的值不对，{see.zh}", f"wrong value: {called.en}; {see.en}"
        ),
        "UsageError": Text(f"多出的参数: {extra[1]}", f"unexpected argument: {extra[1]}")
        if extra
        else _no_command(getattr(error, "ctx", None)),
    }
    return said.get(type(error).__name__)


def _called(param: Any) -> Text:  # noqa: ANN401 - of Typer's own copy of Click
    """Return a parameter as help shows it: what an argument is, the name of an option."""
    if param is None or param.param_type_name != "argument":
        names = " ".join(param.opts) if param is not None else ""
        return Text(names, names)
    said = of_both(param.help or "")
    return Text(f"{param.metavar}（{said.zh}）", f"{param.metavar} ({said.en})")


def _no_command(ctx: Any) -> Text:  # noqa: ANN401 - of Typer's own copy of Click
    """Say which commands may follow a group that was typed alone."""
    group = getattr(ctx, "command", None)
    if not isinstance(group, Group):
        return Text("命令写得不对，见 --help", "wrong usage; see --help")
    names, path = " ".join(group.list_commands(ctx)), ctx.info_name
    return Text(f"{path} 后面写哪一个: {names}", f"{path}: which one? {names}")


def main() -> None:
    """Run the command line of this process."""
    # Records hold no cycles, and looking for them took a third of the time of reading.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = run(sys.argv[1:], os.environ)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = BROKEN_PIPE
    if code == BROKEN_PIPE:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
