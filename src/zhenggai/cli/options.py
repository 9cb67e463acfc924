"""Options that several commands have, declared once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from zhenggai.cli.shape import both

Units = Annotated[
    list[str] | None,
    typer.Argument(metavar="[UNIT]...", help=both("单位编号或通配", "unit ids or globs")),
]
Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help=both("写入文件", "write to a file"))
]


def form_of(choices: Sequence[str]) -> Any:  # noqa: ANN401 - Typer's own class is not public
    """Return the option of a command that writes its result in any of these forms."""
    usual = choices[0]
    said = both(f"格式 [按文件名，否则 {usual}]", f"format [that of FILE, else {usual}]")
    return typer.Option("--format", metavar="|".join(choices), help=said)
