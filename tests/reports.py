"""A report of findings for the tests of formats, and readers of what is written."""

import datetime as dt
import json
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from jsonschema import Draft4Validator

from zhenggai.finding import Finding, Severity, Skipped
from zhenggai.report.findings import Asked, Report
from zhenggai.report.findings_sarif import as_sarif
from zhenggai.rules import BY_CODE
from zhenggai.source import Location
from zhenggai.words import Text

SARIF: Final = json.loads(
    (Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)


def report_of(text: str, *, fail_on: Severity = Severity.ERROR) -> Report:
    """Return a report whose every field holds the text, beside one that means well."""
    both = Text(text, text)
    bad = Finding(
        Location(text, 3, 7), text, Severity.ERROR, both, both, text, text, text, clause=text
    )
    place = Location("data/units/江南镇/李家村.yaml", 12, 5)
    good = Finding(
        place, "DUE01", Severity.WARNING, Text("逾期", "late"), Text("补上", "add"), "江南镇/李家村"
    )
    return Report(
        text,
        2,
        1,
        (bad, good),
        (Skipped(text, text, both), Skipped("江南镇/李家村", "SUR01", Text("没有测评", "none"))),
        {"江南镇/李家村": (BY_CODE["DUE01"], BY_CODE["SUR01"], BY_CODE["FIL01"])},
        Asked("zh", dt.date(2006, 3, 31), fail_on=fail_on, statistics=True, skipped=True),
    )


def parsed(xml: str) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - what we wrote ourselves


def sarif_of(report: Report) -> Any:  # noqa: ANN401 - JSON
    document = json.loads(as_sarif(report))
    assert [fault.message for fault in Draft4Validator(SARIF).iter_errors(document)] == []
    (run,) = document["runs"]
    return run
