"""Goal 7: what `synchronous=FULL` costs once many wait together, on the database that the program uses."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bench import made, written_people
from bench.measuring import medians, wall_of
from bench.report import Line
from bench.sizes import Sizes
from bench.written_people import NOW
from storage import inbox, opening, outbox
from storage.database import Connection, Unit
from storage.inbox import Arrival
from storage.outbox import OutgoingKind
from storage.sqlite import SqliteDatabase
from storage.store import Store
from ties.owners import Owner
from ties.people import Person

WAITING = 32
BODY = "x" * 400


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return goal 7: units a second while 32 callers wait all the time, each for the unit of a capture."""
    async with _pair(folder) as (full, normal):
        owner = await full.work(written_people.owner)
        await normal.work(written_people.owner)
        people = [written_people.person(line) for line in itertools.islice(made.lines(seed=7), 400)]
        whole = partial(_capture, owner, itertools.cycle(people), itertools.count(1))
        bare = partial(_bare, itertools.count(1))
        what = f"group commit FULL, {WAITING} waiting ÷ NORMAL"
        return [
            await _line(f"{what}: units of captures", (full, normal), whole, sizes, limit=0.85),
            await _line(f"{what}: bare rows", (full, normal), bare, sizes, limit=None),
        ]


async def _line(
    what: str, pair: tuple[SqliteDatabase, ...], unit: Callable[[], Unit[object]], sizes: Sizes, limit: float | None
) -> Line:
    rounds = max(sizes.rounds // 2, 2)
    seconds = await medians(
        rounds, *(wall_of(partial(_crowd, database, unit), itertools.repeat(sizes.commits)) for database in pair)
    )
    full, normal = (WAITING * sizes.commits / 1000 / one for one in seconds)
    return Line("7", what, full, normal, "1000/s", limit, at_least=True)


@asynccontextmanager
async def _pair(folder: Path) -> AsyncIterator[tuple[SqliteDatabase, SqliteDatabase]]:
    paths = [folder / "full.db", folder / "normal.db"]
    for path in paths:
        opening.prepare(path, NOW)
    async with await SqliteDatabase.open(paths[0]) as full, await SqliteDatabase.open(paths[1]) as normal:
        await normal.exclusive(lambda raw: raw.execute("PRAGMA synchronous = NORMAL"))
        yield full, normal


async def _crowd(database: SqliteDatabase, unit: Callable[[], Unit[object]], each: int) -> None:
    async def caller() -> None:
        for _ in range(each):
            await database.work(unit())

    await asyncio.gather(*(caller() for _ in range(WAITING)))


def _capture(owner: Owner, people: itertools.cycle[Person], updates: itertools.count[int]) -> Unit[object]:
    """Return the unit of a capture without its thinking: rows, index, answer, marks."""
    person, update = next(people), next(updates)

    def unit(raw: Connection) -> None:
        inbox.keep(raw, [Arrival(1, update, owner.telegram_id, BODY)], NOW)
        store = Store(raw, owner, NOW)
        store.people.add(person)
        outbox.queue(raw, owner.no, owner.chat_id, OutgoingKind.ANSWER, "sendMessage", {"text": BODY}, "", NOW)
        store.finish()
        inbox.done(raw, 1, update)

    return unit


def _bare(updates: itertools.count[int]) -> Unit[object]:
    arrival = Arrival(1, next(updates), 1, BODY)
    return lambda raw: inbox.keep(raw, [arrival], NOW)
