"""Findings as text lines with excerpts; counts and what could not be judged as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from zhenggai.finding import Finding, Severity
from zhenggai.report.clean import clean, width
from zhenggai.report.finding_line import finding_line
from zhenggai.report.findings import Report
from zhenggai.report.statistics import Counts, Statistics, Unjudged, statistics, unjudged
from zhenggai.words import Lang, Text

_COLORS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LONGEST: Final = 96
_COUNTED: Final = (Text("错误", "errors"), Text("警告", "warnings"), Text("提示", "notes"))

ReadLine = Callable[[str, int], str]
"""Returns a line of a file of the ledger by path and number; empty if there is none."""


def as_text(report: Report, read_line: ReadLine | None = None, *, color: bool) -> str:
    """Return a line a finding, or the counts where they are wanted instead."""
    lang = report.asked.lang
    if report.asked.statistics:
        text = _tables(statistics(report.findings, lang), report)
    else:
        text = finding_lines(report.findings, lang, read_line, color=color)
    if report.asked.skipped:
        gap = "\n" if text else ""
        text += gap + "".join(f"{line}\n" for line in _unjudged_lines(report))
    return text


def finding_lines(
    findings: Sequence[Finding], lang: Lang, read_line: ReadLine | None = None, *, color: bool
) -> str:
    """Return a line a finding; with `read_line`, below it the line of the file and a caret."""
    lines = []
    for finding in findings:
        line = finding_line(finding, lang)
        lines.append(f"\x1b[{_COLORS[finding.severity]}m{line}\x1b[0m" if color else line)
        if read_line is not None:
            lines += excerpt(finding, read_line)
    return "".join(f"{line}\n" for line in lines)


def excerpt(finding: Finding, read_line: ReadLine) -> list[str]:
    """Return the line that a finding is about, cut to fit, and a caret under its place."""
    where = finding.location
    line = read_line(where.path, where.line)
    if not line.strip():
        return []
    start = max(0, where.column - 1 - _LONGEST // 2) if width(line) > _LONGEST else 0
    shown = clean(line[start : start + _LONGEST])
    before = clean(line[start : where.column - 1])
    return [f"    {shown}", f"    {' ' * width(before)}^"]


def summary(report: Report) -> Text:
    """Return how much was read and found."""
    counts = Counter(finding.severity for finding in report.findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    notes, units = counts[Severity.INFO], report.units
    return Text(
        f"{units} 个单位: 错误 {errors}，警告 {warnings}，提示 {notes}",
        f"{units} units: errors {errors}, warnings {warnings}, notes {notes}",
    )


def _tables(found: Statistics, report: Report) -> str:
    """Return the counts by rule and by unit, each with its head and its sum."""
    say = report.say
    counted = [say(name) for name in _COUNTED]
    total = say(Text("合计", "total"))
    sums = _cells(found.counts)
    by_rule = [
        [say(Text("规则", "rule")), *counted, say(Text("单位数", "units")), say(_WANTS)],
        *([rule.code, *_cells(rule.counts), str(rule.units), rule.wants] for rule in found.rules),
        [total, *sums, str(sum(1 for unit in found.units if unit.unit)), ""],
    ]
    by_unit = [
        [say(Text("单位", "unit")), *counted],
        *([unit.unit or say(_CAMPAIGN), *_cells(unit.counts)] for unit in found.units),
        [total, *sums],
    ]
    return "\n".join((_table(by_rule, {0, 5}), _table(by_unit, {0})))


_WANTS: Final = Text("要求", "what it wants")
_CAMPAIGN: Final = Text("（整个账本）", "(the ledger)")


def _cells(counts: Counts) -> list[str]:
    return [str(counts.error), str(counts.warning), str(counts.info)]


def _table(rows: Sequence[Sequence[str]], left: set[int]) -> str:
    """Return the rows with their columns in line; numbers stand to the right."""
    shown = [[clean(cell) for cell in row] for row in rows]
    wide = [max(map(width, column)) for column in zip(*shown, strict=True)]
    lines = (
        "  ".join(
            cell + " " * (size - width(cell))
            if place in left
            else " " * (size - width(cell)) + cell
            for place, (cell, size) in enumerate(zip(row, wide, strict=True))
        ).rstrip()
        for row in shown
    )
    return "".join(f"{line}\n" for line in lines)


def _unjudged_lines(report: Report) -> Iterator[str]:
    found = unjudged(report.skipped, report.asked.lang)
    total = len(report.skipped)
    yield report.say(Text(f"还不能判断的（{total} 项）:", f"Could not be judged ({total}):"))
    for item in found:
        yield clean(f"  {item.code}  {item.reason}{report.say(_in_units(item))}")


def _in_units(item: Unjudged) -> Text:
    count, units = len(item.units), " ".join(item.units)
    return Text(f"（{count} 个单位: {units}）", f" ({count}: {units})")
