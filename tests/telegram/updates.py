"""The queue behind getUpdates: updates are forgotten only when a higher offset arrives; one poller waits at a time."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.refusals import conflict

LARGEST_BATCH = 100


@dataclass(slots=True)
class UpdateQueue:
    """Updates not yet confirmed, in order; `longest_poll` (seconds) keeps tests short, `deaf` ignores confirmations."""

    longest_poll: float = 2.0
    deaf: bool = False
    allowed: list[str] | None = None
    waiting: list[dict[str, Any]] = field(default_factory=list)
    _next_id: int = 1000
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _poller: object = None

    def push(self, update: dict[str, Any]) -> int:
        """Queue an update, give it the next id unless it brings its own, and return the id."""
        numbered = {"update_id": self._next_id, **update}
        self._next_id = max(self._next_id, int(numbered["update_id"]) + 1)
        self.waiting.append(numbered)
        self._arrived.set()
        return int(numbered["update_id"])

    @property
    def backlog(self) -> int:
        """Return how many updates are not confirmed."""
        return len(self.waiting)

    async def get(self, offset: int, limit: int, *, seconds: float) -> list[dict[str, Any]]:
        """Confirm what lies below the offset and return the next batch, waiting up to `seconds` for one."""
        self._confirm(offset)
        self._poller = me = object()
        self._arrived.set()
        try:
            async with asyncio.timeout(min(seconds, self.longest_poll)):
                await self._arrival(me)
        except TimeoutError:
            pass
        if self._poller is not me:
            raise conflict()
        return self.waiting[: max(1, min(limit, LARGEST_BATCH))]

    async def _arrival(self, me: object) -> None:
        while self._poller is me and not self.waiting:
            self._arrived.clear()
            await self._arrived.wait()

    def _confirm(self, offset: int) -> None:
        if self.deaf:
            return
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
