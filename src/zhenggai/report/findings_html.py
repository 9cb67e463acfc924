"""Findings as a page to read and print: what its template is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.finding import Finding
from zhenggai.report.clean import clean
from zhenggai.report.findings import Report
from zhenggai.report.findings_text import summary
from zhenggai.report.statistics import RuleCount, statistics, unjudged, wants
from zhenggai.words import SEVERITY, Text


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding of a unit."""

    id: str
    """`error`, `warning` or `info`: for colours only, the word says it too."""
    severity: str
    code: str
    wants: str
    place: str
    """Line and column."""
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FindingTable:
    """The findings of one file."""

    title: str
    path: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """A rule and its counts."""

    code: str
    wants: str
    clause: str
    counts: tuple[str, ...]
    """Errors, warnings, notes, units."""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A rule that could not be judged, why, and where."""

    code: str
    reason: str
    units: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page of findings says."""

    html_lang: str
    """The language tag of HTML: zh-CN or en."""
    internal: str
    """The mark of a paper that stays in the office: findings quote what must not be printed."""
    title: str
    as_of: str
    summary: str
    nothing: str
    """What is said when there are no findings; empty otherwise."""
    rules_title: str
    rules_heads: tuple[str, ...]
    """Rule, what it wants, clause, errors, warnings, notes, units."""
    rules: tuple[CountRow, ...]
    heads: tuple[str, ...]
    """Severity, rule, place, what is wrong, what to do."""
    tables: tuple[FindingTable, ...]
    skipped_title: str
    """Empty where nobody asked."""
    skipped_heads: tuple[str, ...]
    """Rule, reason, units."""
    skipped: tuple[SkippedRow, ...]


_RULE: Final = Text("规则", "rule")
_RULE_HEADS: Final = (
    _RULE,
    Text("要求", "what it wants"),
    Text("出处", "clause"),
    Text("错误", "errors"),
    Text("警告", "warnings"),
    Text("提示", "notes"),
    Text("单位数", "units"),
)
_HEADS: Final = (
    Text("级别", "severity"),
    _RULE,
    Text("行:列", "line:column"),
    Text("哪里不对", "what is wrong"),
    Text("怎样改", "what to do"),
)
_SKIPPED_HEADS: Final = (_RULE, Text("为什么", "why"), Text("单位", "units"))


def page(report: Report) -> Page:
    """Prepare the page; no text of a record steers the browser that shows it."""
    say, name = report.say, clean(report.campaign)
    day = day_text(report.asked.day)
    skipped = tuple(_skipped(report)) if report.asked.skipped else ()
    return Page(
        "zh-CN" if report.asked.lang == "zh" else "en",
        say(Text("内部资料", "Internal")),
        say(Text(f"{name}台账检查结果", f"{name}: findings in the ledger")),
        say(Text(f"截至{day.zh}", f"as of {day.en}")),
        say(summary(report)),
        "" if report.findings else say(Text("没有发现问题。", "Nothing was found.")),
        say(Text("按规则", "By rule")),
        tuple(map(say, _RULE_HEADS)),
        tuple(map(_count, statistics(report.findings, report.asked.lang).rules)),
        tuple(map(say, _HEADS)),
        tuple(_tables(report)),
        say(Text("还不能判断的", "What could not be judged")) if report.asked.skipped else "",
        tuple(map(say, _SKIPPED_HEADS)),
        skipped,
    )


def _count(rule: RuleCount) -> CountRow:
    counts = (rule.counts.error, rule.counts.warning, rule.counts.info, rule.units)
    return CountRow(clean(rule.code), rule.wants, clean(rule.clause), tuple(map(str, counts)))


def _tables(report: Report) -> Iterator[FindingTable]:
    by_path: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    for path, findings in by_path.items():
        unit = findings[0].unit
        yield FindingTable(clean(unit or path), clean(path), tuple(_rows(findings, report)))


def _rows(findings: Sequence[Finding], report: Report) -> Iterator[FindingRow]:
    for item in findings:
        word = item.severity.word
        yield FindingRow(
            word,
            report.say(SEVERITY[word]),
            clean(item.code),
            wants(item.code, report.asked.lang),
            f"{item.location.line}:{item.location.column}",
            clean(report.say(item.message)),
            clean(report.say(item.remedy)),
        )


def _skipped(report: Report) -> Iterator[SkippedRow]:
    for item in unjudged(report.skipped, report.asked.lang):
        yield SkippedRow(clean(item.code), clean(item.reason), clean(" ".join(item.units)))
