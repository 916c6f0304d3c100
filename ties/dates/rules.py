"""How a rule looks and how rules are run over a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from ties.dates.found import FoundDate, Lean
from ties.dates.lean import lean_of
from ties.patterns import lazy


class Frame:
    """The text with its levelled form, now, and which way dates lean when the caller knows."""

    def __init__(self, text: str, flat: str, now: datetime, lean: Lean | None) -> None:
        self.text, self.flat, self.now, self.lean = text, flat, now, lean

    @cached_property
    def today(self) -> date:
        """The owner's local day."""
        return self.now.date()

    def leaning(self, found: re.Match[str]) -> Lean:
        """Return which way the date of this match falls."""
        return self.lean or lean_of(self.flat, found.start(), found.end())

    def capital(self, position: int) -> bool:
        """Whether the text has a capital letter there."""
        return self.text[position].isupper()

    def day(self, days: int) -> date:
        """Return the day that many days from today."""
        return self.today + timedelta(days=days)


Make = Callable[[re.Match[str], Frame], date | datetime | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the levelled text and what its match means; looked at only where one of `hints` occurs."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    make: Make


def rule(hints: str, pattern: str, make: Make) -> Rule:
    """Return a rule from space-separated hints and a pattern."""
    return Rule(tuple(hints.split()), lazy(pattern), make)


def run(rules: Iterable[Rule], frame: Frame) -> list[FoundDate]:
    """Return the dates the rules find, left to right, the longest where they overlap."""
    found: list[FoundDate] = []
    for each in rules:
        if any(hint in frame.flat for hint in each.hints):
            found.extend(_matches(each, frame))
    return without_overlaps(found)


def _matches(each: Rule, frame: Frame) -> Iterable[FoundDate]:
    for match in each.pattern.finditer(frame.flat):
        day = each.make(match, frame)
        if day is not None:
            yield _found(match, day)


def _found(match: re.Match[str], day: date | datetime) -> FoundDate:
    if isinstance(day, datetime):
        return FoundDate(match.start(), match.end(), day.date(), time(day.hour, day.minute))
    return FoundDate(match.start(), match.end(), day, None)


def without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    """Return `found` by position; of two that overlap the longer stays."""
    kept: list[FoundDate] = []
    for each in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda f: f.start)


_BETWEEN = lazy(r"[ ,，(]{0,2}")


def joined(found: list[FoundDate], flat: str) -> list[FoundDate]:
    """Make one of neighbours that mean the same day: Tue 24/11, 4月1日愚人节."""
    kept: list[FoundDate] = []
    for each in found:
        last = kept[-1] if kept else None
        if last and last.on == each.on and not (last.at or each.at) and _BETWEEN.fullmatch(flat, last.end, each.start):
            kept[-1] = FoundDate(last.start, each.end, each.on, None)
        else:
            kept.append(each)
    return kept
