"""`zhenggai templates list|show|export|check`: the ledger's own templates beside the built-in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.proofing import check_templates
from zhenggai.cli.reading import room
from zhenggai.cli.shape import Command, Group, both
from zhenggai.cli.writing import writing
from zhenggai.errors import CannotGoOnError
from zhenggai.papers.parts import purpose
from zhenggai.query.refusal import nearest
from zhenggai.report.grid import Cell, Column, grid
from zhenggai.report.json_text import json_text
from zhenggai.templatefiles import (
    BUILT_IN,
    FOLDER,
    WORD,
    built_in_bytes,
    built_in_templates,
    own_folder,
    own_templates,
    read_template,
)
from zhenggai.words import Text

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    add_completion=False,
    help=both(
        "公示模板: 列出、查看、导出到账本的 templates/ 里修改、检查。",
        "Templates of papers: list, show, export into the ledger's templates/, check.",
    ),
)
_FORMATS: Final = ("table", "json")
_TRIED: Final = ("md", "html")
_Format = Annotated[str, form_of(_FORMATS)]
_OURS: Final = Text("内置", "built in")
_INSTEAD: Final = Text("自己的（代替内置）", "own (instead of the built-in)")
_OWN: Final = Text("自己的", "own")


@app.command(
    "list",
    cls=Command,
    help=both(
        "列出模板: 名称、内置还是自己的、做什么用。", "List templates: name, whose, what for."
    ),
)
def list_(ctx: typer.Context, form: _Format = "", output: Output = None) -> None:
    """List the templates in force."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    own = own_folder(the_ledger(settings).root)
    mine, ours = set(own_templates(own)) if own else set(), set(built_in_templates())
    rows = [
        (name, (_INSTEAD if name in ours else _OWN) if name in mine else _OURS, purpose(name))
        for name in sorted(mine | ours)
    ]
    if form == "json":
        found = [
            {"name": name, "built_in": name in ours, "own": name in mine, "for": settings.say(what)}
            for name, _, what in rows
        ]
        write(json_text({"version": 1, "templates": found}), output, settings)
        return
    heads = (Text("模板", "Template"), Text("来源", "Whose"), Text("用途", "For"))
    columns = [Column(settings.say(head), whole=place == 0) for place, head in enumerate(heads)]
    cells = [
        [Cell(name), Cell(settings.say(whose)), Cell(settings.say(what))]
        for name, whose, what in rows
    ]
    shown = grid(columns, cells, room(settings), color=settings.color)
    write("".join(f"{line}\n" for line in shown.lines), output, settings)


@app.command(
    "show",
    cls=Command,
    help=both(
        "显示一个模板，自己有的显示自己的；built-in/名称 显示内置的。",
        "Show a template, the ledger's own if it has one; built-in/NAME shows the built-in one.",
    ),
)
def show(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help=both("模板名，如 plan.html.j2", "a template, like plan.html.j2")
        ),
    ],
    output: Output = None,
) -> None:
    """Show a template."""
    settings = settings_of(ctx)
    own = own_folder(the_ledger(settings).root)
    prefix = BUILT_IN if name.startswith(BUILT_IN) else ""
    (known,) = _named([name.removeprefix(BUILT_IN)], own, one=True)
    if known.endswith(WORD):
        raise CannotGoOnError(
            Text(
                f"{known} 是 Word 文件，先导出再打开: zhenggai templates export {known}",
                f"{known} is for Word: zhenggai templates export {known}, then open it there",
            )
        )
    write(read_template(f"{prefix}{known}", own), output, settings)


@app.command(
    "export",
    cls=Command,
    help=both(
        "把内置模板复制到账本的 templates/ 里，不写名称即全部；自己改过的不覆盖。",
        "Copy built-in templates into the ledger's templates/, all if none is named; what was"
        " changed there is never overwritten.",
    ),
)
def export(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help=both("模板名或纸的种类", "templates or papers")),
    ] = None,
) -> None:
    """Copy built-in templates into the ledger."""
    settings = settings_of(ctx)
    ledger = the_ledger(settings)
    wanted = _named(names, None) if names else built_in_templates()
    made, kept = 0, []
    with writing(ledger.root, "templates export") as act:
        for name in wanted:
            path, new = f"{FOLDER}/{name}", built_in_bytes(name)
            old = act.read(path)
            if old is None:
                act.change(path, None, new)
                made += 1
            elif old != new:
                kept.append(path)
    settings.tell(
        Text(
            f"已复制 {made} 个模板到 {ledger.root / FOLDER}",
            f"copied to {ledger.root / FOLDER}: {made}",
        )
    )
    if kept:
        listed = " ".join(kept)
        settings.tell(
            Text(
                f"自己改过、没有覆盖: {listed}。要恢复内置的，先删掉再导出",
                f"changed here, not overwritten: {listed}. Delete one to have the built-in again",
            )
        )
        raise typer.Exit(1)


def _named(names: Sequence[str], own: Path | None, *, one: bool = False) -> list[str]:
    """Return the templates that are meant: by file name, without .j2, or all of a paper."""
    known = sorted({*built_in_templates(), *(own_templates(own) if own else ())})
    found: list[str] = []
    for name in names:
        exact = [it for it in known if it in (name, f"{name}.j2")]
        meant = exact or [it for it in known if it.partition(".")[0] == name]
        if not meant or (one and len(meant) > 1):
            near = " ".join(meant or nearest(name, known, 5) or known)
            raise CannotGoOnError(
                Text(f"没有模板 {name}，有的: {near}", f"no template {name}; there are: {near}")
                if not meant
                else Text(f"{name} 有几个，写一个: {near}", f"{name}: choose one of: {near}")
            )
        found += meant
    return found


@app.command(
    "check",
    cls=Command,
    help=both(
        "检查账本自己的模板: 写法、名称、块，并用样例印出每一种纸；有问题列出文件和行。",
        "Check the ledger's own templates: syntax, names, blocks; try every paper on examples and"
        " list what is wrong by file and line.",
    ),
)
def check(ctx: typer.Context, form: _Format = "", output: Output = None) -> None:
    """Check the ledger's own templates."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    check_templates(the_ledger(settings), settings, form, output)
