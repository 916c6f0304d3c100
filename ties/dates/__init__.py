"""Days, clock times, birthdays and rhythms in a line of text, English and Chinese, mixed too."""

from __future__ import annotations

from datetime import datetime

from ties.dates import chinese, english, holidays, lunar, numeric
from ties.dates.birthdays import find_birthday
from ties.dates.corrections import without_taken_back
from ties.dates.found import FoundBirthday, FoundDate, FoundRhythm, Lean
from ties.dates.joining import with_clocks, with_offsets
from ties.dates.rhythms import find_rhythm
from ties.dates.rules import Frame, run
from ties.folding import level

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

_RULES = (*english.RULES, *numeric.RULES, *chinese.RULES, *lunar.RULES, *holidays.RULES)


def find_dates(text: str, now: datetime, *, lean: Lean | None = None) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, left to right; they count from `now`, which is in the owner's zone.

    `lean` says which way a weekday or a date without a year falls; None leaves it to the words around each.
    """
    frame = Frame(text, level(text), now, lean)
    dates = with_clocks(with_offsets(run(_RULES, frame), frame), frame)
    return tuple(without_taken_back(dates, frame.flat))


def first_date(text: str, now: datetime, *, lean: Lean | None = None) -> FoundDate | None:
    """Return the first date in `text`."""
    return next(iter(find_dates(text, now, lean=lean)), None)
