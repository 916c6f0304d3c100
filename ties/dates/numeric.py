"""Dates in figures: 2026-11-24, 24.11.2026, 11/24, 24/11/26."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import clamped, make_day, roll_year
from ties.dates.rules import Frame, rule
from ties.folding import has_han
from ties.patterns import lazy

# Zones whose people write the month first; everybody else writes the day first (CLDR short date patterns).
_MONTH_FIRST = lazy(
    r"US/|America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana|Kentucky"
    r"|Toronto|Vancouver"
    r"|Winnipeg|Edmonton|Halifax)|Pacific/Honolulu|Asia/(?:Shanghai|Urumqi|Chongqing|Taipei|Tokyo|Seoul|Manila)"
)
_NO_DATE_BEFORE = lazy(
    r"(?:room|rm|unit|apt|flat|suite|no\.?|code|page|p\.|chapter|ch\.|version|ver|v|ratio|score|size|gate|table"
    r"|house|street"
    r"|block|lot|row|seat|#|section|floor|line|width|[$€£¥]|房|室|单元|比|版|版本|页|号码|比分) ?$"
)
_NO_DATE_BEHIND = lazy(
    r" ?(?:%|million|m(?![a-z])|cup|inch|in(?:ch|\b)|of (?:the|our|my)|mile|hours?(?![a-z])|owner|pm|am|km|kg"
    r"|share|stake"
    r"|英寸|寸|股|室|房|楼|折|杯|倍|的股|以上|以下|小时)"
)
_CUE = lazy(r"(?:on|by|until|till|before|after|since|from|due|met|date|于|在|到|前|截止|日期)[ :]*$")
_ALONE_BEFORE = lazy(r"(?:^|[,;:!?(\n|，；：。（])\s*$")
_ALONE_BEHIND = lazy(
    r"\s*(?:$|[,;!?)\n|，；。）]|\.(?!\d)|\d{1,2}(?::\d\d|\s?[ap]m)|at (?=\d)|上午|下午|早上|晚上|中午)"
)
_HAN_BEHIND = lazy(" ?(?:见|开会|到|去|在|来|之前|截止|出发|回|发货|交|签|约|面谈|拜访|认识|聊|参加|上午|下午|晚上)")
_RATIOS = {(24, 7), (7, 24), (16, 9), (9, 16), (5, 2)}


def _whole(found: re.Match[str], _: Frame) -> date | None:
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    return _real(year, month, day)


def _real(year: int, month: int, day: int) -> date | None:
    """Return the day when the calendar has it: figures are not rounded down as words are."""
    made = make_day(year, month, day)
    return made if made and made.day == day else None


def _with_year(found: re.Match[str], frame: Frame) -> date | None:
    a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
    month, day = _order(a, b, frame, dots=found["sep"] == ".")
    return _real(year if year > 99 else 2000 + year, month, day)


def _order(a: int, b: int, frame: Frame, *, dots: bool = False) -> tuple[int, int]:
    """Return month and day: by what is possible, else as the owner's part of the world writes them."""
    if a > 12 or b > 12:
        return (b, a) if a > 12 else (a, b)
    zone = str(getattr(frame.now.tzinfo, "key", ""))
    month_first = not dots and (has_han(frame.flat) or _MONTH_FIRST.match(zone) is not None)
    return (a, b) if month_first else (b, a)


def _short(found: re.Match[str], frame: Frame) -> date | None:
    a, b = int(found["a"]), int(found["b"])
    before, behind = frame.flat[max(0, found.start() - 12) : found.start()], frame.flat[found.end() : found.end() + 16]
    if (a, b) in _RATIOS or _NO_DATE_BEFORE.search(before) or _NO_DATE_BEHIND.match(behind):
        return None
    if not _meant(found, before, behind, sure=max(a, b) > 12):
        return None
    month, day = _order(a, b, frame)
    if _real(2024, month, day) is None:
        return None
    return roll_year(lambda year: clamped(year, month, day), frame.today, frame.leaning(found))


def _with_unit(found: re.Match[str], frame: Frame) -> date | None:
    month, day = int(found["a"]), int(found["b"])
    return roll_year(lambda year: clamped(year, month, day), frame.today, frame.leaning(found))


def _meant(found: re.Match[str], before: str, behind: str, *, sure: bool) -> bool:
    """Whether figures that could be a room, a price or a fraction are tied to something that makes them a date."""
    if found["sep"] == "/" and sure:
        return True
    tied = bool(_CUE.search(before))
    if found["sep"] == "." and _ALONE_BEFORE.search(before) and _HAN_BEHIND.match(behind):
        return True
    if found["sep"] == ".":
        return tied and bool(_ALONE_BEHIND.match(behind))
    return tied or bool(_ALONE_BEFORE.search(before) and _ALONE_BEHIND.match(behind))


_NEAR_YEARS = 5
"""Eight figures are a day only within so many years: 20270612."""


_NUMBER_OF = lazy(
    r"(?:number|order|ref|id|code|tel|phone|invoice|account|qq|订单|单号|编号|[^\d ]号|号码|电话|证|账号)[ :：#.]*$"
)


def _compact(found: re.Match[str], frame: Frame) -> date | None:
    if _NUMBER_OF.search(frame.flat[max(0, found.start() - 12) : found.start()]):
        return None
    day = _whole(found, frame)
    return day if day and abs(day.year - frame.today.year) <= _NEAR_YEARS else None


def _range(found: re.Match[str], frame: Frame) -> date | None:
    """6.10-6.14 and 12/3-14/3 begin on their first day."""
    before = frame.flat[max(0, found.start() - 12) : found.start()]
    if found["sep"] == "." and not (_ALONE_BEFORE.search(before) or _CUE.search(before)):
        return None
    first, last = (_order(int(found[one]), int(found[other]), frame) for one, other in (("a", "b"), ("c", "d")))
    if _real(2024, *first) is None or _real(2024, *last) is None or last <= first:
        return None
    return roll_year(lambda year: clamped(year, *first), frame.today, frame.leaning(found))


RULES = (
    rule(
        "20",
        r"(?<![a-z0-9_.+#/-])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\da-z_-]|\.\d)",
        _compact,
    ),
    rule(
        "- ~ – 至 到",
        r"(?<![a-z0-9_.+/:-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2}) ?[-–~至到] ?(?P<c>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
        r"(?![\d/%a-z元万块折倍]|\.\d)",
        _range,
    ),
    rule(
        "19 20",
        r"(?<![a-z0-9_.+-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]"
        r"|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d"
        r"|3[01])(?![\d-]|\.\d)",
        _whole,
    ),
    rule(
        "/ . -",
        r"(?<![a-z0-9_.+/-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep) ?"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d-]|\.\d)",
        _with_year,
    ),
    rule(
        "日 号", r"(?<![a-z0-9_.+/:-])(?P<a>1[0-2]|0?[1-9])(?P<sep>[/.])(?P<b>[12]\d|3[01]|0?[1-9])[日号]", _with_unit
    ),
    rule("/ .", r"(?<![a-z0-9_.+/:-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P<dot>\.?)(?![\d/-]|\.\d)", _short),
)
