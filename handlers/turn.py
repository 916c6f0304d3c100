"""One update, from its raw text to its committed effect: admit, find the handler, or say what went wrong."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler

from handlers import errors, guards
from handlers.context import Clock, Context, Services, occasion_of
from handlers.plain_words import spoken
from handlers.screen import Screen
from handlers.texts import texts
from storage import inbox, outbox, owners
from storage.actions import Actions
from storage.database import Connection
from storage.desk import Desk, Dialogue
from storage.inbox import Arrival
from storage.outbox import Outgoing, OutgoingKind
from storage.store import Store
from ties.errors import JieliError, StorageError
from ties.owners import Owner
from ties.people import OwnerNo

log = logging.getLogger(__name__)

Handler = BaseHandler[Update, Context, Any]
Answer = Callable[[Update, Context], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a turn begins with: the next arrival of a lane, its owner and their dialogue."""

    arrival: Arrival
    owner: Owner | None
    dialogue: Dialogue | None


def load(raw: Connection, bot_id: int, lane: int, clock: Clock) -> Loaded | None:
    """Return the next arrival of a lane with its owner, or None when nothing waits."""
    arrival = inbox.next_in(raw, bot_id, lane)
    if arrival is None:
        return None
    owner = owners.by_telegram_id(raw, lane)
    dialogue = None
    if owner is not None:
        now = clock.now(owner.no)
        dialogue = Desk(raw, owner.no, Actions(raw, owner.no, now), now).dialogue()
    return Loaded(arrival, owner, dialogue)


class Turns:
    """Handles arrivals one by one; the caller keeps the order per owner."""

    def __init__(self, services: Services, handlers: Sequence[Handler], dialogues: Mapping[str, Answer]) -> None:
        self._services = services
        self._handlers = handlers
        self._dialogues = dialogues
        self._acknowledging: set[asyncio.Task[None]] = set()
        self._answered = guards.Answered()

    async def take(self, loaded: Loaded) -> None:
        """Handle one arrival. Raises whatever a handler raises beyond the expected; then nothing was done."""
        raw = spoken(json.loads(loaded.arrival.body), in_dialogue=loaded.dialogue is not None)
        update = Update.de_json(raw, self._services.application.bot)
        owner, dialogue = loaded.owner, loaded.dialogue
        if not _private(update):
            await self._elsewhere(update, loaded.arrival)
            return
        if owner is None:
            owner = await self._admit(update, loaded.arrival)
            if owner is None:
                return
        await self._handle(update, loaded.arrival, owner, dialogue)

    async def give_up(self, arrival: Arrival, owner: Owner | None) -> None:
        """Set an arrival aside and tell its sender."""
        t = texts(owner.language if owner else "en")
        # A private chat has the id of its person; strangers of a private instance hear nothing.
        chat_id = owner.chat_id if owner else arrival.lane if self._services.access.open else 0

        def unit(raw: Connection) -> list[Outgoing]:
            inbox.set_aside(raw, arrival.bot_id, arrival.update_id)
            return self._queue(raw, owner.no if owner else OwnerNo(0), chat_id, errors.unreadable(t)) if chat_id else []

        self._services.push(await self._services.database.work(unit))

    async def tell_unsaved(self, owner: Owner | None, error: JieliError) -> None:
        """Tell the owner, past the full disk, that nothing was saved."""
        if owner is None:
            return
        screen = errors.screen_for(error, texts(owner.language))
        try:
            await self._services.application.bot.send_message(owner.chat_id, **screen.bodies()[0])
        except TelegramError as failure:
            log.warning("could not say that the disk is full: %s", type(failure).__name__)

    async def _handle(self, update: Update, arrival: Arrival, owner: Owner, dialogue: Dialogue | None) -> None:
        context = Context(self._services, owner, occasion_of(update, arrival), dialogue, _text(update))
        if update.callback_query is not None:
            self._acknowledge(update.callback_query)
        context.leaves_dialogue = dialogue is not None and _is_command(update)
        context.returns = not owner.reachable and update.my_chat_member is None
        try:
            await self._dispatch(update, context)
        except StorageError:
            raise  # nothing was done: the lane tries it again
        except JieliError as error:
            log.info("answered with an error: %s", type(error).__name__)
            screen = errors.screen_for(error, context.t)
            await context.work(lambda store: store.say(screen))
        if not context.worked:
            await context.work(_nothing)

    def _acknowledge(self, query: CallbackQuery) -> None:
        """Stop the button's spinner at once: not durable, ahead of everything, and no harm when it is too late."""

        async def answer() -> None:
            with contextlib.suppress(TelegramError):
                await query.answer()

        task = asyncio.create_task(answer(), name="acknowledge")
        self._acknowledging.add(task)  # the loop alone would not keep it alive
        task.add_done_callback(self._acknowledging.discard)

    async def _dispatch(self, update: Update, context: Context) -> None:
        if context.dialogue is not None and _is_answer(update) and context.dialogue.kind in self._dialogues:
            await self._dialogues[context.dialogue.kind](update, context)
            return
        for handler in self._handlers:
            check = handler.check_update(update)
            if check is None or check is False:
                continue
            await handler.handle_update(update, self._services.application, check, context)
            return

    async def _admit(self, update: Update, arrival: Arrival) -> Owner | None:
        now = self._services.clock.now()
        say = self._answered.first_time(update.effective_user.id) if update.effective_user else False

        def unit(raw: Connection) -> tuple[Owner | None, list[Outgoing]]:
            owner = guards.admit(raw, update, self._services.access, now)
            if owner is not None:
                return owner, []
            inbox.drop_stranger(raw, arrival.bot_id, arrival.update_id)
            chat = update.effective_chat
            screen = guards.closed(update.effective_user)
            return None, self._queue(raw, OwnerNo(0), chat.id, screen) if say and chat is not None else []

        owner, queued = await self._services.database.work(unit)
        self._services.push(queued)
        return owner

    async def _elsewhere(self, update: Update, arrival: Arrival) -> None:
        """Say one neutral line in a group that addresses us; stay silent everywhere else."""
        chat = update.effective_chat
        spoken_to = chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP) and _is_command(update)
        say = spoken_to and chat is not None and self._answered.first_time(chat.id)

        def unit(raw: Connection) -> list[Outgoing]:
            inbox.drop_stranger(raw, arrival.bot_id, arrival.update_id)
            return self._queue(raw, OwnerNo(0), chat.id, guards.neutral(update.effective_user)) if say and chat else []

        self._services.push(await self._services.database.work(unit))

    def _queue(self, raw: Connection, owner_no: OwnerNo, chat_id: int, screen: Screen) -> list[Outgoing]:
        now = self._services.clock.now()
        bodies = screen.bodies()
        return [outbox.queue(raw, owner_no, chat_id, OutgoingKind.ANSWER, "sendMessage", b, "", now) for b in bodies]


def _private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def _is_command(update: Update) -> bool:
    message = update.message
    return message is not None and (message.text or "").startswith("/")


def _is_answer(update: Update) -> bool:
    """Whether this is free text, which a dialogue that is going on takes."""
    message = update.message
    return message is not None and bool(message.text) and not _is_command(update)


def _text(update: Update) -> str:
    message = update.message or update.edited_message
    return (message.text or message.caption or "") if message is not None else ""


def _nothing(store: Store) -> None:
    """Do nothing but mark the update done."""
    _ = store
