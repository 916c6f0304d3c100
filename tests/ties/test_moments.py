from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from ties.moments import moment, next_moment

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
)
HALF_HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def local(text: str, zone: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def moments(at: time, zone: ZoneInfo) -> Iterator[tuple[date, datetime]]:
    due = datetime.combine(FIRST, time.min, tzinfo=zone).astimezone(UTC) - timedelta(seconds=1)
    while True:
        on, due = next_moment(due, at, zone)
        if on > LAST:
            return
        yield on, due


@pytest.mark.parametrize("name", ZONES)
def test_every_local_date_of_two_years_has_exactly_one_moment_at_every_half_hour(name: str) -> None:
    zone = ZoneInfo(name)
    every_date = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    for at in HALF_HOURS:
        found = list(moments(at, zone))
        assert [on for on, _ in found] == every_date
        assert all(due.astimezone(zone).date() == on for on, due in found)
        assert all(due.astimezone(zone).time() >= at for _, due in found)


@pytest.mark.parametrize(
    ("zone", "on", "at", "expected"),
    [
        pytest.param("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29 03:00", id="berlin skips from 2 to 3"),
        pytest.param("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29 03:00", id="berlin end of the gap"),
        pytest.param("Europe/Berlin", "2026-03-30", "00:00", "2026-03-30 00:00", id="berlin the day after"),
        pytest.param("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25 02:30", id="berlin first of two"),
        pytest.param("America/New_York", "2026-03-08", "02:00", "2026-03-08 03:00", id="new york start of the gap"),
        pytest.param("America/New_York", "2026-11-01", "01:30", "2026-11-01 01:30", id="new york first of two"),
        pytest.param("America/Santiago", "2026-09-06", "00:00", "2026-09-06 01:00", id="santiago has no midnight"),
        pytest.param("Africa/Cairo", "2026-04-24", "00:30", "2026-04-24 01:00", id="cairo has no midnight"),
        pytest.param("Asia/Beirut", "2026-03-29", "00:00", "2026-03-29 01:00", id="beirut has no midnight"),
        pytest.param(
            "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04 02:30", id="lord howe skips half an hour"
        ),
        pytest.param("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-05 01:45", id="lord howe first of two"),
        pytest.param("Asia/Kathmandu", "2026-06-01", "09:00", "2026-06-01 09:00", id="kathmandu never changes"),
        pytest.param("America/Nuuk", "2026-03-28", "23:30", "2026-03-28 22:59", id="nuuk skips the last hour of a day"),
    ],
)
def test_a_missing_hour_gives_the_first_valid_minute_of_that_day(zone: str, on: str, at: str, expected: str) -> None:
    assert moment(date.fromisoformat(on), time.fromisoformat(at), ZoneInfo(zone)) == local(expected, zone)


def test_a_repeated_hour_happens_once() -> None:
    zone = ZoneInfo("Europe/Berlin")
    first = local("2026-10-25 02:30", "Europe/Berlin")
    assert next_moment(first, time(2, 30), zone) == (date(2026, 10, 26), local("2026-10-26 02:30", "Europe/Berlin"))


def test_between_the_two_repeated_hours_the_next_one_is_tomorrow() -> None:
    between = local("2026-10-25 02:10", "Europe/Berlin", fold=1)
    assert next_moment(between, time(2, 30), ZoneInfo("Europe/Berlin"))[0] == date(2026, 10, 26)


def test_a_date_that_never_was_is_passed_over() -> None:
    zone = ZoneInfo("Pacific/Apia")
    on, due = next_moment(local("2011-12-29 09:00", "Pacific/Apia"), time(9), zone)
    assert (on, due) == (date(2011, 12, 31), local("2011-12-31 09:00", "Pacific/Apia"))


def test_the_moment_itself_is_past() -> None:
    zone = ZoneInfo("UTC")
    assert next_moment(local("2026-01-05 09:00", "UTC"), time(9), zone)[0] == date(2026, 1, 6)
    assert next_moment(local("2026-01-05 08:59:59", "UTC"), time(9), zone)[0] == date(2026, 1, 5)


def test_nothing_comes_before_the_day_it_may() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    on, due = next_moment(local("2026-01-05 08:00", "UTC"), time(9), zone, not_before=date(2026, 2, 1))
    assert (on, due) == (date(2026, 2, 1), local("2026-02-01 09:00", "Asia/Shanghai"))
    assert next_moment(local("2026-01-05 08:00", "UTC"), time(9), zone, not_before=date(2025, 1, 1))[0] == date(
        2026, 1, 6
    )
