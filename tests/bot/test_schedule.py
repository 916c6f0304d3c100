"""The real program against moved clocks, bad moments to restart and days without a network: one digest a local date."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import time_machine
from telegram.error import NetworkError

from bot.app import Program
from bot.console import _ensure_owner
from bot.local_api import LocalApi
from bot.schedule import ABANDONED_AFTER
from handlers.context import Access
from storage import due, outbox, owners
from storage.database import Connection
from storage.due import Due
from storage.outbox import OutgoingKind
from storage.store import Store
from tests.client import OPEN, Client, client_of, program_in
from ties.people import Person, PersonId, TouchKind

DAY = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
"""Nine in Berlin, the digest's hour."""

MET = date(2026, 6, 1)


@asynccontextmanager
async def started(
    folder: Path, now: datetime, ids: tuple[int, ...] = (1001,), access: Access = OPEN
) -> AsyncIterator[tuple[Program, list[Client], time_machine.Traveller]]:
    """Run a program at `now`; its clock goes on running and can be moved."""
    with time_machine.travel(now) as clock:
        async with program_in(folder, access) as (program, api):
            _by_hand(program)
            yield program, [client_of(program, api, number) for number in ids], clock


def _by_hand(program: Program) -> None:
    """Stop the program's own ticking: here each test says when."""
    queue = program.application.job_queue
    assert queue is not None
    queue.scheduler.pause()


async def tick(program: Program) -> None:
    await program.schedule.tick()
    await program.settled()


async def prepare(
    folder: Path, now: datetime = DAY - timedelta(hours=2), ids: tuple[int, ...] = (1001,), *, waits: bool = True
) -> None:
    """Let owners come in and keep somebody who has long been due."""
    async with started(folder, now, ids) as (_, clients, _):
        for client in clients:
            await client.send("/start")
            if waits:
                await client.look(long_due)


def long_due(store: Store) -> None:
    person = store.people.add(Person(PersonId(0), "Ann", created_at=store.now))
    store.people.add_touch(person.id, TouchKind.MEETING, MET)


def digests(client: Client) -> int:
    return sum("to keep warm today" in shown.text for shown in client.inbox)


async def test_at_its_hour_once_however_often_the_clock_ticks(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        await tick(program)
        assert digests(client) == 0
        clock.move_to(DAY)
        for _ in range(20):
            await tick(program)
        assert digests(client) == 1


async def test_the_program_ticks_by_itself(tmp_path: Path) -> None:
    await prepare(tmp_path)
    with time_machine.travel(DAY):
        async with program_in(tmp_path, OPEN) as (program, api):
            client = client_of(program, api)
            for _ in range(100):
                await asyncio.sleep(0.05)
                if digests(client):
                    break
            assert digests(client) == 1


async def test_a_machine_asleep_over_the_hour_sends_late_the_same_day(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        await tick(program)
        clock.move_to(DAY + timedelta(hours=14, minutes=59))
        await tick(program)
        assert digests(client) == 1
        assert client.read().text.startswith("🌙 Hello.")


async def test_past_midnight_it_is_the_next_days_digest(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        clock.move_to(DAY + timedelta(hours=15, minutes=1))  # 00:01 in Berlin
        await tick(program)
        assert digests(client) == 0
        clock.move_to(DAY + timedelta(days=1))
        await tick(program)
        assert digests(client) == 1


@pytest.mark.parametrize("days", [1, 7, 40])
async def test_after_days_off_there_is_one_digest(tmp_path: Path, days: int) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY + timedelta(days=days, hours=5)) as (program, (client,), _):
        await tick(program)
        await tick(program)
        assert digests(client) == 1
    async with started(tmp_path, DAY + timedelta(days=days, hours=6)) as (program, (client,), _):
        await tick(program)
        assert digests(client) == 0


async def test_seven_days_off_give_each_of_fifty_one_digest(tmp_path: Path) -> None:
    ids = tuple(range(1001, 1051))
    await prepare(tmp_path, ids=ids)
    async with started(tmp_path, DAY + timedelta(days=7, hours=5), ids) as (program, clients, _):
        await tick(program)
        await tick(program)
        assert [digests(client) for client in clients] == [1] * len(ids)


async def test_a_hundred_restarts_inside_the_minute_give_one_digest(tmp_path: Path) -> None:
    await prepare(tmp_path)
    found = 0
    for second in range(100):
        async with started(tmp_path, DAY + timedelta(seconds=second * 0.6)) as (program, (client,), _):
            await tick(program)
            found += digests(client)
    assert found == 1


async def test_who_claimed_and_died_is_made_up_for_at_the_next_start(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, _, _):
        assert await program.database.work(lambda raw: len(due.claim(raw, DAY)))
    for expected in (1, 0):
        async with started(tmp_path, DAY + timedelta(seconds=1)) as (program, (client,), _):
            await tick(program)
            assert digests(client) == expected


async def test_a_claim_that_got_stuck_is_taken_up_while_running(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        await tick(program)
        await program.database.work(lambda raw: due.claim(raw, DAY))
        clock.move_to(DAY + ABANDONED_AFTER / 2)
        await tick(program)
        assert digests(client) == 0
        clock.move_to(DAY + ABANDONED_AFTER * 2)
        await tick(program)
        await tick(program)
        assert digests(client) == 1


async def test_a_digest_that_was_on_its_way_when_the_program_died_is_not_repeated(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY) as (program, (client,), _):
        await program.database.work(lambda raw: _queue(raw, DAY, attempts=1))
    async with started(tmp_path, DAY + timedelta(minutes=1)) as (program, (client,), _):
        await program.settled()
        assert "queued digest" not in [shown.text for shown in client.inbox]
        assert await program.database.read(_states) == {"uncertain": 1}


@pytest.mark.parametrize(
    ("restart", "shown"),
    [
        pytest.param(DAY + timedelta(hours=8), 1, id="the same day, late"),
        pytest.param(DAY + timedelta(days=1, hours=-4), 0, id="another day, never"),
    ],
)
async def test_a_digest_that_could_not_be_sent_is_sent_on_its_day_only(
    tmp_path: Path, restart: datetime, shown: int
) -> None:
    await prepare(tmp_path, waits=False)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, _, _):
        await program.database.work(lambda raw: _queue(raw, DAY))
    async with started(tmp_path, restart) as (program, (client,), _):
        await program.settled()
        assert [one.text for one in client.inbox].count("queued digest") == shown


async def test_days_without_a_network_end_in_one_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        with monkeypatch.context() as offline:
            offline.setattr(client.api, "do_request", _no_network)
            for days in range(3):
                clock.move_to(DAY + timedelta(days=days))
                await program.schedule.tick()
                await program.lanes.settled()
        await program.settled()
        assert digests(client) == 1
        states = await program.database.work(_states)
        assert states["sent"] == 1
        assert "queued" not in states


async def _no_network(*_: Any, **__: Any) -> tuple[int, bytes]:
    raise NetworkError("no network") from httpx.ConnectError("no network")


async def test_a_clock_set_to_1970_and_back_costs_nothing(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, datetime(1970, 1, 1, tzinfo=UTC)) as (program, (client,), clock):
        await tick(program)
        assert digests(client) == 0
        clock.move_to(DAY)
        await tick(program)
        assert digests(client) == 1


@pytest.mark.parametrize("step", [timedelta(hours=1), timedelta(days=1)], ids=["an hour", "a day"])
async def test_a_clock_stepped_ahead_and_back_never_gives_a_date_two(tmp_path: Path, step: timedelta) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        for now in (DAY, DAY + step, DAY, DAY + step, DAY + timedelta(minutes=5)):
            clock.move_to(now)
            await tick(program)
        assert digests(client) == 1 + (step >= timedelta(days=1))


async def test_an_owner_without_a_plan_gets_one_at_the_next_start(tmp_path: Path) -> None:
    await prepare(tmp_path)
    async with started(tmp_path, DAY - timedelta(hours=1)) as (program, (client,), _):
        await program.database.work(lambda raw: raw.execute("DELETE FROM due"))
    async with started(tmp_path, DAY - timedelta(minutes=1)) as (program, (client,), clock):
        await tick(program)
        clock.move_to(DAY)
        await tick(program)
        assert digests(client) == 1


async def test_every_way_in_plans_a_digest(tmp_path: Path) -> None:
    closed = Access(open=False, operators=frozenset({1001}), zone="Europe/Berlin", language="")
    async with started(tmp_path, DAY, access=closed) as (program, (operator,), _):
        await operator.send("/start")
        assert (await operator.look(lambda store: store.due.next_digest())) == DAY + timedelta(days=1)
        guest = client_of(program, LocalApi(), 2002)
        number = await _ensure_owner(program, guest.person, closed)
        planned = await program.database.read(lambda raw: _next(raw, number))
        assert planned == DAY + timedelta(days=1)


def _next(raw: Connection, number: int) -> datetime | None:
    owner = owners.by_number(raw, number)  # type: ignore[arg-type]  # an owner's number
    assert owner is not None
    return Due(raw, owner, DAY).next_digest()


def _queue(raw: Connection, now: datetime, attempts: int = 0) -> None:
    owner = owners.by_telegram_id(raw, 1001)
    assert owner is not None
    body = {"text": "queued digest"}
    queued = outbox.queue(raw, owner.no, owner.chat_id, OutgoingKind.NUDGE, "sendMessage", body, "", now)
    for _ in range(attempts):
        outbox.attempt(raw, queued.id)


def _states(raw: Connection) -> dict[str, int]:
    return dict(raw.execute("SELECT state, count(*) FROM outbox WHERE kind = 'nudge' GROUP BY state").fetchall())
