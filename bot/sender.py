"""Sends what the outbox holds: in order per chat, answers before nudges, at Telegram's pace."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Iterable

from bot.calls import Outcome, Result, call
from bot.pacing import Pace
from handlers.context import Bot
from storage import outbox
from storage.database import Database, Unit
from storage.outbox import Outgoing, OutgoingId, OutgoingKind
from ties.errors import StorageError

log = logging.getLogger(__name__)

MAX_IN_FLIGHT = 24
MAX_NUDGES_IN_FLIGHT = 5
"""Five nudges in flight keep an answer's wait at 0.2 s under a sweep (PERFORMANCE.md)."""

FIRST_BACKOFF, LONGEST_BACKOFF = 0.5, 30.0  # seconds


class Sender:
    """Holds what is to be sent, by chat; `push` is called after each commit."""

    def __init__(self, bot: Bot, database: Database, pace: Pace) -> None:
        self._bot = bot
        self._database = database
        self._pace = pace
        self._chats: dict[int, deque[Outgoing]] = {}
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._nudges_in_flight = 0
        self._backoff = FIRST_BACKOFF
        self._not_before = 0.0
        self._repeated: set[OutgoingId] = set()  # answers of unknown outcome, on their second and last try
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    async def resume(self) -> None:
        """Take up what an earlier run left. An answer may so be repeated; a nudge already tried is not."""
        after = 0
        while left := await self._left_after(after):
            after = left[-1].id
            self.push(left)

    def push(self, queued: Iterable[Outgoing]) -> None:
        """Send these, in their order per chat, as soon as the pace allows."""
        for outgoing in queued:
            self._chats.setdefault(outgoing.chat_id, deque()).append(outgoing)
            self._idle.clear()
        self._wake.set()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be sent."""
        return self._idle.is_set()

    async def settled(self) -> None:
        """Wait until everything is sent."""
        await self._idle.wait()

    async def run(self) -> None:
        """Send for ever; cancel to stop. What is not sent stays in the outbox."""
        try:
            while True:
                self._wake.clear()
                delay = self._send_what_may_go()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), delay)
        finally:
            tasks = list(self._busy.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _left_after(self, after: int) -> list[Outgoing]:
        return await self._database.read(lambda raw: outbox.queued(raw, after))

    def _send_what_may_go(self) -> float | None:
        """Start every call that may be made now; returns the seconds until the next may, None when none waits."""
        delays: list[float] = []
        for chat_id in self._in_order():
            now = asyncio.get_running_loop().time()
            wait = max(self._pace.overall_wait(now), self._not_before - now)
            if wait > 0:
                return wait
            if len(self._busy) >= MAX_IN_FLIGHT:
                break
            if self._chats[chat_id][0].kind is OutgoingKind.NUDGE and self._nudges_in_flight >= MAX_NUDGES_IN_FLIGHT:
                break
            if (wait := self._pace.chat_wait(chat_id, now)) > 0:
                delays.append(wait)
            else:
                self._pace.spend(chat_id, now)
                self._start(chat_id)
        return min(delays, default=None)

    def _in_order(self) -> list[int]:
        """Return the chats whose turn it is: those that wait for an answer first."""
        free = [chat_id for chat_id in self._chats if chat_id not in self._busy]
        return sorted(free, key=lambda chat_id: self._chats[chat_id][0].kind is OutgoingKind.NUDGE)

    def _start(self, chat_id: int) -> None:
        outgoing = self._chats[chat_id][0]
        self._nudges_in_flight += outgoing.kind is OutgoingKind.NUDGE
        task = asyncio.create_task(self._deliver(outgoing), name="send")
        self._busy[chat_id] = task
        task.add_done_callback(lambda done: self._ended(done, outgoing))

    def _ended(self, task: asyncio.Task[None], outgoing: Outgoing) -> None:
        self._busy.pop(outgoing.chat_id, None)
        self._nudges_in_flight -= outgoing.kind is OutgoingKind.NUDGE
        if not task.cancelled() and task.exception() is not None:
            # The row stays queued and is tried again at the next start; those behind it must not wait for that.
            log.error("sending broke", exc_info=task.exception())
            self._forget(outgoing)
        self._wake.set()

    def _forget(self, outgoing: Outgoing) -> None:
        waiting = self._chats[outgoing.chat_id]
        waiting.popleft()
        self._repeated.discard(outgoing.id)
        if not waiting:
            del self._chats[outgoing.chat_id]
        if not self._chats:
            self._idle.set()

    async def _deliver(self, outgoing: Outgoing) -> None:
        """Make one call and note what became of it; what is to be tried again stays first of its chat."""
        nudge = outgoing.kind is OutgoingKind.NUDGE
        if nudge and outgoing.attempts:
            await self._note_uncertain(outgoing)
            return
        # The trace must be on disk first: a nudge of unknown outcome is never repeated.
        if not nudge or await self._traced(outgoing):
            await self._conclude(outgoing, await call(self._bot, outgoing))

    async def _traced(self, outgoing: Outgoing) -> bool:
        """Whether a nudge may be sent: False when a later digest took its place, or nothing can be written now."""
        try:
            waits = await self._database.work(lambda raw: outbox.attempt(raw, outgoing.id))
        except StorageError as error:
            log.warning("a nudge waits: %s", type(error).__name__)
            asyncio.get_running_loop().call_later(LONGEST_BACKOFF, self.push, [outgoing])
            waits = False
        if not waits:
            self._forget(outgoing)
        return waits

    async def _conclude(self, outgoing: Outgoing, result: Result) -> None:
        match result.outcome:
            case Outcome.SENT:
                self._backoff = FIRST_BACKOFF
                self._note(outgoing, lambda raw: outbox.sent(raw, outgoing, result.message_id))
            case Outcome.UNREACHABLE:
                self._note(outgoing, lambda raw: outbox.refused(raw, outgoing, unreachable=True))
            case Outcome.REFUSED:
                self._note(outgoing, lambda raw: outbox.refused(raw, outgoing))
            case Outcome.UNKNOWN if outgoing.kind is OutgoingKind.ANSWER and outgoing.id not in self._repeated:
                self._repeated.add(outgoing.id)  # stays queued: an answer may be repeated, once
            case Outcome.UNKNOWN:
                await self._note_uncertain(outgoing)
            case Outcome.TOO_FAST:
                now = asyncio.get_running_loop().time()
                self._pace.penalise(outgoing.chat_id, now + result.seconds, now)
                self._note_untried(outgoing)
            case Outcome.NOT_SENT:
                self._back_off()
                self._note_untried(outgoing)

    def _note(self, outgoing: Outgoing, mark: Unit[None]) -> None:
        self._database.later(mark)
        self._forget(outgoing)

    def _note_untried(self, outgoing: Outgoing) -> None:
        """Note that a call surely did not arrive: also a nudge may be tried again, by the next start too."""
        if outgoing.kind is OutgoingKind.NUDGE:
            self._database.later(lambda raw: outbox.untried(raw, outgoing.id))

    async def _note_uncertain(self, outgoing: Outgoing) -> None:
        await self._database.work(lambda raw: outbox.uncertain(raw, outgoing.id))
        self._forget(outgoing)

    def _back_off(self) -> None:
        """Wait before anything is tried again: there is no network, or Telegram is down."""
        now = asyncio.get_running_loop().time()
        if now < self._not_before:
            return  # a call of the same round: the wait is set already
        log.warning("Telegram cannot be reached; trying again in %.1f s", self._backoff)
        self._not_before = now + self._backoff
        self._backoff = min(2 * self._backoff, LONGEST_BACKOFF)
