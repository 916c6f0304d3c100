"""One lane per owner: in order for one, side by side between all, past whatever goes wrong."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.clock import Clock
from bot.lanes import FULL_DISK_SECONDS, LONGEST_WAIT, MAX_WAITS, Lanes
from handlers.turn import Loaded, Turns
from storage import inbox, opening
from storage.inbox import MAX_TRIES, Arrival
from storage.sqlite import SqliteDatabase
from tests.bot.fast_loop import fast
from tests.bot.wire import NOW
from ties.errors import DiskFull, JieliError, StorageError
from ties.owners import Owner

BOT = 1


@dataclass
class Hands(Turns):
    """Turns that note what they take; `trouble` by text raises as often as it has errors."""

    database: SqliteDatabase
    taken: list[tuple[int, int]] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    trouble: dict[int, list[Exception]] = field(default_factory=dict)
    pause: Callable[[], float] = lambda: 0.0
    breaks_giving_up: bool = False
    most: int = 0
    now: int = 0

    async def take(self, loaded: Loaded) -> None:
        arrival = loaded.arrival
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.pause())
        self.now -= 1
        if self.trouble.get(arrival.update_id):
            raise self.trouble[arrival.update_id].pop(0)
        await self.database.work(lambda raw: inbox.done(raw, arrival.bot_id, arrival.update_id))
        self.taken.append((arrival.lane, arrival.update_id))

    async def give_up(self, arrival: Arrival, owner: Owner | None) -> None:
        if self.breaks_giving_up:
            raise ValueError
        self.given_up.append(arrival.update_id)
        await self.database.work(lambda raw: inbox.set_aside(raw, arrival.bot_id, arrival.update_id))

    async def tell_unsaved(self, owner: Owner | None, error: JieliError) -> None:
        self.told.append(type(error).__name__)


@dataclass
class Scene:
    """Lanes over a real inbox."""

    lanes: Lanes
    hands: Hands
    database: SqliteDatabase
    last: int = 0

    async def arrive(self, *lanes: int) -> None:
        """Keep one update for each lane named, and wake them."""
        kept = [Arrival(BOT, self.last + n, lane, json.dumps({"n": n})) for n, lane in enumerate(lanes, 1)]
        self.last += len(kept)
        await self.database.work(lambda raw: inbox.keep(raw, kept, NOW))
        self.lanes.wake(set(lanes))

    async def backlog(self) -> int:
        return await self.database.read(lambda raw: inbox.backlog(raw, BOT))


@asynccontextmanager
async def scene_in(folder: Path) -> AsyncIterator[Scene]:
    opening.prepare(folder / "jieli.db", NOW)
    async with await SqliteDatabase.open(folder / "jieli.db") as database:
        hands = Hands(database)
        lanes = Lanes(database, hands, Clock(), BOT)
        yield Scene(lanes, hands, database)
        await lanes.stop()


async def test_twenty_people_with_fifty_messages_each_are_all_answered_in_their_order(tmp_path: Path) -> None:
    chance = random.Random(13)  # noqa: S311 - a repeatable draw, no secret
    async with scene_in(tmp_path) as scene:
        scene.hands.pause = lambda: chance.random() / 500
        order = [lane for lane in range(1, 21) for _ in range(50)]
        chance.shuffle(order)
        for start in range(0, 1000, 100):
            await scene.arrive(*order[start : start + 100])
        await scene.lanes.settled()
        assert len(scene.hands.taken) == 1000
        for lane in range(1, 21):
            numbers = [number for where, number in scene.hands.taken if where == lane]
            assert numbers == sorted(numbers)
        assert scene.hands.most > 5
        assert await scene.backlog() == 0


def test_one_who_floods_holds_up_nobody(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.pause = lambda: 0.05
            await scene.arrive(*[1] * 200)
            await asyncio.sleep(1)
            await scene.arrive(2)
            await asyncio.sleep(1)
            done = len(scene.hands.taken)
            assert (2, 201) in scene.hands.taken
            assert done < 150

    fast(main())


async def test_what_an_earlier_run_left_is_taken_up(tmp_path: Path) -> None:
    async with scene_in(tmp_path) as scene:
        kept = [Arrival(BOT, number, number % 3, "{}") for number in range(1, 10)]
        await scene.database.work(lambda raw: inbox.keep(raw, kept, NOW))
        await scene.lanes.resume()
        await scene.lanes.settled()
        assert len(scene.hands.taken) == 9
        assert scene.lanes.is_idle


def test_what_fails_three_times_is_given_up_and_the_next_is_taken(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [ValueError("x")] * 9, 2: [ValueError("x")] * (MAX_TRIES - 1)}
            await scene.arrive(7, 7, 7)
            await scene.lanes.settled()
            assert scene.hands.given_up == [1]
            assert scene.hands.taken == [(7, 2), (7, 3)]

    fast(main())


@pytest.mark.parametrize("error", [NetworkError("x"), RetryAfter(3)], ids=["no line", "too fast"])
def test_a_message_whose_file_cannot_be_fetched_now_waits_without_losing_a_try(
    tmp_path: Path, error: Exception
) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [error] * 8}
            began = asyncio.get_running_loop().time()
            await scene.arrive(7, 7)
            await scene.lanes.settled()
            assert scene.hands.taken == [(7, 1), (7, 2)]
            assert scene.hands.given_up == []
            assert asyncio.get_running_loop().time() - began >= 24

    fast(main())


def test_a_bad_request_is_no_bad_line(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [BadRequest("file is gone")] * 9}
            await scene.arrive(7)
            await scene.lanes.settled()
            assert scene.hands.given_up == [1]

    fast(main())


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [NetworkError("x")] * 1000}
            began = asyncio.get_running_loop().time()
            await scene.arrive(7, 7)
            await scene.lanes.settled()
            assert scene.hands.given_up == [1]
            assert scene.hands.taken == [(7, 2)]
            assert asyncio.get_running_loop().time() - began < (MAX_WAITS + 5) * LONGEST_WAIT

    fast(main())


def test_a_full_disk_is_told_once_for_each_message_and_tried_again(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [DiskFull()] * 4, 2: [DiskFull()] * 2}
            await scene.arrive(7, 7, 8)
            await scene.lanes.settled()
            assert scene.hands.taken == [(8, 3), (7, 1), (7, 2)]
            assert scene.hands.told == ["DiskFull"] * 2
            assert scene.hands.given_up == []

    fast(main())
    assert FULL_DISK_SECONDS <= 60, "resumes within a minute"


def test_a_database_that_does_not_answer_is_asked_again_however_often(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [StorageError("locked") for _ in range(10)]}
            await scene.arrive(7)
            await scene.lanes.settled()
            assert scene.hands.taken == [(7, 1)]
            assert scene.hands.given_up == []

    fast(main())


def test_a_lane_that_breaks_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.trouble = {1: [ValueError("x")] * MAX_TRIES}
            scene.hands.breaks_giving_up = True
            await scene.arrive(7, 7)
            await asyncio.sleep(5)
            await scene.lanes.settled()
            assert scene.hands.taken == [(7, 1), (7, 2)]

    fast(main())
    assert "a lane broke" in [record.message for record in caplog.records]


def test_what_does_not_end_is_cut_off_when_stopping(tmp_path: Path) -> None:
    async def main() -> None:
        async with scene_in(tmp_path) as scene:
            scene.hands.pause = lambda: 3600.0
            await scene.arrive(7)
            await asyncio.sleep(0.1)
            began = asyncio.get_running_loop().time()
            await scene.lanes.stop()
            assert asyncio.get_running_loop().time() - began < 3
            assert await scene.backlog() == 1

    fast(main())


async def test_a_job_goes_before_what_waits_and_its_failure_harms_nothing(tmp_path: Path) -> None:
    async with scene_in(tmp_path) as scene:
        done: list[str] = []

        async def job() -> None:
            done.append(f"job after {len(scene.hands.taken)}")

        async def broken() -> None:
            raise ValueError

        scene.lanes.run_in(7, broken)
        scene.lanes.run_in(7, job)
        await scene.arrive(7)
        scene.lanes.run_in(8, job)
        await scene.lanes.settled()
        assert done[0] == "job after 0"
        assert len(done) == 2
        assert scene.hands.taken == [(7, 1)]


async def test_a_lane_that_is_woken_while_it_works_does_it_all(tmp_path: Path) -> None:
    async with scene_in(tmp_path) as scene:
        for _ in range(60):
            await scene.arrive(7)
            await asyncio.sleep(0)
        await scene.lanes.settled()
        assert scene.hands.taken == [(7, number) for number in range(1, 61)]


async def test_stopping_finishes_what_is_going_on_and_leaves_the_rest(tmp_path: Path) -> None:
    async with scene_in(tmp_path) as scene:
        scene.hands.pause = lambda: 0.02
        await scene.arrive(*[7] * 30, *[8] * 30)
        await asyncio.sleep(0.05)
        await scene.lanes.stop()
        taken = len(scene.hands.taken)
        assert 0 < taken < 60
        assert await scene.backlog() == 60 - taken
        await scene.arrive(9)
        assert len(scene.hands.taken) == taken
