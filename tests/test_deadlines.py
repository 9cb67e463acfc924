"""Days are counted by the campaign's calendar, the official one, or the week."""

import datetime as dt
import subprocess
import sys

import pytest

from zhenggai.deadlines import WorkCalendar, inclusive_days, official_days, work_calendar
from zhenggai.model.campaign import Calendar, Span
from zhenggai.source import Mapping

NODE = Mapping("data/campaign.yaml", 1, 1)
OFFICIAL = WorkCalendar(None)
SPRING_2006 = Calendar(
    node=NODE,
    holidays=(
        Span(node=NODE, from_=dt.date(2006, 1, 29), to=dt.date(2006, 2, 4), name="春节"),
        Span(node=NODE, from_=dt.date(2006, 5, 1), to=dt.date(2006, 5, 7)),
    ),
    workdays=tuple(map(dt.date.fromisoformat, ("2006-01-28", "2006-02-05", "2006-04-29"))),
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def week_only(calendar: Calendar | None) -> WorkCalendar:
    return WorkCalendar(calendar, official=lambda: None)


@pytest.mark.parametrize("text", ["2006-01-28", "2006-02-05", "2006-04-29", "2006-04-30"])
def test_weekends_worked_in_exchange_are_working_days(text: str) -> None:
    assert day(text).weekday() >= 5
    assert OFFICIAL.works(day(text))


@pytest.mark.parametrize("text", ["2006-01-30", "2006-02-03", "2006-05-01", "2006-05-05"])
def test_weekdays_off_are_no_working_days(text: str) -> None:
    assert day(text).weekday() < 5
    assert not OFFICIAL.works(day(text))


def test_a_year_is_the_same_whether_or_not_the_campaign_lists_it() -> None:
    listed = WorkCalendar(SPRING_2006)
    days = [day("2006-01-01") + dt.timedelta(days=number) for number in range(365)]
    assert [listed.works(item) for item in days] == [OFFICIAL.works(item) for item in days]


def test_the_campaign_corrects_the_official_calendar() -> None:
    own = Calendar(node=NODE, holidays=(day("2006-03-31"),), workdays=(day("2006-05-06"),))
    calendar = WorkCalendar(own)
    assert not calendar.works(day("2006-03-31"))
    assert calendar.works(day("2006-05-06"))
    assert not calendar.works(day("2006-05-05"))


def test_a_working_day_corrects_a_span_of_the_same_calendar() -> None:
    span = Span(node=NODE, from_=day("2030-10-01"), to=day("2030-10-07"))
    own = Calendar(node=NODE, holidays=(span,), workdays=(day("2030-10-07"),))
    assert WorkCalendar(own).works(day("2030-10-07"))


def test_working_days_between_count_both_ends() -> None:
    count = OFFICIAL.workdays_between(day("2006-04-28"), day("2006-05-08"))
    assert (count.number, count.known) == (4, True)


def test_nothing_is_between_when_the_end_comes_first() -> None:
    assert OFFICIAL.workdays_between(day("2006-04-28"), day("2006-04-27")).number == 0


def test_a_notice_counts_both_its_days() -> None:
    assert inclusive_days(day("2006-04-13"), day("2006-04-19")) == 7
    assert inclusive_days(day("2006-04-13"), day("2006-04-12")) == 0


def test_the_day_of_start_is_not_counted() -> None:
    assert OFFICIAL.add_days(day("2006-03-06"), 10).day == day("2006-03-16")
    assert OFFICIAL.add_workdays(day("2006-03-06"), 5).day == day("2006-03-13")


def test_a_deadline_does_not_end_on_a_day_off() -> None:
    assert OFFICIAL.add_days(day("2006-04-21"), 10).day == day("2006-05-08")
    assert OFFICIAL.add_days(day("2006-04-19"), 10).day == day("2006-04-29")


def test_the_fifth_working_day_counts_the_first() -> None:
    assert OFFICIAL.workday(day("2006-04-26"), 5).day == day("2006-04-30")
    assert OFFICIAL.workday(day("2006-04-26"), 6).day == day("2006-05-08")


def test_only_the_week_speaks_of_years_that_no_calendar_knows() -> None:
    reached = OFFICIAL.add_workdays(day("2999-12-27"), 2)
    assert (reached.day, reached.known) == (day("2999-12-31"), False)
    assert not OFFICIAL.workdays_between(day("2999-12-27"), day("2999-12-31")).known
    assert OFFICIAL.add_workdays(day("2006-12-27"), 2).known


def test_a_campaign_that_lists_days_of_a_year_knows_it() -> None:
    own = Calendar(node=NODE, holidays=(day("2999-12-30"),))
    reached = WorkCalendar(own).add_workdays(day("2999-12-27"), 1)
    assert reached == week_only(own).add_workdays(day("2999-12-27"), 1)
    assert (reached.day, reached.known) == (day("2999-12-31"), True)


def test_without_the_library_the_campaign_and_the_week_speak() -> None:
    assert not week_only(SPRING_2006).works(day("2006-05-05"))
    assert week_only(SPRING_2006).judge(day("2006-05-08")).known
    assert week_only(None).works(day("2006-05-05"))
    assert not week_only(None).judge(day("2006-05-05")).known


def test_no_count_leaves_the_calendar() -> None:
    assert OFFICIAL.add_days(dt.date.max, 10**14).day == dt.date.max
    assert OFFICIAL.add_workdays(dt.date.max, 5).day == dt.date.max
    assert OFFICIAL.add_days(day("2006-03-06"), 10**14).day.year == 2016


def test_working_days_are_explained_day_by_day() -> None:
    listed = WorkCalendar(SPRING_2006)
    told = listed.explain_workdays(day("2006-04-28"), 2)
    assert [(item.day.day, item.counted, item.why.zh) for item in told] == [
        (28, False, "起算的当天不计"),
        (29, True, "活动日历列为上班"),
        (30, True, "劳动节调休上班"),
    ]
    between = list(listed.explain_between(day("2006-02-03"), day("2006-02-06")))
    assert [item.why.zh for item in between] == [
        "活动日历列为春节放假",
        "活动日历列为春节放假",
        "活动日历列为上班",
        "星期一",
    ]
    assert [item.why.en for item in OFFICIAL.explain_between(day("2006-05-03"), day("2006-05-03"))]


def test_a_deadline_that_moves_on_is_explained() -> None:
    told = OFFICIAL.explain_days(day("2006-04-28"), 3)
    assert [(item.day.day, item.counted, item.why.zh) for item in told] == [
        (28, False, "起算的当天不计"),
        (29, True, "第1天"),
        (30, True, "第2天"),
        (1, True, "第3天"),
        *((number, False, "劳动节放假，顺延") for number in range(1, 8)),
        (8, True, "星期一"),
    ]


def test_an_unknown_year_is_explained() -> None:
    why = OFFICIAL.judge(day("2999-12-30")).why
    assert why.zh == "星期一（不知道2999年怎样放假）"
    assert why.en == "Monday (the days off of 2999 are not known)"


def test_the_calendar_of_a_campaign_is_made_once() -> None:
    assert work_calendar(SPRING_2006) is work_calendar(SPRING_2006)
    assert work_calendar(None) is not work_calendar(SPRING_2006)


def test_importing_the_rules_does_not_read_the_official_calendar() -> None:
    code = "import sys, zhenggai.rules; sys.exit('chinese_calendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_library_may_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    official_days.cache_clear()
    absent = official_days()
    official_days.cache_clear()
    assert absent is None


def test_counting_no_days_stays_where_it_is() -> None:
    assert [item.counted for item in OFFICIAL.explain_workdays(day("2006-03-06"), 0)] == [False]
    assert OFFICIAL.workday(day("2006-03-06"), 0).day == day("2006-03-06")


def test_a_span_without_a_beginning_and_the_end_of_time_stop_nothing() -> None:
    own = Calendar(node=NODE, holidays=(Span(node=NODE),))
    calendar = WorkCalendar(own)
    assert calendar.workdays_between(day("9999-12-27"), dt.date.max).number == 5
