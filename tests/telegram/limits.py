"""Telegram's sending limits: buckets that fill, and penalties that grow for those who do not wait."""

import math
from dataclasses import dataclass, field

from tests.telegram.refusals import Refused, too_many

IN_FLIGHT = 0.1
"""Seconds after a 429 in which a call may have been on its way already; it is no breach."""


@dataclass(slots=True)
class Bucket:
    """A token bucket; `rate` tokens a second, `size` at most."""

    size: float
    rate: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Take a token; return 0, or the seconds until there would be one."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level >= 1:
            self.level -= 1
            return 0.0
        return (1 - self.level) / self.rate


@dataclass(slots=True)
class Penalty:
    """A 429 that has been given, in monotonic seconds."""

    since: float
    until: float


@dataclass(slots=True)
class Limits:
    """Limits per chat and overall; key None is overall. A little more patient than the figures Telegram names."""

    chat_burst: float = 6
    chat_rate: float = 1.05
    overall_rate: float = 33
    switched_on: bool = True
    breaches: int = 0
    _buckets: dict[int | None, Bucket] = field(default_factory=dict)
    _penalties: dict[int | None, Penalty] = field(default_factory=dict)

    def admit(self, chat_id: int, now: float) -> Refused | None:
        """Return the refusal for one message to a chat, None when it may pass."""
        for key in (chat_id, None):
            penalty = self._penalties.get(key)
            if penalty and now < penalty.until:
                return self._refused_again(penalty, now)
        return self._spend(chat_id, now) if self.switched_on else None

    def punish(self, key: int | None, seconds: int, now: float) -> Refused:
        """Start a penalty for a chat (None: for all) and return the 429."""
        self._penalties[key] = Penalty(now, now + seconds)
        return too_many(seconds)

    def _refused_again(self, penalty: Penalty, now: float) -> Refused:
        if now > penalty.since + IN_FLIGHT:
            self.breaches += 1
            penalty.until += 1
        return too_many(math.ceil(penalty.until - now))

    def _spend(self, chat_id: int, now: float) -> Refused | None:
        for key, size, rate in (
            (chat_id, self.chat_burst, self.chat_rate),
            (None, self.overall_rate, self.overall_rate),
        ):
            wait = self._buckets.setdefault(key, Bucket(size, rate, size, now)).wait(now)
            if wait:
                return self.punish(key, math.ceil(wait), now)
        return None
