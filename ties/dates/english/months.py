"""Month and day: 9 January, Jan 3rd 2027, the third of May, Friday 27 Nov; and a day alone: on the 28th."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import add_months, clamped, make_day, month_end, roll_day, roll_year
from ties.dates.english.words import (
    DAY,
    MONTH,
    ORDINAL,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    weekday_number,
    year_number,
)
from ties.dates.rules import Frame, rule
from ties.patterns import lazy

_VERBS = {"may", "march", "mar", "sun", "sat"}
_STREET = lazy(r" (?:street|st|road|rd|avenue|ave|lane|ln|square|sq|drive|blvd|place)(?![a-z])", re.IGNORECASE)
_AFTER_A_VERB = lazy(r" ?(?:$|[,.;:!?)\n|/-]|(?:at|in|with|for|to|from|and|on|or|until|till)(?![a-z])|\d)")
_CUE = lazy(r"(?:on|by|until|till|before|after|since|from|due|for) (?:the )?$")
_WEEKDAY_AHEAD = rf"(?:(?:{WEEKDAY})\.?,? (?:the )?)?"
_YEAR_BEHIND = rf"(?:,? ?(?P<year>{YEAR})(?!\d)|,? (?P<short>'\d\d)(?!\d))?"


def _month_day(found: re.Match[str], frame: Frame) -> date | None:
    if _unlikely(found, frame):
        return None
    month, day = month_number(found["month"]), day_number(found.groupdict().get("from") or found["day"])
    written = found["year"] or found["short"]
    if written:
        return make_day(year_number(written), month, day)
    return roll_year(lambda year: clamped(year, month, day), frame.today, frame.leaning(found))


def _unlikely(found: re.Match[str], frame: Frame) -> bool:
    """Whether it is an address, or `may` and `march` as verbs in front of a number."""
    after = frame.flat[found.end() : found.end() + 12]
    if _STREET.match(after):
        return True
    if found["month"] not in _VERBS or frame.capital(found.start("month")) or not found["day"].isdecimal():
        return False
    before = frame.flat[max(0, found.start() - 12) : found.start()]
    return not (_CUE.search(before) or found["year"] or _AFTER_A_VERB.match(after))


_NO_DAY_BEFORE = lazy(r"(?:was|is|are|were|came|ranked|finished|placed|be|my|his|her|their|our|your) $")
_TIED = lazy(r"(?:on|by|until|till|before|after|since|from|due|around|about|of|for|this|next|last) $")
_FREE = lazy(r" ?(?:$|[,.;:!?)\n|/]|(?:at|in|for|to|with|and|or|then|we|i|he|she|they)(?![a-z])|\d{1,2}(?::| ?[ap]m))")


def _day_of_month(found: re.Match[str], frame: Frame) -> date | None:
    if _no_day_of_month(found, frame):
        return None
    day = day_number(found["day"])
    if found["which"]:
        first = add_months(frame.today.replace(day=1), {"next": 1, "last": -1, "this": 0}[found["which"]])
        return first.replace(day=min(day, month_end(first).day))
    if found["weekday"]:
        return _matching_weekday(day, weekday_number(found["weekday"]), frame)
    return roll_day(day, frame.today, frame.leaning(found))


def _no_day_of_month(found: re.Match[str], frame: Frame) -> bool:
    if found["which"] or found["weekday"]:
        return False
    before, after = frame.flat[max(0, found.start() - 12) : found.start()], frame.flat[found.end() : found.end() + 12]
    if _NO_DAY_BEFORE.search(before) or not _FREE.match(after):
        return True
    return not (_TIED.search(before) or found["the"])


def _matching_weekday(day: int, weekday: int, frame: Frame) -> date | None:
    """Return the next day of that number that falls on that weekday: Friday the 13th."""
    first = frame.today.replace(day=1)
    days = (make_day(m.year, m.month, day) for m in (add_months(first, n) for n in range(14)))
    return next((d for d in days if d and d.day == day and d.weekday() == weekday and d >= frame.today), None)


RULES = (
    rule(
        "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"(?<![a-z\d.,:/$-]){_WEEKDAY_AHEAD}(?:the )?(?:(?P<from>{DAY}) ?(?:-|to|and|&|or) ?)?(?P<day>{DAY})"
        rf"(?: of)?[ .-]{{0,2}}(?P<month>{MONTH})(?![a-z])\.?-?{_YEAR_BEHIND}",
        _month_day,
    ),
    rule(
        "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"(?<![a-z\d.]){_WEEKDAY_AHEAD}(?P<month>{MONTH})(?![a-z])\.?[ -]?(?:the )?(?P<day>{DAY})"
        rf"(?![a-z\d%²]|[.:,/]\d|\s?(?:[ap]m|k|m|bn|%|x|times|people|kg|km|years?|days?|weeks?|months?|hours?)"
        rf"(?![a-z])){_YEAR_BEHIND}",
        _month_day,
    ),
    rule(
        "st nd rd th",
        rf"(?<![a-z\d])(?:(?P<weekday>{WEEKDAY}) )?(?P<the>the )?(?P<day>{ORDINAL})(?![a-z\d])"
        r"(?: (?:of )?(?:the )?(?P<which>next|this|last) month| of (?:the|each) month)?",
        _day_of_month,
    ),
)
