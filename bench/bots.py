"""The two sides of most goals: a PTB bot that only echoes, and the whole program, both without a network."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.app import Network, Program, build, running
from bot.console import TOKEN
from bot.local_api import LocalApi
from bot.local_person import LocalPerson
from bot.pacing import NoPace
from handlers.context import Access
from storage.inbox import Arrival
from ties.capture import read_line

OPEN = Access(open=True, operators=frozenset(), zone="Europe/Berlin", language="en")
FIRST_ID = 1001


class SlowApi(LocalApi):
    """The Bot API at the end of a line: every call takes this long."""

    seconds = 0.02

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Answer after a while."""
        await asyncio.sleep(self.seconds)
        return await super().do_request(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Echo:
    """A PTB bot that answers every text with the same text."""

    application: Application[Any, Any, Any, Any, Any, Any]

    async def take(self, arrival: Arrival) -> None:
        """Handle one raw update as PTB would."""
        update = Update.de_json(json.loads(arrival.body), self.application.bot)
        await self.application.process_update(update)

    async def together(self, arrivals: Sequence[Arrival]) -> None:
        """Handle many at once, in no order."""
        await asyncio.gather(*map(self.take, arrivals))

    async def in_turn(self, arrivals: Sequence[Arrival]) -> None:
        """Handle one after another."""
        for arrival in arrivals:
            await self.take(arrival)


@asynccontextmanager
async def echo(api: LocalApi, *, grammar: bool) -> AsyncIterator[Echo]:
    """Run the floor: an echo, with the capture grammar run on the line when asked."""

    async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        text = update.message.text or ""
        if grammar:
            read_line(text, update.message.date, "DE")
        await update.message.reply_text(text)

    builder = ApplicationBuilder().token(TOKEN).request(api).get_updates_request(LocalApi()).updater(None)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    async with application:
        yield Echo(application)


@dataclass(frozen=True, slots=True)
class Ours:
    """The whole program with owners who write to it."""

    program: Program
    api: LocalApi
    people: list[LocalPerson]

    async def together(self, arrivals: Sequence[Arrival]) -> None:
        """Handle what one poll brought, until every answer is out."""
        await self.program.keep(list(arrivals))
        await self.program.settled()

    async def in_turn(self, arrivals: Sequence[Arrival]) -> None:
        """Handle one after another, each until its answer is out."""
        for arrival in arrivals:
            await self.together([arrival])


@asynccontextmanager
async def ours(folder: Path, owners: int, api: LocalApi | None = None) -> AsyncIterator[Ours]:
    """Run the whole program on a new database, with owners who have said /start."""
    api = api or LocalApi()
    network = Network(TOKEN, api, LocalApi(), NoPace())
    async with build(folder / "jieli.db", network, OPEN) as program, running(program):
        people = people_of(api, owners)
        side = Ours(program, api, people)
        await side.together([person.text("/start") for person in people])
        yield side


def people_of(api: LocalApi, n: int) -> list[LocalPerson]:
    """Return people who write to the bot, with update ids drawn from one row."""
    numbers = itertools.count(1)
    return [LocalPerson(api, FIRST_ID + i, numbers) for i in range(n)]


def written(people: Sequence[LocalPerson], texts: Iterator[str], each: int = 1) -> list[Arrival]:
    """Return `each` messages of everybody, everybody's first messages first."""
    return [person.text(next(texts)) for _ in range(each) for person in people]
