"""A network edge that notes when each call came and answers as it is told: refusals, silence, no line at all."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.local_api import LocalApi
from bot.pacing import Pace
from bot.sender import Sender
from storage import opening, outbox, owners
from storage.database import Connection
from storage.outbox import Outgoing, OutgoingKind
from storage.sqlite import SqliteDatabase
from ties.owners import Owner
from ties.people import OwnerNo

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
Fault = tuple[int, bytes] | Exception


def refusal(code: int, description: str, **parameters: Any) -> Fault:
    body = {"ok": False, "error_code": code, "description": description}
    return code, json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()


def too_fast(seconds: int) -> Fault:
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def caused(error: Exception, cause: Exception) -> Exception:
    """What PTB raises for an error of its HTTP library."""
    error.__cause__ = cause
    return error


def no_line() -> Fault:
    return caused(NetworkError("httpx.ConnectError: "), httpx.ConnectError("refused"))


def silence() -> Fault:
    return caused(TimedOut(), httpx.ReadTimeout("read"))


BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it reached the edge; `acted` when the person saw its effect."""

    at: float
    chat_id: int
    method: str
    text: str
    acted: bool


@dataclass
class Wire(LocalApi):
    """The local Bot API behind a line that can fail; `faults` by chat, first come first served, `down` for all."""

    calls: list[Call] = field(default_factory=list)
    faults: dict[int, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    down: Fault | None = None
    latency: float = 0.0
    flying: list[int] = field(default_factory=list)
    most_at_once: int = 0
    overlaps: int = 0  # calls of one chat at the same time

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        parameters: dict[str, Any] = {} if request_data is None else dict(request_data.parameters)
        chat_id = parameters.get("chat_id", 0)
        at = asyncio.get_running_loop().time()
        self.flying.append(chat_id)
        self.most_at_once = max(self.most_at_once, len(self.flying))
        self.overlaps += len(self.flying) - len(set(self.flying))
        await asyncio.sleep(self.latency)
        self.flying.remove(chat_id)
        waiting = self.faults[chat_id]
        fault = self.down or (waiting.popleft() if waiting else None)
        acts = fault is None or isinstance(fault, TimedOut)
        text = parameters.get("text", parameters.get("caption", ""))
        answer = await super().do_request(url, method, request_data) if acts else (0, b"")
        acted = acts and answer[0] == 200
        self.calls.append(Call(at, chat_id, url.rsplit("/", 1)[-1], text, acted))
        if isinstance(fault, Exception):
            raise fault
        return answer if fault is None else fault

    def texts(self, chat_id: int | None = None, *, acted: bool = True) -> list[str]:
        """What was called (and seen), in order."""
        chats = {chat_id} if chat_id is not None else {call.chat_id for call in self.calls}
        return [call.text for call in self.calls if call.chat_id in chats and (call.acted or not acted)]


@dataclass
class Post:
    """A sender with a real database behind it; chats are those of owners made as they are needed."""

    wire: Wire
    database: SqliteDatabase
    sender: Sender
    bot: ExtBot[None]

    async def queue(
        self, chat_id: int, text: str, kind: OutgoingKind = OutgoingKind.ANSWER, link: str = "", **body: Any
    ) -> Outgoing:
        """Write a call without telling the sender."""
        method = body.pop("method", "sendMessage")

        def unit(raw: Connection) -> Outgoing:
            owner = owners.add(raw, Owner(OwnerNo(0), chat_id, chat_id), NOW)
            return outbox.queue(raw, owner.no, chat_id, kind, method, {"text": text} | body, link, NOW)

        return await self.database.work(unit)

    async def say(self, chat_id: int, *texts: str, kind: OutgoingKind = OutgoingKind.ANSWER, **body: Any) -> None:
        """Write calls and have them sent."""
        queued = [await self.queue(chat_id, text, kind, **body) for text in texts]
        self.sender.push(queued)

    async def rows(self) -> list[tuple[int, str, str, int, int | None]]:
        """Return chat, state, body, attempts and message id of every call, in order."""
        await self.database.work(lambda _: None)  # marks ride on the next commit
        asked = "SELECT chat_id, state, body, attempts, message_id FROM outbox ORDER BY id"
        return await self.database.read(lambda raw: raw.execute(asked).fetchall())

    async def states(self) -> list[str]:
        return [state for _, state, *_ in await self.rows()]


@asynccontextmanager
async def post(folder: Path, pace: Pace, wire: Wire | None = None) -> AsyncIterator[Post]:
    """Run a sender on the database in `folder`; what an earlier one left is not taken up by itself."""
    path = folder / "jieli.db"
    opening.prepare(path, NOW)
    wire = wire or Wire()
    bot: ExtBot[None] = ExtBot("1:x", request=wire, get_updates_request=LocalApi())
    async with await SqliteDatabase.open(path) as database:
        await bot.initialize()
        wire.calls.clear()
        sender = Sender(bot, database, pace)
        running = asyncio.create_task(sender.run())
        try:
            yield Post(wire, database, sender, bot)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await bot.shutdown()
