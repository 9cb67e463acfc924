"""What the documents of each format say."""

from dataclasses import replace

from tests.reports import parsed, report_of, sarif_of
from zhenggai.finding import Severity
from zhenggai.render import render_paper
from zhenggai.report.findings_github import as_github
from zhenggai.report.findings_html import page
from zhenggai.report.findings_junit import as_junit
from zhenggai.source import Location
from zhenggai.words import Text


def test_junit_has_a_suite_a_unit_and_a_case_a_finding_or_rule() -> None:
    root = parsed(as_junit(report_of("村", fail_on=Severity.WARNING)))
    suites = {suite.attrib["name"]: suite for suite in root}
    cases = {case.attrib["name"].split()[0]: case for case in suites["江南镇/李家村"]}
    assert list(cases) == ["DUE01", "SUR01", "FIL01"]
    assert cases["DUE01"].attrib["file"] == "data/units/江南镇/李家村.yaml"
    assert cases["DUE01"].attrib["line"] == "12"
    assert [child.tag for child in cases["DUE01"]] == ["failure"]
    assert [child.tag for child in cases["SUR01"]] == ["skipped"]
    assert len(cases["FIL01"]) == 0
    assert root.attrib["failures"] == "2"


def test_junit_only_says_what_is_below_the_level_that_fails() -> None:
    root = parsed(as_junit(report_of("村")))
    (below,) = root.iter("system-out")
    assert (below.text or "").startswith("data/units/江南镇/李家村.yaml:12:5: DUE01 警告: 逾期")


def test_sarif_tells_rules_places_and_columns() -> None:
    run = sarif_of(report_of("村"))
    result = run["results"][1]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    place = result["locations"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (rule["id"], rule["id"]) == (result["ruleId"], "DUE01")
    assert "explain DUE01" in rule["help"]["text"]
    assert "helpUri" not in rule
    assert result["level"] == "warning"
    assert place["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 5}
    assert place["physicalLocation"]["artifactLocation"] == {
        "uri": "data/units/%E6%B1%9F%E5%8D%97%E9%95%87/%E6%9D%8E%E5%AE%B6%E6%9D%91.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["associatedRule"]["id"] for note in notes] == ["村", "SUR01"]


def test_sarif_knows_a_finding_again_on_another_line_and_day() -> None:
    report = report_of("村")
    later = [
        replace(item, location=Location("x", 99), message=Text("晚 2 天", "2 days late"))
        for item in report.findings
    ]
    before = [item["partialFingerprints"] for item in sarif_of(report)["results"]]
    twice = sarif_of(replace(report, findings=(*later, later[0])))["results"]
    after = [item["partialFingerprints"] for item in twice]
    assert after[:2] == before
    assert after[2] not in before


def test_page_asks_for_nothing_and_says_severity_in_words() -> None:
    html = render_paper("findings", "html", page(report_of("村")), "zh")
    assert "default-src 'none'" in html
    for foreign in ("http:", "https:", "//", "url(", "@import", "src=", "<script", "<link"):
        assert foreign not in html
    assert '<tr class="warning"><td><span class="word">警告</span>' in html
    assert "内部资料" in html


def test_page_without_findings_says_so() -> None:
    report = replace(report_of("村"), findings=())
    html = render_paper("findings", "html", page(report), "en")
    assert "没有发现问题" in html
    assert "按规则" not in html


def test_github_escapes_what_ends_a_command() -> None:
    first = as_github(report_of("a%b,c:d::e\r\n::error::f")).split("\n")[0]
    assert first == (
        "::error file=a%25b%2Cc%3Ad%3A%3Ae��%3A%3Aerror%3A%3Af,line=3,col=7,"
        "title=a%25b%2Cc%3Ad%3A%3Ae��%3A%3Aerror%3A%3Af"
        "::a%25b,c:d::e��::error::f%0A→ a%25b,c:d::e��::error::f"
    )
