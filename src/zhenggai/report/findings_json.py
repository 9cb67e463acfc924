"""Findings as the JSON document that `docs/machine-outputs.md` describes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from zhenggai.finding import Finding, Skipped
from zhenggai.report.findings import Report
from zhenggai.report.json_text import json_text
from zhenggai.report.statistics import Counts, Statistics, statistics
from zhenggai.words import Lang


def as_json(report: Report) -> str:
    """Return the document; counts and what could not be judged only where they are wanted."""
    lang = report.asked.lang
    document = {
        "version": 1,
        "as_of": report.asked.day.isoformat(),
        "files": report.files,
        "units": report.units,
        "findings": [_finding(finding, lang) for finding in report.findings],
    }
    if report.asked.statistics:
        document["statistics"] = _statistics(statistics(report.findings, lang))
    if report.asked.skipped:
        document["skipped"] = [_skipped(item, lang) for item in report.skipped]
    return json_text(document)


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
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


def _statistics(found: Statistics) -> dict[str, Any]:
    return {
        "severities": _counts(found.counts),
        "rules": [
            {
                "code": rule.code,
                "wants": rule.wants,
                "clause": rule.clause,
                "units": rule.units,
                **_counts(rule.counts),
            }
            for rule in found.rules
        ],
        "units": [{"unit": unit.unit, **_counts(unit.counts)} for unit in found.units],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return asdict(counts)


def _skipped(item: Skipped, lang: Lang) -> dict[str, str]:
    return {"unit": item.unit, "code": item.code, "reason": item.reason.to(lang)}
