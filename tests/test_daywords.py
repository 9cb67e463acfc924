"""Days as clerks say them: what has happened lies behind, what is promised lies ahead."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhenggai.daywords import fact_day, promised_day
from zhenggai.model.schema import Month

TODAY = dt.date(2006, 4, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2006-03-15", "2006-03-15"),
        ("2006-3-5", "2006-03-05"),
        ("2006.3.5", "2006-03-05"),
        ("2006/3/5", "2006-03-05"),
        ("２００６－３－５", "2006-03-05"),  # noqa: RUF001 - an input method's digits
        ("今天", "2006-04-20"),
        ("today", "2006-04-20"),
        ("昨天", "2006-04-19"),
        ("Yesterday", "2006-04-19"),
        ("前天", "2006-04-18"),
        ("大前天", "2006-04-17"),
        ("-7d", "2006-04-13"),
        ("7天前", "2006-04-13"),
        ("两", None),
        ("2周前", "2006-04-06"),
        ("1个月前", "2006-03-20"),
        ("3月15日", "2006-03-15"),
        ("3 月 15 号", "2006-03-15"),
        ("3月15", "2006-03-15"),
        ("12月28日", "2005-12-28"),
        ("2月29日", "2004-02-29"),
        ("去年12月28日", "2005-12-28"),
        ("2005年12月8日", "2005-12-08"),
        ("3月底", "2006-03-31"),
        ("上月底", "2006-03-31"),
        ("上个月15日", "2006-03-15"),
        ("月15日", "2006-04-15"),
        ("去年底", "2005-12-31"),
        ("2006-03", None),
        ("3月", None),
        ("2006", None),
        ("13月1日", None),
        ("2月30日", None),
        ("2006-02-30", None),
        ("上周", None),
        ("明年13月", None),
        ("+99999d", None),
        ("", None),
    ],
)
def test_what_happened(typed: str, day: str | None) -> None:
    assert fact_day(typed, TODAY) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2006-05-31", "2006-05-31"),
        ("+15d", "2006-05-05"),
        ("15天内", "2006-05-05"),
        ("2周后", "2006-05-04"),
        ("明天", "2006-04-21"),
        ("后天", "2006-04-22"),
        ("大后天", "2006-04-23"),
        ("5月31日", "2006-05-31"),
        ("3月15日", "2007-03-15"),
        ("4月20日", "2006-04-20"),
        ("明年1月5日", "2007-01-05"),
        ("下月15日", "2006-05-15"),
        ("2月30日", None),
    ],
)
def test_what_is_promised(typed: str, day: str | None) -> None:
    assert promised_day(typed, TODAY) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2006-05", "2006-05-31"),
        ("5月", "2006-05-31"),
        ("5月份", "2006-05-31"),
        ("5月底", "2006-05-31"),
        ("五月底", None),
        ("3月底", "2007-03-31"),
        ("月底", "2006-04-30"),
        ("本月底", "2006-04-30"),
        ("下月底", "2006-05-31"),
        ("下个月末", "2006-05-31"),
        ("本月", "2006-04-30"),
        ("next-month", "2006-05-31"),
        ("年底", "2006-12-31"),
        ("明年底", "2007-12-31"),
        ("2007年2月", "2007-02-28"),
        ("2006", None),
    ],
)
def test_a_promise_may_be_a_month(typed: str, month: str | None) -> None:
    found = promised_day(typed, TODAY)
    if month is None:
        assert found is None
    else:
        assert isinstance(found, Month)
        assert found == dt.date.fromisoformat(month)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.dates(dt.date(2000, 1, 1)))
def test_a_day_of_the_year_is_the_nearest_on_its_side(today: dt.date, day: dt.date) -> None:
    typed = f"{day.month}月{day.day}日"
    behind, ahead = fact_day(typed, today), promised_day(typed, today)
    assert behind is not None
    assert ahead is not None
    assert today - dt.timedelta(days=366 * 8) <= behind <= today <= ahead
    assert (behind.month, behind.day) == (ahead.month, ahead.day) == (day.month, day.day)
    assert (behind == today) == (ahead == today)


@given(st.text(), st.dates())
def test_any_text_is_a_day_or_none(typed: str, today: dt.date) -> None:
    for read in (fact_day, promised_day):
        assert isinstance(read(typed, today), dt.date | None)
