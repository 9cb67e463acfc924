"""Which suites and cases JUnit has: what was not judged did not pass."""

from pathlib import Path

import pytest

from tests.reports import parsed
from tests.validating import Spoken, with_units


@pytest.fixture
def ledger(ledger_of_one: Path) -> Path:
    return with_units(ledger_of_one)


@pytest.fixture
def validate(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Spoken:
    return Spoken(ledger, capsys, "en")


def test_unreadable_unit_passes_no_rule(validate: Spoken) -> None:
    root = parsed(validate("--format", "junit"))
    suites = {suite.attrib["name"]: suite.attrib for suite in root}
    assert list(suites) == ["campaign", "江南镇/坏", "江南镇/李家村"]
    assert (suites["江南镇/坏"]["tests"], suites["江南镇/坏"]["failures"]) == ("1", "1")
    assert int(suites["江南镇/李家村"]["tests"]) > 100
    assert suites["campaign"]["failures"] == "0"


def test_rules_that_do_not_apply_are_no_cases(validate: Spoken, ledger: Path) -> None:
    campaign = ledger / "data" / "campaign.yaml"
    off = "severity: {SUR01: off}\n"
    campaign.write_text(campaign.read_text(encoding="utf-8") + off, encoding="utf-8")
    unit = ledger / "data" / "units" / "机关.yaml"
    unit.write_text("name: 某机关党支部\nkind: organ\n", encoding="utf-8")
    root = parsed(validate("--format", "junit"))
    names = {
        suite.attrib["name"]: {case.attrib["name"].split()[0] for case in suite} for suite in root
    }
    assert "THM01" not in names["机关"]
    assert "THM01" in names["江南镇/李家村"]
    assert not any("SUR01" in codes for codes in names.values())


def test_unreadable_campaign_passes_no_rule(validate: Spoken, ledger: Path) -> None:
    (ledger / "data" / "campaign.yaml").write_text("name: [", encoding="utf-8")
    root = parsed(validate("--format", "junit"))
    campaign = next(suite for suite in root if suite.attrib["name"] == "campaign")
    assert campaign.attrib["tests"] == campaign.attrib["failures"] == "1"


def test_suite_without_cases_is_left_out(validate: Spoken) -> None:
    root = parsed(validate("--format", "junit", "--select", "OPN03"))
    assert [suite.attrib["name"] for suite in root] == ["江南镇/李家村"]
