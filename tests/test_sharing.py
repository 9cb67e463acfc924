"""A shared issue has one home: a copy is of a record that its lead shares."""

import datetime as dt
from pathlib import Path

from tests.conftest import findings_in

DAY = dt.date(2006, 4, 20)
PARTNERS = "partners: [{name: b, duty: 清运}, {name: c, duty: 劝导}]"


def complaints(ledger: Path, **shared: str) -> list[str]:
    """Write units of one issue each, shared as given; return what COO01 says of them."""
    for unit in ("a", "b", "c"):
        line = f"    shared: {{{shared[unit]}}}\n" if unit in shared else ""
        (ledger / "data" / "units" / f"{unit}.yaml").write_text(
            f"name: {unit}村\nkind: village\nissues:\n  - id: I-1\n    title: 垃圾\n{line}",
            encoding="utf-8",
        )
    found = [item for item in findings_in(ledger, DAY) if item.code == "COO01"]
    return [f"{item.location.path[11:]}:{item.location.column} {item.message.en}" for item in found]


def test_a_copy_is_of_what_its_lead_shares(ledger_of_one: Path) -> None:
    assert complaints(ledger_of_one, a=f"lead: a, {PARTNERS}", b="lead: a, of: a#I-1") == []


def test_copies_of_each_other_have_no_lead(ledger_of_one: Path) -> None:
    assert complaints(ledger_of_one, a="lead: b, of: b#I-1", b="lead: a, of: a#I-1") == [
        "a.yaml:27 issue I-1 is called a copy of b#I-1, which is no shared issue with partners",
        "b.yaml:27 issue I-1 is called a copy of a#I-1, which is no shared issue with partners",
    ]


def test_what_is_not_shared_has_no_copy(ledger_of_one: Path) -> None:
    assert complaints(ledger_of_one, a="lead: b, of: b#I-1") == [
        "a.yaml:27 issue I-1 is called a copy of b#I-1, which is no shared issue with partners"
    ]


def test_a_copy_is_of_a_record_of_its_lead(ledger_of_one: Path) -> None:
    assert complaints(ledger_of_one, a="lead: c, of: b#I-1", b=f"lead: b, {PARTNERS}") == [
        "a.yaml:20 copy I-1 is of a record of b, but its lead is c"
    ]


def test_what_another_leads_is_a_copy(ledger_of_one: Path) -> None:
    assert complaints(ledger_of_one, a=f"lead: b, {PARTNERS}", b=f"lead: b, {PARTNERS}") == [
        "a.yaml:20 shared issue I-1 is led by b, but is no copy of a record there"
    ]
