"""Times of day, alone and beside a day, and which way a bare date falls. Now is Wednesday 18 November 2026, 10:00."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from ties.dates import Lean, find_dates, first_date

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def told(text: str, now: datetime = NOW, *, lean: Lean | None = None) -> str:
    found = find_dates(text, now, lean=lean)
    return ", ".join(f.on.isoformat() + (f.at.strftime(" %H:%M") if f.at else "") for f in found)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("tomorrow at 9", "2026-11-19 09:00", id="nine is in the morning"),
        pytest.param("tomorrow at 3", "2026-11-19 15:00", id="three is in the afternoon"),
        pytest.param("tomorrow at 12", "2026-11-19 12:00", id="twelve is noon"),
        pytest.param("tomorrow at 03:30", "2026-11-19 03:30", id="a leading zero is meant"),
        pytest.param("tomorrow 3:30", "2026-11-19 15:30", id="none is not"),
        pytest.param("tomorrow 12am", "2026-11-19 00:00", id="midnight"),
        pytest.param("tomorrow 12pm", "2026-11-19 12:00", id="noon"),
        pytest.param("tomorrow at 7 in the evening", "2026-11-19 19:00", id="the part of day behind"),
        pytest.param("tomorrow evening at 7", "2026-11-19 19:00", id="the part of day before"),
        pytest.param("lunch tomorrow at one", "2026-11-19 13:00", id="in words"),
        pytest.param("dinner on Friday at 8", "2026-11-20 08:00", id="nobody said evening"),
        pytest.param("Friday dinner at 8", "2026-11-20", id="too far apart for an unsure time"),
        pytest.param("9am Monday", "2026-11-23 09:00", id="the time first"),
        pytest.param("at 6 in the evening", "2026-11-18 18:00", id="a part of day is enough"),
        pytest.param("at 6:30 in the evening", "2026-11-18 18:30", id="and with minutes"),
        pytest.param("at 10 December", "2026-12-10", id="a day is no hour"),
        pytest.param("quarter to 5 tomorrow", "2026-11-19 16:45", id="quarter to"),
        pytest.param("Friday 18h30", "2026-11-20 18:30", id="the French way"),
        pytest.param("Friday at 14.30", "2026-11-20 14:30", id="with a dot"),
        pytest.param("Friday @6", "2026-11-20 18:00", id="with an at sign"),
        pytest.param("call Ann on Friday about the lease, 4pm", "2026-11-20 16:00", id="later in the sentence"),
        pytest.param("Ann on Friday. Shop closes 4pm", "2026-11-20", id="not in another sentence"),
        pytest.param("Monday or Tuesday, some time, 4pm", "2026-11-23, 2026-11-24", id="two days, whose time?"),
        pytest.param("open 9am-5pm", "", id="opening hours are no date"),
        pytest.param("10am", "2026-11-18 10:00", id="now is not past"),
        pytest.param("on 3 Dec at 10 Downing Street", "2026-12-03 10:00", id="a known weakness: a house number"),
        pytest.param("周五晚上12点", "2026-11-21 00:00", id="twelve at night begins the next day"),
        pytest.param("周五凌晨1点", "2026-11-20 01:00", id="small hours"),
        pytest.param("周五中午1点", "2026-11-20 13:00", id="one at noon"),
        pytest.param("周五中午11点半", "2026-11-20 11:30", id="half past eleven at noon"),
        pytest.param("周五三点三刻", "2026-11-20 15:45", id="three quarters"),
        pytest.param("周五八点零五分", "2026-11-20 08:05", id="minutes in words"),
        pytest.param("周五20点", "2026-11-20 20:00", id="24 hours"),
        pytest.param("周五晚上10:15", "2026-11-20 22:15", id="with a colon"),
        pytest.param("正午", "", id="noon alone"),
    ],
)
def test_a_time_joins_its_day(text: str, moment: str) -> None:
    assert told(text) == moment


@pytest.mark.parametrize(
    ("text", "lean", "moment"),
    [
        pytest.param("at 9:15am", "past", "2026-11-18 09:15", id="past, today"),
        pytest.param("at 4pm", "past", "2026-11-17 16:00", id="past, so yesterday"),
        pytest.param("at 9:15am", "future", "2026-11-19 09:15", id="to come, so tomorrow"),
        pytest.param("Friday", "past", "2026-11-13", id="weekday before"),
        pytest.param("Wednesday", "past", "2026-11-11", id="never today"),
        pytest.param("Wednesday", "future", "2026-11-25", id="never today either"),
        pytest.param("5 Nov", "future", "2027-11-05", id="month and day to come"),
        pytest.param("24 Dec", "past", "2025-12-24", id="month and day before"),
        pytest.param("18 Nov", "future", "2026-11-18", id="today counts to come"),
        pytest.param("18 Nov", "past", "2026-11-18", id="and as past"),
        pytest.param("the 30th", "past", "2026-10-30", id="day of the month before"),
        pytest.param("this week", "past", "2026-11-18", id="a stretch that has begun"),
        pytest.param("in March", "past", "2026-03-01", id="a month before"),
        pytest.param("Q4", "past", "2026-11-18", id="the quarter we are in"),
        pytest.param("Q3", "past", "2026-07-01", id="a quarter before"),
        pytest.param("Christmas", "past", "2025-12-25", id="a holiday before"),
        pytest.param("over the weekend", "past", "2026-11-14", id="the weekend before"),
        pytest.param("周末", "past", "2026-11-14", id="周末 before"),
        pytest.param("月底", "past", "2026-10-31", id="月底 before"),
        pytest.param("月初", "past", "2026-11-01", id="月初 before"),
        pytest.param("年初", "past", "2026-01-01", id="年初 before"),
        pytest.param("去年", "past", "2025-11-18", id="a year before"),
        pytest.param("去年", "future", "", id="a year that is over is no day to come"),
        pytest.param("last year", "future", "", id="last year neither"),
        pytest.param("last quarter", "past", "2026-08-18", id="three months ago"),
        pytest.param("last week", "past", "2026-11-11", id="seven days ago"),
        pytest.param("11/5", "past", "2026-05-11", id="day first in Berlin"),
    ],
)
def test_the_caller_may_say_which_way_it_leans(text: str, lean: Lean, moment: str) -> None:
    assert told(text, lean=lean) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("met Sam on Friday", "2026-11-13", id="a past verb before"),
        pytest.param("Friday we had lunch", "2026-11-13", id="a past verb behind"),
        pytest.param("met Sam, call on Friday", "2026-11-20", id="the nearer verb"),
        pytest.param("Met at Canton Fair, on Friday, via Paul", "2026-11-13", id="a clause of the date alone"),
        pytest.param("Sam. Friday", "2026-11-20", id="nothing said"),
        pytest.param("met Sam! Friday", "2026-11-20", id="another sentence"),
        pytest.param("周五聊过", "2026-11-13", id="聊过"),
        pytest.param("周五约他聊", "2026-11-20", id="约"),
        pytest.param("展会认识，周五", "2026-11-13", id="认识 in the clause before"),
    ],
)
def test_the_words_around_say_which_way_it_leans(text: str, day: str) -> None:
    assert told(text) == day


def test_the_day_is_the_owners_not_the_servers() -> None:
    now = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)
    assert told("today", now.astimezone(ZoneInfo("Asia/Shanghai"))) == "2026-11-19"
    assert told("today", now.astimezone(ZoneInfo("America/New_York"))) == "2026-11-18"


def test_hours_are_counted_through_a_change_of_clocks() -> None:
    night = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # 03:00 becomes 02:00
    assert told("in 3 hours", night) == "2026-10-25 03:30"


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        pytest.param(ZoneInfo("Europe/London"), "2026-12-03", id="London: day first"),
        pytest.param(ZoneInfo("America/New_York"), "2027-03-12", id="New York: month first"),
        pytest.param(ZoneInfo("Asia/Shanghai"), "2027-03-12", id="Shanghai: month first"),
        pytest.param(timezone(timedelta(hours=2)), "2026-12-03", id="no name: day first"),
    ],
)
def test_two_small_figures_are_read_as_written_there(zone: ZoneInfo, day: str) -> None:
    assert told("due 3/12", NOW.astimezone(zone)) == day


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        pytest.param("ping Noor in 5 days please", "in 5 days", id="counted"),
        pytest.param("call Delia Wednesday evening at 6, home", "Wednesday evening at 6", id="day and time"),
        pytest.param("we spoke at 4 this afternoon", "at 4 this afternoon", id="time and day"),
        pytest.param("下周四早上九点面谈", "下周四早上九点", id="Chinese"),
        pytest.param("１２月３号见", "１２月３号", id="full width"),
        pytest.param("two days before Christmas we met", "two days before Christmas", id="moved"),
        pytest.param("春节后一周见", "春节后一周", id="moved, Chinese"),
    ],
)
def test_the_place_of_a_date_is_told(text: str, piece: str) -> None:
    found = first_date(text, NOW)
    assert found is not None
    assert text[found.start : found.end] == piece


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("31 Jan 2027", date(2027, 1, 31), id="a long month"),
        pytest.param("end of February 2028", date(2028, 2, 29), id="a leap year"),
        pytest.param("the end of 2027", date(2027, 12, 31), id="a year"),
        pytest.param("late March", date(2027, 3, 26), id="late"),
        pytest.param("mid 2027", date(2027, 7, 2), id="the middle of a year"),
        pytest.param("end of Q3 2027", date(2027, 9, 30), id="a quarter of a year"),
        pytest.param("end of this quarter", date(2026, 12, 31), id="this quarter"),
        pytest.param("end of next year", date(2027, 12, 31), id="next year"),
        pytest.param("month-end", date(2026, 11, 30), id="month-end"),
        pytest.param("EOD", date(2026, 11, 18), id="EOD"),
        pytest.param("the month after next", date(2027, 1, 1), id="after next"),
        pytest.param("next month after next", date(2027, 1, 1), id="after next, clumsily"),
        pytest.param("this coming Friday", date(2026, 11, 20), id="this coming"),
        pytest.param("last Friday of next month", date(2026, 12, 25), id="last of next month"),
        pytest.param("two Fridays ago", date(2026, 11, 6), id="Fridays ago"),
        pytest.param("two hours from Monday", date(2026, 11, 23), id="hours from a day are the day"),
        pytest.param("two hours from tomorrow, not a week", date(2026, 11, 19), id="hours from tomorrow too"),
        pytest.param("a month from Friday", date(2026, 12, 20), id="from a weekday"),
        pytest.param("two weeks from tomorrow", date(2026, 12, 3), id="from tomorrow"),
        pytest.param("3 working days ago", date(2026, 11, 13), id="working days back"),
        pytest.param("in a year and a half", date(2028, 5, 18), id="a year and a half"),
        pytest.param("in 1.5 months", date(2027, 1, 2), id="half a month is fifteen days"),
        pytest.param("in a quarter", date(2027, 2, 18), id="a quarter"),
        pytest.param("a fortnight ago", date(2026, 11, 4), id="a fortnight"),
        pytest.param("1999年3月5日", date(1999, 3, 5), id="long ago"),
        pytest.param("99年3月5日", date(1999, 3, 5), id="two figures of a year gone"),
        pytest.param("27年3月5日", date(2027, 3, 5), id="two figures of a year to come"),
        pytest.param("元月8号", date(2027, 1, 8), id="元月"),
        pytest.param("元月底", date(2027, 1, 31), id="元月底"),
        pytest.param("2027年一季度末", date(2027, 3, 31), id="quarter of a year, Chinese"),
        pytest.param("年中", date(2027, 7, 2), id="年中"),
        pytest.param("2028年年底", date(2028, 12, 31), id="年底 of a year"),
        pytest.param("腊月三十", date(2027, 2, 5), id="a thirtieth that is missing"),
        pytest.param("明年正月初八", date(2027, 2, 13), id="lunar, next year"),
        pytest.param("2028年春节", date(2028, 1, 26), id="festival of a year"),
        pytest.param("年前见", date(2027, 2, 5), id="年前"),
        pytest.param("年后再聊", date(2027, 2, 13), id="年后"),
        pytest.param("12.25日", date(2026, 12, 25), id="with 日"),
        pytest.param("周四四点", date(2026, 11, 19), id="weekday and hour in a row"),
        pytest.param("一刻钟后", date(2026, 11, 18), id="a quarter of an hour"),
        pytest.param("两年半后", date(2029, 5, 18), id="two years and a half"),
    ],
)
def test_rarer_days(text: str, day: date) -> None:
    found = first_date(text, NOW)
    assert found is not None
    assert found.on == day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9999年后", id="beyond counting"),
        pytest.param("in 999 years", id="beyond counting, English"),
        pytest.param("2026-02-30", id="not in the calendar"),
        pytest.param("31/11/2026", id="not in the calendar, day first"),
        pytest.param("30/2", id="not in the calendar, short"),
        pytest.param("99/99", id="no month at all"),
        pytest.param("农历13月", id="no thirteenth month"),
        pytest.param("mid May Chen", id="a name behind mid"),
    ],
)
def test_impossible_days_are_left_alone(text: str) -> None:
    assert first_date(text, NOW) is None


def test_times_are_plain_and_without_zone() -> None:
    found = first_date("in 90 minutes", NOW)
    assert found is not None
    assert found.at == time(11, 30)
