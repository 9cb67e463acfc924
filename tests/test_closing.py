"""What it takes to close an issue, where the one example of CLS01 has no room."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import findings_in

DAY = dt.date(2006, 5, 20)
POSTED = "notices: [{id: N-1, covers: results, from: 2006-05-17}]\n"


def complaints(ledger: Path, **units: str) -> list[str]:
    for unit, text in units.items():
        path = ledger / "data" / "units" / f"{unit}.yaml"
        path.write_text(f"name: {unit}村\nkind: village\n{text}", encoding="utf-8")
    found = [item for item in findings_in(ledger, DAY) if item.code == "CLS01"]
    return [f"{item.location.line}:{item.location.column} {item.message.en}" for item in found]


def issue(closing: str, *more: str) -> str:
    lines = "".join(f"      - {line}\n" for line in (closing, *more))
    return (
        f"{POSTED}issues:\n  - id: I-1\n    title: 路\n    owner: 张三丰\n    log:\n"
        f"      - {{date: 2006-05-16, event: done, evidence: [a.txt]}}\n{lines}"
    )


@pytest.mark.parametrize("by", ["张三丰", "张三丰同志", "张三丰（支书）", "村支书张三丰"])
def test_owner_is_the_owner_however_addressed(ledger_of_one: Path, by: str) -> None:
    text = issue(f"{{date: 2006-05-18, event: closed, by: {by}}}")
    assert complaints(ledger_of_one, unit=text) == [
        f"10:47 issue I-1 was closed by its own owner, {by}"
    ]


def test_somebody_is_named_who_verified(ledger_of_one: Path) -> None:
    text = issue("{date: 2006-05-18, event: closed}")
    assert complaints(ledger_of_one, unit=text) == [
        "10:10 issue I-1 was closed on 2006-05-18, and nobody is named who verified it"
    ]


def test_what_is_sustained_stays_closed(ledger_of_one: Path) -> None:
    text = issue(
        "{date: 2006-05-18, event: closed, by: 张三丰}", "{date: 2006-05-19, event: sustained}"
    )
    assert complaints(ledger_of_one, unit=text) == [
        "10:47 issue I-1 was closed by its own owner, 张三丰"
    ]


def test_a_closing_before_a_relapse_is_no_matter(ledger_of_one: Path) -> None:
    text = issue(
        "{date: 2006-05-17, event: closed, by: 张三丰}",
        "{date: 2006-05-18, event: reopened, text: 又坏了}",
        "{date: 2006-05-19, event: done, text: 修好}",
        "{date: 2006-05-19, event: sustained}",
    )
    assert complaints(ledger_of_one, unit=text) == []


@pytest.mark.parametrize(("day", "count"), [("2006-05-10", 1), ("2006-05-19", 0)])
def test_an_opinion_in_another_unit_is_answered_first(
    ledger_of_one: Path, day: str, count: int
) -> None:
    closed = issue("{date: 2006-05-18, event: closed, by: 李四}")
    opinion = f'opinions:\n  - {{id: O-7, date: {day}, text: 路, issue: "unit#I-1"}}\n'
    said = "10:35 issue I-1 was closed on 2006-05-18, but opinion town#O-7 is not answered"
    assert complaints(ledger_of_one, unit=closed, town=opinion) == [said] * count
