"""A pretend user: `send` a line, `click` a button, `read` what the bot says. All but Telegram's network is real."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.app import Network, Program, build, running
from bot.console import TOKEN
from bot.local_api import LocalApi, Shown
from bot.local_person import LocalPerson
from bot.pacing import NoPace
from handlers.context import Access
from storage import owners
from storage.database import Connection
from storage.inbox import Arrival
from storage.store import Store
from ties.owners import Owner
from ties.people import OwnerNo

T = TypeVar("T")

PATIENCE = 60.0  # seconds: a program that never settles is a failure, not a wait

OPEN = Access(open=True, operators=frozenset(), zone="Europe/Berlin", language="")


@dataclass
class Client:
    """One person talking to a running program."""

    program: Program
    api: LocalApi
    person: LocalPerson
    inbox: list[Shown] = field(default_factory=list)
    owner_no: OwnerNo | None = None

    async def send(self, text: str) -> str:
        """Send a line and return all that was answered, messages separated by an empty line."""
        return await self.deliver(self.person.text(text))

    async def click(self, label: str, shown: Shown | None = None) -> str:
        """Press the button with this label, on `shown` or on the newest message that has it."""
        for message in [shown] if shown else reversed(self.inbox):
            for key, data in itertools.chain(*message.keys):
                if key == label:
                    return await self.deliver(self.person.tap(self.api.messages[message.message_id], data))
        missing = f"no button {label!r} on {[m.keys for m in self.inbox[-3:]]}"
        raise AssertionError(missing)

    async def deliver(self, arrival: Arrival) -> str:
        """Deliver a raw update and return all that was answered."""
        before = len(self.inbox)
        await self.program.keep([arrival])
        await self._settled()
        return "\n\n".join(shown.text for shown in self.inbox[before:])

    async def _settled(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.program.settled()

    def read(self) -> Shown:
        """Return the newest message."""
        return self.inbox[-1]

    def labels(self) -> list[str]:
        """Return the labels of the newest message's buttons."""
        return [label for row in self.read().keys for label, _ in row]

    async def owner(self) -> Owner:
        """Return this person's owner row."""
        found = await self.program.database.read(lambda raw: owners.by_telegram_id(raw, self.person.telegram_id))
        assert found is not None
        self.owner_no = found.no
        return found

    async def at(self, local: str) -> str:
        """Move this owner's clock to a local time, let due jobs run, and return what was said."""
        owner = await self.owner()
        before = len(self.inbox)
        to = datetime.fromisoformat(local).replace(tzinfo=owner.zoneinfo)
        self.program.clock.shift(owner.no, to.astimezone(UTC))
        await self.program.schedule.tick_for(owner.no)
        await self._settled()
        return "\n\n".join(shown.text for shown in self.inbox[before:])

    async def look(self, unit: Callable[[Store], T]) -> T:
        """Return what a unit of work sees in this owner's memory; its writes are kept too."""
        owner = await self.owner()
        now = self.program.clock.now(owner.no)

        def run(raw: Connection) -> T:
            store = Store(raw, owner, now)
            result = unit(store)
            store.finish()
            return result

        return await self.program.database.work(run)


@asynccontextmanager
async def program_in(folder: Path, access: Access = OPEN) -> AsyncIterator[tuple[Program, LocalApi]]:
    """Run a program on a database in `folder`, with the Bot API in this process."""
    api = LocalApi()
    network = Network(TOKEN, api, LocalApi(), NoPace())
    async with build(folder / "jieli.db", network, access) as program, running(program):
        yield program, api


_NUMBERS = itertools.count(1)


def client_of(program: Program, api: LocalApi, telegram_id: int = 1001, language: str = "en") -> Client:
    """Return a pretend user; several may talk to one program."""
    person = LocalPerson(api, telegram_id, _NUMBERS, language, name="Ada")
    client = Client(program, api, person)
    others = api.on_show

    def show(shown: Shown) -> None:
        if shown.chat_id == telegram_id:
            client.inbox.append(shown)
        else:
            others(shown)

    api.on_show = show
    person.clock = lambda: program.clock.now(client.owner_no)
    return client
