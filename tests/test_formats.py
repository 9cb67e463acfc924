"""Every format of findings: whatever the ledger holds, it stays text and steers nothing."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from tests.reports import parsed, report_of, sarif_of
from zhenggai.cli.main import run
from zhenggai.render import render_paper
from zhenggai.report.clean import clean
from zhenggai.report.findings import Report
from zhenggai.report.findings_github import as_github
from zhenggai.report.findings_html import page
from zhenggai.report.findings_json import as_json
from zhenggai.report.findings_junit import as_junit
from zhenggai.report.findings_sarif import as_sarif
from zhenggai.report.findings_text import as_text

FORGED: Final = (
    "修路\n::error file=a::forged",
    "修路\r\n::stop-commands::x",
    "%0A::error::forged",
    "a,line=1::forged",
    "##[error]forged",
    "]]></failure><testcase/>",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m\x00\x08\x7f",
    "\u202etxt.exe\u2066\u200b\ufeff",
    "\u2028\u2029\x85\x0b\x0c",
    "\ufffe\uffff\ud800",
    "[点这里](https://evil.example) [a\\](b)",
    "{0} {{1}}",
    "</title></style><script>alert(1)</script>",
    "../..//etc/passwd?a#b",
)
ANYTHING: Final = st.one_of(
    st.sampled_from((*FORGED, *HOSTILE)),
    st.text(max_size=30),
    st.text("\n\r:,%[]<>&'\"\x1b ", max_size=20),
)
MANY: Final = settings(max_examples=150, deadline=None)


def asking(report: Report, *, statistics: bool) -> Report:
    return replace(report, asked=replace(report.asked, statistics=statistics))


def inert(text: str) -> bool:
    """Whether a terminal or a reader of lines sees nothing but lines of text."""
    return all(clean(line) == line for line in text.split("\n"))


@MANY
@given(ANYTHING)
def test_text_is_one_line_a_finding(text: str) -> None:
    report = report_of(text)
    lines = as_text(asking(report, statistics=False), color=False)
    found, empty, skipped = lines.partition("\n\n")
    assert inert(lines)
    assert len(found.split("\n")) == len(report.findings)
    assert empty
    assert len(skipped.rstrip("\n").split("\n")) == 1 + len(report.skipped)
    assert inert(as_text(report, color=False))


@MANY
@given(ANYTHING)
def test_json_keeps_every_character_and_steers_no_terminal(text: str) -> None:
    written = as_json(report_of(text))
    first = json.loads(written)["findings"][0]
    assert inert(written)
    assert {first[name] for name in ("code", "path", "unit", "record", "field", "clause")} == {text}
    assert (first["message"], first["remedy"]) == (text, text)
    assert json.loads(written)["skipped"][0] == {"unit": text, "code": text, "reason": text}


def understood(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    command = re.fullmatch(r"::(.*?)::(.*)", line, re.DOTALL)
    assert command, line
    name, _, listed = command[1].partition(" ")
    properties = dict(item.split("=", 1) for item in listed.split(","))
    data = re.sub("%0A", "\n", command[2]).replace("%0D", "\r").replace("%25", "%")
    for escape, letter in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%25", "%")):
        properties = {key: value.replace(escape, letter) for key, value in properties.items()}
    return name, properties, data


@MANY
@given(ANYTHING)
def test_github_reads_one_command_a_finding_and_no_other(text: str) -> None:
    written = as_github(report_of(text))
    lines = written.removesuffix("\n").split("\n")
    assert inert(written)
    assert len(lines) == 4
    name, properties, data = understood(lines[0])
    assert name == "error"
    assert properties == {
        "file": clean(text),
        "line": "3",
        "col": "7",
        "title": clean(text),
    }
    assert data == f"{clean(text)}\n→ {clean(text)}"
    assert [understood(line)[0] for line in lines[1:]] == ["warning", "notice", "notice"]


@MANY
@given(ANYTHING)
def test_junit_is_well_formed_and_counts_rightly(text: str) -> None:
    written = as_junit(report_of(text))
    root = parsed(written)
    assert inert(written)
    cases = list(root.iter("testcase"))
    assert root.attrib["tests"] == str(len(cases))
    assert root.attrib["failures"] == "1"
    (failure,) = root.iter("failure")
    shown = clean(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert failure.attrib == {"type": shown, "message": shown}
    assert {item.attrib["message"] for item in root.iter("skipped")} >= {"没有测评"}


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_sarif_holds_to_its_schema(text: str) -> None:
    report = report_of(text)
    assert inert(as_sarif(report))
    first = sarif_of(report)["results"][0]
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"([\w.~/-]|%[0-9A-F]{2})*", uri, re.ASCII)
    assert unquote(uri, errors="surrogatepass") == text
    assert not re.search(r"(?<!\\)\[[^\[\]]*(?<!\\)\]\(", first["message"]["text"])


class Page(HTMLParser):
    """Gathers tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS: Final = {
    *("html", "head", "meta", "title", "style", "body", "p", "h1", "h2", "div", "span"),
    *("table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES: Final = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "scope", "title")
}


@MANY
@given(ANYTHING)
def test_page_shows_text_as_text(text: str) -> None:
    html = render_paper("findings", "html", page(report_of(text)), "zh")
    shown = Page(html)
    assert inert(html)
    assert shown.tags == TAGS
    assert shown.attributes <= ATTRIBUTES
    assert clean(text) in shown.text


@pytest.mark.parametrize("form", ["text", "json", "github", "junit", "sarif", "html"])
def test_hostile_ledger_is_inert_in_every_format(
    ledger_of_one: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    data = ledger_of_one / "data"
    evil = "]]></p><script>alert(1)</script>::error::%0A"
    (data / "campaign.yaml").write_text(f"name: '{evil}'\nno\u202ekey: 1\n", encoding="utf-8")
    name = "a\n::error file=b::c\x1b[2J,%0A\u202e\u2028<script>.yaml"
    (data / "units" / name).write_text(f"name: '{evil}'\nkind: '{evil}'\n", encoding="utf-8")
    (data / "units" / "村.yaml").write_text(f"name: '{evil}'\nkind: '{evil}'\n", encoding="utf-8")
    code = run(["--ledger", str(ledger_of_one), "validate", "--format", form], {})
    out, err = capsys.readouterr()
    assert code == 1
    assert inert(out)
    assert inert(err)
    assert "\n::error file=b" not in out
    assert ("<script" in out) == (form in ("text", "json", "github", "sarif"))
