"""One lane per owner: in order for one, in parallel between all, also when one of them floods."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.calls import seconds_of
from handlers.context import Clock
from handlers.turn import Loaded, Turns, load
from storage import inbox, owners
from storage.database import Connection, Database
from ties.errors import DiskFull, StorageError

log = logging.getLogger(__name__)

MAX_RUNNING = 64
"""How many lanes work at once; the rest wait their turn without holding anybody up for long."""

RETRY_SECONDS = 0.3
FULL_DISK_SECONDS = 15.0
LONGEST_WAIT = 30.0
MAX_WAITS = 40
"""So often (a quarter of an hour) a message waits for a Telegram that cannot be asked for its file."""


class Lanes:
    """Takes what waits in the inbox, oldest first in each lane."""

    def __init__(self, database: Database, turns: Turns, clock: Clock, bot_id: int) -> None:
        self._database = database
        self._turns = turns
        self._clock = clock
        self._bot_id = bot_id
        self._running: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()
        self._jobs: dict[int, list[Callable[[], Awaitable[None]]]] = {}
        self._told_full: set[int] = set()  # lanes whose people know that nothing can be kept now
        self._unsaved: dict[int, int] = {}  # by lane, the update whose sender knows that the disk is full
        self._waits: dict[int, int] = {}  # by lane, how often its first message has waited for Telegram
        self._slots = asyncio.Semaphore(MAX_RUNNING)
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopped = False

    async def resume(self) -> None:
        """Take up what an earlier run left."""
        self.wake(await self._database.read(lambda raw: inbox.lanes(raw, self._bot_id)))

    def wake(self, lanes: Iterable[int]) -> None:
        """Say that something may wait in these lanes."""
        if self._stopped:
            return
        self._told_full.clear()
        for lane in lanes:
            if lane in self._running:
                self._again.add(lane)
            else:
                self._start(lane)

    def run_in(self, lane: int, job: Callable[[], Awaitable[None]]) -> None:
        """Run a job of its own (a due digest) in an owner's lane, before what waits there next."""
        self._jobs.setdefault(lane, []).append(job)
        self.wake([lane])

    @property
    def is_idle(self) -> bool:
        """Whether no lane has anything to do."""
        return self._idle.is_set()

    async def settled(self) -> None:
        """Wait until no lane has anything to do."""
        await self._idle.wait()

    async def stop(self) -> None:
        """Let every lane finish its current unit of work, then stop; the rest stays in the inbox."""
        self._stopped = True
        tasks = list(self._running.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=2.0)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _start(self, lane: int) -> None:
        self._idle.clear()
        task = asyncio.create_task(self._run(lane), name="lane")
        self._running[lane] = task
        task.add_done_callback(lambda done: self._ended(lane, done))

    def _ended(self, lane: int, task: asyncio.Task[None]) -> None:
        self._running.pop(lane, None)
        if not task.cancelled() and task.exception() is not None:
            log.error("a lane broke", exc_info=task.exception())
            asyncio.get_running_loop().call_later(RETRY_SECONDS, self.wake, [lane])
        again = lane in self._again or lane in self._jobs
        self._again.discard(lane)
        if again and not self._stopped:
            self._start(lane)
        elif not self._running:
            self._idle.set()

    async def _run(self, lane: int) -> None:
        while not self._stopped:
            async with self._slots:
                self._again.discard(lane)
                if not await self._step(lane):
                    return

    async def _step(self, lane: int) -> bool:
        """Do one thing in a lane; False when nothing waits behind it."""
        for job in self._jobs.pop(lane, []):
            await self._job(job)
        loaded: Loaded | None = None
        try:
            loaded = await self._database.read(lambda raw: load(raw, self._bot_id, lane, self._clock))
            if loaded is None:
                return False
            await self._turns.take(loaded)
        except DiskFull as error:
            await self._disk_full(lane, loaded, error)
        except StorageError:
            log.exception("the database did not answer")
            await asyncio.sleep(RETRY_SECONDS)
        except Exception as error:
            if await self._waited_out(lane, error):
                return True
            log.exception("update failed")
            if loaded is not None:
                await self._failed(loaded)
        else:
            self._unsaved.pop(lane, None)
            self._waits.pop(lane, None)
            return loaded.arrival.more or lane in self._again or lane in self._jobs
        return True

    async def tell_full(self, lanes: Iterable[int], error: DiskFull) -> None:
        """Say once, past a full disk, that what these people write cannot even be kept; Telegram brings it again."""
        for lane in set(lanes) - self._told_full:
            self._told_full.add(lane)
            owner = await self._database.read(lambda raw, lane=lane: owners.by_telegram_id(raw, lane))  # type: ignore[misc]  # mypy sees no type in a lambda's default
            await self._turns.tell_unsaved(owner, error)

    async def _disk_full(self, lane: int, loaded: Loaded | None, error: DiskFull) -> None:
        """Say once for each message that it is not saved, and wait; then it is tried again."""
        if loaded is not None and self._unsaved.get(lane) != loaded.arrival.update_id:
            self._unsaved[lane] = loaded.arrival.update_id
            await self._turns.tell_unsaved(loaded.owner, error)
        await asyncio.sleep(FULL_DISK_SECONDS)

    async def _waited_out(self, lane: int, error: Exception) -> bool:
        """Wait while Telegram cannot be asked for what a message needs (its file); False when it is not that."""
        waits = self._waits.get(lane, 0)
        if waits >= MAX_WAITS or not _may_pass(error):
            return False
        self._waits[lane] = waits + 1
        log.warning("Telegram cannot be asked: %s", type(error).__name__)
        await asyncio.sleep(_seconds(error, waits))
        return True

    async def _failed(self, loaded: Loaded) -> None:
        arrival = loaded.arrival

        def count(raw: Connection) -> int:
            return inbox.failed(raw, arrival.bot_id, arrival.update_id)

        tries = await self._database.work(count)
        if tries >= inbox.MAX_TRIES:
            await self._turns.give_up(arrival, loaded.owner)
        else:
            await asyncio.sleep(RETRY_SECONDS)

    async def _job(self, job: Callable[[], Awaitable[None]]) -> None:
        try:
            await job()
        except Exception:
            log.exception("a due job failed")


def _may_pass(error: Exception) -> bool:
    # To PTB a bad request is a network error.
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)


def _seconds(error: Exception, waits: int) -> float:
    if isinstance(error, RetryAfter):
        return seconds_of(error)
    return float(min(RETRY_SECONDS * 2**waits, LONGEST_WAIT))
