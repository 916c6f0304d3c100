"""The answer `jieli read --json` prints."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ties.capture import Reading, Route, as_json, read_line
from ties.dates import FoundDate
from ties.people import Birthday, FunnelStage

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def test_an_answer_holds_what_was_told_and_nothing_empty() -> None:
    reading = Reading(
        name="Ann Li",
        needs=("tea",),
        met_on=date(2026, 11, 5),
        birthday=Birthday(9, 7, lunar=True),
        stage=FunnelStage.PARTNER,
        note="likes jazz",
    )
    answer = as_json("x1", reading, Route("note", "Ann Li"), FoundDate(0, 5, date(2026, 11, 5), time(8, 30)))
    assert answer == {
        "id": "x1",
        "route": "note",
        "person": "Ann Li",
        "fields": {
            "name": "Ann Li",
            "needs": ["tea"],
            "met_on": "2026-11-05",
            "birthday": {"month": 9, "day": 7, "lunar": True},
            "stage": "partner",
        },
        "note": "likes jazz",
        "date": "2026-11-05",
        "time": "08:30",
    }


def test_an_answer_without_person_and_date_says_so() -> None:
    assert as_json("x2", Reading(), Route("unclear"), None) == {
        "id": "x2",
        "route": "unclear",
        "fields": {},
        "note": "",
        "date": None,
    }


def test_a_day_without_a_clock_time_has_no_time() -> None:
    reading = read_line("Ann Li, baker", NOW, "DE")
    assert "time" not in as_json("x3", reading, Route("capture"), FoundDate(0, 5, date(2026, 11, 5), None))
