"""How fast we may speak: 30 calls in any second overall, and per chat a bucket of five refilled one a second."""

from __future__ import annotations

from collections import deque

OVERALL_PER_SECOND = 30
CHAT_BUCKET = 5
CHAT_PER_SECOND = 1.0


class Pace:
    """Answers how long to wait; all times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=OVERALL_PER_SECOND)
        self._chats: dict[int, tuple[float, float]] = {}  # tokens left, at what time
        self._penalties: dict[int, float] = {}
        self._penalty = 0.0

    def overall_wait(self, now: float) -> float:
        """Return how long everybody must wait."""
        full = len(self._recent) == OVERALL_PER_SECOND
        window = self._recent[0] + 1.0 - now if full else 0.0
        return max(window, self._penalty - now, 0.0)

    def chat_wait(self, chat_id: int, now: float) -> float:
        """Return how long this chat must wait."""
        tokens = self._tokens(chat_id, now)
        bucket = 0.0 if tokens >= 1.0 else (1.0 - tokens) / CHAT_PER_SECOND
        return max(bucket, self._penalties.get(chat_id, 0.0) - now, 0.0)

    def spend(self, chat_id: int, now: float) -> None:
        """Note one call."""
        self._recent.append(now)
        self._chats[chat_id] = (self._tokens(chat_id, now) - 1.0, now)
        if len(self._chats) > 4 * OVERALL_PER_SECOND:
            self._forget_full(now)

    def penalise(self, chat_id: int, until: float, now: float) -> None:
        """Note a 429: this chat waits; when another chat is waiting too, the limit is everybody's."""
        self._penalties = {chat: end for chat, end in self._penalties.items() if end > now}
        if any(chat != chat_id for chat in self._penalties):
            self._penalty = max(self._penalty, until)
        self._penalties[chat_id] = until

    def _tokens(self, chat_id: int, now: float) -> float:
        tokens, at = self._chats.get(chat_id, (float(CHAT_BUCKET), now))
        return min(float(CHAT_BUCKET), tokens + (now - at) * CHAT_PER_SECOND)

    def _forget_full(self, now: float) -> None:
        """Forget chats whose bucket is full again, so that memory does not grow with the number of chats."""
        self._chats = {chat: kept for chat, kept in self._chats.items() if self._tokens(chat, now) < CHAT_BUCKET}


class NoPace(Pace):
    """No waiting at all: for the console and the tests, where nobody counts."""

    def overall_wait(self, now: float) -> float:
        """Return 0."""
        return 0.0 * now

    def chat_wait(self, chat_id: int, now: float) -> float:
        """Return 0."""
        return 0.0 * (now + chat_id)
