"""Days as people write them in a hurry, both languages; rows in data/told_dates.txt: day or days, time, text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.ties.capture_scoring import DATA
from ties.dates import find_dates, first_date

BERLIN = datetime(2026, 11, 21, 20, tzinfo=ZoneInfo("Europe/Berlin"))


def rows() -> Iterator[tuple[datetime, str, str, str]]:
    """Yield now, the days meant (`from..to` or none), the time and the text."""
    now = BERLIN
    for line in (DATA / "told_dates.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("at="):
            at, zone = line.removeprefix("at=").split()
            now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))
        else:
            day, time, text = line.split("|", 2)
            yield now, day, time, text


@pytest.mark.parametrize(
    ("now", "day", "time", "text"), [pytest.param(*row, id=f"{row[3]} {row[0]:%b}") for row in rows()]
)
def test_a_day_told_in_a_hurry_is_understood(now: datetime, day: str, time: str, text: str) -> None:
    found = first_date(text, now)
    if day == "none":
        assert found is None
        return
    first, _, last = day.partition("..")
    assert found is not None
    assert first <= found.on.isoformat() <= (last or first)
    assert not time or (found.at is not None and found.at.strftime("%H:%M") == time)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("Friday? no, Saturday", ["2026-11-28"], id="taken back"),
        pytest.param("not Friday", ["2026-11-27"], id="denied, with no other"),
        pytest.param("moved from Friday to Saturday", ["2026-11-28"], id="moved"),
        pytest.param(
            "Friday, and then we go on with the plan, no, Saturday", ["2026-11-27", "2026-11-28"], id="too far"
        ),
        pytest.param("order number 20261201", [], id="a number"),
        pytest.param("20991201", [], id="eight figures far away"),
        pytest.param("1/12-3/12", ["2026-12-01"], id="a range"),
        pytest.param("costs 6.10-7.10", [], id="a range of prices"),
        pytest.param("13.40-14.50", [], id="no days at all"),
        pytest.param("Friday in two months, not weeks", ["2026-11-27", "2027-01-21"], id="a weekday in months"),
        pytest.param("Friday in a fortnight", ["2026-12-04"], id="a weekday in a fortnight"),
        pytest.param("this time last month", ["2026-10-21"], id="this time last month"),
        pytest.param("去年今天", ["2025-11-21"], id="a year ago today"),
        pytest.param("EOD tomorrow", ["2026-11-22"], id="the end of another day"),
        pytest.param("Monday EOD", ["2026-11-23"], id="another day, then its end"),
    ],
)
def test_a_day_that_is_taken_back_does_not_count(text: str, days: list[str]) -> None:
    assert [found.on.isoformat() for found in find_dates(text, BERLIN)] == days


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("tomorrow 20 to 10", "09:40", id="minutes to"),
        pytest.param("tomorrow five past one", "13:05", id="minutes past"),
        pytest.param("tomorrow quarter to one", "12:45", id="before one it is twelve"),
        pytest.param("tomorrow 差五分八点", "07:55", id="minutes that lack"),
        pytest.param("tomorrow 11-1pm", "11:00", id="from before noon"),
    ],
)
def test_spoken_minutes_are_counted(text: str, at: str) -> None:
    found = first_date(text, BERLIN)
    assert found is not None
    assert found.at is not None
    assert found.at.strftime("%H:%M") == at
