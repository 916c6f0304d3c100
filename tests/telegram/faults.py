"""Faults on demand and by seeded chance: what a bad line and a bad Telegram do to a call."""

import random
from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """One way a call goes wrong; `acts` tells whether Telegram did what was asked."""

    DROP_BEFORE = "connection dropped before acting"
    DROP_AFTER = "connection dropped after acting"
    TOO_MANY = "429"
    INTERNAL = "500"
    BAD_GATEWAY = "502"
    HTML_PAGE = "HTML page instead of JSON"
    HALF_JSON = "half a JSON body, after acting"
    STALL = "acted, then silent"
    CONFLICT = "409"

    @property
    def acts(self) -> bool:
        """Say whether the effect has happened although the answer is lost."""
        return self in {Fault.DROP_AFTER, Fault.HALF_JSON, Fault.STALL}


EVERY_FAULT = tuple(fault for fault in Fault if fault is not Fault.CONFLICT)
"""Conflict is no fault of the line; it is asked for by name."""


@dataclass(slots=True)
class Faults:
    """Faults by method: those ordered come first, in order, then chance draws with `rate` from `kinds`."""

    seed: int = 0
    rate: float = 0.0
    kinds: tuple[Fault, ...] = EVERY_FAULT
    stall_seconds: float = 3.0
    happened: list[tuple[str, Fault]] = field(default_factory=list)
    _ordered: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311 -- a repeatable draw, no secret

    def order(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one after another."""
        self._ordered[method.lower()].extend(faults)

    def draw(self, method: str) -> Fault | None:
        """Return what befalls this call, None when it goes well."""
        fault = self._next(method.lower())
        if fault:
            self.happened.append((method, fault))
        return fault

    def _next(self, method: str) -> Fault | None:
        if waiting := self._ordered[method]:
            return waiting.popleft()
        if self._chance.random() < self.rate:
            return self._chance.choice(self.kinds)
        return None
