"""The bot as an operator runs it: its own process with an environment, a log and signals."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.telegram.server import Server

ROOT = Path(__file__).resolve().parents[2]
STARTING = 30.0
"""Seconds a start may take on a busy machine before it counts as failed."""


class Died(Exception):
    """The process ended, or did not do what was waited for; the message holds the end of its log."""


@dataclass(slots=True)
class BotProcess:
    """`python -m bot run` on a database in `folder`; started, stopped and started again. Options go before `run`."""

    folder: Path
    server: Server
    program: Path = ROOT
    settings: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    process: asyncio.subprocess.Process | None = None

    @property
    def database(self) -> Path:
        """Return the database file."""
        return self.folder / "jieli.db"

    @property
    def log(self) -> str:
        """Return everything the processes have printed."""
        path = self.folder / "log.txt"
        return path.read_text(errors="replace") if path.exists() else ""

    async def start(self) -> None:
        """Start the process; returns at once."""
        with (self.folder / "log.txt").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", *self.options, "run"),
                cwd=self.folder,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )

    async def start_and_hear(self) -> None:
        """Start the process and return when it has been given its first batch."""
        self.server.delivered.clear()
        await self.start()
        await self.until(self.server.delivered.wait(), STARTING)

    async def until(self, event: Awaitable[Any], seconds: float) -> None:
        """Wait for an event; raises Died when the process ends first or the time is up."""
        waiting = asyncio.ensure_future(event)
        ended = asyncio.ensure_future(self._running().wait())
        await asyncio.wait({waiting, ended}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        happened = waiting.done()
        for task in (waiting, ended):
            task.cancel()
        await asyncio.gather(waiting, ended, return_exceptions=True)
        if not happened:
            raise Died(f"status {self._running().returncode} after {seconds} s at most:\n{self.log[-3000:]}")

    async def kill(self) -> None:
        """End the process without any warning."""
        if self._running().returncode is None:
            self._running().kill()
        await self._running().wait()

    async def stop(self, patience: float = 15.0) -> tuple[int, float]:
        """Ask the process to stop; return its status and the seconds it took, killing it after `patience`."""
        began = time.monotonic()
        self._running().send_signal(signal.SIGTERM)
        return await self.ended(patience), time.monotonic() - began

    async def ended(self, patience: float) -> int:
        """Return the status once the process has ended by itself; after `patience` seconds it is killed."""
        try:
            return await asyncio.wait_for(self._running().wait(), patience)
        except TimeoutError:
            await self.kill()
            return self._running().returncode or 0

    def _running(self) -> asyncio.subprocess.Process:
        assert self.process is not None
        return self.process

    def _environment(self) -> dict[str, str]:
        bare = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "SYSTEMROOT"}}
        return {
            **bare,
            "PYTHONPATH": str(self.program),
            "BOT_TOKEN": self.server.token,
            "BOT_API_URL": self.server.api_url,
            "BOT_FILE_URL": self.server.file_url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "ACCESS": "open",
            **self.settings,
        }
