"""What is found in the middle of the campaign: each line was held against the data and is true.

Behind it stands why: what the file records for a later day.
"""

from pathlib import Path

from tests.mutation.sample import findings_on

SNAPSHOT = Path(__file__).parent / "mutation" / "mid_campaign.txt"
DAYS = ("2006-03-10", "2006-03-31", "2006-04-20", "2006-05-15")


def _said(day: str) -> list[str]:
    return [f"{item.location} {item.code} {item.severity.word}" for item in findings_on(day)]


def test_findings_of_mid_campaign_days_were_all_read() -> None:
    listed = [line.partition("  # ") for line in SNAPSHOT.read_text(encoding="utf-8").splitlines()]
    assert [said for said, _, _ in listed] == [line for day in DAYS for line in (day, *_said(day))]
    assert all(why for said, _, why in listed if said not in DAYS)
