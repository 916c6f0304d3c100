"""`jieli chat`: the same bot in a terminal. Same handlers, storage and jobs; no token, no network."""

from __future__ import annotations

import asyncio
import io
import itertools
import re
import sys
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from bot.app import Network, Program, build, running
from bot.local_api import BOT_ID, LocalApi, Shown
from bot.local_person import LocalPerson
from bot.pacing import NoPace
from bot.settings import Settings
from handlers.context import Access
from handlers.guards import newcomer
from storage import inbox, owners
from storage.database import Connection
from storage.due import Due
from storage.inbox import Arrival
from storage.lock import instance_lock
from ties.moments import moment
from ties.owners import Owner, Role
from ties.people import OwnerNo

TOKEN = f"{BOT_ID}:local"
_LABEL = re.compile(r"\[(.+)\]")


class Console:
    """Turns typed lines into updates, and messages into printed lines."""

    def __init__(self, program: Program, api: LocalApi, person: LocalPerson, write: Callable[[str], None]) -> None:
        self._program = program
        self._api = api
        self._person = person
        self._write = write
        self._last: Shown | None = None
        api.on_show = self._show

    async def handle(self, line: str) -> None:
        """Do what a typed line says and wait until all replies are out."""
        if not line.strip():
            return
        if line.startswith("\\"):
            await self._deliver(self._person.text(line[1:]))
        elif line.startswith("/at "):
            await self._move_clock(line[4:])
        elif line.startswith("/send "):
            await self._send_file(line[6:])
        elif (data := self._pressed(line.strip())) is not None and self._last is not None and "://" in data:
            self._write(data)  # a link opens elsewhere
        elif data is not None and self._last is not None:
            await self._deliver(self._person.tap(self._last, data))
        elif _LABEL.fullmatch(line.strip()):
            self._write(f"There is no button {line.strip()} on the last message")
        else:
            await self._deliver(self._person.text(line))

    async def _deliver(self, arrival: Arrival) -> None:
        await self._program.keep([arrival])
        await self._program.settled()

    def _show(self, shown: Shown) -> None:
        if shown.keys or not shown.edited:
            self._last = shown
        rows = ["   " + " ".join(f"[{label}]" for label, _ in row) for row in shown.keys]
        name = [f"📎 {shown.filename} ({len(shown.content):,} bytes)"] if shown.filename else []
        self._write("\n".join([*name, *filter(None, [shown.text]), *rows]))

    def _pressed(self, line: str) -> str | None:
        """Return the callback data of the button that a line names by label or number, or None."""
        keys = [key for row in self._last.keys for key in row] if self._last is not None else []
        found = _LABEL.fullmatch(line)
        if found:
            return next((data for label, data in keys if label.casefold() == found[1].casefold()), None)
        if line.isdecimal() and 1 <= int(line) <= len(keys):
            return next((data for label, data in keys if label == line), keys[int(line) - 1][1])
        return None

    async def _move_clock(self, words: str) -> None:
        owner = await self._owner()
        local = _moment(words)
        if local is None:
            self._write("/at wants a date and a time: /at 2026-12-24 09:00")
            return
        to = moment(local.date(), local.time(), owner.zoneinfo)
        self._program.clock.shift(owner.no, to)
        await self._program.schedule.tick_for(owner.no)
        await self._program.settled()
        self._write(f"⏱ {local:%Y-%m-%d %H:%M} {owner.zone}")

    async def _send_file(self, words: str) -> None:
        try:
            arrival = self._person.file(Path(words.strip()))
        except OSError:
            self._write(f"There is no file {words.strip()}")
            return
        await self._deliver(arrival)

    async def _owner(self) -> Owner:
        owner = await self._program.database.read(lambda raw: owners.by_telegram_id(raw, self._person.telegram_id))
        assert owner is not None  # noqa: S101 - made when the console opened
        return owner


def _moment(words: str) -> datetime | None:
    """Return the date and time typed, None when there is none or no calendar of ours reaches it."""
    try:
        local = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return local if 1970 <= local.year < 2500 else None


def chat(settings: Settings, telegram_id: int, lines: AsyncIterator[str], write: Callable[[str], None]) -> None:
    """Hold a conversation until `lines` ends. Raises StorageError."""
    with instance_lock(settings.database):
        asyncio.run(_converse(settings, telegram_id, lines, write))


async def _converse(
    settings: Settings, telegram_id: int, lines: AsyncIterator[str], write: Callable[[str], None]
) -> None:
    api = LocalApi()
    network = Network(TOKEN, api, LocalApi(), NoPace())
    access = Access(
        open=True, operators=frozenset({telegram_id}), zone=settings.timezone, language=settings.language or ""
    )
    async with build(settings.database, network, access) as program:
        newest = await program.database.read(lambda raw: inbox.last_update(raw, BOT_ID))
        person = LocalPerson(api, telegram_id, itertools.count(newest + 1), language=_terminal_language())
        api.skip_message_ids(await program.database.read(lambda raw: inbox.last_message(raw, telegram_id)))
        console = Console(program, api, person, write)
        owner_no = await _ensure_owner(program, person, access)
        person.clock = lambda: program.clock.now(owner_no)
        async with running(program):
            await program.settled()
            async for line in lines:
                await console.handle(line)


async def _ensure_owner(program: Program, person: LocalPerson, access: Access) -> OwnerNo:
    """Return the owner's number, made when absent; days a moved clock has visited are forgotten."""
    now = program.clock.now()

    def unit(raw: Connection) -> OwnerNo:
        owner = owners.by_telegram_id(raw, person.telegram_id)
        if owner is None:
            who = person.telegram_id
            owner = owners.add(raw, newcomer(who, who, person.language, Role.OPERATOR, access), now)
        Due(raw, owner, now).forget_future()
        return owner.no

    return await program.database.work(unit)


def _terminal_language() -> str:
    import locale  # noqa: PLC0415 - only the console asks the terminal

    return locale.getlocale()[0] or "en"


async def piped_lines() -> AsyncIterator[str]:
    """Yield the lines of standard input."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a byte that is no UTF-8 is one odd character, not the end
    for line in sys.stdin:
        yield line.rstrip("\n")


async def typed_lines() -> AsyncIterator[str]:
    """Yield the lines a person types, with history and editing; ends at Ctrl-D."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - half a second that a pipe need not wait
    from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415 - as above

    session: PromptSession[str] = PromptSession()
    with patch_stdout():
        while True:
            try:
                yield await session.prompt_async("> ")
            except (EOFError, KeyboardInterrupt):
                return
