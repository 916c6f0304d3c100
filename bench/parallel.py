"""Goal 9: owners in parallel while every call of the Bot API takes 20 ms."""

from __future__ import annotations

import asyncio
import itertools
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from telegram.request import RequestData

from bench import made
from bench.bots import SlowApi, ours, people_of, written
from bench.measuring import WARM_UP, taking_turns, wall_of
from bench.report import Line
from bench.sizes import Sizes
from bot.clock import Clock
from bot.lanes import Lanes
from bot.local_api import BOT_ID, LocalApi
from handlers.turn import Loaded, Turns, load
from storage import inbox, opening
from storage.inbox import Arrival
from storage.sqlite import SqliteDatabase

OWNERS = 64
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CLOCK = Clock()
BOUND = "bound by the CPU of a capture, not by waiting: see goal 1"


class Calls(Turns):
    """A turn that is nothing but one slow call and the mark that it was made."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._api = SlowApi()

    async def take(self, loaded: Loaded) -> None:
        """Handle what a lane has read."""
        await self.call(loaded.arrival)

    async def call(self, arrival: Arrival) -> None:
        """Call, then mark the arrival done."""
        await self._api.do_request("getMe", "POST", RequestData())
        await self._database.work(lambda raw: inbox.done(raw, BOT_ID, arrival.update_id))


@dataclass(frozen=True, slots=True)
class Rig:
    """The program's lanes over its inbox, and the same turns without lanes."""

    database: SqliteDatabase
    lanes: Lanes
    calls: Calls

    async def in_lanes(self, arrivals: Sequence[Arrival]) -> None:
        """Take all: owners in parallel, each in order."""
        await self.database.work(lambda raw: inbox.keep(raw, arrivals, NOW))
        self.lanes.wake({arrival.lane for arrival in arrivals})
        await self.lanes.settled()

    async def unordered(self, arrivals: Sequence[Arrival]) -> None:
        """Take all: as many at once and with the same reading, in no order."""
        await self._gather(arrivals, self._read_and_call)

    async def unread(self, arrivals: Sequence[Arrival]) -> None:
        """Take all: as many at once, in no order and without reading the inbox."""
        await self._gather(arrivals, self.calls.call)

    async def _gather(self, arrivals: Sequence[Arrival], take: Callable[[Arrival], Awaitable[None]]) -> None:
        await self.database.work(lambda raw: inbox.keep(raw, arrivals, NOW))
        waiting = iter(arrivals)

        async def worker() -> None:
            for arrival in waiting:
                await take(arrival)

        await asyncio.gather(*(worker() for _ in range(OWNERS)))

    async def _read_and_call(self, arrival: Arrival) -> None:
        await self.database.read(lambda raw: load(raw, BOT_ID, arrival.lane, CLOCK))
        await self.calls.call(arrival)

    async def one_at_a_time(self, arrivals: Sequence[Arrival]) -> None:
        """Take all: one after another."""
        await self.database.work(lambda raw: inbox.keep(raw, arrivals, NOW))
        for arrival in arrivals:
            await self.calls.call(arrival)


@asynccontextmanager
async def rig(path: Path) -> AsyncIterator[Rig]:
    """Open a new database with lanes that read its inbox."""
    opening.prepare(path, NOW)
    async with await SqliteDatabase.open(path) as database:
        calls = Calls(database)
        yield Rig(database, Lanes(database, calls, CLOCK, BOT_ID), calls)


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return goal 9, and for insight how the whole program does."""
    people = people_of(LocalApi(), OWNERS)
    hello = itertools.repeat("Hello")
    rounds = max(sizes.rounds // 4, 2)
    many = [written(people, hello, sizes.messages) for _ in range(3 * (rounds + WARM_UP))]
    few = [written(people, hello)[:8] for _ in range(rounds + WARM_UP)]
    async with rig(folder / "lanes.db") as side:
        lanes, unordered, unread, single = await _rates(
            rounds,
            (side.in_lanes, many[::3]),
            (side.unordered, many[1::3]),
            (side.unread, many[2::3]),
            (side.one_at_a_time, few),
        )
    what = f"{OWNERS} owners in lanes, each in order, 20 ms API"
    note = f"÷ unordered that do not even read the inbox: {lanes / unread:.2f} ×"
    return [
        Line("9", f"{what} ÷ unordered", lanes, unordered, "1/s", 0.9, at_least=True, note=note),
        Line("9", f"{what} ÷ one at a time", lanes, single, "1/s", 50, at_least=True),
        await _whole(folder, rounds),
    ]


async def _whole(folder: Path, rounds: int) -> Line:
    lines = made.lines(seed=9)
    async with ours(folder, OWNERS, SlowApi()) as side:
        many = [written(side.people, lines) for _ in range(rounds + WARM_UP)]
        few = [written(side.people[:4], lines) for _ in range(rounds + WARM_UP)]
        together, single = await _rates(rounds, (side.together, many), (side.in_turn, few))
    return Line("9", f"whole captures, {OWNERS} owners ÷ one at a time", together, single, "1/s", note=BOUND)


async def _rates(
    rounds: int, *sides: tuple[Callable[[list[Arrival]], Awaitable[None]], list[list[Arrival]]]
) -> list[float]:
    """Return how many messages a second each side takes."""
    told = await taking_turns(rounds, *(wall_of(work, batches) for work, batches in sides))
    sizes = [len(batches[0]) for _, batches in sides]
    return [size / statistics.median(seconds) for size, seconds in zip(sizes, told, strict=True)]
