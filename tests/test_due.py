"""`due`: everything with a due date, the overdue first."""

from pathlib import Path

import pytest

from tests.standing_ledger import (
    FESTIVAL,
    LIJIA,
    SPRING,
    Out,
    command,
    listed,
    printed,
    reviewed,
    write_ledger,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "day"), [("festival", FESTIVAL), ("spring", SPRING)])
def test_table_is_as_it_was_reviewed(
    ledger: Path, capsys: Out, name: str, day: str, lang: str
) -> None:
    shown = printed(ledger, capsys, "due", LIJIA, "--explain", day=day, lang=lang)
    assert shown == reviewed(f"due-{name}.{lang}.txt")


def test_limits_are_counted_over_the_spring_festival(ledger: Path, capsys: Out) -> None:
    found = listed(ledger, capsys, LIJIA, "--explain", day=FESTIVAL)
    by_kind = {(due["record"], due["kind"]): due for due in found}
    # Ten days after 20 January is in the festival; Sunday 5 February is worked.
    decision = by_kind["O-1", "decision"]
    assert (decision["due"], decision["days_left"]) == ("2006-02-05", 2)
    assert decision["counted"] == {
        "from": "2006-01-20",
        "event": "received",
        "limit": "decide_days",
        "days": 10,
    }
    counted = [item["day"] for item in decision["days"] if item["counted"]]
    assert counted[0] == "2006-01-21"
    assert counted[9:] == ["2006-01-30", "2006-02-05"]
    passed = [item["day"] for item in decision["days"] if not item["counted"]]
    assert passed == ["2006-01-20", "2006-01-30", "2006-01-31"] + [
        f"2006-02-0{number}" for number in range(1, 5)
    ]
    assert by_kind["O-1", "relay"]["due"] == "2006-01-25"


def test_a_saturday_that_is_worked_ends_a_limit(ledger: Path, capsys: Out) -> None:
    found = listed(ledger, capsys, "jiangnan", day="2006-01-26")
    town = {due["kind"]: due["due"] for due in found if due["unit"] == "jiangnan"}
    assert town == {"start": "2006-01-28", "issue": "2006-02-09"}


def test_a_typed_day_is_never_moved(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    text = path.read_text(encoding="utf-8").replace("due: 2006-02\n", "due: 2006-01-31\n")
    path.write_text(text, encoding="utf-8")
    found = listed(ledger, capsys, LIJIA, "--kind", "issue", day=FESTIVAL)
    assert (found[0]["due"], found[0]["days_left"], found[0]["counted"]) == (
        "2006-01-31",
        -3,
        None,
    )


def test_a_relapse_begins_the_limit_anew(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "owner: 黄丽萍",
        "owner: 黄丽萍, log: "
        "[{date: 2006-02-08, event: done}, {date: 2006-03-01, event: reopened}]",
    )
    path.write_text(text, encoding="utf-8")
    (found,) = listed(ledger, capsys, "jiangnan", "--owner", "黄丽萍")
    assert found["counted"]["event"] == "reopened"
    assert (found["due"], found["line"]) == ("2006-03-16", 6)


def test_extensions_stand_with_who_approved_them(ledger: Path, capsys: Out) -> None:
    (found,) = listed(ledger, capsys, LIJIA, "--kind", "问题")
    assert (found["original"], found["due"]) == ("2006-02-28", "2006-03-20")
    assert found["extensions"] == [
        {
            "date": "2006-02-27",
            "due": "2006-03-10",
            "by": "韦国栋",
            "reason": "连日下雨",
            "line": 30,
        },
        {"date": "2006-03-12", "due": "2006-03-20", "by": "", "reason": "", "line": 31},
    ]


@pytest.mark.parametrize(
    ("words", "records"),
    [
        (["--within", "1d"], "O-1 O-1 O-1 O-2 O-2 Z-1 I-2 M-2 B-1"),
        (["--within", "3天"], "O-1 O-1 O-1 O-2 O-2 Z-1 I-2 M-2 B-1 D-1"),
        (["--within", "1w", "--kind", "notice,issue,节点"], "N-1 I-1 I-2"),
        (["--within", "0"], "O-1 O-1 O-1 O-2 O-2 Z-1 I-2 M-2"),
        (["--owner", "韦凤英"], "O-2 Z-1 I-3"),
        (["--owner", "陈志强", "--kind", "follow-up、签收"], "O-2 I-2"),
        (["--owner", "nobody"], ""),
    ],
)
def test_only_what_is_wanted_is_listed(
    ledger: Path, capsys: Out, words: list[str], records: str
) -> None:
    found = listed(ledger, capsys, LIJIA, *words)
    assert [due["record"] for due in found] == records.split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--within", "soon"], "--within soon is no number of days"),
        (["--kind", "issue,taxes"], "--kind has no taxes; choose from: issue start milestone"),
        (["--format", "md"], "--format cannot be md"),
    ],
)
def test_wrong_wishes_are_refused(ledger: Path, capsys: Out, words: list[str], said: str) -> None:
    code, out, err = command(ledger, capsys, "due", *words, lang="en")
    assert (code, out) == (2, "")
    assert said in err
    code, _, err = command(ledger, capsys, "due", *words)
    assert code == 2
    assert not err.isascii()


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有到期事项。"), ("en", "Nothing is due.")])
def test_nothing_due_is_said(ledger: Path, capsys: Out, lang: str, said: str) -> None:
    shown = printed(ledger, capsys, "due", "jiangnan/hekou", lang=lang)
    assert shown.splitlines()[-1] == said


def test_a_name_that_is_nearly_an_owner_s_is_not_just_without_anything_due(
    ledger: Path, capsys: Out
) -> None:
    code, _, err = command(ledger, capsys, "due", "--owner", "韦凤音")
    assert (code, "责任人没有“韦凤音”。是不是: 韦凤英" in err) == (0, True)
