"""What a handler gets: who is speaking, in which language and zone, and the way to their memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from handlers.texts import Texts, texts
from storage.database import Connection, Database
from storage.desk import Dialogue
from storage.inbox import Arrival
from storage.outbox import Outgoing
from storage.store import Occasion, Store
from ties.owners import Owner
from ties.people import OwnerNo

T = TypeVar("T")
Bot = ExtBot[None]
App = Application[Any, Any, Any, Any, Any, Any]


class Clock(Protocol):
    """Where the time comes from; one owner's clock may be moved (the console's /at)."""

    def now(self, owner_no: OwnerNo | None = None) -> datetime:
        """Return the current UTC time, as this owner has it."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use this instance, and what new people start with."""

    open: bool
    operators: frozenset[int]
    zone: str
    language: str  # empty: as Telegram says


@dataclass(frozen=True, slots=True)
class Services:
    """What the process gives to the conversations."""

    application: App
    database: Database
    clock: Clock
    access: Access
    bot_id: int
    push: Callable[[list[Outgoing]], None]  # what was committed and may now be sent


class Context(CallbackContext[Bot, Any, Any, Any]):
    """PTB's context, knowing the owner."""

    def __init__(
        self, services: Services, owner: Owner, occasion: Occasion, dialogue: Dialogue | None, text: str = ""
    ) -> None:
        super().__init__(services.application, chat_id=owner.chat_id, user_id=owner.telegram_id)
        self.services = services
        self.owner = owner
        self.occasion = occasion
        self.dialogue = dialogue
        self.text = text
        self.worked = False
        self.leaves_dialogue = False
        self.returns = False  # the owner had blocked the bot, and is there again

    @property
    def t(self) -> Texts:
        """Texts in the owner's language."""
        return texts(self.owner.language)

    @property
    def now(self) -> datetime:
        """The owner's local time now, aware."""
        return self.services.clock.now(self.owner.no).astimezone(self.owner.zoneinfo)

    @property
    def today(self) -> date:
        """The owner's local date."""
        return self.now.date()

    @property
    def said_at(self) -> datetime:
        """When the message was written, in the owner's zone: "tomorrow" counts from there, not from an outage's end."""
        return (self.occasion.said_at or self.services.clock.now(self.owner.no)).astimezone(self.owner.zoneinfo)

    @property
    def words(self) -> str:
        """What follows the command."""
        pieces = self.text.split(maxsplit=1)
        return pieces[1].strip() if len(pieces) > 1 else ""

    async def work(self, unit: Callable[[Store], T]) -> T:
        """Run this update's one unit of work: effect, screens and done mark in one commit; then send the screens."""
        if self.worked:
            message = "one update, one unit of work"
            raise RuntimeError(message)
        result, queued = await self.services.database.work(lambda raw: self._run(raw, unit))
        self.worked = True
        self.services.push(queued)
        return result

    async def slice(self, unit: Callable[[Store], T]) -> T:
        """Run a part of a long piece of work in a commit of its own, before `work` ends the update.

        A part that was done when the process dies is met again: it must recognise what it did.
        """
        result, _ = await self.services.database.work(
            lambda raw: self._run(raw, unit, replace(self.occasion, update_id=None))
        )
        return result

    async def read(self, unit: Callable[[Store], T]) -> T:
        """Run a unit that only reads, beside the writer."""
        now = self.services.clock.now(self.owner.no)
        return await self.services.database.read(lambda raw: unit(Store(raw, self.owner, now, self.occasion)))

    def _run(
        self, raw: Connection, unit: Callable[[Store], T], occasion: Occasion | None = None
    ) -> tuple[T, list[Outgoing]]:
        store = Store(raw, self.owner, self.services.clock.now(self.owner.no), occasion or self.occasion)
        if self.leaves_dialogue:
            self._leave(store)
        if self.returns:
            store.note_reachable(reachable=True)
        result = unit(store)
        store.finish()
        return result, store.queued

    def _leave(self, store: Store) -> None:
        """Close the dialogue; answers of a half-filled form stay as a draft, unless the command goes on with them."""
        store.desk.close()
        answers = self.dialogue.data.get("answers", ()) if self.dialogue is not None else ()
        typed = [answer for answer in answers if answer.strip()]
        if typed and not self.text.startswith(("/add", "/cancel")):
            store.desk.add_draft("\n".join(typed), store.occasion.said_at or store.now, None)


def occasion_of(update: Update, arrival: Arrival) -> Occasion:
    """Return what an update is about."""
    message = update.effective_message
    query = update.callback_query
    return Occasion(
        bot_id=arrival.bot_id,
        update_id=arrival.update_id,
        message_id=None if message is None or query is not None else message.message_id,
        tapped_id=None if query is None or query.message is None else query.message.message_id,
        said_at=None if query is not None or message is None else (message.edit_date or message.date),
    )
