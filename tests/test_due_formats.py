"""The formats of `due`: CSV, the calendar file, narrow and coloured tables."""

import csv
import datetime as dt
import io
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.standing_ledger import LIJIA, SPRING, Out, command, listed, printed, write_ledger
from zhenggai.load import open_ledger
from zhenggai.outlook import look
from zhenggai.report.clean import width
from zhenggai.report.due_table import as_table
from zhenggai.report.standing import Occasion, agenda_of


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def test_csv_has_a_row_a_due_date(ledger: Path, capsys: Out) -> None:
    shown = printed(ledger, capsys, "due", "--kind", "reply,issue", "--explain", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(shown.removeprefix("\ufeff"))))
    assert [(row["单位"], row["编号"], row["时限"], row["剩余天数"]) for row in rows] == [
        ("李家村党支部", "O-1", "2006-02-05", "-38"),
        ("李家村党支部", "O-2", "2006-02-07", "-36"),
        ("江南镇党委", "I-1", "2006-02-09", "-34"),
        ("李家村党支部", "I-1", "2006-03-20", "5"),
    ]
    assert [row["起算日期"] for row in rows] == ["2006-01-20", "2006-01-23", "2006-01-25", ""]
    assert rows[3]["原定时限"] == "2006-02-28"
    assert rows[0]["怎样算的"].endswith("最后一天 2006-02-05（活动日历列为上班）")


def test_calendar_file_is_read_back_by_a_calendar_library(ledger: Path, capsys: Out) -> None:
    shown = printed(ledger, capsys, "due", LIJIA, "--format", "ics", "--explain")
    expected = listed(ledger, capsys, LIJIA, "--explain")
    calendar = Calendar.from_ical(shown)
    events = list(calendar.walk("VEVENT"))
    assert [str(event["uid"]) for event in events] == [due["uid"] for due in expected]
    assert events[0]["uid"] == "jiangnan/lijia#O-1.relay"
    for event, due in zip(events, expected, strict=True):
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        assert start == dt.date.fromisoformat(due["due"])
        assert not isinstance(start, dt.datetime)
        assert end - start == dt.timedelta(days=1)
        assert event.decoded("dtstamp") == dt.datetime(2006, 3, 15, tzinfo=dt.UTC)
        assert str(event["class"]) == "PRIVATE"
        assert "\n".join(due["explained"]) in str(event["description"])
    assert str(events[11]["summary"]) == "问题 I-1 村道不通（李家村党支部）"
    assert shown.count("\r\n") == shown.count("\n")


def test_csv_without_explanations_has_no_column_for_them(ledger: Path, capsys: Out) -> None:
    shown = printed(ledger, capsys, "due", "--format", "csv", lang="en").splitlines()
    assert shown[0].endswith("file,line")
    assert shown[1].endswith("data/units/jiangnan/lijia.yaml,6")


def test_nobody_to_act_is_left_out_of_a_calendar(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    text = path.read_text(encoding="utf-8").replace("head: 李建国\n", "")
    path.write_text(text, encoding="utf-8")
    words = ["due", LIJIA, "--kind", "order", "--format", "ics"]
    (event,) = Calendar.from_ical(printed(ledger, capsys, *words)).walk("VEVENT")
    assert str(event["description"]).startswith("写定的日期 2006-03-18")


def test_calendar_file_is_the_same_each_time(ledger: Path, capsys: Out, tmp_path: Path) -> None:
    words = ["due", "--format", "ics"]
    first = printed(ledger, capsys, *words, lang="en")
    assert printed(ledger, capsys, *words, lang="en") == first
    output = tmp_path / "out" / "due.ics"
    code, out, err = command(ledger, capsys, *words, "--output", str(output), lang="en")
    assert (code, out, err) == (0, "", f"written: {output}\n")
    assert output.read_bytes().decode("utf-8") == first


def test_last_day_of_all_has_no_day_after_it(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    text = path.read_text(encoding="utf-8").replace("review: 2006-06-30", "review: 9999-12-31")
    path.write_text(text, encoding="utf-8")
    shown = printed(ledger, capsys, "due", LIJIA, "--kind", "sustained", "--format", "ics")
    (event,) = Calendar.from_ical(shown).walk("VEVENT")
    assert event.decoded("dtstart") == dt.date.max
    assert "dtend" not in event


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_the_library_a_line_says_what_to_install(
    ledger: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    code, out, err = command(ledger, capsys, "due", "--format", "ics", lang=lang)
    assert (code, out) == (2, "")
    assert "pip install 'zhenggai[ics]'" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("room", "left_out"),
    [
        (160, ""),
        (100, "位置"),
    ],
)
def test_a_narrow_terminal_cuts_no_day_and_no_place(ledger: Path, room: int, left_out: str) -> None:
    opened = open_ledger(ledger)
    outlooks = look(opened, opened.units, dt.date.fromisoformat(SPRING))
    occasion = Occasion(opened.campaign, dt.date.fromisoformat(SPRING), "zh")
    shown = as_table(agenda_of(outlooks, occasion), room, color=False)
    lines = shown.splitlines()
    assert lines[3].startswith("2006-01-25  逾期 49 天")
    assert all(width(line) <= room for line in lines[2:20])
    assert (f"没有显示: {left_out}。" in shown) == bool(left_out)


@pytest.mark.parametrize("room", [60, 40])
def test_a_terminal_too_narrow_for_the_table_says_each_in_two_lines(
    ledger: Path, room: int
) -> None:
    opened = open_ledger(ledger)
    outlooks = look(opened, opened.units, dt.date.fromisoformat(SPRING))
    occasion = Occasion(opened.campaign, dt.date.fromisoformat(SPRING), "zh")
    lines = as_table(agenda_of(outlooks, occasion), room, color=False).splitlines()
    assert lines[2].startswith("2006-01-25  逾期 49 天")
    assert lines[3] == "    jiangnan/lijia  O-1  修村道  李建国"
    assert all(width(line) <= room for line in lines[2:20])


def test_colours_mark_what_is_late_and_what_is_near(ledger: Path) -> None:
    opened = open_ledger(ledger)
    day = dt.date.fromisoformat(SPRING)
    occasion = Occasion(opened.campaign, day, "zh")
    agenda = agenda_of(look(opened, [LIJIA], day), occasion)
    lines = as_table(agenda, None, color=True).splitlines()
    assert lines[3].startswith("\x1b[31m2006-01-25")
    assert lines[10].startswith("\x1b[33m2006-03-15")
    assert lines[16].startswith("2006-04-15")
