"""Serving Telegram, in this process: polls, answers, waits for a line, shows the first link, stops."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot import run
from bot.settings import Settings
from handlers import COMMANDS
from storage.lock import instance_lock
from tests.telegram.chats import Account
from tests.telegram.server import TOKEN, Server
from ties.errors import Busy

ANN = Account(71, "Ann")
PATIENCE = 20.0


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as listening:
        yield listening


def settings_for(folder: Path, server: Server, **changes: str) -> Settings:
    told = {
        "bot_token": TOKEN, "bot_api_url": server.api_url, "bot_file_url": server.file_url, "access": "open",
        "database_url": f"sqlite:///{folder}/jieli.db",
    }  # fmt: skip
    return Settings(_env_file=None, **(told | changes))  # type: ignore[arg-type]  # pydantic reads them as texts


@asynccontextmanager
async def serving(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Task[None]]:
    """Serve until the block ends; no signal is caught and nobody is killed."""
    stopping = asyncio.Event()
    monkeypatch.setattr(run, "_stop_event", lambda: stopping)
    task = asyncio.create_task(run._serve(settings, settings.token))
    try:
        yield task
    finally:
        stopping.set()
        await asyncio.wait_for(task, PATIENCE)


async def soon(event: Awaitable[object]) -> None:
    await asyncio.wait_for(event, PATIENCE)


def texts_to(server: Server, account: Account) -> list[str]:
    return [call.text for call in server.ledger.calls if call.acted and call.chat_id == account.id]


async def test_a_message_is_polled_and_answered_and_the_menu_is_set(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(settings_for(tmp_path, server), monkeypatch):
        server.write(ANN, "/help")
        await soon(server.until(lambda: bool(texts_to(server, ANN))))
    menus = [call.values for call in server.ledger.calls if call.method == "setMyCommands"]
    assert [menu.get("language_code", "") for menu in menus] == ["", "zh"]
    assert all(str(menu["commands"]).count("description") == len(COMMANDS) for menu in menus)


async def test_an_instance_without_an_operator_shows_one_link_that_makes_one(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_for(tmp_path, server, access="private")
    with caplog.at_level(logging.INFO):
        async with serving(settings, monkeypatch):
            await soon(server.until(lambda: any(call.method == "getUpdates" for call in server.ledger.calls)))
            (link,) = re.findall(r"https://t\.me/\w+\?start=([\w-]+)", caplog.text)
            server.write(ANN, f"/start {link}")
            await soon(server.until(lambda: bool(texts_to(server, ANN))))
        caplog.clear()
        async with serving(settings, monkeypatch):
            server.write(ANN, "/help")
            await soon(server.until(lambda: len(texts_to(server, ANN)) > 1))
    assert "t.me" not in caplog.text


async def test_named_operators_need_no_link(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(settings_for(tmp_path, server, access="private", operators="71"), monkeypatch):
        server.write(ANN, "/help")
        await soon(server.until(lambda: bool(texts_to(server, ANN))))
    assert "t.me" not in caplog.text


async def test_a_token_that_telegram_does_not_know_is_said_at_once(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InvalidToken):
        async with serving(settings_for(tmp_path, server, bot_token="43:wrong"), monkeypatch) as task:
            await asyncio.wait_for(task, PATIENCE)


async def test_without_a_line_at_the_start_it_waits_and_says_so(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await server.stop()
    async with serving(settings_for(tmp_path, server), monkeypatch) as task:
        await asyncio.sleep(0.5)
        assert not task.done()
        await server.start()
        server.write(ANN, "/help")
        await soon(server.until(lambda: bool(texts_to(server, ANN))))
    assert [record.message for record in caplog.records if "cannot be reached" in record.message] == [
        "Telegram cannot be reached (NetworkError); I keep trying"
    ]


async def test_told_to_stop_while_waiting_for_a_line_it_stops(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.stop()
    async with serving(settings_for(tmp_path, server), monkeypatch) as task:
        await asyncio.sleep(0.2)
    assert task.done()
    assert task.exception() is None


async def test_polling_that_fell_mute_is_started_anew(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(run, "POLL_SECONDS", 1)
    monkeypatch.setattr(run, "MUTE_AFTER", -1)
    async with serving(settings_for(tmp_path, server), monkeypatch):
        await soon(server.until(lambda: "polling has been mute" in caplog.text))
        server.write(ANN, "/help")
        await soon(server.until(lambda: bool(texts_to(server, ANN))))


def test_a_second_instance_is_refused(server: Server, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, server)
    with instance_lock(settings.database), pytest.raises(Busy):
        run.run(settings)
