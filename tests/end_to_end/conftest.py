"""A loopback server and a bot that talks to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.storm.process import BotProcess
from tests.telegram.server import Server


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as listening:
        yield listening


@pytest_asyncio.fixture
async def bot(server: Server, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """Give a bot that is not started yet, and end it afterwards."""
    process = BotProcess(tmp_path, server)
    yield process
    if process.process is not None:
        await process.kill()
