"""Builds the running program from its parts; the terminal and the tests call the same function with another network."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from bot import housekeeping
from bot.clock import Clock
from bot.lanes import Lanes
from bot.pacing import Pace
from bot.schedule import TICK_SECONDS, Schedule
from bot.sender import Sender
from handlers import DIALOGUES, JOBS, handlers
from handlers.context import Access, App, Services
from handlers.turn import Turns
from storage import inbox, opening
from storage.inbox import Arrival
from storage.sqlite import SqliteDatabase
from ties.errors import DiskFull

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Network:
    """How the Bot API is reached."""

    token: str
    request: BaseRequest
    updates_request: BaseRequest
    pace: Pace
    base_url: str = "https://api.telegram.org/bot"
    file_url: str = "https://api.telegram.org/file/bot"
    polls: bool = False

    @property
    def bot_id(self) -> int:
        """The number before the token's colon is the bot's own id."""
        return int(self.token.split(":", 1)[0])


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of a running program."""

    application: App
    database: SqliteDatabase
    services: Services
    lanes: Lanes
    sender: Sender
    schedule: Schedule
    clock: Clock

    async def keep(self, arrivals: list[Arrival]) -> None:
        """Commit what arrived, then let the lanes take it. Raises StorageError; people hear of a full disk."""
        now = datetime.now(UTC)
        lanes = {arrival.lane for arrival in arrivals}
        try:
            await self.database.work(lambda raw: inbox.keep(raw, arrivals, now))
        except DiskFull as error:
            await self.lanes.tell_full(lanes, error)
            raise
        self.lanes.wake(lanes)

    async def settled(self) -> None:
        """Wait until nothing is left to do or to send."""
        while True:
            await self.lanes.settled()
            await self.sender.settled()
            await asyncio.sleep(0)
            if self.lanes.is_idle and self.sender.is_idle:
                return


@asynccontextmanager
async def build(path: Path, network: Network, access: Access) -> AsyncIterator[Program]:
    """Open the database and put the parts together; nothing runs yet. Closes everything whatever happens."""
    opening.prepare(path, datetime.now(UTC))
    async with await SqliteDatabase.open(path) as database:
        clock = Clock()
        application = _application(network)
        sender = Sender(application.bot, database, network.pace)
        services = Services(application, database, clock, access, network.bot_id, sender.push)
        lanes = Lanes(database, Turns(services, handlers(), DIALOGUES), clock, network.bot_id)
        schedule = Schedule(services, lanes, JOBS)
        try:
            yield Program(application, database, services, lanes, sender, schedule, clock)
        finally:  # a program that never ran has perhaps called already
            for request in (network.request, network.updates_request):
                await _quietly(request.shutdown())


@asynccontextmanager
async def running(program: Program) -> AsyncIterator[None]:
    """Run a built program: what an earlier run left is taken up first. Stops everything at the end."""
    application = program.application
    await application.initialize()
    sending = asyncio.create_task(program.sender.run(), name="sender")
    try:
        await program.schedule.clear()
        await program.sender.resume()
        await program.lanes.resume()
        await program.schedule.resume()
        _tick(program)
        await application.start()
        yield
    finally:
        await program.lanes.stop()
        sending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sending
        await _quietly(application.stop() if application.running else None)
        await _quietly(application.shutdown())


async def reach(program: Program, stopping: asyncio.Event) -> bool:
    """Say hello to Telegram; without a network keep trying, saying so once a minute. False when told to stop.

    Raises InvalidToken when Telegram does not know the token.
    """
    delay, told = 1.0, -60.0
    while not stopping.is_set():
        try:
            await program.application.bot.initialize()
        except InvalidToken:
            raise
        except NetworkError as error:
            now = asyncio.get_running_loop().time()
            if now - told >= 60:
                log.warning("Telegram cannot be reached (%s); I keep trying", type(error).__name__)
                told = now
        else:
            return True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), delay)
        delay = min(2 * delay, 15.0)
    return False


def _application(network: Network) -> App:
    builder: Any = (  # PTB types the builder by its updater
        ApplicationBuilder()
        .token(network.token)
        .base_url(network.base_url)
        .base_file_url(network.file_url)
        .request(network.request)
        .get_updates_request(network.updates_request)
        .context_types(ContextTypes())
    )
    if not network.polls:
        builder = builder.updater(None)
    application: App = builder.build()
    return application


def _tick(program: Program) -> None:
    async def tick(_: Any) -> None:
        await program.schedule.tick()

    housekeeper = housekeeping.Housekeeper(program.database)

    async def keep_house(_: Any) -> None:
        await housekeeper.tick()

    queue = program.application.job_queue
    assert queue is not None  # noqa: S101 - installed with PTB's job-queue extra
    often = {"misfire_grace_time": None, "coalesce": True}
    queue.run_repeating(tick, TICK_SECONDS, first=0.1, job_kwargs=often)
    queue.run_repeating(keep_house, housekeeping.EVERY_SECONDS, first=5.0, job_kwargs=often)


async def _quietly(ending: Any) -> None:
    """Wait for an end that must not hold up the exit."""
    if ending is None:
        return
    try:
        await asyncio.wait_for(ending, 1.0)
    except (TimeoutError, TelegramError, RuntimeError) as error:
        log.info("an end was cut short: %s", type(error).__name__)
