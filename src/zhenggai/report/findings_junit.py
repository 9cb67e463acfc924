"""Findings as JUnit XML: a test suite a unit, a case a finding or a rule without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from zhenggai.finding import Finding
from zhenggai.report.clean import clean
from zhenggai.report.finding_line import finding_line
from zhenggai.report.findings import Report
from zhenggai.report.statistics import headline

_LEDGER: Final = "campaign"
"""The suite of what is wrong with the campaign and with the names of files."""
_NO_XML: Final = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
"""What XML cannot hold beyond the control characters."""


def as_junit(report: Report) -> str:
    """Return the document; what is at or above `fail_on` failed, what is below is only said."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.unit, []).append(finding)
    reasons: dict[str, dict[str, str]] = {}
    for item in report.skipped:
        reasons.setdefault(item.unit, {})[item.code] = report.say(item.reason)
    root = ET.Element("testsuites", name="zhenggai")
    for unit in sorted({*found, *report.judged}):
        findings = found.get(unit, [])
        cases = [
            *_found(findings, report),
            *_not_found(unit, findings, reasons.get(unit, {}), report),
        ]
        if cases:
            ET.SubElement(root, "testsuite", name=_xml(unit or _LEDGER)).extend(cases)
    for element in (root, *root):
        _count(element)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _found(findings: Sequence[Finding], report: Report) -> Iterator[ET.Element]:
    """Make a case of each finding; a number tells those of one rule and field apart."""
    lang = report.asked.lang
    seen: Counter[str] = Counter()
    for finding in findings:
        where = f"{finding.record} {finding.field}".strip()
        name = headline(finding.code, lang) + (f" ({where})" if where else "")
        seen[name] += 1
        case = _case(finding.unit, f"{name} #{seen[name]}" if seen[name] > 1 else name)
        case.set("file", _xml(report.in_repository(finding)))
        case.set("line", str(finding.location.line))
        line = _xml(finding_line(finding, lang))
        if finding.severity >= report.asked.fail_on:
            said = _xml(report.say(finding.message))
            ET.SubElement(case, "failure", type=_xml(finding.code), message=said).text = line
        else:
            ET.SubElement(case, "system-out").text = line
        yield case


def _not_found(
    unit: str, findings: Sequence[Finding], reasons: dict[str, str], report: Report
) -> Iterator[ET.Element]:
    """Make a case of each rule of the unit that found nothing, or could not be judged."""
    done = {finding.code for finding in findings}
    for rule in report.judged.get(unit, ()):
        if rule.code in done:
            continue
        case = _case(unit, headline(rule.code, report.asked.lang))
        if rule.code in reasons:
            ET.SubElement(case, "skipped", message=_xml(reasons[rule.code]))
        yield case


def _case(unit: str, name: str) -> ET.Element:
    return ET.Element("testcase", classname=_xml(unit or _LEDGER), name=_xml(name))


def _count(element: ET.Element) -> None:
    """Say how many cases there are below, how many failed and how many were skipped."""
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for _ in element.iter(tag))))
    element.set("errors", "0")


def _xml(text: str) -> str:
    """Leave out of a text what no XML can hold; the writer escapes the rest."""
    return clean(text).translate(_NO_XML)
