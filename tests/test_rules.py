"""Every rule has a bad and a good example on disk, and finds what the bad one says."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.conftest import RULES, as_of_line, findings_in
from zhenggai.finding import Finding

CODES = sorted(folder.name for folder in RULES.glob("*[0-9]") if folder.is_dir())


def _findings(code: str, which: str, ledger: Path) -> list[Finding]:
    folder = RULES / code / which
    if folder.is_dir():
        shutil.copytree(folder, ledger, dirs_exist_ok=True)
        text = (folder / "data" / "campaign.yaml").read_text(encoding="utf-8")
        return findings_in(ledger, as_of_line(text))
    source = RULES / code / f"{which}.yaml"
    text = source.read_text(encoding="utf-8", errors="replace")
    shutil.copy(source, ledger / "data" / "units" / "unit.yaml")
    evidence = RULES / "evidence"
    if evidence.is_dir():
        shutil.copytree(evidence, ledger / "data" / "evidence", dirs_exist_ok=True)
    return findings_in(ledger, as_of_line(text))


def _line(finding: Finding, *, with_path: bool) -> str:
    where = finding.location
    path = f"{where.path}:" if with_path else ""
    return f"{path}{where.line}:{where.column} {finding.code} {finding.severity.word}"


@pytest.mark.parametrize("code", CODES)
def test_bad_example_is_found_at_its_place(code: str, ledger_of_one: Path) -> None:
    expected = (RULES / code / "bad.expected").read_text(encoding="utf-8").splitlines()
    found = [item for item in _findings(code, "bad", ledger_of_one) if item.code == code]
    with_path = (RULES / code / "bad").is_dir()
    assert [_line(item, with_path=with_path) for item in found] == expected
    assert expected, "a bad example that breaks nothing"


@pytest.mark.parametrize("code", CODES)
def test_good_example_passes(code: str, ledger_of_one: Path) -> None:
    found = _findings(code, "good", ledger_of_one)
    unreadable = [item for item in found if item.code.startswith(("FIL", "REF"))]
    assert [item for item in found if item.code == code] == []
    assert unreadable == []


def test_days_are_days() -> None:
    assert as_of_line("# as-of: 2006-02-01") == dt.date(2006, 2, 1)
