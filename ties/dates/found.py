"""What the date rules give back, and what they are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from ties.people import Birthday

Lean = Literal["past", "future"]
"""Which way a date without a year, or a bare weekday, falls."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day, perhaps with a time of day, and where it stands in the text; both are in the zone of `now`."""

    start: int
    end: int
    on: date
    at: time | None


@dataclass(frozen=True, slots=True)
class FoundBirthday:
    """A birthday and where it stands in the text, its cue word included."""

    start: int
    end: int
    birthday: Birthday


@dataclass(frozen=True, slots=True)
class FoundRhythm:
    """How often to be in touch, in days, and where it stands in the text."""

    start: int
    end: int
    days: int
