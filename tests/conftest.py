"""Fixtures: a running program in a temporary folder, and people who talk to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.app import Program
from bot.local_api import LocalApi
from tests.client import Client, client_of, program_in

# The same examples each time; `--hypothesis-profile=default` goes looking for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture
async def running_program(tmp_path: Path) -> AsyncIterator[tuple[Program, LocalApi]]:
    """An open instance with nobody in it yet."""
    async with program_in(tmp_path) as parts:
        yield parts


@pytest.fixture
async def client(running_program: tuple[Program, LocalApi]) -> Client:
    """Somebody whose Telegram speaks English."""
    return client_of(*running_program)


@pytest.fixture
async def zh_client(running_program: tuple[Program, LocalApi]) -> Client:
    """Somebody whose Telegram speaks Chinese, on the same program."""
    return client_of(*running_program, telegram_id=2002, language="zh-hans")
