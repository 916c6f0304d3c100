"""Weekdays: Friday, last Tuesday, Monday after next, next week on Thursday, first Monday of March."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ties.dates.days import in_week, near_weekday, nth_weekday
from ties.dates.english.words import MONTH, WEEKDAY, YEAR, month_number, weekday_number
from ties.dates.periods import Period, month_of, named_month
from ties.dates.rules import Frame, rule
from ties.numerals import english_number
from ties.patterns import lazy

_ROUTINE = lazy(r"(?<![a-z])(?:every|each|any|most|all|alternate)(?: other| second| single)? $")
_RANGE_AHEAD = lazy(rf"(?:{WEEKDAY}) ?(?:-|to|till|until|through|thru) ?$")
_RANGE_BEHIND = lazy(rf" ?(?:-|to|through|thru) ?(?:{WEEKDAY})(?![a-z])")
_MOVED = lazy(
    r"(?:moved|pushed|rescheduled|shifted|changed|switched|brought forward|postponed|delayed)"
    rf"(?: \w+){{0,3}} from (?:(?:{WEEKDAY}) to )?$"
)
_NOT_A_DAY = lazy(r"\.(?:com|io|ai|org|net)(?![a-z])| (?:times|club|league|school|ltd|inc|mail|roast|blues)(?![a-z])")
_SPECIAL = ("black ", "cyber ", "good ", "easter ", "ash ", "palm ", "holy ")
_TIED = lazy(r"(?:on|by|until|till|before|after|since|from|due|for|next|last|this|coming|met) $|, $")
_TIME_BEHIND = lazy(
    r",? ?(?:(?:at \d|morning|afternoon|evening|night|noon|lunch|next week)(?![a-z])|@"
    r"|\d{1,2}(?:[:/h]\d{1,2}|\.\d\d|-\d{1,2}(?::\d\d)? ?[ap]m| ?[ap]m|st|nd|rd|th)|[012]\d[0-5]\d(?!\d)|noon"
    r"|midnight)"
)
_END_BEHIND = lazy(r" ?(?:$|[,.;:!?)\]\n])")
_MORE_BEHIND = lazy(r" (?:at|in|for|with|or|and|to|we|i)(?![a-z])")
_WEEKS = {"next week": 1, "last week": -1, "this week": 0, "following week": 1}
_WORDS = {"next": 1, "following": 1, "this": 0}
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}


def _weekday(found: re.Match[str], frame: Frame) -> date | None:
    if _unlikely(found, frame):
        return None
    weekday = weekday_number(found["weekday"])
    which, week = found["which"] or "", found["week"] or found["week2"] or ""
    if found["after_next"]:
        return near_weekday(frame.day(7), weekday, "future")
    if week or which in _WORDS:
        return in_week(frame.today, weekday, _WEEKS[week] if week else _WORDS[which])
    if which:
        return near_weekday(frame.today, weekday, "future" if "coming" in which else "past")
    return near_weekday(frame.today, weekday, frame.leaning(found))


def _unlikely(found: re.Match[str], frame: Frame) -> bool:
    """Whether it is a routine, a range, a company, or a name such as Sun or Wed."""
    before, after = frame.flat[max(0, found.start() - 40) : found.start()], frame.flat[found.end() : found.end() + 20]
    ranges = _RANGE_AHEAD.search(before) or _RANGE_BEHIND.match(after)
    if _ROUTINE.search(before) or (ranges and not _MOVED.search(before)):
        return True
    if _NOT_A_DAY.match(after) or before.endswith(_SPECIAL):
        return True
    if len(found["weekday"]) > 5 or len(found[0]) > len(found["weekday"]) or _TIED.search(before):
        return False
    return not _day_like(found["weekday"], after, capital=frame.capital(found.start("weekday")))


def _day_like(word: str, after: str, *, capital: bool) -> bool:
    """Whether what stands behind a short form makes it a day: Sun is a surname, sat and wed are verbs."""
    if _TIME_BEHIND.match(after):
        return True
    if word == "sun" or not capital:
        return False
    return _END_BEHIND.match(after) is not None or (word[0] in "tf" and _MORE_BEHIND.match(after) is not None)


def _nth_weekday(found: re.Match[str], frame: Frame) -> date:
    first = _month(found, frame).first
    return nth_weekday(first.year, first.month, weekday_number(found["weekday"]), _NTH[found["nth"]])


def _month(found: re.Match[str], frame: Frame) -> Period:
    if not found["month"]:
        return month_of(frame.today, {"next": 1, "last": -1}.get(found["which"] or "", 0))
    month = month_number(found["month"])
    if found["year"]:
        return month_of(date(int(found["year"]), month, 1), 0)
    return named_month(month, frame.today, frame.leaning(found))


RULES = (
    rule(
        "mon tue wed thu fri sat sun",
        r"(?<![a-z.@#-])(?:(?P<week>next week|last week|this week)(?:,| on|'s)? )?"
        r"(?:(?:the )?(?P<which>last|this past|past|previous|this coming|coming|this|next|following) )?"
        rf"(?P<weekday>{WEEKDAY})(?![a-z])"
        r"(?:(?P<after_next> after next| w(?:ee)?k(?![a-z]))|,? (?:of )?(?P<week2>next week|last week"
        r"|this week|following week))?",
        _weekday,
    ),
    rule(
        "days ago",
        rf"(?<![a-z])(?P<count>\d|two|three|four|five|six) (?P<weekday>{WEEKDAY})s ago(?![a-z])",
        lambda found, frame: (
            near_weekday(frame.today, weekday_number(found["weekday"]), "past")
            - timedelta(weeks=(english_number(found["count"]) or 1) - 1)
        ),
    ),
    rule(
        "first second third fourth last 1st 2nd 3rd 4th",
        rf"(?<![a-z])(?:the )?(?P<nth>{'|'.join(_NTH)}) (?P<weekday>{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<month>{MONTH})(?![a-z])(?:,? (?P<year>{YEAR}))?|(?:the|(?P<which>next|this|last)) month)",
        _nth_weekday,
    ),
)
