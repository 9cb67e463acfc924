"""Findings as text lines with excerpts, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

from zhenggai.examine import Examination
from zhenggai.finding import Finding, Severity
from zhenggai.report.clean import clean, width
from zhenggai.words import SEVERITY, Lang, Text

_COLORS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LONGEST: Final = 96

ReadLine = Callable[[str, int], str]
"""Returns a line of a file of the ledger by path and number; empty if there is none."""


def finding_line(finding: Finding, lang: Lang) -> str:
    """Return `path:line:column: CODE severity: message`, the remedy after an arrow."""
    severity = SEVERITY[finding.severity.word].to(lang)
    message, remedy = finding.message.to(lang), finding.remedy.to(lang)
    return clean(f"{finding.location}: {finding.code} {severity}: {message} → {remedy}")


def as_text(
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


def summary(examination: Examination, findings: Sequence[Finding]) -> Text:
    """Return how much was read and found."""
    counts = Counter(finding.severity for finding in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    notes, units = counts[Severity.INFO], examination.units
    return Text(
        f"{units} 个单位: 错误 {errors}，警告 {warnings}，提示 {notes}",
        f"{units} units: errors {errors}, warnings {warnings}, notes {notes}",
    )


def as_json(examination: Examination, findings: Sequence[Finding], as_of: str, lang: Lang) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    document = {
        "version": 1,
        "as_of": as_of,
        "files": examination.files,
        "units": examination.units,
        "findings": [_object(finding, lang) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _object(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "unit": finding.unit,
        "record": finding.record,
        "field": finding.field,
        "message": finding.message.to(lang),
        "remedy": finding.remedy.to(lang),
        "clause": finding.clause,
    }
