"""Days counted from today: tomorrow, in two weeks, three days ago, a week from Tuesday."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction

from ties.dates.days import in_week, near_weekday, shift, shift_day
from ties.dates.english.words import WEEKDAY, weekday_number
from ties.dates.rules import Frame, rule
from ties.numerals import english_number

_NEAR = {
    "today": 0, "tonight": 0, "tonite": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "last night": -1, "last evening": -1, "yesterday": -1, "yday": -1, "tomorrow": 1, "tmr": 1, "tmrw": 1, "tomoz": 1,
    "2moro": 1, "the day after tomorrow": 2, "day after tomorrow": 2, "overmorrow": 2, "the day before yesterday": -2,
    "day before yesterday": -2,
}  # fmt: skip
_NEAR_WORD = "|".join(sorted(_NEAR, key=len, reverse=True))

_COUNT = (
    r"\d{1,3}(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety|(?:a )?couple(?: of)?|(?:a )?few|several|(?:a )?dozen"
)
_UNITS = (
    ("min", "minute"), ("working", "working day"), ("business", "working day"), ("h", "hour"), ("d", "day"),
    ("w", "week"), ("fortnight", "fortnight"), ("m", "month"), ("q", "quarter"), ("y", "year"),
)  # fmt: skip
_UNIT = (
    r"minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|mths?|mos?|quarters?|years?|yrs?"
    r"|(?:working|business) days?|(?<=\d)(?:h|d|w|y)"
)
_SPAN = (
    rf"(?:(?P<low>{_COUNT})(?: or | to | ?- ?))?(?:(?P<count>{_COUNT})(?P<half1> and a half)?[ -]?"
    rf"(?P<unit>{_UNIT})(?P<half2> and a half)?"
    r"|(?P<half>half (?:an? |of an? )?|an? half[ -])(?P<half_unit>hour|day|month|year))(?![a-z])'?"
)
_NOT_OVER = r"(?<!over )(?<!for )(?<!during )"


def _span(found: re.Match[str]) -> tuple[Fraction, str]:
    """Return amount and unit of a stretch such as `two weeks`, `an hour and a half`, `half a year`."""
    if found["half"]:
        return Fraction(1, 2), _unit(found["half_unit"])
    count = (found["low"] or found["count"]).removeprefix("a ").removesuffix(" of")
    amount = Fraction(count) if count[0].isdecimal() else Fraction(english_number(count) or 0)
    half = Fraction(1, 2) if found["half1"] or found["half2"] else Fraction(0)
    return amount + half, _unit(found["unit"])


def _unit(word: str) -> str:
    return next(unit for head, unit in _UNITS if word.startswith(head))


def _near(found: re.Match[str], frame: Frame) -> date:
    return frame.day(_NEAR[found[0]])


def _ago(found: re.Match[str], frame: Frame) -> date | datetime | None:
    amount, unit = _span(found)
    return shift(frame.now, -amount, unit)


def _ahead(found: re.Match[str], frame: Frame) -> date | datetime | None:
    amount, unit = _span(found)
    return shift(frame.now, amount, unit)


def _from_weekday(found: re.Match[str], frame: Frame) -> date | None:
    amount, unit = _span(found)
    if unit not in {"day", "week", "fortnight", "month"}:
        return None
    return shift_day(near_weekday(frame.today, weekday_number(found["weekday"]), "future"), amount, unit)


def _from_near(found: re.Match[str], frame: Frame) -> date | None:
    amount, unit = _span(found)
    if unit not in {"day", "week", "fortnight", "month", "year"}:
        return None
    return shift_day(frame.day(_NEAR[found["near"]]), amount, unit)


def _weekday_in(found: re.Match[str], frame: Frame) -> date | None:
    """Friday in two weeks."""
    amount, unit = _span(found)
    if unit not in {"week", "fortnight"} or amount.denominator != 1:
        return None
    return in_week(frame.today, weekday_number(found["weekday"]), int(amount) * (2 if unit == "fortnight" else 1))


def _this_time(found: re.Match[str], frame: Frame) -> date:
    """Return the day of `this time next week`."""
    way = Fraction(-1 if found["which"] == "last" else 1)
    return shift_day(frame.today, way, found["unit"])


RULES = (
    rule(
        "week fortnight",
        rf"(?<![a-z])(?P<weekday>{WEEKDAY}) in {_SPAN}(?: time)?(?![a-z])",
        _weekday_in,
    ),
    rule(
        "this time same time",
        r"(?<![a-z])(?:this|same) (?:time|day) (?P<which>next|last) (?P<unit>week|month|year)(?![a-z])",
        _this_time,
    ),
    rule(
        "tod yest tom tmr 2mo toni this night even yday overm",
        rf"(?<![a-z])(?<! of )(?:{_NEAR_WORD})(?![a-z])(?!-)",
        _near,
    ),
    rule(
        "ago earlier back before",
        rf"(?<![a-z\d.]){_SPAN} (?:ago|earlier|back)(?![a-z])",
        _ago,
    ),
    rule(
        "in",
        rf"(?<![a-z]){_NOT_OVER}(?:with)?in (?:about |around |the next |another )?{_SPAN}(?: time| from now)?"
        rf"(?! (?:of|ago)(?![a-z]))",
        _ahead,
    ),
    rule(
        "from later hence time",
        rf"(?<![a-z\d.]){_SPAN} (?:from now|from today|later|hence|time)(?![a-z])",
        _ahead,
    ),
    rule(
        "week day month fortnight",
        rf"(?<![a-z\d.]){_SPAN} (?:from|on|after) (?:next )?(?P<weekday>{WEEKDAY})(?![a-z])",
        _from_weekday,
    ),
    rule(
        "week day month year fortnight",
        rf"(?<![a-z\d.]){_SPAN} (?:from |after )?(?P<near>today|tomorrow|yesterday)(?![a-z])",
        _from_near,
    ),
)
