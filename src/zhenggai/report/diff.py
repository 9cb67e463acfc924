"""The change between two forms of a ledger, unit by unit: for people, and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.comparison import Difference, UnitDiff
from zhenggai.report.change_json import as_document
from zhenggai.report.change_text import ADDED, CHANGED, REMOVED, ChangeLines, kind_of
from zhenggai.report.grid import one_line, paint
from zhenggai.report.json_text import json_text
from zhenggai.words import Text

_OTHERS: Final = Text("其他有变化的文件", "Other files that differ")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was compared, as it was asked for; `new` is empty for the files in the folder."""

    old: str
    new: str = ""


def as_text(found: Difference, lines: ChangeLines) -> str:
    """Return what changed, grouped by unit."""
    written = [line for unit in found.units for line in _unit(unit, lines)]
    if found.others:
        written += [_OTHERS.to(lines.words.lang), *(f"  {one_line(it)}" for it in found.others), ""]
    return "".join(f"{line}\n" for line in written[:-1])


def _unit(unit: UnitDiff, lines: ChangeLines) -> Iterator[str]:
    lang = lines.words.lang
    head = one_line(f"{unit.unit}  {unit.name}")
    yield paint(head, "1") if lines.color else head
    if unit.former:
        yield one_line(Text(f"编号原来是 {unit.former}", f"its id was {unit.former}").to(lang))
    if unit.path:
        said = Text(f"有一版的 {unit.path} 读不了", f"one form of {unit.path} cannot be read")
        yield f"  {one_line(said.to(lang))}"
    yield from lines.records(unit.changed, "  ")
    yield ""


def summary(found: Difference) -> Text:
    """Say how many records came, went and changed, and in how many units."""
    count = Counter(kind_of(one) for unit in found.units for one in unit.changed)
    units = len(found.units)
    if not units:
        return Text("没有变化", "nothing has changed")
    added, gone, other = count[ADDED], count[REMOVED], count[CHANGED]
    return Text(
        f"{units} 个文件有变化: 新增 {added} 条，改动 {other} 条，删去 {gone} 条",
        f"{'1 file' if units == 1 else f'{units} files'}: {added} added, {other} changed,"
        f" {gone} removed",
    )


def as_json(found: Difference, asked: Asked, lines: ChangeLines) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    units: list[dict[str, Any]] = [
        {
            "unit": unit.unit,
            "name": unit.name,
            "renamed_from": unit.former or None,
            "readable": not unit.path,
            "records": as_document(unit.changed, lines.words),
        }
        for unit in found.units
    ]
    return json_text(
        {
            "version": 1,
            "from": asked.old,
            "to": asked.new or None,
            "units": units,
            "other_files": list(found.others),
        }
    )
