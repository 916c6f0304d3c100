"""How alive a tie is: it halves with every rhythm that passes without a touch."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ties.people import DEFAULT_RHYTHM_DAYS, Person

WARM_FROM = 0.7
"""Half a rhythm after the last touch a tie is no longer warm (0.5 to the power of one half)."""

COLD_BELOW = 0.4
"""A third of a rhythm past its time it is cold."""


class Warmth(StrEnum):
    """The three words for it."""

    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"

    @property
    def emoji(self) -> str:
        """How it is shown."""
        return _EMOJI[self]


_EMOJI = {Warmth.WARM: "🟢", Warmth.COOLING: "🟡", Warmth.COLD: "🔴"}


def quiet_days(person: Person, today: date) -> int:
    """Return the days since the last touch, else since they were met or written down; `today` is the owner's."""
    created = person.created_at.date() if person.created_at else None
    last = person.last_touch_on or person.met_on or created
    return 0 if last is None else max((today - last).days, 0)


def warmth(person: Person, today: date) -> float:
    """Return the warmth from 1 (today) towards 0; somebody without a rhythm cools by the usual one."""
    return float(0.5 ** (quiet_days(person, today) / (person.rhythm_days or DEFAULT_RHYTHM_DAYS)))


def level(value: float) -> Warmth:
    """Return the word for a warmth."""
    if value >= WARM_FROM:
        return Warmth.WARM
    return Warmth.COOLING if value >= COLD_BELOW else Warmth.COLD
