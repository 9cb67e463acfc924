"""What every test may use."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import settings

from zhenggai.examine import examine, surroundings
from zhenggai.finding import Finding
from zhenggai.load import open_ledger

# The same examples in every run of the same tests. (Which modules are loaded matters too: values
# that stand in them are tried.)
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")

TODAY = dt.date(2026, 11, 23)
RULES = Path(__file__).parent / "rules"


def findings_in(ledger: Path, day: dt.date, today: dt.date = TODAY) -> list[Finding]:
    opened = open_ledger(ledger)
    return list(examine(opened, opened.units, surroundings(opened, day, today)).findings)


@pytest.fixture
def ledger_of_one(tmp_path: Path) -> Path:
    """Return an empty ledger with the campaign of the rule examples."""
    (tmp_path / "data" / "units").mkdir(parents=True)
    campaign = (RULES / "campaign.yaml").read_text(encoding="utf-8")
    (tmp_path / "data" / "campaign.yaml").write_text(campaign, encoding="utf-8")
    return tmp_path
