"""Planning and claiming: one digest a local date, whatever clocks, zones, hours and pauses do."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from storage import due, opening, owners, sqlite
from storage.database import Connection
from storage.due import DIGEST, Claim, Due
from ties.owners import Owner
from ties.people import OwnerNo

NINE = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
"""Nine in Berlin."""


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "jieli.db"
    opening.prepare(path, NINE)
    with closing(sqlite.connect(path)) as connection:
        yield connection


@pytest.fixture
def owner(raw: Connection) -> Owner:
    return owners.add(raw, Owner(OwnerNo(0), 1001, 1001, zone="Europe/Berlin"), NINE)


def digest_done(raw: Connection, owner: Owner, now: datetime) -> list[date]:
    """Claim and finish what is due for an owner, as the schedule does; returns the days of the digests made."""
    days = []
    claims = due.claim_of(raw, owner.no, now)
    while claims:
        claim, plan = claims.pop(), Due(raw, owner, now)
        today = now.astimezone(owner.zoneinfo).date()
        assert plan.done(claim)
        if claim.local_date == today:
            days.append(today)
        plan.plan(catch_up=claim.local_date != today)
        claims += due.claim_of(raw, owner.no, now)
    return days


def test_before_the_hour_it_is_today_and_after_it_tomorrow(raw: Connection, owner: Owner) -> None:
    assert Due(raw, owner, NINE - timedelta(hours=1)).plan() == NINE
    raw.execute("DELETE FROM due")
    assert Due(raw, owner, NINE).plan() == NINE + timedelta(days=1)
    assert Due(raw, owner, NINE).next_digest() == NINE + timedelta(days=1)


def test_without_a_plan_there_is_no_next_digest(raw: Connection, owner: Owner) -> None:
    assert Due(raw, owner, NINE).next_digest() is None


def test_what_is_due_is_claimed_once(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    assert due.claim(raw, NINE - timedelta(seconds=1)) == []
    assert due.claim(raw, NINE) == [Claim(owner.no, DIGEST, date(2026, 11, 21))]
    assert due.claim(raw, NINE) == []
    assert due.claim_of(raw, owner.no, NINE) == []


def test_a_claim_is_done_once(raw: Connection, owner: Owner) -> None:
    plan = Due(raw, owner, NINE - timedelta(hours=1))
    plan.plan()
    (claim,) = due.claim(raw, NINE)
    assert [plan.done(claim) for _ in range(3)] == [True, False, False]


def test_a_claim_nobody_finished_is_found_again(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    (claim,) = due.claim(raw, NINE)
    assert due.abandoned(raw, NINE) == []
    assert due.abandoned(raw, NINE + timedelta(minutes=1)) == [claim]
    assert due.abandoned(raw) == [claim]


def test_a_day_off_gives_one_digest_late(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    later = NINE + timedelta(days=7, hours=3)
    assert digest_done(raw, owner, later) == [date(2026, 11, 28)]
    assert digest_done(raw, owner, later) == []
    assert Due(raw, owner, later).next_digest() == NINE + timedelta(days=8)


def test_back_before_the_hour_the_digest_waits_for_it(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    assert digest_done(raw, owner, NINE + timedelta(days=7, hours=-3)) == []
    assert Due(raw, owner, NINE).next_digest() == NINE + timedelta(days=7)


def test_a_change_of_settings_after_days_off_keeps_todays_digest(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    later = NINE + timedelta(days=7, hours=3)
    Due(raw, owner, later).plan()
    assert digest_done(raw, owner, later) == [date(2026, 11, 28)]


def test_a_change_in_the_very_minute_keeps_todays_digest(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    now = NINE + timedelta(seconds=10)
    Due(raw, replace(owner, language="zh_Hans"), now).plan()
    assert digest_done(raw, owner, now) == [date(2026, 11, 21)]


@pytest.mark.parametrize(
    ("hour", "now", "expected"),
    [
        pytest.param(time(20), NINE - timedelta(hours=1), "2026-11-21 19:00", id="later the same day"),
        pytest.param(time(7), NINE - timedelta(hours=1), "2026-11-21 06:00", id="earlier: today's is owed, and late"),
        pytest.param(time(7), NINE + timedelta(hours=1), "2026-11-22 06:00", id="today's was there already"),
        pytest.param(
            time(20), NINE + timedelta(hours=1), "2026-11-22 19:00", id="later, but today's was there already"
        ),
    ],
)
def test_another_hour(raw: Connection, owner: Owner, hour: time, now: datetime, expected: str) -> None:
    Due(raw, owner, NINE - timedelta(hours=2)).plan()
    digest_done(raw, owner, now)
    assert Due(raw, replace(owner, digest_at=hour), now).plan() == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize("minutes", [-90, -1, 0, 1, 90, 600])
@pytest.mark.parametrize("zones", [("Pacific/Auckland", "Pacific/Honolulu"), ("Pacific/Honolulu", "Pacific/Auckland")])
def test_across_the_date_line_no_local_date_has_two(
    raw: Connection, owner: Owner, minutes: int, zones: tuple[str, str]
) -> None:
    here, there = (replace(owner, zone=zone) for zone in zones)
    start = datetime(2026, 11, 21, 9, tzinfo=here.zoneinfo).astimezone(UTC)
    Due(raw, here, start - timedelta(days=1)).plan()
    days = []
    for step in range(5 * 24 * 3):
        now = start - timedelta(hours=12) + timedelta(minutes=20 * step)
        moved = now >= start + timedelta(minutes=minutes)
        who = there if moved else here
        if moved and now < start + timedelta(minutes=minutes + 20):
            Due(raw, who, now).plan()
        days += digest_done(raw, who, now)
    assert len(days) == len(set(days))
    assert len(days) >= 3  # the date line costs at most a day


def test_a_pause_ends_on_its_day(raw: Connection, owner: Owner) -> None:
    paused = replace(owner, paused_until=date(2026, 12, 1))
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    assert Due(raw, paused, NINE - timedelta(hours=1)).plan() == NINE + timedelta(days=10)
    assert due.claim(raw, NINE + timedelta(days=9)) == []
    assert Due(raw, owner, NINE + timedelta(hours=1)).plan() == NINE + timedelta(days=1)


def test_a_pause_of_the_past_changes_nothing(raw: Connection, owner: Owner) -> None:
    assert Due(raw, replace(owner, paused_until=date(2026, 1, 1)), NINE - timedelta(hours=1)).plan() == NINE


def test_a_clock_that_went_ahead_and_back_does_not_cost_the_days_between(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    digest_done(raw, owner, NINE + timedelta(days=365))
    back = Due(raw, owner, NINE + timedelta(hours=-1))
    back.forget_future()
    assert back.next_digest() == NINE + timedelta(days=1)


def test_a_clock_that_went_back_an_hour_brings_no_second_digest(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    assert digest_done(raw, owner, NINE) == [date(2026, 11, 21)]
    Due(raw, owner, NINE - timedelta(hours=1)).forget_future()
    assert digest_done(raw, owner, NINE) == []
    assert Due(raw, owner, NINE).next_digest() == NINE + timedelta(days=1)


def test_looking_again_at_today_keeps_what_waits(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    Due(raw, owner, NINE + timedelta(hours=5)).forget_future()
    assert digest_done(raw, owner, NINE + timedelta(hours=5)) == [date(2026, 11, 21)]


def test_owners_without_a_plan_are_found(raw: Connection, owner: Owner) -> None:
    other = owners.add(raw, Owner(OwnerNo(0), 2002, 2002), NINE)
    Due(raw, owner, NINE).plan()
    assert due.adrift(raw, NINE) == [other.no]


def test_a_plan_put_off_by_a_wrong_clock_is_found_but_a_pause_is_not(raw: Connection, owner: Owner) -> None:
    paused = owners.add(raw, Owner(OwnerNo(0), 2002, 2002), NINE)
    owners.save(raw, replace(paused, paused_until=date(2027, 1, 1)))
    for one in (owner, paused):
        Due(raw, one, NINE + timedelta(days=30)).plan()
    assert due.adrift(raw, NINE) == [owner.no]


def test_a_claimed_digest_is_not_adrift(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    due.claim(raw, NINE)
    assert due.adrift(raw, NINE) == []


def test_done_days_are_forgotten_in_time(raw: Connection, owner: Owner) -> None:
    Due(raw, owner, NINE - timedelta(hours=1)).plan()
    digest_done(raw, owner, NINE)
    due.drop_old(raw, NINE + timedelta(days=60))
    assert [row[0] for row in raw.execute("SELECT state FROM due")] == ["waiting"]
