"""Findings as workflow commands: GitHub shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Finding, Severity
from zhenggai.report.clean import clean
from zhenggai.report.findings import Report
from zhenggai.report.statistics import headline, unjudged
from zhenggai.words import Text

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(report: Report) -> str:
    """Return a command a finding; what could not be judged is a notice for each reason."""
    lines = [_command(finding, report) for finding in report.findings]
    if report.asked.skipped:
        lines += _unjudged(report)
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, report: Report) -> str:
    properties = {
        "file": report.in_repository(finding),
        "line": str(finding.location.line),
        "col": str(finding.location.column),
        "title": headline(finding.code, report.asked.lang),
    }
    message = f"{clean(report.say(finding.message))}\n→ {clean(report.say(finding.remedy))}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message)}"


def _unjudged(report: Report) -> Iterator[str]:
    for item in unjudged(report.skipped, report.asked.lang):
        title = report.say(Text(f"{item.code} 还不能判断", f"{item.code} could not be judged"))
        message = clean(f"{item.reason}: {' '.join(item.units)}")
        yield f"::notice title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what ends a command, so that a record's text cannot begin another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property: what ends it or the properties too."""
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")
