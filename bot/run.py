"""`jieli run`: the Telegram bot, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading
from datetime import UTC, datetime

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Updater
from telegram.request import HTTPXRequest

from bot import warming
from bot.app import Network, Program, build, reach, running
from bot.inbox import InboxRequest
from bot.pacing import Pace
from bot.settings import Settings
from handlers import set_commands
from handlers.context import Access
from storage import owners
from storage.inbox import Arrival
from storage.lock import instance_lock
from ties.owners import Role

log = logging.getLogger(__name__)

STOP_WITHIN = 4.5
"""Supervisors kill after 10 s, some sooner: whatever the backlog, we are gone in less than five."""

POLL_SECONDS = 25
MUTE_AFTER = 3 * POLL_SECONDS
"""A poll that has not come back for so long hangs on a dead connection."""


class Poller:
    """Long polling with a watchdog on the last completed getUpdates."""

    def __init__(self) -> None:
        self._program: Program | None = None
        self._last = 0.0

    async def keep(self, arrivals: list[Arrival]) -> None:
        """Commit a batch of updates."""
        assert self._program is not None  # noqa: S101 - polling starts after `begin`
        await self._program.keep(arrivals)

    def polled(self) -> None:
        """Note that a poll came back."""
        self._last = asyncio.get_running_loop().time()

    async def begin(self, program: Program) -> None:
        """Start polling. Every update kind is asked for; what we do not know is kept and marked done."""
        self._program = program
        self.polled()
        await _updater(program).start_polling(
            timeout=POLL_SECONDS, bootstrap_retries=-1, error_callback=_polling_failed
        )

    async def watch(self) -> None:
        """Start polling anew when it has been mute for too long."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            if asyncio.get_running_loop().time() - self._last > MUTE_AFTER and self._program is not None:
                log.warning("polling has been mute; starting it anew")
                with contextlib.suppress(TimeoutError, RuntimeError, TelegramError):
                    await asyncio.wait_for(_updater(self._program).stop(), 10)
                await self.begin(self._program)


def run(settings: Settings) -> None:
    """Serve Telegram until SIGTERM or SIGINT. Raises StorageError, SettingsError or InvalidToken."""
    token = settings.token
    with instance_lock(settings.database):
        asyncio.run(_serve(settings, token))


async def _serve(settings: Settings, token: str) -> None:
    stopping = _stop_event()
    poller = Poller()
    bot_id = int(token.split(":", 1)[0])
    network = Network(
        token,
        HTTPXRequest(connection_pool_size=64, pool_timeout=10.0),
        InboxRequest(bot_id, poller.keep, poller.polled, connection_pool_size=2),
        Pace(),
        settings.bot_api_url,
        settings.bot_file_url,
        polls=True,
    )
    access = Access(settings.access == "open", settings.operators, settings.timezone, settings.language or "")
    async with build(settings.database, network, access) as program:
        if not await reach(program, stopping):
            return
        async with running(program):
            await _say_hello(program, settings)
            await poller.begin(program)
            watching = asyncio.create_task(poller.watch())
            log.info("ready")
            asyncio.get_running_loop().call_later(warming.AFTER_SECONDS, warming.start)
            await stopping.wait()
            watching.cancel()
            await _stop_polling(program)
    log.info("stopped")


def _stop_event() -> asyncio.Event:
    stopping = asyncio.Event()

    def stop() -> None:
        log.info("stopping")
        stopping.set()
        # Whatever hangs, the supervisor must not have to kill us: everything that matters is on disk.
        timer = threading.Timer(STOP_WITHIN, lambda: os._exit(0))
        timer.daemon = True
        timer.start()

    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop)
    return stopping


def _updater(program: Program) -> Updater:
    updater = program.application.updater
    assert updater is not None  # noqa: S101 - built with one when the network polls
    return updater


async def _stop_polling(program: Program) -> None:
    with contextlib.suppress(TimeoutError, TelegramError, RuntimeError):
        await asyncio.wait_for(_updater(program).stop(), 1.5)


async def _say_hello(program: Program, settings: Settings) -> None:
    """Set the command menu; on an instance without an operator show the link that makes one."""
    bot = program.application.bot
    try:
        await set_commands(bot)
    except TelegramError as error:
        log.warning("the command menu could not be set: %s", type(error).__name__)
    if settings.operators:
        return
    if await program.database.read(owners.operators):
        return
    now = datetime.now(UTC)
    secret = await program.database.work(lambda raw: owners.invite(raw, Role.OPERATOR, now))
    # This line is for the operator's terminal; the link works once and makes whoever opens it the operator.
    log.warning("open this link once to become the operator: https://t.me/%s?start=%s", bot.username, secret)


def _polling_failed(error: TelegramError) -> None:
    log.warning("polling: %s", type(error).__name__)


__all__ = ["InvalidToken", "run"]
