"""Days, clock times, birthdays and rhythms in a line of text, English and Chinese, mixed too."""

from __future__ import annotations

from datetime import datetime

from ties.dates.found import FoundBirthday, FoundDate, FoundRhythm, Lean

__all__ = [
    "FoundBirthday",
    "FoundDate",
    "FoundRhythm",
    "Lean",
    "find_birthday",
    "find_dates",
    "find_rhythm",
    "first_date",
]


def find_dates(text: str, now: datetime, *, lean: Lean | None = None) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, left to right; they count from `now`, which is in the owner's zone."""
    del text, now, lean
    return ()


def first_date(text: str, now: datetime, *, lean: Lean | None = None) -> FoundDate | None:
    """Return the first date in `text`."""
    return next(iter(find_dates(text, now, lean=lean)), None)


def find_birthday(text: str) -> FoundBirthday | None:
    """Return the birthday in `text`."""
    del text
    return None


def find_rhythm(text: str) -> FoundRhythm | None:
    """Return how often to be in touch."""
    del text
    return None
