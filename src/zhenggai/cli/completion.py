"""`zhenggai completion SHELL`: the script by which a shell completes what is typed."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Annotated, Final

import typer

from zhenggai.cli.common import one_of, settings_of
from zhenggai.cli.shape import Command, both

app = typer.Typer(rich_markup_mode=None, add_completion=False)
SHELLS: Final = ("bash", "zsh", "fish")


@app.command(
    cls=Command,
    help=both(
        "打印补全脚本: 命令、选项、单位、编号、规则、责任人、存好的报表按 Tab 补全。"
        'bash 和 zsh 在配置文件里写 eval "$(zhenggai completion bash)"；'
        "fish 写 zhenggai completion fish | source。",
        "Print the script that completes commands, options, units, record ids, rules, owners and"
        ' saved reports with Tab. For bash and zsh put eval "$(zhenggai completion bash)" in the'
        " shell's start file; for fish: zhenggai completion fish | source.",
    ),
)
def completion(
    ctx: typer.Context,
    shell: Annotated[
        str, typer.Argument(metavar="|".join(SHELLS), help=both("哪种 shell", "which shell"))
    ],
) -> None:
    """Print a completion script."""
    settings_of(ctx)
    one_of("completion", shell, SHELLS)
    script = files("zhenggai.cli") / "shells" / f"zhenggai.{shell}"
    sys.stdout.write(script.read_text(encoding="utf-8"))
