"""Weeks, months, quarters and years, whole or by an edge: next month, early March, the end of Q1, mid next week."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import add_months, in_week
from ties.dates.english.words import MONTH, WEEKDAY, YEAR, month_number, year_number
from ties.dates.found import Lean
from ties.dates.periods import (
    Edge,
    Period,
    day_in,
    month_of,
    named_month,
    numbered_quarter,
    quarter_of,
    week_of,
    year_of,
)
from ties.dates.rules import Frame, rule
from ties.patterns import lazy

_EDGES: tuple[tuple[str, Edge], ...] = (
    ("end", "end"), ("close", "end"), ("last", "end"), ("mid", "middle"), ("second", "middle"), ("late", "late"),
    ("early", "early"), ("first", "start"), ("start", "start"), ("begin", "start"),
)  # fmt: skip
_STEPS = {"next": 1, "following": 1, "coming": 1, "last": -1, "past": -1, "previous": -1}

_EDGE = (
    r"(?:the )?(?:very )?(?:end|close|start|beginning|middle|first week|second week|last week|first half"
    r"|second half|last (?:working |business )?day|first day) (?:of|in) "
    r"|(?:early|late|mid|later)(?: in)?[ -]"
)
_PERIOD = (
    rf"(?:the )?(?:(?P<which>this|next|last|current|coming|following|previous) )?(?P<unit>week|month|quarter"
    rf"|year)(?![a-z])"
    rf"|(?P<month>{MONTH})(?![a-z])\.?(?:,? (?P<month_year>{YEAR}|'\d\d)(?!\d))?"
    rf"|q(?P<quarter>[1-4])(?:,? (?P<quarter_year>{YEAR})(?!\d))?(?![a-z0-9_.])|(?P<year>{YEAR})(?!\d)"
)


def _edge_of(words: str) -> Edge:
    bare = words.removeprefix("the ").removeprefix("very ")
    return next((edge for head, edge in _EDGES if bare.startswith(head)), "")


def _edge(found: re.Match[str], frame: Frame) -> date | None:
    if found["month"] and not found["edge"].strip().endswith(("of", "in")) and not _month_word(found, frame):
        return None
    lean: Lean = "past" if found["which"] in {"last", "previous"} else frame.lean or "future"
    if not found["unit"]:
        lean = frame.leaning(found)
    return day_in(_period(found, frame, lean), _edge_of(found["edge"]), frame.today, lean)


def _period(found: re.Match[str], frame: Frame, lean: Lean) -> Period:
    today = frame.today
    if found["unit"]:
        return _by_unit(found["unit"], _STEPS.get(found["which"] or "", 0), today)
    if found["month"]:
        return _by_month(found["month"], found["month_year"], today, lean)
    if found["quarter"]:
        return _by_quarter(int(found["quarter"]), found["quarter_year"], today, lean)
    return year_of(int(found["year"]))


def _by_unit(unit: str, step: int, today: date) -> Period:
    match unit:
        case "week":
            return week_of(today, step)
        case "month":
            return month_of(today, step)
        case "quarter":
            return quarter_of(today, step)
    return year_of(today.year + step)


def _by_month(word: str, year: str | None, today: date, lean: Lean) -> Period:
    month = month_number(word)
    return month_of(date(year_number(year), month, 1), 0) if year else named_month(month, today, lean)


def _by_quarter(quarter: int, year: str | None, today: date, lean: Lean) -> Period:
    return quarter_of(date(int(year), quarter * 3, 1), 0) if year else numbered_quarter(quarter, today, lean)


# --- without an edge


def _whole(found: re.Match[str], frame: Frame) -> date | None:
    """Next week is its Monday, this week its Friday, last month a month ago; a year alone only when it is to come."""
    step, unit, today = _STEPS.get(found["which"], 0), found["unit"], frame.today
    if found["after_next"]:
        return _by_unit(unit, step + 1, today).first
    if unit == "year" and (step == 0 or (step < 0 and frame.leaning(found) == "future")):
        return None
    if step < 0:
        return frame.day(-7) if unit == "week" else add_months(today, -{"month": 1, "quarter": 3, "year": 12}[unit])
    return day_in(_by_unit(unit, step, today), "", today, frame.leaning(found))


def _weekend(found: re.Match[str], frame: Frame) -> date:
    which = found["which"] or ""
    if which in {"next", "last", "this"}:
        return in_week(frame.today, 5, {"next": 1, "last": -1, "this": 0}[which])
    saturday = in_week(frame.today, 5, 0)
    lean = "past" if which == "past" else frame.leaning(found)
    return in_week(frame.today, 5, -1) if lean == "past" and saturday > frame.today else saturday


_OTHER_DAY = lazy(rf" ?,? ?(?:on )?(?:tomorrow|tmrw?|next|this|{WEEKDAY})(?![a-z])")
_OTHER_DAY_AHEAD = lazy(rf"(?:tomorrow|tmrw?|{WEEKDAY}),? ?(?:by )?(?:the )?$")


def _short_end(found: re.Match[str], frame: Frame) -> date:
    unit = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[found["unit"][0]]
    return day_in(_by_unit(unit, 0, frame.today), "end", frame.today, "future")


def _day_end(found: re.Match[str], frame: Frame) -> date | None:
    """The end of the day is today's, unless another day stands beside it."""
    before = frame.flat[max(0, found.start() - 16) : found.start()]
    return None if _OTHER_DAY.match(frame.flat, found.end()) or _OTHER_DAY_AHEAD.search(before) else frame.today


_BARE = {"february", "march", "july", "september", "october", "november", "december"}
_NAMES = {"jan", "april", "may", "june", "august"}
_FIRM = lazy(r"(?<![a-z])(?:in|until|till|since|during|next|last|this|of|early|late|mid|through|throughout) $|mid-$")
_LOOSE = lazy(r"(?<![a-z])(?:by|from|for|before|after|around|about|starting|due|launch|launching) $")
_GIVEN_BY = lazy(
    r"(?:ed|sent|met|run|led|made|given|written|built|via|intro|referral|recommendation|call) (?:by|from|for"
    r"|before|after|about) $"
)
_ENDS = lazy(r" ?(?:$|[,.;:!?)\n])")
_GOES_ON = lazy(r"'s|\.\w|-\w| ?&| (?:and co|ltd|inc|street|road)(?![a-z])")


def _month(found: re.Match[str], frame: Frame) -> date | None:
    if not _month_word(found, frame):
        return None
    lean: Lean = {"next": "future", "last": "past"}.get(found["which"] or "") or frame.leaning(found)  # type: ignore[assignment]  # two literals
    period = _by_month(found["month"], found["month_year"], frame.today, lean)
    return day_in(period, "", frame.today, lean)


def _month_word(found: re.Match[str], frame: Frame) -> bool:
    """Whether the word means the month, not May Chen, not `march` as a verb."""
    start = found.start("month")
    before, after = frame.flat[max(0, start - 24) : start], frame.text[found.end() : found.end() + 10]
    if found["month_year"]:
        return True
    if _GOES_ON.match(after.lower()) or not frame.capital(start):
        return bool(_FIRM.search(before)) and not _GOES_ON.match(after.lower()) and found["month"] not in _NAMES
    if re.match(r" [A-Z][a-z]", after):
        return False
    if _FIRM.search(before):
        return True
    if found["month"] in _BARE and _ENDS.match(after) and not re.search(r"[A-Z][\w']* $", frame.text[:start]):
        return True
    return found["month"] not in _NAMES and bool(_LOOSE.search(before)) and not _GIVEN_BY.search(before)


def _quarter(found: re.Match[str], frame: Frame) -> date:
    lean = frame.leaning(found)
    return day_in(_by_quarter(int(found["quarter"]), found["quarter_year"], frame.today, lean), "", frame.today, lean)


RULES = (
    rule(
        "end start early late mid begin half close first second last",
        rf"(?<![a-z])(?P<edge>{_EDGE})(?:{_PERIOD})",
        _edge,
    ),
    rule(
        "week month quarter year",
        r"(?<!the )(?<![a-z])(?P<which>this|next|last|coming|following|previous) (?P<unit>week|month|quarter"
        r"|year)(?![a-z-])"
        r"(?!'s)(?P<after_next> after next)?",
        _whole,
    ),
    rule(
        "week month year",
        r"(?<![a-z])the (?P<which>)(?P<unit>week|month|year)(?P<after_next> after next)(?![a-z])",
        lambda found, frame: _by_unit(found["unit"], 2, frame.today).first,
    ),
    rule(
        "weekend wkend wknd week-end",
        r"(?<![a-z])(?:(?P<which>this|next|last|this coming|coming|this past|past) |(?:at|on|over|by"
        r"|before) the )(?:week-?end|wkn?d|wkend)(?![a-z])",
        _weekend,
    ),
    rule(
        "eow eom eoq eoy end",
        r"(?<![a-z])(?:eo(?=[wmqy](?![a-z]))|(?=(?:week|month|quarter|year)[- ]end(?![a-z])))"
        r"(?P<unit>[wmqy](?![a-z])|[a-z]+[- ]end)",
        _short_end,
    ),
    rule(
        "eod cob end close",
        r"(?<![a-z])(?:eod|cob|(?:the )?(?:very )?(?:end|close) of (?:the |this |our )?(?:day|play|business"
        r"|working day))"
        r"(?: today)?(?![a-z])",
        _day_end,
    ),
    rule(
        "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"(?<![a-z.@#])(?:(?P<which>next|last|this) )?(?P<month>{MONTH})(?![a-z])\.?(?:,? (?P<month_year>{YEAR}"
        rf"|'\d\d)(?!\d))?(?! ?\d)",
        _month,
    ),
    rule(
        "q1 q2 q3 q4",
        rf"(?<![a-z0-9_.-])q(?P<quarter>[1-4])(?:,? ?(?P<quarter_year>{YEAR})(?!\d))?(?![a-z0-9_-]|\.\d)",
        _quarter,
    ),
)
