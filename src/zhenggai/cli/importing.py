"""How a table is taken in: understood, planned from what the files say, examined, written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import typer

from zhenggai.cli.common import write
from zhenggai.cli.days import days_named
from zhenggai.cli.import_drafts import Draft, Work
from zhenggai.cli.import_telling import tell, tell_apart, tell_doubts, tell_open, tell_sheets
from zhenggai.cli.settings import Settings
from zhenggai.cli.writing import writing
from zhenggai.edit.apply import difference
from zhenggai.edit.files import read_file, told
from zhenggai.edit.writing import Writing
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError, why
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.private import record_raisers
from zhenggai.report.clean import clean
from zhenggai.sheets.columns import Layout
from zhenggai.sheets.grid import grids_of
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.take import Taker
from zhenggai.sheets.taken import Naming, Taken, Wrong
from zhenggai.words import Text

_LARGEST: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Import:
    """What is imported, and how."""

    layout: Layout
    file: Path
    unit: str
    year: int | None
    date: str
    skip: Sequence[str]
    update: bool
    dry_run: bool


def import_records(wanted: Import, ledger: Ledger, settings: Settings) -> None:
    """Take a table in, all of it or nothing; say every fault with its cell (exit 1)."""
    if wanted.unit and wanted.unit not in ledger.units:
        ledger.select([wanted.unit])
    listener = _listener(wanted, ledger, settings)
    naming = Naming(frozenset(ledger.units), cache(lambda: _names(ledger)), wanted.unit)
    taker = Taker(wanted.layout, listener, naming, frozenset(wanted.skip))
    rows = _rows(wanted, taker, settings)
    work = Work(wanted.layout, ledger, listener, settings, wanted.update)
    if wanted.dry_run:
        drafts = work.drafts(rows, lambda path: _read(ledger, path))
        _refuse(taker.wrong, drafts, settings)
        for draft in drafts:
            name = path_of(draft.unit)
            write(difference(draft.old, draft.new, name), None, settings)
    else:
        with writing(ledger.root, f"import {wanted.layout.kind}") as act:
            drafts = work.drafts(rows, act.read)
            _refuse(taker.wrong, drafts, settings)
            for draft in drafts:
                act.change(path_of(draft.unit), draft.old, draft.new)
            _keep_raisers(act, drafts)
    tell(drafts, rows, listener, settings)
    tell_doubts(rows, settings)
    tell_apart(taker, rows, settings, new=any(draft.plan.new for draft in drafts))
    tell_open(drafts, settings)
    if wanted.dry_run:
        settings.tell(Text("以上只是看看，没有写入", "this was a dry run: nothing was written"))


def _listener(wanted: Import, ledger: Ledger, settings: Settings) -> Listener:
    day = days_named("--date", wanted.date, settings.day).first if wanted.date else settings.day
    begins = [stage.start for stage in ledger.campaign.stages if stage.start]
    year = wanted.year or (max(begins).year if begins else settings.day.year)
    return Listener(ledger.campaign.lists, year, day)


def _names(ledger: Ledger) -> Mapping[str, str]:
    found = {unit_id: load_unit(ledger, unit_id)[0] for unit_id in ledger.units}
    return {unit_id: unit.name for unit_id, unit in found.items() if unit is not None}


def _read(ledger: Ledger, path: str) -> bytes | None:
    with told(path):
        return read_file(ledger.root / path)


def _rows(wanted: Import, taker: Taker, settings: Settings) -> list[Taken]:
    """Return the rows of all sheets that hold a table; say which sheets hold none."""
    book = list(grids_of(_bytes_of(wanted.file), wanted.file.name))
    grids = [grid for grid in book if not grid.hidden]
    found = [taker.take(grid) for grid in grids]
    if all(rows is None for rows in found):
        raise _no_table(wanted, taker)
    tell_sheets(book, [it for it, rows in zip(grids, found, strict=True) if rows is None], settings)
    return [row for rows in found for row in rows or ()]


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise CannotGoOnError(
                Text(
                    f"{file} 超过 {_LARGEST} 字节，分成几个文件再收",
                    f"{file} is larger than {_LARGEST} bytes: split it",
                )
            )
        return file.read_bytes()
    except OSError as error:
        reason = why(error)
        raise CannotGoOnError(
            Text(f"读不了 {file}: {reason.zh}", f"cannot read {file}: {reason.en}"), INPUT_OUTPUT
        ) from error


def _no_table(wanted: Import, taker: Taker) -> CannotGoOnError:
    heads = [column.head for column in taker.columns[:12]]
    zh, en = " ".join(head.zh for head in heads), ", ".join(head.en for head in heads)
    return CannotGoOnError(
        Text(
            f"{wanted.file.name} 里没有认得的表头。表头写如: {zh}。"
            f"空表: zhenggai export {wanted.layout.kind} --output 空表.xlsx",
            f"{wanted.file.name} has no head that is known. Heads are: {en}."
            f" An example: zhenggai export {wanted.layout.kind} --output example.xlsx",
        )
    )


def _refuse(taken: Sequence[Wrong], drafts: Sequence[Draft], settings: Settings) -> None:
    """Say what is wrong, cell by cell, if anything is: then nothing is written."""
    wrong = sorted({*taken, *(item for draft in drafts for item in draft.wrong)})
    if not wrong:
        return
    for item in wrong:
        sys.stderr.write(f"{item.place}: {clean(settings.say(item.said))}\n")
    number = len(wrong)
    some = "1 fault" if number == 1 else f"{number} faults"
    settings.tell(Text(f"{number} 处不对，没有写入", f"{some}: nothing was written"))
    raise typer.Exit(1)


def _keep_raisers(act: Writing, drafts: Iterable[Draft]) -> None:
    """Keep who raised opinions where nothing is printed from."""
    for draft in drafts:
        rows = draft.plan.rows.items()
        said = {name: {"name": row.raiser} for name, row in rows if row.raiser}
        if said:
            record_raisers(act, draft.unit, said)
